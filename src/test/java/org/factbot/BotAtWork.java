package org.factbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.factbot.operations.Health;
import org.factbot.preview.LocalTelegram;
import org.factbot.telegram.Bot;

/** The real bot with the bundled story, wired as in service, on a local Telegram. */
final class BotAtWork implements AutoCloseable {
    private final Assembly assembly = new Assembly(Shipped.ENVIRONMENT, Clock.systemUTC());
    private final Health health = new Health(Clock.systemUTC());
    private final CompletableFuture<Integer> code = new CompletableFuture<>();
    private final LocalTelegram telegram;

    private BotAtWork(LocalTelegram telegram) {
        this.telegram = telegram;
    }

    /** Starts it and waits for its first poll. */
    static BotAtWork start(LocalTelegram telegram, Path state) {
        BotAtWork bot = new BotAtWork(telegram);
        Bot.Options options = new Bot.Options(telegram.token(), telegram.apiUrl(), state, Set.of(), false);
        int before = telegram.requests("getUpdates").size();
        var answerer = Shipped.answerer();
        Thread thread =
                new Thread(() -> bot.code.complete(bot.assembly.live(options, answerer, bot.health)), "bot-at-work");
        thread.setDaemon(true);
        thread.start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> telegram.requests("getUpdates").size() > before);
        return bot;
    }

    Health health() {
        return health;
    }

    /** Waits until everything that people did has been dealt with; what has not been answered then, never will be. */
    void settle() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> telegram.pendingUpdates() == 0 && health.open() == 0);
    }

    /** Ends it as a signal would. */
    @Override
    public void close() {
        assertThat(assembly.stop()).isEqualTo(Assembly.Stopped.BOT);
        assertThat(code.orTimeout(30, TimeUnit.SECONDS).join()).isZero();
    }
}

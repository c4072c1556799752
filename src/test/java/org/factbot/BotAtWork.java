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
    private final Assembly assembly;
    private final Health health;
    private final CompletableFuture<Integer> code = new CompletableFuture<>();
    private final LocalTelegram telegram;

    private BotAtWork(LocalTelegram telegram, Clock clock) {
        this.telegram = telegram;
        assembly = new Assembly(Shipped.ENVIRONMENT, clock);
        health = new Health(clock);
    }

    /** Starts it and waits for its first poll. */
    static BotAtWork start(LocalTelegram telegram, Path state) {
        return start(telegram, state, Clock.systemUTC());
    }

    static BotAtWork start(LocalTelegram telegram, Path state, Clock clock) {
        BotAtWork bot = new BotAtWork(telegram, clock);
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
        settle(0);
    }

    /** The same where some updates stay open by design. */
    void settle(int open) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> telegram.pendingUpdates() == 0 && health.open() == open);
    }

    /** Ends it as a signal would. */
    @Override
    public void close() {
        assertThat(assembly.stop()).isEqualTo(Assembly.Stopped.BOT);
        assertThat(code.orTimeout(30, TimeUnit.SECONDS).join()).isZero();
    }
}

package org.factbot.telegram;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.factbot.operations.Health;
import org.factbot.testing.ScriptedBotApi;

/** A bot in this process, talking to a scripted server; its retries run 20 times faster than in earnest. */
final class RunningBot implements AutoCloseable {
    static final Timing FAST = Timing.standard().faster(20);

    final Health health;
    private final Bot bot;
    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    RunningBot(URI api, Path state, Profile profile, Timing timing, Clock clock, boolean pacing) {
        this(api, state, (me, preferences) -> new EchoHandler(), profile, timing, clock, pacing);
    }

    RunningBot(URI api, Path state, Bot.Talker talker, Timing timing) {
        this(api, state, talker, Profile.NONE, timing, Clock.systemUTC(), false);
    }

    private RunningBot(
            URI api, Path state, Bot.Talker talker, Profile profile, Timing timing, Clock clock, boolean pacing) {
        health = new Health(clock);
        Bot.Options options = new Bot.Options(ScriptedBotApi.TOKEN, api, state, Set.of(), pacing);
        bot = new Bot(options, talker, profile, health, clock, timing);
        Thread thread = new Thread(() -> code.complete(bot.run()), "bot");
        thread.setDaemon(true);
        thread.start();
    }

    static RunningBot start(ScriptedBotApi api, Path state) {
        return new RunningBot(api.uri(), state, Profile.NONE, FAST, Clock.systemUTC(), false);
    }

    int exitCode() {
        return exitCode(Duration.ofSeconds(20));
    }

    int exitCode(Duration within) {
        await().atMost(within).until(code::isDone);
        return code.join();
    }

    /** As /metrics says. */
    int openUpdates() {
        return health.open();
    }

    boolean isRunning() {
        return !code.isDone();
    }

    int stop() {
        bot.stop();
        return exitCode();
    }

    @Override
    public void close() {
        bot.stop();
    }
}

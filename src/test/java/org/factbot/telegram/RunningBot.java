package org.factbot.telegram;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.factbot.operations.Health;
import org.factbot.operations.HealthServer;
import org.factbot.testing.ScriptedBotApi;

/** A bot in this process, talking to a scripted server; its retries run 20 times faster than in earnest. */
final class RunningBot implements AutoCloseable {
    static final Timing FAST = Timing.standard().faster(20);

    final Health health;
    private final Bot bot;
    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    RunningBot(URI api, Path state, Profile profile, Timing timing, Clock clock, boolean pacing) {
        this(api, state, (me, preferences, around) -> new EchoHandler(), profile, timing, clock, pacing);
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

    /** What an operator reads at /metrics. */
    String numbers() {
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (HealthServer server = HealthServer.start(free, health);
                InputStream body = URI.create("http://127.0.0.1:" + server.port() + "/metrics")
                        .toURL()
                        .openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

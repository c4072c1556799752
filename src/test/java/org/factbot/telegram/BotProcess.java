package org.factbot.telegram;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.factbot.operations.Health;
import org.factbot.testing.ScriptedBotApi;

/** A bot in a JVM of its own, to be killed. It logs all that can be logged, so that tests can see what never is. */
final class BotProcess {
    private static final String TOKEN_VARIABLE = "TELEGRAM_BOT_TOKEN";

    private final Process process;
    private final Path log;

    private BotProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static BotProcess start(URI api, Path folder) {
        Path log = folder.resolve("log.txt");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=debug",
                BotProcess.class.getName(),
                api.toString(),
                folder.resolve("state").toString());
        builder.environment().put(TOKEN_VARIABLE, ScriptedBotApi.TOKEN);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return new BotProcess(builder.start(), log);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        waitFor();
    }

    /** SIGTERM. */
    int terminate() {
        process.destroy();
        return waitFor();
    }

    int waitFor() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the bot did not end in 30 s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The child: API server and state folder as arguments, token in the environment. */
    public static void main(String[] args) {
        Health health = new Health(Clock.systemUTC());
        Bot.Options options = new Bot.Options(
                System.getenv(TOKEN_VARIABLE), URI.create(args[0]), new File(args[1]).toPath(), Set.of(), false);
        Bot bot = new Bot(
                options,
                (me, preferences, around) -> new EchoHandler(),
                Profile.NONE,
                health,
                Clock.systemUTC(),
                RunningBot.FAST);
        Runtime.getRuntime().addShutdownHook(new Thread(bot::stop));
        System.exit(bot.run());
    }
}

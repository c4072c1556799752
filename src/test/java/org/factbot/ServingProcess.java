package org.factbot;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a JVM of its own, as an operator runs it: everything comes from the environment. */
final class ServingProcess implements AutoCloseable {
    private final Process process;
    private final Path out;
    private final Path err;

    private ServingProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts it without arguments.
     *
     * @param folder of its state, its knowledge, which is the {@link SmallStory}, and what it prints
     */
    static ServingProcess start(URI api, String token, Path folder) {
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-Dorg.slf4j.simpleLogger.defaultLogLevel=debug",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "TELEGRAM_BOT_TOKEN", token,
                            "TELEGRAM_API_URL", api.toString(),
                            "FACTBOT_KNOWLEDGE",
                                    SmallStory.write(folder.resolve("bridge")).toString(),
                            "FACTBOT_STATE", folder.resolve("state").toString(),
                            "FACTBOT_HTTP", "127.0.0.1:0"));
            return new ServingProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ServingProcess awaitReady() {
        await().atMost(Duration.ofSeconds(60)).until(() -> printed().contains("event=ready"));
        return this;
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** SIGTERM. */
    int terminate() {
        process.destroy();
        return exitCode();
    }

    int exitCode() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("it did not end within 60 s: " + printed());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** All it said, on both streams. */
    String printed() {
        try {
            return Files.readString(out) + Files.readString(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package org.factbot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.factbot.answer.Answerer;
import org.factbot.cli.Cli;
import org.factbot.operations.Health;
import org.factbot.telegram.Bot;

/**
 * The bot in a JVM of its own, as in service but for the pacing, which would let 25 messages a second
 * through. The program itself has no such switch: nobody should trip over it who talks to Telegram.
 */
final class UnpacedProcess implements AutoCloseable {
    private static final String TOKEN_VARIABLE = "TELEGRAM_BOT_TOKEN";
    private static final String HEAP = "heap=";

    private final Process process;
    private final BufferedReader says;

    private UnpacedProcess(Process process) {
        this.process = process;
        this.says = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it; {@code options} are for its JVM. */
    static UnpacedProcess start(URI api, String token, Path knowledge, Path state, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                "-cp",
                System.getProperty("java.class.path"),
                UnpacedProcess.class.getName(),
                api.toString(),
                knowledge.toString(),
                state.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(
                        Redirect.appendTo(state.resolveSibling("load-log.txt").toFile()));
        builder.environment().put(TOKEN_VARIABLE, token);
        try {
            return new UnpacedProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes of its heap in use after a full collection. */
    long heap() {
        try {
            OutputStream to = process.getOutputStream();
            to.write('\n');
            to.flush();
            String line = says.readLine();
            while (line != null && !line.startsWith(HEAP)) {
                line = says.readLine(); // the JVM itself may have something to say
            }
            return Long.parseLong(line == null ? "" : line.substring(HEAP.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processor time it used so far, in ms. */
    long processorMillis() {
        return process.info().totalCpuDuration().orElseThrow().toMillis();
    }

    /** Has its flight recorder write down what it saw so far. */
    void record(Path file) throws IOException, InterruptedException {
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        "JFR.dump",
                        "filename=" + file)
                .inheritIO()
                .start()
                .waitFor();
    }

    /** SIGTERM. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end within 60 s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The child: API server, knowledge and state folder as arguments, token in the environment. */
    public static void main(String[] args) throws IOException, Cli.Refused {
        Assembly assembly = new Assembly(Shipped.ENVIRONMENT, Clock.systemUTC());
        Bot.Options options =
                new Bot.Options(System.getenv(TOKEN_VARIABLE), URI.create(args[0]), Path.of(args[2]), Set.of(), false);
        Answerer answerer = assembly.answerer(Path.of(args[1]));
        Thread bot = new Thread(
                () -> Runtime.getRuntime().halt(assembly.live(options, answerer, new Health(Clock.systemUTC()))),
                "bot");
        bot.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            assembly.stop();
            try {
                bot.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (in.readLine() != null) {
                System.gc();
                System.gc(); // what the first one queued for cleaning
                System.out.println(HEAP
                        + (Runtime.getRuntime().totalMemory()
                                - Runtime.getRuntime().freeMemory()));
            }
        }
    }
}

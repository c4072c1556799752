package org.factbot.testing;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Reads along all that is written to the standard streams in the whole test run, the logs of the delivery at their most
 * talkative among it, and fails the run if a bot's token stands in it. Registered for all tests.
 */
public final class TokenWatch implements BeforeAllCallback, AfterAllCallback {
    /** The form of a bot's token: its number, a colon and the secret. */
    private static final Pattern TOKEN = Pattern.compile("(?<!\\d)\\d{4,}:[A-Za-z0-9_-]{16,}");

    /** What the delivery tests provoke by the hundred is read, but not shown. */
    private static final String NOISE = " org.factbot.telegram.";

    private static final Queue<String> FOUND = new ConcurrentLinkedQueue<>();
    private static final AtomicLong READ = new AtomicLong();
    private static boolean watching;

    /** How many lines were read so far. */
    static long linesRead() {
        return READ.get();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        synchronized (TokenWatch.class) {
            if (!watching) {
                watching = true;
                System.setErr(new PrintStream(new Lines(System.err), true, StandardCharsets.UTF_8));
                System.setOut(new PrintStream(new Lines(System.out), true, StandardCharsets.UTF_8));
                context.getRoot()
                        .getStore(ExtensionContext.Namespace.create(TokenWatch.class))
                        .put("end", (AutoCloseable) TokenWatch::check);
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        check();
    }

    private static void check() {
        if (!FOUND.isEmpty()) {
            throw new AssertionError("a token stands in the log: " + FOUND);
        }
    }

    static boolean holdsToken(String line) {
        return TOKEN.matcher(line).find();
    }

    /** Passes whole lines on, once they have been read. */
    private static final class Lines extends OutputStream {
        private final PrintStream to;
        private final java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();

        Lines(PrintStream to) {
            this.to = to;
        }

        @Override
        public synchronized void write(int b) {
            line.write(b);
            if (b == '\n') {
                pass();
            }
        }

        private void pass() {
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            READ.incrementAndGet();
            if (holdsToken(text)) {
                FOUND.add(TOKEN.matcher(text).replaceAll("<token>").strip());
            }
            if (!text.contains(NOISE)) {
                to.print(text);
                to.flush();
            }
        }

        @Override
        public synchronized void flush() {
            to.flush();
        }
    }
}

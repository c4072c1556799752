package org.factbot.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Where results and messages go: UTF-8, each piece flushed. For one thread. */
final class Console {
    private final OutputStream out;
    private final PrintWriter errors;

    Console(OutputStream out, PrintWriter errors) {
        this.out = out;
        this.errors = errors;
    }

    /** Nobody reads our results any more, as when {@code head} has seen enough: reason to end, not to complain. */
    static final class Closed extends RuntimeException {
        Closed(IOException cause) {
            super(cause);
        }
    }

    /** Input or output failed; the message is for the person who can act. */
    static final class Failed extends RuntimeException {
        Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Writes a result and a line break unless it ends with one.
     *
     * @throws Closed where the reader has gone
     * @throws Failed where the results cannot be written, as on a full disk
     */
    void print(String text) {
        String line = text.endsWith("\n") ? text : text + "\n";
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (out instanceof PrintStream stream && stream.checkError()) {
                throw new Closed(null);
            }
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            // Java has no exception of its own for this; "Broken pipe" here, "The pipe is being closed" on Windows.
            if (reason.toLowerCase(Locale.ROOT).contains("pipe")) {
                throw new Closed(e);
            }
            throw new Failed("Cannot write the results: " + reason, e);
        }
    }

    /** Writes a line that is no result. */
    void error(String line) {
        errors.println(line);
    }
}

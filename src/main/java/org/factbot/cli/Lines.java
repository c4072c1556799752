package org.factbot.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads lines as they come, without waiting for more than the line's end and without ever holding more than a bounded line.
 * For one thread.
 */
final class Lines {
    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[8192];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int position;
    private int filled;
    private long number;

    /**
     * Lines of this stream.
     *
     * @param longest how many bytes a line may have, without its end
     */
    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * One line.
     *
     * @param number from 1
     * @param text   without its end ({@code \n} or {@code \r\n}), decoded from UTF-8 with U+FFFD for what is none; empty
     *               where the line was too long
     */
    record Line(long number, Optional<String> text) {}

    /** The next line, or empty at the end. What follows the last line end is a line unless it is empty. */
    Optional<Line> next() throws IOException {
        line.reset();
        boolean tooLong = false;
        boolean any = false;
        while (true) {
            if (position == filled) {
                filled = Math.max(0, in.read(buffer, 0, buffer.length));
                position = 0;
                if (filled == 0) {
                    return any ? Optional.of(line(tooLong)) : Optional.empty();
                }
            }
            any = true;
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            tooLong = tooLong || line.size() + end - position > longest;
            if (!tooLong) {
                line.write(buffer, position, end - position);
            }
            boolean ended = end < filled;
            position = ended ? end + 1 : end;
            if (ended) {
                return Optional.of(line(tooLong));
            }
        }
    }

    private Line line(boolean tooLong) {
        number++;
        if (tooLong) {
            return new Line(number, Optional.empty());
        }
        String text = line.toString(StandardCharsets.UTF_8);
        if (number == 1 && text.startsWith("\uFEFF")) {
            text = text.substring(1); // The mark that some editors put at a file's start.
        }
        return new Line(number, Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text));
    }
}

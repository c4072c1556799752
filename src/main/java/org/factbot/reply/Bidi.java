package org.factbot.reply;

import org.factbot.knowledge.Language;

/**
 * Keeps text of two directions in place, and text of unknown origin harmless. Only isolates and marks are used: embeddings
 * and overrides (U+202A to U+202E) are removed by Telegram's server. Without state; safe for any thread.
 */
public final class Bidi {
    private static final char LEFT_TO_RIGHT_MARK = '\u200E';
    private static final char RIGHT_TO_LEFT_MARK = '\u200F';
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private Bidi() {}

    /**
     * A value to be set into a sentence: wrapped in an isolate where it holds letters that run against the sentence, else as
     * it is. Isolates of its own are removed, so that it cannot close ours.
     */
    public static String isolate(String value, boolean rightToLeft) {
        String bare = withoutIsolates(value);
        boolean foreign = bare.codePoints().anyMatch(point -> rightToLeft ? leftward(point) < 0 : leftward(point) > 0);
        return foreign ? FIRST_STRONG_ISOLATE + bare + POP_ISOLATE : bare;
    }

    /** {@link #isolate(String, boolean)} in a sentence of this language. */
    public static String isolate(String value, Language around) {
        return isolate(value, around.rightToLeft());
    }

    /** The text with a mark before every line that would otherwise be laid out in the other direction. */
    public static String lead(String text, boolean rightToLeft) {
        StringBuilder led = new StringBuilder(text.length() + 4);
        String[] lines = text.split("\n", -1);
        for (int at = 0; at < lines.length; at++) {
            led.append(at == 0 ? "" : "\n");
            if (needsMark(lines[at], rightToLeft)) {
                led.append(rightToLeft ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK);
            }
            led.append(lines[at]);
        }
        return led.toString();
    }

    private static boolean needsMark(String line, boolean rightToLeft) {
        int first = line.codePoints()
                .map(Bidi::leftward)
                .filter(direction -> direction != 0)
                .findFirst()
                .orElse(0);
        return rightToLeft ? first < 0 || first == 0 && !line.isBlank() : first > 0;
    }

    /** Positive for a letter that runs from right to left, negative for one that runs from left to right, else 0. */
    private static int leftward(int point) {
        return switch (Character.getDirectionality(point)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> -1;
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> 1;
            default -> 0;
        };
    }

    /**
     * The text without what could harm a reader's screen or a parser: control characters except the line feed, halves of
     * surrogate pairs, embeddings and overrides; isolates that are never closed, or closed and never opened.
     */
    public static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        int open = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (point == '\n') {
                close(safe, open);
                open = 0;
            }
            if (point == POP_ISOLATE) {
                if (open == 0) {
                    continue;
                }
                open--;
            } else if (point >= 0x2066 && point <= 0x2068) {
                open++;
            }
            if (point == '\t') {
                safe.append(' ');
            } else if (point == '\n' || !harmful(point)) {
                safe.appendCodePoint(point);
            }
        }
        close(safe, open);
        return safe.toString();
    }

    private static void close(StringBuilder text, int open) {
        text.append(String.valueOf(POP_ISOLATE).repeat(open));
    }

    private static boolean harmful(int point) {
        return Character.getType(point) == Character.CONTROL
                || Character.getType(point) == Character.SURROGATE
                || point >= 0x2028 && point <= 0x202E;
    }

    private static String withoutIsolates(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        text.codePoints().filter(point -> point < 0x2066 || point > 0x2069).forEach(bare::appendCodePoint);
        return bare.toString();
    }
}

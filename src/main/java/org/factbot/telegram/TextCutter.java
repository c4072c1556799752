package org.factbot.telegram;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text that is too long for one message. Without state; safe for any thread. */
final class TextCutter {
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private TextCutter() {}

    /**
     * The pieces in order, none longer than {@code limit} UTF-16 units and none empty: cut after a sentence where one ends,
     * else after a word, else between two graphemes, and only a grapheme longer than the limit between its code points. Joined
     * they are the text, save for blanks at the cuts.
     *
     * @param limit at least 2
     */
    static List<String> cut(String text, int limit) {
        List<String> pieces = new ArrayList<>();
        String rest = text;
        while (rest.length() > limit) {
            int end = end(rest, limit);
            String piece = rest.substring(0, end).stripTrailing();
            if (!piece.isEmpty()) {
                pieces.add(piece);
            }
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty() || pieces.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }

    /** The text, or its beginning and an ellipsis, within {@code limit} UTF-16 units. */
    static String shorten(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        String kept =
                text.substring(0, lastBoundary(BreakIterator.getWordInstance(Locale.ROOT), text, limit - 1, limit / 2));
        if (kept.isEmpty()) {
            kept = text.substring(0, grapheme(text, limit - 1));
        }
        return kept.stripTrailing() + "…";
    }

    private static int end(String text, int limit) {
        int sentence = lastBoundary(BreakIterator.getSentenceInstance(Locale.ROOT), text, limit, limit / 4);
        if (sentence > 0) {
            return sentence;
        }
        int word = lastBlank(text, limit);
        return word > limit / 2 ? word : grapheme(text, limit);
    }

    private static int lastBoundary(BreakIterator boundaries, String text, int limit, int atLeast) {
        boundaries.setText(text.substring(0, Math.min(text.length(), limit + 2)));
        int last = boundaries.preceding(limit + 1);
        return last == BreakIterator.DONE || last < atLeast ? 0 : last;
    }

    private static int lastBlank(String text, int limit) {
        for (int at = limit; at > 0; at--) {
            if (Character.isWhitespace(text.charAt(at - 1))) {
                return at;
            }
        }
        return 0;
    }

    private static int grapheme(String text, int limit) {
        Matcher graphemes = GRAPHEME.matcher(text);
        int end = 0;
        while (graphemes.find() && graphemes.end() <= limit) {
            end = graphemes.end();
        }
        if (end > 0) {
            return end;
        }
        return Character.isSurrogatePair(text.charAt(limit - 1), text.charAt(limit)) ? limit - 1 : limit;
    }
}

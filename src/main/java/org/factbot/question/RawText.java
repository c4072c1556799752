package org.factbot.question;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.factbot.knowledge.Language;

/** What is done to a text before any word of it is read. Stateless. */
final class RawText {
    private RawText() {}

    /** Of a longer text only so much is read: twice what a chat message can hold. */
    static final int LONGEST_TEXT = 8_192;

    /** A text of bounded length, composed, without what nobody sees. */
    static String clean(String text) {
        String bounded = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
        if (plainAscii(bounded)) {
            return bounded.strip();
        }
        StringBuilder clean = new StringBuilder(bounded.length());
        Normalizer.normalize(bounded, Normalizer.Form.NFKC).codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean joiner = c == 0x200c || c == 0x200d;
            boolean unseen = type == Character.FORMAT || type == Character.SURROGATE || type == Character.PRIVATE_USE;
            if (c == '\n') {
                clean.append('\n');
            } else if (Character.isISOControl(c) || unseen && !joiner) {
                clean.append(' ');
            } else {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString().strip();
    }

    /** Whether a text holds nothing that would be cleaned away or written otherwise. */
    private static boolean plainAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' || c < ' ' && c != '\n') {
                return false;
            }
        }
        return true;
    }

    /** The sentences of a text, line by line; a question mark ends one in any case. */
    static List<String> sentences(String text, Language language) {
        if (nothingEnds(text)) {
            return List.of(text.strip());
        }
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.forLanguageTag(language.code()));
        List<String> sentences = new ArrayList<>();
        for (String line : text.split("\n+")) {
            breaks.setText(line);
            int start = breaks.first();
            for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
                for (String part : line.substring(start, end).split("(?<=[?؟])")) {
                    if (!part.isBlank()) {
                        sentences.add(part.strip());
                    }
                }
            }
        }
        return sentences;
    }

    /** Whether no sentence can end before the last letter of a text, which spares finding out where. */
    private static boolean nothingEnds(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' || c == '?' || c == '!' || c < ' ' || c > '~' && !Character.isLetter(c)) {
                return false;
            }
        }
        return !text.isBlank();
    }

    /** Sentences, those within one quotation taken together. */
    static List<String> quotesWhole(List<String> sentences) {
        List<String> whole = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String sentence : sentences) {
            open.append(open.length() > 0 ? " " : "").append(sentence);
            if (Clauses.quotesWhole(open.toString())) {
                whole.add(open.toString());
                open.setLength(0);
            }
        }
        if (open.length() > 0) {
            whole.add(open.toString());
        }
        return whole;
    }
}

package org.factbot.knowledge;

import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalInt;

/** Which characters may stand in a knowledge file, and when two texts are the same to a reader. Stateless. */
final class Characters {
    private Characters() {}

    /**
     * Whether a character could change how the text around it is shown, or hide text: controls, bidirectional
     * embeddings, overrides and isolates, line separators, tags, half characters. Joiners and the plain
     * direction marks are needed in Persian and Pashto and are fine.
     */
    static boolean isDangerous(int codePoint) {
        if (codePoint < 0x20) {
            return codePoint != '\n' && codePoint != '\t' && codePoint != '\r';
        }
        return codePoint >= 0x7F
                && (codePoint <= 0x9F
                        || codePoint >= 0x2028 && codePoint <= 0x202E
                        || codePoint >= 0x2066 && codePoint <= 0x206F
                        || codePoint >= 0xD800 && codePoint <= 0xDFFF
                        || codePoint == 0xFEFF
                        || (codePoint & 0xFFFE) == 0xFFFE
                        || codePoint >= 0xE0000 && codePoint <= 0xE007F);
    }

    /** The first dangerous character of a text, if it has one. */
    static OptionalInt firstDangerous(String text) {
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (isDangerous(codePoint)) {
                return OptionalInt.of(codePoint);
            }
            i += Character.charCount(codePoint);
        }
        return OptionalInt.empty();
    }

    /** "U+202E (RIGHT-TO-LEFT OVERRIDE)". */
    static String name(int codePoint) {
        String name = Character.getName(codePoint);
        return String.format(Locale.ROOT, "U+%04X", codePoint) + (name == null ? "" : " (" + name + ")");
    }

    /** One line, no space at the ends, single spaces between. */
    static String oneLine(String text) {
        boolean clean = true;
        char before = ' ';
        for (int i = 0; i < text.length() && clean; i++) {
            char here = text.charAt(i);
            clean = here > ' ' || here == ' ' && before != ' ';
            before = here;
        }
        return clean && before != ' ' ? text : text.strip().replaceAll("\\s+", " ");
    }

    /** What is left when case, punctuation and space are taken away; equal for texts that ask or say the same words. */
    static String essence(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder essence = new StringBuilder(folded.length());
        boolean gap = false;
        for (int i = 0; i < folded.length(); ) {
            int codePoint = folded.codePointAt(i);
            i += Character.charCount(codePoint);
            if (Character.isLetterOrDigit(codePoint) || Character.getType(codePoint) == Character.NON_SPACING_MARK) {
                if (gap && essence.length() > 0) {
                    essence.append(' ');
                }
                essence.appendCodePoint(codePoint);
                gap = false;
            } else if (Character.getType(codePoint) != Character.FORMAT && codePoint != '\'' && codePoint != '’') {
                gap = true;
            }
        }
        return essence.toString();
    }
}

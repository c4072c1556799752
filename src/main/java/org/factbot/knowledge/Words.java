package org.factbot.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of an English text, as far as checks compare them. Stateless. */
final class Words {
    /** Words that hold sentences together and say nothing of what they are about. */
    private static final Set<String> SMALL = Set.of(
            ("a about after again against all also although am among an and any are as at be because been before being "
                            + "below between both but by can could did do does done down during each either even ever "
                            + "every few for from had has have having he her here hers him his how however i if in into "
                            + "is it its itself may me might more most much must my neither no nor not of off on once "
                            + "one only onto or other our out over own per same she should since so some still such "
                            + "than that the their them then there these they this those though through to too toward "
                            + "towards under until up upon us very was we were what when where whether which while who "
                            + "whom whose why will with within without would yet you your")
                    .split(" "));

    private Words() {}

    /** Runs of letters, digits and marks, as they are written; an apostrophe divides, so that a genitive is no other name. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            boolean inside =
                    Character.isLetterOrDigit(codePoint) || Character.getType(codePoint) == Character.NON_SPACING_MARK;
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            }
            i += Character.charCount(codePoint);
        }
        if (start >= 0) {
            words.add(text.substring(start));
        }
        return words;
    }

    /** Whether a text is about what the word means; single letters are what apostrophes leave. */
    static boolean isContent(String word) {
        return (word.length() > 1 || Character.isDigit(word.charAt(0)))
                && !SMALL.contains(word.toLowerCase(Locale.ROOT));
    }
}

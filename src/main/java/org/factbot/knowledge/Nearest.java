package org.factbot.knowledge;

import java.util.Collection;
import java.util.Optional;

/**
 * Finds the word an editor probably meant. Distances are Damerau-Levenshtein (optimal string alignment): a letter
 * added, dropped, changed, or two neighbours swapped. One thread only.
 *
 * <p>A suggestion from a long list is a courtesy: after {@link #BUDGET} comparisons there are no more, so that a large folder with many
 * faults is still checked in linear time.
 */
final class Nearest {
    /** About a second of comparing ids; twenty faults in a folder of 100,000 facts. */
    private static final int BUDGET = 2_000_000;

    private int left = BUDGET;

    /** The closest candidate, the first of equals, if it is close enough to be a slip of the pen: a third of the letters, at least two. */
    Optional<String> slip(String written, Collection<String> candidates) {
        if (left <= 0) {
            return Optional.empty();
        }
        left -= candidates.size();
        return closest(written, candidates, Math.max(2, written.length() / 3));
    }

    /** The closest candidate however far; for short lists of valid words. */
    String of(String written, Collection<String> candidates) {
        return closest(written, candidates, Integer.MAX_VALUE - 1)
                .orElseGet(() -> candidates.iterator().next());
    }

    private static Optional<String> closest(String written, Collection<String> candidates, int farthest) {
        String word = written.length() > Limits.NAME ? written.substring(0, Limits.NAME) : written;
        String best = null;
        int bestDistance = farthest + 1;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - word.length()) < bestDistance) {
                int distance = distance(word, candidate, bestDistance);
                if (distance < bestDistance) {
                    best = candidate;
                    bestDistance = distance;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The distance, or at least {@code enough} once it cannot be less. */
    private static int distance(String a, String b, int enough) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1)) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least >= enough) {
                return enough;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}

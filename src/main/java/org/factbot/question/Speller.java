package org.factbot.question;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a mistyped word as the known word it is closest to. Short words and numbers are never touched, for a single wrong
 * letter makes another word of them. Built once, then read from any thread.
 */
final class Speller {
    /** From this many letters on a name may have one wrong letter; other words need one more. */
    private static final int NAME_LENGTH = 5;

    private static final int WORD_LENGTH = 6;

    /** From this many letters on a name may have two wrong letters. */
    private static final int LONG_NAME_LENGTH = 8;

    private final Map<Integer, List<Known>> buckets = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> known = new HashSet<>();

    /** A word with the set of its letters, one bit each, folded to 64. */
    private record Known(String word, long letters) {
        Known(String word) {
            this(word, letters(word));
        }

        static long letters(String word) {
            long letters = 0;
            for (int i = 0; i < word.length(); i++) {
                letters |= 1L << word.charAt(i);
            }
            return letters;
        }
    }

    /** A word that is right as it stands but that nothing should be corrected to. */
    void know(String word) {
        known.add(word);
    }

    void learn(String word, boolean name) {
        if (word.length() < NAME_LENGTH || !word.codePoints().allMatch(Character::isLetter)) {
            known.add(word);
            return;
        }
        if (name) {
            names.add(word);
        }
        if (known.add(word)) {
            buckets.computeIfAbsent(bucket(word.charAt(0), word.length()), key -> new ArrayList<>())
                    .add(new Known(word));
        }
    }

    boolean knows(String word) {
        return known.contains(word);
    }

    /** The known word this one most likely stands for; empty where it is known itself, too short, or like none. */
    Optional<String> nearest(String word) {
        if (word.length() < NAME_LENGTH - 1 || knows(word) || !word.codePoints().allMatch(Character::isLetter)) {
            return Optional.empty();
        }
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        long letters = Known.letters(word);
        for (int length = word.length() - 2; length <= word.length() + 2; length++) {
            for (Known known : buckets.getOrDefault(bucket(word.charAt(0), length), List.of())) {
                // A wrong letter changes two of the set at most, so most words need no closer look.
                if (Long.bitCount(letters ^ known.letters()) > 4) {
                    continue;
                }
                String candidate = known.word();
                int distance = distance(word, candidate, allowed(candidate));
                if (distance <= allowed(candidate)
                        && (distance < bestDistance || distance == bestDistance && candidate.compareTo(best) < 0)) {
                    best = candidate;
                    bestDistance = distance;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private int allowed(String candidate) {
        if (names.contains(candidate)) {
            return candidate.length() >= LONG_NAME_LENGTH ? 2 : 1;
        }
        return candidate.length() >= WORD_LENGTH ? 1 : 0;
    }

    private static int bucket(char first, int length) {
        return first * 64 + Math.min(length, 63);
    }

    /** Optimal string alignment distance (edits and swaps of neighbours), or more than {@code limit}. */
    private static int distance(String a, String b, int limit) {
        if (limit == 0 || Math.abs(a.length() - b.length()) > limit) {
            return Integer.MAX_VALUE;
        }
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int smallest = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
                smallest = Math.min(smallest, row[j]);
            }
            if (smallest > limit) {
                return Integer.MAX_VALUE;
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}

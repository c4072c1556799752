package org.factbot.question;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Runs of words with a meaning, found longest first. Built once, then read from any thread.
 *
 * @param <V> the meaning
 */
final class Phrases<V> {
    /** A run found at {@code from} (inclusive) to {@code to} (exclusive), counted in words. */
    record Match<V>(V value, int from, int to) {}

    private record Entry<V>(List<String> words, V value) {}

    private final Map<String, List<Entry<V>>> byFirstWord = new HashMap<>();

    /** Adds a run; the first meaning of equal runs stays. */
    void add(List<String> words, V value) {
        if (words.isEmpty()) {
            return;
        }
        List<Entry<V>> entries = byFirstWord.computeIfAbsent(words.get(0), first -> new ArrayList<>());
        if (entries.stream().noneMatch(entry -> entry.words().equals(words))) {
            int place = entries.size();
            while (place > 0 && entries.get(place - 1).words().size() < words.size()) {
                place--;
            }
            entries.add(place, new Entry<>(List.copyOf(words), value));
        }
    }

    /** The runs in these words, from left to right, never overlapping. */
    List<Match<V>> in(List<String> words) {
        return in(words, (value, from) -> true);
    }

    /** @param is whether a run that begins at a word has its meaning there */
    List<Match<V>> in(List<String> words, BiPredicate<V, Integer> is) {
        List<Match<V>> matches = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            List<Entry<V>> entries = byFirstWord.get(words.get(i));
            if (entries == null) {
                continue;
            }
            for (Entry<V> entry : entries) {
                int to = i + entry.words().size();
                if (to <= words.size() && words.subList(i, to).equals(entry.words()) && is.test(entry.value(), i)) {
                    matches.add(new Match<>(entry.value(), i, to));
                    i = to - 1;
                    break;
                }
            }
        }
        return matches;
    }

    boolean startsWith(List<String> words) {
        return !words.isEmpty()
                && byFirstWord.getOrDefault(words.get(0), List.of()).stream()
                        .anyMatch(entry -> entry.words().size() <= words.size()
                                && words.subList(0, entry.words().size()).equals(entry.words()));
    }
}

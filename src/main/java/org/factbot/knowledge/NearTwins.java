package org.factbot.knowledge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds facts that state nearly the same. Two statements that share so many words must share one of their few rarest
 * ones, so each is compared only with those that do, and with no more than {@link #MOST_COMPARED} of them. Where each of
 * the two has a figure or a name that the other lacks, they are two facts however alike they sound. One thread only.
 */
final class NearTwins {
    private static final int FEWEST_WORDS = 5;

    /** Keeps a folder of lines cut from one pattern from being compared line by line. */
    private static final int MOST_COMPARED = 100;

    /** @param telling those of the words that are figures or names */
    private record Statement(Draft.FactDraft fact, Set<String> words, Set<String> telling) {}

    private final Draft draft;
    private final Problems problems;
    private final Map<String, Integer> holders = new HashMap<>();
    private final Map<String, List<Statement>> byRareWord = new HashMap<>();

    NearTwins(Draft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    void run() {
        // By their words in order and not by the set of them: sums of hashes collide where lines follow a pattern.
        Map<String, Statement> distinct = new LinkedHashMap<>();
        for (Draft.FactDraft fact : draft.facts) {
            Statement statement = read(fact);
            if (statement.words().size() >= FEWEST_WORDS) {
                Statement same = distinct.putIfAbsent(String.join(" ", new TreeSet<>(statement.words())), statement);
                if (same != null) {
                    report(statement, same);
                }
            }
        }
        distinct.values().forEach(statement -> statement.words().forEach(word -> holders.merge(word, 1, Integer::sum)));
        distinct.values().forEach(statement -> {
            List<String> words = byRarity(statement.words());
            List<String> rarest = words.subList(0, words.size() - needed(words.size()) + 1);
            twin(statement, words, rarest).ifPresent(earlier -> report(statement, earlier));
            rarest.forEach(word ->
                    byRareWord.computeIfAbsent(word, any -> new ArrayList<>()).add(statement));
        });
    }

    private static Statement read(Draft.FactDraft fact) {
        Set<String> words = new HashSet<>();
        Set<String> telling = new HashSet<>();
        for (String word : Words.of(fact.statement())) {
            if (Words.isContent(word)) {
                String lower = word.toLowerCase(Locale.ROOT);
                words.add(lower);
                if (Character.isUpperCase(word.codePointAt(0)) || word.chars().anyMatch(Character::isDigit)) {
                    telling.add(lower);
                }
            }
        }
        return new Statement(fact, words, telling);
    }

    /** How many words a statement of this length must share: four in five. */
    private static int needed(int size) {
        return (4 * size + 4) / 5;
    }

    private List<String> byRarity(Set<String> words) {
        return words.stream()
                .sorted(Comparator.comparing((String word) -> holders.get(word)).thenComparing(word -> word))
                .toList();
    }

    /**
     * An earlier statement that is nearly the same.
     *
     * @param words  those of the statement, rarest first
     * @param rarest as many of them as cannot all be missing in a statement that shares enough
     */
    private Optional<Statement> twin(Statement statement, List<String> words, List<String> rarest) {
        Set<Statement> compared = Collections.newSetFromMap(new IdentityHashMap<>());
        for (String word : rarest) {
            for (Statement earlier : byRareWord.getOrDefault(word, List.of())) {
                if (compared.size() >= MOST_COMPARED) {
                    return Optional.empty();
                }
                if (compared.add(earlier) && sharesEnough(words, earlier) && isOneFact(statement, earlier)) {
                    return Optional.of(earlier);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean sharesEnough(List<String> words, Statement other) {
        int needed = needed(Math.max(words.size(), other.words().size()));
        int mayLack = words.size() - needed;
        for (int i = 0; i < words.size() && mayLack >= 0; i++) {
            mayLack -= other.words().contains(words.get(i)) ? 0 : 1;
        }
        return mayLack >= 0;
    }

    private static boolean isOneFact(Statement one, Statement other) {
        return (other.words().containsAll(one.telling()) || one.words().containsAll(other.telling()))
                && !follows(one.fact(), other.fact())
                && !follows(other.fact(), one.fact());
    }

    private static boolean follows(Draft.FactDraft newer, Draft.FactDraft older) {
        return older.supersededBy()
                .filter(id -> id.value().equals(newer.id().value()))
                .isPresent();
    }

    private void report(Statement later, Statement earlier) {
        problems.notice(
                later.fact().id().place(),
                "the fact says nearly the same as "
                        + Quoted.of(earlier.fact().id().value()) + ", see "
                        + earlier.fact().id().place(),
                "join the two, or let each say what only it knows");
    }
}

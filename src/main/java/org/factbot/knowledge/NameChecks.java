package org.factbot.knowledge;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds entities that a statement names and its fact does not list: questions about them would not lead there. Names are
 * looked up by their words; the longest that fits is the one that is meant. One thread only.
 */
final class NameChecks {
    /** A single word this short is as often something else. */
    private static final int SHORTEST = 4;

    private static final SortedSet<Integer> NONE = Collections.emptySortedSet();

    private final Draft draft;
    private final Problems problems;
    private final Map<List<String>, String> names = new HashMap<>();

    /** By first word, of how many words the names are that begin with it, longest first. */
    private final Map<String, SortedSet<Integer>> lengths = new HashMap<>();

    private final Map<String, List<String>> groups = new HashMap<>();
    private final Map<String, Set<String>> circles = new HashMap<>();

    NameChecks(Draft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
        for (Draft.EntityDraft entity : draft.entities) {
            groups.putIfAbsent(entity.id().value(), Fields.values(entity.memberOf()));
            entity.name()
                    .exactly(Language.ENGLISH)
                    .filter(NameChecks::isTelling)
                    .map(Words::of)
                    .filter(words -> !words.isEmpty())
                    .ifPresent(words -> {
                        names.putIfAbsent(words, entity.id().value());
                        lengths.computeIfAbsent(words.get(0), word -> new TreeSet<>(Comparator.reverseOrder()))
                                .add(words.size());
                    });
        }
    }

    private static boolean isTelling(String name) {
        return name.indexOf(' ') > 0
                || name.codePoints().filter(Character::isLetter).count() >= SHORTEST;
    }

    void run() {
        if (names.isEmpty()) {
            return;
        }
        for (Draft.FactDraft fact : draft.facts) {
            if (!fact.parts().isEmpty()) {
                continue; // it names in passing what its parts are about
            }
            Set<String> listed = new HashSet<>(Fields.values(fact.entities()));
            for (String entity : named(Words.of(fact.statement()))) {
                if (!listed.contains(entity) && listed.stream().noneMatch(other -> belong(entity, other))) {
                    problems.notice(
                            fact.id().place(),
                            "the statement names " + Quoted.of(entity) + ", which the fact does not list",
                            "add " + entity + " to its entities");
                }
            }
        }
    }

    private Set<String> named(List<String> words) {
        Set<String> named = new LinkedHashSet<>();
        int at = 0;
        while (at < words.size()) {
            int next = at + 1;
            for (int length : lengths.getOrDefault(words.get(at), NONE)) {
                int end = at + length;
                String entity = end <= words.size() ? names.get(words.subList(at, end)) : null;
                if (entity != null) {
                    named.add(entity);
                    next = end;
                    break;
                }
            }
            at = next;
        }
        return named;
    }

    /** Whether one of the two is in the other, at however many removes. */
    private boolean belong(String one, String other) {
        return circle(one).contains(other) || circle(other).contains(one);
    }

    /** All groups an entity is in, those of its groups included. */
    private Set<String> circle(String entity) {
        Set<String> known = circles.get(entity);
        if (known != null) {
            return known;
        }
        Set<String> circle = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(groups.getOrDefault(entity, List.of()));
        while (!open.isEmpty()) {
            String group = open.pop();
            if (circle.add(group)) {
                open.addAll(groups.getOrDefault(group, List.of()));
            }
        }
        circles.put(entity, circle);
        return circle;
    }
}

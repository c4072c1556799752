package org.factbot.knowledge;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what a folder tells lopsidedly: by topic, by day, by side. One thread only. */
final class BalanceChecks {
    /** Below these a folder is still growing. */
    private static final int FEWEST_TOPICS = 4;

    private static final int FEWEST_FACTS = 40;

    private final Draft draft;
    private final Problems problems;

    BalanceChecks(Draft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    void run() {
        topics();
        expired();
        contested();
    }

    private void topics() {
        if (draft.topics.size() < FEWEST_TOPICS || draft.facts.size() < FEWEST_FACTS) {
            return;
        }
        Map<String, Long> sizes =
                draft.facts.stream().collect(Collectors.groupingBy(Draft.FactDraft::topic, Collectors.counting()));
        for (Located<Topic> topic : draft.topics) {
            long size = sizes.getOrDefault(topic.value().id(), 0L);
            if (2 * size > draft.facts.size()) {
                problems.notice(
                        topic.place(),
                        "the topic " + Quoted.of(topic.value().id()) + " holds " + size + " of all "
                                + draft.facts.size() + " facts",
                        "divide it by what people ask for");
            }
        }
    }

    private void expired() {
        Optional<LocalDate> cutOff = draft.story.flatMap(Draft.StoryDraft::cutOff);
        if (cutOff.isEmpty()) {
            return;
        }
        for (Draft.FactDraft fact : draft.facts) {
            fact.validUntil()
                    .filter(until -> until.value().isBefore(cutOff.get())
                            && fact.supersededBy().isEmpty())
                    .ifPresent(until -> problems.notice(
                            until.place(),
                            "the fact no longer holds on " + cutOff.get() + ", the last day the story knows of",
                            "name the fact that replaces it under superseded_by, or say in it what came after"));
        }
    }

    private void contested() {
        Map<String, Draft.FactDraft> facts = new HashMap<>();
        Map<String, Set<String>> near = new HashMap<>();
        for (Draft.FactDraft fact : draft.facts) {
            facts.putIfAbsent(fact.id().value(), fact);
        }
        for (Draft.FactDraft fact : draft.facts) {
            for (Located<String> related : fact.related()) {
                near(near, fact.id().value()).add(related.value());
                near(near, related.value()).add(fact.id().value());
            }
        }
        for (Draft.FactDraft fact : draft.facts) {
            sides(fact, facts);
            Set<String> others = near.getOrDefault(fact.id().value(), Set.of());
            // What is told in a file that cannot be read may well be the other side.
            if (fact.contested()
                    && fact.sides().isEmpty()
                    && others.stream().allMatch(facts::containsKey)
                    && others.stream().map(facts::get).noneMatch(other -> isOtherSide(other, fact))) {
                problems.error(
                        fact.id().place(),
                        "a contested fact needs another named side among its related facts",
                        "relate it to a fact that quotes somebody else, or to one of another source");
            }
        }
    }

    private void sides(Draft.FactDraft fact, Map<String, Draft.FactDraft> facts) {
        List<Located<String>> sides = fact.sides();
        if (sides.size() < 2 || !sides.stream().map(Located::value).allMatch(facts::containsKey)) {
            return;
        }
        Draft.FactDraft first = facts.get(sides.get(0).value());
        if (sides.stream().map(side -> facts.get(side.value())).noneMatch(side -> isOtherSide(side, first))) {
            problems.error(
                    sides.get(0).place(),
                    "all sides of the dispute are of one speaker or source",
                    "name a fact that quotes somebody else, or one of another source");
        }
        for (Located<String> side : sides) {
            Fact.Kind kind = facts.get(side.value()).kind();
            if (kind != Fact.Kind.STATEMENT && kind != Fact.Kind.ANALYSIS) {
                problems.error(
                        side.place(),
                        "a side of a dispute is what somebody holds, and " + Quoted.of(side.value()) + " is of kind "
                                + kind.code(),
                        "name a fact of kind statement or analysis");
            }
        }
    }

    private static Set<String> near(Map<String, Set<String>> near, String id) {
        return near.computeIfAbsent(id, any -> new LinkedHashSet<>());
    }

    private static boolean isOtherSide(Draft.FactDraft other, Draft.FactDraft fact) {
        Set<String> speakers = speakers(other);
        if (speakers.isEmpty()) {
            return mainSource(other).isPresent() && !mainSource(other).equals(mainSource(fact));
        }
        speakers.removeAll(speakers(fact));
        return !speakers.isEmpty();
    }

    private static Set<String> speakers(Draft.FactDraft fact) {
        Set<String> speakers = new HashSet<>();
        fact.quotes().forEach(quote -> quote.speaker().map(Located::value).ifPresent(speakers::add));
        return speakers;
    }

    private static Optional<String> mainSource(Draft.FactDraft fact) {
        return fact.citings().stream().findFirst().map(citing -> citing.source().value());
    }
}

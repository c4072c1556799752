package org.factbot.knowledge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What only shows when all files are read: names that lead nowhere, and things that are there twice. Every check is one
 * pass over the draft with hashed look-ups, so that checking grows with the folder and not with its square. One thread
 * only.
 */
final class KnowledgeChecks {
    private final Draft draft;
    private final Problems problems;
    private final Nearest nearest;
    private final Map<String, Place> facts = new LinkedHashMap<>();
    private final Map<String, Place> sources = new LinkedHashMap<>();
    private final Map<String, Place> entities = new LinkedHashMap<>();
    private final Map<String, Draft.FactDraft> factsById = new HashMap<>();

    private KnowledgeChecks(Draft draft, Problems problems, Nearest nearest) {
        this.draft = draft;
        this.problems = problems;
        this.nearest = nearest;
    }

    static void run(Draft draft, Problems problems, Nearest nearest) {
        KnowledgeChecks checks = new KnowledgeChecks(draft, problems, nearest);
        checks.ids();
        checks.someFacts();
        checks.citedSources();
        checks.namedEntities();
        checks.memberships();
        checks.relatedFacts();
        checks.sides();
        checks.parts();
        checks.lists();
        checks.successors();
        checks.welcome();
        checks.phrasingsOfFacts();
        checks.translationsOfFacts();
        checks.expectedFacts();
        new PlaceChecks(draft, problems).run();
        new TwinChecks(draft, problems).run();
        new SourceChecks(draft, problems).run();
        new NameChecks(draft, problems).run();
        new TextChecks(draft, problems, nearest).run(checks.sources.keySet());
        new BalanceChecks(draft, problems).run();
    }

    /** Judged questions by themselves, against facts that are known already. */
    static void questions(Draft draft, Set<String> factIds, Problems problems, Nearest nearest) {
        KnowledgeChecks checks = new KnowledgeChecks(draft, problems, nearest);
        factIds.forEach(id -> checks.facts.put(id, new Place("", 1)));
        checks.expectedFacts();
        new TwinChecks(draft, problems).questionIds();
    }

    private void ids() {
        for (Draft.FactDraft fact : draft.facts) {
            unique("fact", fact.id(), facts);
            factsById.putIfAbsent(fact.id().value(), fact);
        }
        for (Draft.SourceDraft source : draft.sources) {
            unique(
                    "source",
                    new Located<>(source.source().value().id(), source.source().place()),
                    sources);
        }
        for (Draft.EntityDraft entity : draft.entities) {
            unique("entity", entity.id(), entities);
        }
        Map<String, Place> topics = new HashMap<>();
        for (Located<Topic> topic : draft.topics) {
            unique("topic", new Located<>(topic.value().id(), topic.place()), topics);
        }
        salvage(FolderWalk.Kind.FACTS, facts);
        salvage(FolderWalk.Kind.SOURCES, sources);
        salvage(FolderWalk.Kind.ENTITIES, entities);
    }

    private void unique(String what, Located<String> id, Map<String, Place> seen) {
        if (id.value().isEmpty()) {
            return;
        }
        Place first = seen.putIfAbsent(id.value(), id.place());
        if (first != null) {
            problems.error(
                    id.place(),
                    "the " + what + " id " + Quoted.of(id.value()) + " is taken, see " + first,
                    "give one of the two another id");
        }
    }

    private void salvage(FolderWalk.Kind kind, Map<String, Place> known) {
        draft.salvaged.getOrDefault(kind, Set.of()).forEach(id -> known.putIfAbsent(id, new Place("", 1)));
    }

    private void someFacts() {
        if (facts.isEmpty() && draft.facts.isEmpty()) {
            problems.error(
                    new Place("facts", 1),
                    "there are no facts",
                    "write facts/some-topic.yaml with an id, a statement and a source for each fact");
        }
    }

    private void citedSources() {
        if (!draft.hasSourcesFile) {
            return;
        }
        for (Draft.FactDraft fact : draft.facts) {
            fact.citings().forEach(citing -> mustExist("source", citing.source(), sources, "sources.yaml"));
            fact.quotes().forEach(quote -> mustExist("source", quote.citing().source(), sources, "sources.yaml"));
        }
    }

    private void namedEntities() {
        if (!draft.hasEntitiesFile) {
            return;
        }
        for (Draft.FactDraft fact : draft.facts) {
            fact.entities().forEach(id -> mustExist("entity", id, entities, "entities.yaml"));
            for (Draft.Quoting quote : fact.quotes()) {
                quote.speaker().ifPresent(id -> mustExist("entity", id, entities, "entities.yaml"));
            }
        }
    }

    private void memberships() {
        Map<String, List<Located<String>>> groups = new LinkedHashMap<>();
        for (Draft.EntityDraft entity : draft.entities) {
            groups.putIfAbsent(entity.id().value(), entity.memberOf());
            entity.memberOf().forEach(id -> mustExist("entity", id, entities, "entities.yaml"));
        }
        Cycles.closingEdges(groups)
                .forEach(edge -> problems.error(
                        edge.place(),
                        "member_of " + Quoted.of(edge.value()) + " closes a circle of groups",
                        "let only the smaller be a member of the larger"));
    }

    private void relatedFacts() {
        for (Draft.FactDraft fact : draft.facts) {
            for (Located<String> related : fact.related()) {
                mustBeFact(related);
                if (related.value().equals(fact.id().value())) {
                    problems.error(related.place(), "the fact is related to itself", "name another fact or none");
                }
            }
        }
    }

    private void sides() {
        for (Draft.FactDraft fact : draft.facts) {
            fact.sides().forEach(this::mustBeFact);
            if (fact.sides().size() == 1) {
                problems.error(
                        fact.sides().get(0).place(),
                        "a dispute has more than one side",
                        "name a fact of each side, or none");
            }
        }
    }

    /** What sums up and what is summed up are two kinds of fact, so that no answer unfolds without end. */
    private void parts() {
        for (Draft.FactDraft fact : draft.facts) {
            fact.parts().forEach(this::mustBeFact);
            if (fact.parts().size() == 1
                    || !fact.parts().isEmpty() && !fact.sides().isEmpty()) {
                problems.error(
                        fact.parts().get(0).place(),
                        "a fact sums up several others, and has no sides then",
                        "name at least two parts, or none; what is disputed has sides instead");
            }
            for (Located<String> part : fact.parts()) {
                Draft.FactDraft one = factsById.get(part.value());
                if (one != null && (!one.parts().isEmpty() || !one.sides().isEmpty())) {
                    problems.error(
                            part.place(),
                            Quoted.of(part.value()) + " itself sums up others or has sides",
                            "name facts that stand for themselves");
                }
            }
        }
    }

    private void lists() {
        Map<String, Place> ids = new HashMap<>();
        for (Draft.ListDraft list : draft.lists) {
            unique("list", list.id(), ids);
            for (Draft.SectionDraft section : list.sections()) {
                section.facts().forEach(this::mustBeFact);
                if (draft.hasEntitiesFile) {
                    section.entity().ifPresent(id -> mustExist("entity", id, entities, "entities.yaml"));
                }
            }
        }
    }

    private void successors() {
        Map<String, List<Located<String>>> successors = new LinkedHashMap<>();
        for (Draft.FactDraft fact : draft.facts) {
            fact.supersededBy().ifPresent(successor -> {
                mustBeFact(successor);
                successors.putIfAbsent(fact.id().value(), List.of(successor));
            });
        }
        Cycles.closingEdges(successors)
                .forEach(edge -> problems.error(
                        edge.place(),
                        "superseded_by " + Quoted.of(edge.value()) + " closes a circle",
                        "only the older fact names the newer one"));
    }

    private void welcome() {
        draft.story.ifPresent(story -> {
            story.welcome().forEach(this::mustBeFact);
            story.catchUp().forEach(this::mustBeFact);
            story.dispute().ifPresent(this::mustBeFact);
        });
    }

    private void phrasingsOfFacts() {
        Set<Place> seen = new HashSet<>();
        for (List<Draft.PhrasingDraft> written : List.of(draft.phrasings, draft.asides)) {
            for (Draft.PhrasingDraft one : written) {
                if (seen.add(one.fact().place())) {
                    mustBeFact(one.fact());
                }
            }
        }
    }

    private void translationsOfFacts() {
        Map<Language, Map<String, Place>> seen = new HashMap<>();
        for (Draft.TranslationDraft draft : draft.translations) {
            Located<String> id = draft.fact();
            mustBeFact(id);
            Place first = seen.computeIfAbsent(draft.language(), language -> new HashMap<>())
                    .putIfAbsent(id.value(), id.place());
            if (first != null) {
                problems.error(
                        id.place(),
                        "the fact " + Quoted.of(id.value()) + " is translated already, see " + first,
                        "keep one translation");
            }
            Draft.FactDraft fact = factsById.get(id.value());
            if (fact != null) {
                translation(fact, draft);
            }
        }
    }

    private void translation(Draft.FactDraft fact, Draft.TranslationDraft translated) {
        int quotes = translated.translation().quotes().size();
        if (quotes > fact.quotes().size()) {
            problems.error(
                    translated.fact().place(),
                    "the translation has " + quotes + " quotes, the fact "
                            + fact.quotes().size(),
                    "translate the quotes of the fact, in their order");
        }
        String now = fact.fingerprint();
        translated
                .translation()
                .of()
                .filter(of -> !of.equals(now))
                .ifPresent(of -> problems.notice(
                        translated.fact().place(),
                        "the English text of the fact has changed since it was translated",
                        "bring the translation up to date and write of: " + now));
    }

    private void expectedFacts() {
        draft.questions.forEach(question -> question.expected().forEach(this::mustBeFact));
    }

    private void mustBeFact(Located<String> id) {
        mustExist("fact", id, facts, "the facts folder");
    }

    private void mustExist(String what, Located<String> id, Map<String, Place> known, String where) {
        if (!known.containsKey(id.value())) {
            problems.error(
                    id.place(),
                    "no " + what + " has the id " + Quoted.of(id.value()),
                    nearest.slip(id.value(), known.keySet())
                            .map(meant -> "did you mean \"" + meant + "\"?")
                            .orElse("correct the id, or add it to " + where));
        }
    }
}

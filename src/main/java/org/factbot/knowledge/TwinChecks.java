package org.factbot.knowledge;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Finds words that stand in two places and so can point to neither. One thread only. */
final class TwinChecks {
    /** Who had a text first, and where. */
    private record Owner(String id, Place place) {}

    private final Draft draft;
    private final Problems problems;

    TwinChecks(Draft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    void run() {
        phrasings();
        quotes();
        aliases();
        vocabulary();
        questionIds();
        new NearTwins(draft, problems).run();
    }

    /** Two facts that are asked for in the same words cannot be told apart. */
    private void phrasings() {
        Map<Language, Map<String, Owner>> seen = new EnumMap<>(Language.class);
        for (Draft.PhrasingDraft phrasing : draft.phrasings) {
            Located<String> text = phrasing.text();
            String fact = phrasing.fact().value();
            Owner first = claim(seen, phrasing.language(), Characters.essence(text.value()), fact, text.place());
            if (first != null && first.id().equals(fact)) {
                problems.notice(
                        text.place(),
                        "the fact has the phrasing " + Quoted.of(text.value()) + " already, see " + first.place(),
                        "delete one of the two");
            } else if (first != null) {
                problems.error(
                        text.place(),
                        "the phrasing " + Quoted.of(text.value()) + " asks for " + Quoted.of(first.id())
                                + " as well, see " + first.place(),
                        "keep it under the fact that answers it");
            }
        }
        for (Draft.PhrasingDraft aside : draft.asides) {
            Owner own = seen.getOrDefault(aside.language(), Map.of())
                    .get(Characters.essence(aside.text().value()));
            if (own != null && own.id().equals(aside.fact().value())) {
                problems.error(
                        aside.text().place(),
                        "the aside " + Quoted.of(aside.text().value()) + " is a phrasing of the same fact, see "
                                + own.place(),
                        "delete it where it is wrong: the fact answers it, or it does not");
            }
        }
    }

    private void quotes() {
        Map<String, Owner> seen = new HashMap<>();
        for (Draft.FactDraft fact : draft.facts) {
            for (Draft.Quoting quote : fact.quotes()) {
                String essence = Characters.essence(quote.text().value());
                Owner first = seen.putIfAbsent(
                        essence, new Owner(fact.id().value(), quote.text().place()));
                if (first != null && !essence.isEmpty()) {
                    problems.error(
                            quote.text().place(),
                            "the same words are quoted under " + Quoted.of(first.id()) + ", see " + first.place(),
                            "keep the quote under one fact and relate the other to it");
                }
            }
        }
    }

    private void aliases() {
        Map<Language, Map<String, Owner>> seen = new EnumMap<>(Language.class);
        for (Draft.EntityDraft entity : draft.entities) {
            entity.name()
                    .texts()
                    .forEach((language, name) -> alias(
                            seen,
                            entity,
                            language,
                            new Located<>(name, entity.id().place())));
        }
        for (Draft.EntityDraft entity : draft.entities) {
            entity.aliases()
                    .forEach((language, aliases) -> aliases.forEach(alias -> alias(seen, entity, language, alias)));
        }
    }

    private void alias(
            Map<Language, Map<String, Owner>> seen,
            Draft.EntityDraft entity,
            Language language,
            Located<String> alias) {
        String word = alias.value().toLowerCase(Locale.ROOT);
        String id = entity.id().value();
        Owner first = claim(seen, language, word, id, alias.place());
        if (first != null && !first.id().equals(id)) {
            problems.error(
                    alias.place(),
                    "the name " + Quoted.of(alias.value()) + " belongs to " + Quoted.of(first.id()) + " already, see "
                            + first.place(),
                    "leave it with the one that people mean by it");
        }
    }

    private void vocabulary() {
        Map<Language, Map<String, Owner>> seen = new EnumMap<>(Language.class);
        int number = 0;
        for (Draft.GroupDraft group : draft.vocabulary) {
            String id = String.valueOf(number++);
            for (Located<String> word : group.words()) {
                String lower = word.value().toLowerCase(Locale.ROOT);
                Owner first = claim(seen, group.language(), lower, id, word.place());
                if (first != null && !first.id().equals(id)) {
                    problems.error(
                            word.place(),
                            "the word " + Quoted.of(word.value()) + " is in another group, see " + first.place(),
                            "keep it in one group, or join the two");
                }
            }
        }
    }

    void questionIds() {
        Map<String, Place> seen = new HashMap<>();
        for (Draft.JudgedDraft question : draft.questions) {
            Place first = seen.putIfAbsent(question.judged().id(), question.place());
            if (first != null) {
                problems.error(
                        question.place(),
                        "the question id " + Quoted.of(question.judged().id()) + " is taken, see " + first,
                        "give one of the two another id");
            }
        }
    }

    /** Who had this text first; null where nobody had, which this one now has. */
    private static Owner claim(
            Map<Language, Map<String, Owner>> seen, Language language, String text, String id, Place place) {
        return text.isEmpty()
                ? null
                : seen.computeIfAbsent(language, any -> new HashMap<>()).putIfAbsent(text, new Owner(id, place));
    }
}

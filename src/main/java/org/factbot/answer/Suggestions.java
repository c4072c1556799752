package org.factbot.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.question.AnalyzedQuestion;

/** Finds questions to offer: curated phrasings in the reader's language. Immutable. */
final class Suggestions {
    /** A phrasing longer than this does not fit a button. */
    private static final int BUTTON_LENGTH = 60;

    private final FactBase base;

    Suggestions(FactBase base) {
        this.base = base;
    }

    Suggestion of(Fact fact, AnalyzedQuestion question) {
        return of(fact, question.language());
    }

    /** The first phrasing that reads as a question and fits a button: editors put the best one first. */
    Suggestion of(Fact fact, Language language) {
        List<String> phrasings = fact.phrasings(language);
        String phrasing = phrasings.stream()
                .filter(text -> text.length() <= BUTTON_LENGTH && (text.endsWith("?") || text.endsWith("؟")))
                .findFirst()
                .or(() -> phrasings.stream().min(Comparator.comparingInt(String::length)))
                .orElse(fact.statement(language));
        return new Suggestion(fact, phrasing);
    }

    /** What a reader of these may want to know next: their related facts, none that was shown, at most {@code count}. */
    List<Suggestion> after(List<Evidence> shown, Language language, int count) {
        Set<String> ids = new LinkedHashSet<>();
        shown.forEach(evidence -> ids.addAll(evidence.fact().related()));
        shown.forEach(evidence -> ids.remove(evidence.fact().id()));
        return ids.stream()
                .flatMap(id -> base.fact(id).stream())
                .limit(count)
                .map(fact -> of(fact, language))
                .toList();
    }

    List<Suggestion> welcome(Language language, int count) {
        List<Suggestion> offers = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>(base.story().welcome());
        base.facts().forEach(fact -> ids.add(fact.id()));
        ids.stream().limit(count).flatMap(id -> base.fact(id).stream()).forEach(fact -> offers.add(of(fact, language)));
        return offers;
    }
}

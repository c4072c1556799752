package org.factbot.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.question.AnalyzedQuestion;
import org.factbot.question.AnalyzedText;

/** Finds questions to offer: curated phrasings in the reader's language. Immutable. */
final class Suggestions {
    /** A phrasing longer than this does not fit a button. */
    private static final int BUTTON_LENGTH = 60;

    /** What a word that the fact does not say takes away, in words that it says. */
    private static final double UNSAID = 0.5;

    private final FactBase base;

    /** By language and fact, the question to offer; none for a fact that nobody wrote a question for. */
    private final Map<Language, Map<String, String>> questions = new EnumMap<>(Language.class);

    Suggestions(FactBase base, AnalyzedBase analyzed) {
        this.base = base;
        for (Language language : Language.values()) {
            Map<String, String> best = new HashMap<>();
            for (AnalyzedBase.AnalyzedFact fact : analyzed.facts()) {
                best(fact, language).ifPresent(question -> best.put(fact.fact().id(), question));
            }
            questions.put(language, best);
        }
    }

    /**
     * The phrasing that says most plainly what it asks: one that reads as a question, fits a button and shares most words with
     * what the fact says, without many others; of equals the first, as editors put better ones first.
     */
    private static Optional<String> best(AnalyzedBase.AnalyzedFact fact, Language language) {
        List<String> written = fact.fact().phrasings(language);
        List<AnalyzedText> read = fact.in(language).phrasings();
        Set<String> said = new HashSet<>();
        fact.in(language).own().forEach(text -> said.addAll(text.informativeKeys()));
        String best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < written.size(); i++) {
            if (readsAsQuestion(written.get(i))) {
                double score = 0;
                for (String key : read.get(i).informativeKeys()) {
                    score += said.contains(key) ? 1 : -UNSAID;
                }
                if (score > most) {
                    most = score;
                    best = written.get(i);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean readsAsQuestion(String text) {
        int length = text.length();
        boolean ends = text.endsWith("?") || text.endsWith("؟");
        boolean once = ends && length > 1 && Character.isLetterOrDigit(text.codePointBefore(length - 1));
        return once && length <= BUTTON_LENGTH && !Character.isLowerCase(text.codePointAt(0)) && !text.contains(" - ");
    }

    Suggestion of(Fact fact, AnalyzedQuestion question) {
        return of(fact, question.language());
    }

    Suggestion of(Fact fact, Language language) {
        String question = questions.get(language).get(fact.id());
        if (question == null) {
            question = fact.phrasings(language).stream()
                    .min(Comparator.comparingInt(String::length))
                    .orElse(fact.statement(language));
        }
        return new Suggestion(fact, question);
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

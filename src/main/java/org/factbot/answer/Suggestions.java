package org.factbot.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    /** So many plain questions of a fact are there to choose the nearest from. */
    private static final int MOST_OFFERS = 24;

    /** What a word that the fact does not say takes away, in words that it says. */
    private static final double UNSAID = 0.5;

    private final FactBase base;

    /** By language and fact, the questions to offer, those first that say most plainly what they ask. */
    private final Map<Language, Map<String, List<Offer>>> questions = new EnumMap<>(Language.class);

    /** A question with its informative words and how plainly it says what it asks. */
    private record Offer(String question, Set<String> words, double plain) {}

    Suggestions(FactBase base, AnalyzedBase analyzed) {
        this.base = base;
        for (Language language : Language.values()) {
            Map<String, List<Offer>> offers = new HashMap<>();
            analyzed.facts().forEach(fact -> offers.put(fact.fact().id(), offers(fact, language)));
            questions.put(language, offers);
        }
    }

    /**
     * The phrasings that read as a question, fit a button and share words with what the fact says, without many others; of
     * equals the first, as editors put better ones first.
     */
    private static List<Offer> offers(AnalyzedBase.AnalyzedFact fact, Language language) {
        List<String> written = fact.fact().phrasings(language);
        List<AnalyzedText> read = fact.in(language).phrasings();
        Set<String> said = new HashSet<>();
        fact.in(language).own().forEach(text -> said.addAll(text.informativeKeys()));
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            if (readsAsQuestion(written.get(i))) {
                Set<String> words = Set.copyOf(read.get(i).informativeKeys());
                double plain = words.stream()
                        .mapToDouble(word -> said.contains(word) ? 1 : -UNSAID)
                        .sum();
                offers.add(new Offer(written.get(i), words, plain));
            }
        }
        offers.sort(Comparator.comparingDouble((Offer offer) -> -offer.plain()));
        return offers.stream().limit(MOST_OFFERS).toList();
    }

    private static boolean readsAsQuestion(String text) {
        int length = text.length();
        boolean ends = text.endsWith("?") || text.endsWith("؟");
        boolean once = ends && length > 1 && Character.isLetterOrDigit(text.codePointBefore(length - 1));
        return once && length <= BUTTON_LENGTH && !Character.isLowerCase(text.codePointAt(0)) && !text.contains(" - ");
    }

    /** Of the plainest questions the one that is nearest in its words to what was asked. */
    Suggestion of(Fact fact, AnalyzedQuestion question) {
        Set<String> asked = question.text().informativeKeys();
        return questions.get(question.language()).getOrDefault(fact.id(), List.of()).stream()
                .max(Comparator.comparingDouble(offer -> near(offer, asked)))
                .map(offer -> new Suggestion(fact, offer.question()))
                .orElseGet(() -> of(fact, question.language()));
    }

    /** Words in common less half of those that one has alone. */
    private static double near(Offer offer, Set<String> asked) {
        long both = offer.words().stream().filter(asked::contains).count();
        return both - UNSAID * (offer.words().size() + asked.size() - 2 * both);
    }

    Suggestion of(Fact fact, Language language) {
        String question = questions.get(language).getOrDefault(fact.id(), List.of()).stream()
                .map(Offer::question)
                .findFirst()
                .or(() -> fact.phrasings(language).stream().min(Comparator.comparingInt(String::length)))
                .orElse(fact.statement(language));
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

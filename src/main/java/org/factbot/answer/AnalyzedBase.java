package org.factbot.answer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Quote;
import org.factbot.knowledge.Translation;
import org.factbot.question.AnalyzedText;
import org.factbot.question.QuestionAnalyzer;
import org.factbot.question.Token;

/**
 * A fact base with every text read as questions are read. Immutable and safe to share.
 *
 * @param facts in the order of the base
 */
public record AnalyzedBase(List<AnalyzedFact> facts) {
    /**
     * A fact with its texts.
     *
     * @param fact  the fact
     * @param texts per language in which it can be asked for
     */
    public record AnalyzedFact(Fact fact, Map<Language, Texts> texts) {
        public AnalyzedFact {
            texts = Map.copyOf(texts);
        }

        /** The texts in this language; without words of its own, a fact still has its names and dates. */
        public Texts in(Language language) {
            return texts.get(language);
        }
    }

    /**
     * The texts of a fact in one language.
     *
     * @param phrasings how people ask for it
     * @param asides    what sounds like asking for it and asks for something else
     * @param own       what it says: statement, quotes and context; never empty. Of what sums up others only what it is about:
     *                  who names one of the things it mentions asks for that one
     */
    public record Texts(List<AnalyzedText> phrasings, List<AnalyzedText> asides, List<AnalyzedText> own) {
        public Texts {
            phrasings = List.copyOf(phrasings);
            asides = List.copyOf(asides);
            own = List.copyOf(own);
        }
    }

    public AnalyzedBase {
        facts = List.copyOf(facts);
    }

    public static AnalyzedBase of(FactBase base, QuestionAnalyzer analyzer) {
        return new AnalyzedBase(base.facts().parallelStream()
                .map(fact -> analyzed(fact, analyzer))
                .toList());
    }

    private static AnalyzedFact analyzed(Fact fact, QuestionAnalyzer analyzer) {
        List<AnalyzedText> written = new ArrayList<>();
        written.add(analyzer.analyze(fact.statement(), Language.ENGLISH));
        fact.context().ifPresent(context -> written.add(analyzer.analyze(context, Language.ENGLISH)));
        for (Quote quote : fact.quotes()) {
            written.add(
                    analyzer.analyze(quote.text(), Language.of(quote.language()).orElse(Language.ENGLISH)));
        }
        AnalyzedText names = names(fact);
        List<AnalyzedText> anywhere =
                written.stream().map(AnalyzedBase::withoutWords).toList();
        Map<Language, Texts> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            List<AnalyzedText> own = new ArrayList<>();
            if (language == Language.ENGLISH) {
                own.addAll(written);
            } else {
                own.addAll(anywhere);
                Translation translation = fact.translations().get(language);
                if (translation != null) {
                    own.add(analyzer.analyze(translation.statement(), language));
                    translation.context().ifPresent(context -> own.add(analyzer.analyze(context, language)));
                    translation.quotes().forEach(quote -> own.add(analyzer.analyze(quote, language)));
                }
            }
            own.add(names);
            boolean summary =
                    !fact.parts().isEmpty() && !fact.phrasings(language).isEmpty();
            texts.put(
                    language,
                    new Texts(
                            read(fact.phrasings(language), language, analyzer),
                            read(fact.asides(language), language, analyzer),
                            summary ? List.of(names) : own));
        }
        return new AnalyzedFact(fact, texts);
    }

    private static List<AnalyzedText> read(List<String> texts, Language language, QuestionAnalyzer analyzer) {
        return texts.stream().map(text -> analyzer.analyze(text, language)).toList();
    }

    private static AnalyzedText names(Fact fact) {
        return new AnalyzedText(
                fact.entities().stream()
                        .map(id -> new Token("@" + id, Token.Kind.ENTITY, id))
                        .toList(),
                new LinkedHashSet<>(fact.entities()),
                false);
    }

    /** Names, dates and numbers mean the same in every language. */
    private static AnalyzedText withoutWords(AnalyzedText text) {
        List<Token> kept = new ArrayList<>();
        for (Token token : text.tokens()) {
            if ((token.kind() == Token.Kind.ENTITY || token.kind() == Token.Kind.VALUE) && !kept.contains(token)) {
                kept.add(token);
            }
        }
        return new AnalyzedText(kept, text.entities(), false);
    }
}

package org.factbot.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.factbot.answer.AnalyzedBase;
import org.factbot.answer.Retriever.Candidate;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.question.AnalyzedText;
import org.factbot.question.Question;
import org.factbot.question.QuestionAnalyzer;
import org.factbot.question.Token;
import org.factbot.testing.LighthouseStory;
import org.junit.jupiter.api.Test;

class FactIndexTest {
    private static final FactBase BASE = LighthouseStory.withPhrasings();
    private static final QuestionAnalyzer ANALYZER = new QuestionAnalyzer(BASE, new LuceneTermAnalyzer());
    private static final AnalyzedBase ANALYZED = AnalyzedBase.of(BASE, ANALYZER);
    private static final FactIndex INDEX = new FactIndex(ANALYZED);

    private static List<Candidate> retrieve(String text, int limit) {
        return INDEX.retrieve(ANALYZER.analyze(Question.of(text)), limit);
    }

    private static String id(Candidate candidate) {
        return BASE.facts().get(candidate.fact()).id();
    }

    @Test
    void aFactIsFoundByAWordOfItsStatementOrItsPhrasings() {
        assertThat(id(retrieve("the schooner", 10).get(0))).isEqualTo("wreck");
        assertThat(id(retrieve("electricity", 10).get(0))).isEqualTo("lamp");
    }

    @Test
    void neighboursAreFoundInEitherOrder() {
        double straight = pairs("wooden beacon", "storm");
        assertThat(straight).isEqualTo(1);
        assertThat(pairs("beacon wooden", "storm")).isEqualTo(straight);
        assertThat(pairs("wooden tower", "storm")).isZero();
    }

    private static double pairs(String text, String fact) {
        return retrieve(text, 10).stream()
                .filter(candidate -> id(candidate).equals(fact))
                .mapToDouble(Candidate::pairs)
                .findFirst()
                .orElse(0);
    }

    @Test
    void aMisspeltWordIsFoundByItsCharacters() {
        List<Candidate> candidates = retrieve("electrissity", 10);
        assertThat(candidates).isNotEmpty();
        assertThat(id(candidates.get(0))).isEqualTo("lamp");
        assertThat(candidates.get(0).words()).isZero();
        assertThat(candidates.get(0).grams()).isEqualTo(1);
    }

    @Test
    void scoresAreSharesOfTheBestOfTheirView() {
        List<Candidate> candidates = retrieve("Who designed the tower of the lighthouse?", 10);
        assertThat(candidates).allSatisfy(candidate -> {
            assertThat(candidate.words()).isBetween(0.0, 1.0);
            assertThat(candidate.pairs()).isBetween(0.0, 1.0);
            assertThat(candidate.grams()).isBetween(0.0, 1.0);
        });
        assertThat(candidates).anyMatch(candidate -> candidate.words() == 1);
    }

    @Test
    void theLimitIsKeptAndKeepsTheBest() {
        List<Candidate> all = retrieve("tower lighthouse beacon lamp", 50);
        assertThat(all).hasSizeGreaterThan(3);
        assertThat(retrieve("tower lighthouse beacon lamp", 1)).hasSize(1);
    }

    @Test
    void anEmptyOrUnknownQuestionFindsNothing() {
        assertThat(retrieve("", 10)).isEmpty();
        assertThat(retrieve("qqqqqq", 10)).isEmpty();
    }

    @Test
    void theSameQuestionFindsTheSameInEveryIndexOfTheBase() {
        FactIndex other = new FactIndex(ANALYZED);
        for (String text : List.of("tower", "beacon", "What did Vandermeer say about the lamp?")) {
            assertThat(other.retrieve(ANALYZER.analyze(Question.of(text)), 10)).isEqualTo(retrieve(text, 10));
        }
    }

    @Test
    void tiesStandInTheOrderOfTheBase() {
        List<Candidate> candidates = retrieve("tower lighthouse beacon lamp", 50);
        for (int i = 1; i < candidates.size(); i++) {
            Candidate one = candidates.get(i - 1);
            Candidate next = candidates.get(i);
            double lead = one.words() + one.pairs() + one.grams() - next.words() - next.pairs() - next.grams();
            assertThat(lead > 1e-9 || one.fact() < next.fact()).isTrue();
        }
    }

    @Test
    void moreWordsThanTheIndexTakesAreNoFailure() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            text.append((char) ('a' + i % 26))
                    .append((char) ('a' + i / 26 % 26))
                    .append((char) ('a' + i / 676))
                    .append(' ');
        }
        assertThat(retrieve(text + "tower", 10)).hasSizeLessThanOrEqualTo(10);
    }

    /** Written in many pieces of unequal size, as a large base is, the facts stay in their places. */
    @Test
    void aLargeBaseKeepsItsOrder() {
        AnalyzedBase.AnalyzedFact some = ANALYZED.facts().get(0);
        AnalyzedBase.Texts nothing =
                new AnalyzedBase.Texts(List.of(), List.of(), List.of(new AnalyzedText(List.of(), Set.of(), false)));
        List<AnalyzedBase.AnalyzedFact> facts = new ArrayList<>();
        int count = 2_000;
        for (int i = 0; i < count; i++) {
            List<Token> tokens = new ArrayList<>();
            for (int word = 0; word < 5 + i / 300 * 7 % 11 * 3; word++) {
                tokens.add(new Token("filler" + (i * 31 + word) % 5_000, Token.Kind.WORD, "filler"));
            }
            tokens.add(new Token("own" + i, Token.Kind.WORD, "own"));
            AnalyzedBase.Texts texts =
                    new AnalyzedBase.Texts(List.of(), List.of(), List.of(new AnalyzedText(tokens, Set.of(), false)));
            Map<Language, AnalyzedBase.Texts> all = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                all.put(language, language == Language.ENGLISH ? texts : nothing);
            }
            facts.add(new AnalyzedBase.AnalyzedFact(some.fact(), all));
        }
        FactIndex index = new FactIndex(new AnalyzedBase(facts), 4);
        for (int i = 0; i < count; i += 97) {
            AnalyzedText text =
                    new AnalyzedText(List.of(new Token("own" + i, Token.Kind.WORD, "own")), Set.of(), false);
            List<Candidate> found =
                    index.retrieve(ANALYZER.analyze(Question.of("what")).withText(text, Optional.empty()), 5);
            assertThat(found.get(0).fact()).isEqualTo(i);
        }
    }
}

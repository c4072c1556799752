package org.factbot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.factbot.index.LuceneTermAnalyzer;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.question.AnalyzedText;
import org.factbot.question.QuestionAnalyzer;
import org.factbot.testing.LighthouseStory;
import org.junit.jupiter.api.Test;

/** What sounds like asking for a fact and asks for something else is told from asking for it. */
class AsidesTest {
    private static final List<String> ABOUT_THE_ARCHITECT = List.of(
            "Who paid the architect?",
            "How old was the architect?",
            "What else did the architect build?",
            "Who paid for the drawings of the tower?",
            "Is the architect still alive?",
            "How much did the architect get?");

    private final FactBase story = LighthouseStory.withPhrasings();
    private final QuestionAnalyzer analyzer = new QuestionAnalyzer(story, new LuceneTermAnalyzer());
    private final AnalyzedBase base = withAsides();
    private final Asides asides = new Asides(base, Language.ENGLISH, new Profiles(base, Language.ENGLISH, Set.of()));

    private AnalyzedBase withAsides() {
        List<AnalyzedBase.AnalyzedFact> facts = new ArrayList<>();
        for (AnalyzedBase.AnalyzedFact fact : AnalyzedBase.of(story, analyzer).facts()) {
            Map<Language, AnalyzedBase.Texts> texts = new EnumMap<>(fact.texts());
            if (fact.fact().id().equals("architect")) {
                AnalyzedBase.Texts own = fact.in(Language.ENGLISH);
                texts.put(
                        Language.ENGLISH,
                        new AnalyzedBase.Texts(
                                own.phrasings(),
                                ABOUT_THE_ARCHITECT.stream().map(this::read).toList(),
                                own.own()));
            }
            facts.add(new AnalyzedBase.AnalyzedFact(fact.fact(), texts));
        }
        return new AnalyzedBase(facts);
    }

    private AnalyzedText read(String text) {
        return analyzer.analyze(text, Language.ENGLISH);
    }

    private Asides.View view(String question, String fact) {
        for (int i = 0; i < story.facts().size(); i++) {
            if (story.facts().get(i).id().equals(fact)) {
                return asides.of(read(question), i);
            }
        }
        throw new IllegalArgumentException(fact);
    }

    @Test
    void aQuestionForTheFactScoresAboveOneBesideIt() {
        Asides.View asked = view("Who was it that designed the tower?", "architect");
        Asides.View beside = view("Who paid for the architect's work?", "architect");
        assertThat(asked.score()).isPositive();
        assertThat(beside.score()).isNegative();
        assertThat(beside.nearest()).isGreaterThan(asked.nearest());
    }

    @Test
    void aFactWithoutAsidesSaysNothing() {
        assertThat(view("How much did the lighthouse cost?", "cost")).isEqualTo(Asides.View.NOTHING);
    }
}

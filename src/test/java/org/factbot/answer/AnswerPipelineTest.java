package org.factbot.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.factbot.index.FactIndex;
import org.factbot.index.LuceneTermAnalyzer;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.question.Manner;
import org.factbot.question.Question;
import org.factbot.question.QuestionAnalyzer;
import org.factbot.testing.LighthouseStory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerPipelineTest {
    private static final AnswerPipeline ASKED = pipeline(LighthouseStory.withPhrasings());
    private static final AnswerPipeline UNASKED = pipeline(LighthouseStory.withoutPhrasings());

    private static AnswerPipeline pipeline(FactBase base) {
        return new AnswerPipeline(base, new QuestionAnalyzer(base, new LuceneTermAnalyzer()), FactIndex::new);
    }

    private static String answered(Outcome outcome) {
        return outcome.fold(
                answer -> answer.evidence().get(0).fact().id(),
                clarification -> "clarification",
                abstention -> abstention.reason().code());
    }

    @Test
    void everyPhrasingIsAnsweredByItsFactOrAskedBackAboutIt() {
        int answers = 0;
        int all = 0;
        for (Fact fact : ASKED.base().facts()) {
            for (String phrasing : fact.phrasings(Language.ENGLISH)) {
                Trace trace = ASKED.trace(Question.of(phrasing));
                assertThat(trace.judged().get(0).fact().id()).as(phrasing).isEqualTo(fact.id());
                assertThat(ASKED.answer(Question.of(phrasing))).as(phrasing).isEqualTo(trace.outcome());
                answers += trace.outcome() instanceof Outcome.Answer ? 1 : 0;
                all++;
            }
        }
        assertThat(answers).isGreaterThan(all * 3 / 4);
    }

    @ParameterizedTest
    @CsvSource({
        "Who designed the tower?, architect",
        "wat was the price of the lighthouse, cost",
        "pls tell me when the lighthouse was inaugurated, opened",
        "Do you think the tower is ugly?, opinion-or-forecast",
        "What will happen to the lighthouse?, opinion-or-forecast",
        "What happened at the lighthouse on 5 October 2025?, after-cut-off",
        "Which telephone should my aunt buy?, outside-story",
        "Thank you!, not-a-question",
        "🙂🙂🙂, not-a-question",
    })
    void theOutcomeFitsTheQuestion(String question, String expected) {
        assertThat(answered(ASKED.answer(Question.of(question)))).isEqualTo(expected);
    }

    @Test
    void aTextOfSmallWordsIsUnclear() {
        assertThat(answered(ASKED.answer(Question.of("and so what about it then?"))))
                .isEqualTo("unclear");
    }

    @Test
    void aCourtesyIsAbstainedFromWithItsMannerAndAWelcome() {
        Outcome.Abstention abstention = (Outcome.Abstention) ASKED.answer(Question.of("Hello!"));
        assertThat(abstention.manner()).isEqualTo(Manner.GREETING);
        assertThat(abstention.nearest())
                .hasSize(3)
                .first()
                .extracting(one -> one.fact().id())
                .isEqualTo("opened");
    }

    @Test
    void anUnknownCountryInPlaceOfTheNameMakesUsLessSure() {
        Outcome near = ASKED.answer(Question.of("How did Norway react to the foghorn?"));
        Outcome right = ASKED.answer(Question.of("How did Bruno Holtermann react to the foghorn?"));
        assertThat(answered(right)).isEqualTo("bruno");
        assertThat(near.confidence()).isLessThan(right.confidence());
    }

    @Test
    void theWordsOfAGroupAreGathered() {
        Outcome.Answer answer = (Outcome.Answer) ASKED.answer(Question.of("What did Skerry Council say?"));
        assertThat(answer.view()).isEqualTo(Outcome.View.GATHERED);
        assertThat(answer.evidence()).extracting(one -> one.fact().id()).containsExactlyInAnyOrder("farzana", "bruno");
    }

    @Test
    void aBaseWithoutAnyPhrasingsAnswers() {
        assertThat(answered(UNASKED.answer(Question.of("How much did the lighthouse cost?"))))
                .isEqualTo("cost");
        assertThat(answered(UNASKED.answer(Question.of("Who was the architect who designed the tower?"))))
                .isEqualTo("architect");
    }

    @Test
    void theSameQuestionHasTheSameTraceInEveryPipelineOfTheBase() {
        AnswerPipeline other = pipeline(LighthouseStory.withPhrasings());
        for (String text : List.of("Who designed the tower?", "the tower?", "Which phone should I buy?", "Hi", "")) {
            Trace trace = ASKED.trace(Question.of(text));
            assertThat(ASKED.trace(Question.of(text))).isEqualTo(trace);
            assertThat(other.trace(Question.of(text)).steps()).isEqualTo(trace.steps());
        }
    }

    @Test
    void aFactIsRecalledByItsIdAndAnUnknownIdIsEmpty() {
        assertThat(ASKED.recall("cost", Language.ENGLISH).orElseThrow().confidence())
                .isEqualTo(1);
        assertThat(ASKED.recall("gone", Language.ENGLISH)).isEmpty();
        assertThat(ASKED.welcome(Language.ENGLISH, 2)).hasSize(2);
    }

    private static Outcome.Answer compound(String text) {
        return (Outcome.Answer) ASKED.answer(Question.of(text));
    }

    private static List<String> facts(Outcome.Answer answer) {
        return answer.evidence().stream().map(one -> one.fact().id()).toList();
    }

    @Test
    void everyQuestionOfAMessageIsAnsweredInItsTurn() {
        Outcome.Answer both = compound("Who designed the tower? And how much did the lighthouse cost?");
        assertThat(both.view()).isEqualTo(Outcome.View.PARTS);
        assertThat(facts(both)).containsExactly("architect", "cost");
        double first = ASKED.answer(Question.of("Who designed the tower?")).confidence();
        double second =
                ASKED.answer(Question.of("how much did the lighthouse cost?")).confidence();
        assertThat(both.confidence()).isCloseTo(Math.min(first, second), within(0.05));
        assertThat(facts(compound("How much did the lighthouse cost and who designed the tower?")))
                .containsExactly("cost", "architect");
    }

    @Test
    void aFactThatAnswersTwoQuestionsIsShownOnce() {
        assertThat(facts(compound("Who designed the tower? I mean, who was the architect?")))
                .containsExactly("architect");
    }

    @Test
    void aQuestionWithoutAnAnswerIsKeptWithItsWordsAndReason() {
        Outcome.Answer answer = compound("Who designed the tower and which telephone should my aunt buy?");
        assertThat(facts(answer)).containsExactly("architect");
        assertThat(answer.parts())
                .extracting(Outcome.Part::asked)
                .containsExactly("Who designed the tower", "which telephone should my aunt buy?");
        assertThat(answered(answer.parts().get(1).outcome())).isEqualTo("outside-story");
    }

    @Test
    void aPronounMeansWhoWasNamedBefore() {
        Trace trace = ASKED.trace(Question.of("Do you know who Bruno Holtermann is? And what did he say?"));
        assertThat(trace.steps()).contains("part 2 analyze: leaning on Bruno Holtermann");
        assertThat(facts((Outcome.Answer) trace.outcome())).contains("bruno");
    }

    @Test
    void whatPointsBackAtSomethingUnknownIsUnknown() {
        assertThat(answered(ASKED.answer(Question.of("how tall is it?")))).isEqualTo("height");
        Outcome outcome = ASKED.answer(Question.of("What is the chocolate mountain of Australia? How tall is it?"));
        assertThat(outcome).isInstanceOf(Outcome.Abstention.class);
    }

    @Test
    void whereNothingIsAnsweredTheFirstReasonIsGiven() {
        assertThat(answered(ASKED.answer(Question.of("Which telephone should my aunt buy? Do you think it is ugly?"))))
                .isEqualTo("outside-story");
    }

    @Test
    void noMoreThanThreeQuestionsAreAskedAtOnceAndTheOthersAreNotPassedOver() {
        Outcome.Answer answer = compound("Who designed the tower? How tall is the tower?"
                + " What destroyed the wooden beacon? Why was the schooner wrecked?");
        assertThat(facts(answer)).containsExactly("architect", "height", "storm");
        assertThat(answer.parts()).hasSize(4);
        assertThat(answer.parts().get(3).asked()).isEqualTo("Why was the schooner wrecked?");
        assertThat(answered(answer.parts().get(3).outcome())).isEqualTo("unclear");
    }

    @Test
    void theTraceTellsTheParts() {
        assertThat(ASKED.trace(Question.of("Who designed the tower? How tall is the tower?"))
                        .steps())
                .startsWith("split: 2 questions in it", "part 1: Who designed the tower?")
                .contains("part 2: How tall is the tower?")
                .endsWith("join: 2 of 2 answered");
    }
}

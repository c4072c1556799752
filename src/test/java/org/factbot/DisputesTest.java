package org.factbot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.factbot.answer.Answerer;
import org.factbot.answer.Evidence;
import org.factbot.answer.Outcome;
import org.factbot.knowledge.Fact;
import org.factbot.question.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who asks for a judgement gets none of ours, but what each named side holds. */
class DisputesTest {
    private final Answerer answerer = Shipped.answerer();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Was Russia right to recognise the Taliban government? | disputed-was-it-right",
                "Do you think the Kremlin did the right thing by recognising the Taliban? | disputed-was-it-right",
                "What does the recognition mean for Afghan women? | disputed-women",
                "Is the recognition good or bad for Afghanistan? | disputed-good-for-afghanistan",
                "Does Russia's recognition give the Taliban legitimacy? | disputed-legitimacy",
                "Правильно ли поступила Россия, признав талибов? | disputed-was-it-right",
            })
    void aJudgementIsAnsweredWithTheSidesOfTheDispute(String question, String dispute) {
        Outcome outcome = answerer.answer(Question.of(question));
        assertThat(outcome).isInstanceOf(Outcome.Answer.class);
        Outcome.Answer answer = (Outcome.Answer) outcome;
        List<Fact> facts = answer.evidence().stream().map(Evidence::fact).toList();
        assertThat(facts.get(0).id()).isEqualTo(dispute);
        assertThat(answer.view()).isEqualTo(Outcome.View.DISPUTE);
        Set<String> heard = facts.stream()
                .skip(1)
                .map(fact ->
                        fact.speakers().isEmpty() ? fact.id() : fact.speakers().get(0))
                .collect(Collectors.toSet());
        assertThat(heard).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void whatIsNoDisputeOfTheStoryIsStillNoMatterOfOpinion() {
        for (String question : List.of("Do you like pizza?", "Do you think Islam is good?", "Should I buy bitcoin?")) {
            assertThat(answerer.answer(Question.of(question))).as(question).isInstanceOf(Outcome.Abstention.class);
        }
    }

    @Test
    void everyDisputeOfTheBundledStoryNamesASideForAndOneAgainst() {
        List<Fact> disputes = answerer.base().facts().stream()
                .filter(fact -> !fact.sides().isEmpty())
                .toList();
        assertThat(disputes).hasSizeGreaterThanOrEqualTo(5);
        assertThat(disputes).allSatisfy(fact -> {
            assertThat(fact.contested()).isTrue();
            assertThat(fact.sides()).hasSizeBetween(3, 5);
        });
    }
}

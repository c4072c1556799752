package org.factbot;

import static org.assertj.core.api.Assertions.assertThat;

import org.factbot.answer.Answerer;
import org.factbot.answer.Evidence;
import org.factbot.answer.Outcome;
import org.factbot.knowledge.Fact;
import org.factbot.question.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who asks in general gets what sums the matter up, with its parts behind it; who asks for one thing gets that. */
class OverviewsTest {
    private final Answerer answerer = Shipped.answerer();

    private Outcome.Answer answer(String question) {
        Outcome outcome = answerer.answer(Question.of(question));
        assertThat(outcome).as(question).isInstanceOf(Outcome.Answer.class);
        return (Outcome.Answer) outcome;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How did the world react to Russia's recognition? | overview-world",
                "What did the neighbouring countries say? | overview-neighbours",
                "What do Afghans think about it? | overview-afghans",
                "Who criticised the recognition? | overview-critics",
                "What did the Taliban say about it? | overview-taliban-words",
                "What happened? | overview-story",
            })
    void aGeneralQuestionIsAnsweredWithASummaryAndItsParts(String question, String summary) {
        Outcome.Answer answer = answer(question);
        assertThat(answer.view()).isEqualTo(Outcome.View.OVERVIEW);
        Fact head = answer.evidence().get(0).fact();
        assertThat(head.id()).isEqualTo(summary);
        assertThat(answer.evidence().stream().skip(1).map(Evidence::fact).map(Fact::id))
                .containsExactlyElementsOf(head.parts());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How did China react to Russia's recognition of the Taliban? | china-welcomes",
                "Which US congressman condemned the recognition? | mccaul-condemns",
                "What did Shukria Barakzai warn of? | barakzai-proxy-war",
                "When did the Supreme Court suspend the ban on the Taliban? | supreme-court-suspends-ban",
            })
    void aQuestionForOneThingIsAnsweredWithThat(String question, String fact) {
        assertThat(answer(question).evidence().get(0).fact().id()).isEqualTo(fact);
    }

    @Test
    void whatSumsUpIsCitedByItsParts() {
        assertThat(answerer.base().facts())
                .filteredOn(fact -> !fact.parts().isEmpty())
                .hasSizeGreaterThan(10)
                .allSatisfy(fact -> assertThat(fact.parts())
                        .hasSizeBetween(3, 6)
                        .allSatisfy(
                                part -> assertThat(answerer.base().fact(part)).isPresent()));
    }
}

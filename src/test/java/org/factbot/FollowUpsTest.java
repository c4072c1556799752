package org.factbot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.factbot.answer.Answerer;
import org.factbot.answer.Evidence;
import org.factbot.answer.Outcome;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.Language;
import org.factbot.question.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only makes sense after an answer is answered from what lies near it. */
class FollowUpsTest {
    private final Answerer answerer = Shipped.answerer();

    private Outcome after(String fact, String question, Language language) {
        Question.Turn turn = new Question.Turn(List.of(fact), language);
        return answerer.answer(new Question(question, Optional.of(language), Optional.of(turn)));
    }

    private static String shown(Outcome outcome) {
        return outcome.fold(
                answer -> answer.evidence().get(0).fact().id(),
                clarification -> "asked back",
                abstention -> abstention
                        .known()
                        .map(Evidence::fact)
                        .map(fact -> fact.id())
                        .orElse("nothing"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "china-status-july-2025 | and India? | india-no-recognition-2026",
                "gul-hassan-who | did he meet Putin? | putin-receives-ambassador",
                "kabulov-full-ties | when did he say that? | kabulov-full-ties",
                "analysts-lesser-evil | who said that? | analysts-lesser-evil",
                "announced-3-july | source? | announced-3-july",
                "is-k-claimed-crocus | were the attackers punished? | crocus-sentences-2026",
            })
    void aFollowUpIsAnsweredFromNearby(String before, String question, String expected) {
        assertThat(shown(after(before, question, Language.ENGLISH))).isEqualTo(expected);
    }

    @Test
    void theOtherOneIsSomebodyElse() {
        Outcome.Answer answer =
                (Outcome.Answer) after("rezaie-half-of-society", "and what did the other one say?", Language.ENGLISH);
        assertThat(answer.evidence())
                .allSatisfy(evidence ->
                        assertThat(evidence.fact().speakers()).isNotEmpty().doesNotContain("farzana-rezaie"));
    }

    @Test
    void tellMeMoreGoesOnThroughTheTopicWhereEverythingRelatedWasShown() {
        Fact asked = Shipped.fact("barakzai-who");
        List<Fact> related = answerer.base().facts().stream()
                .filter(fact ->
                        fact.related().contains(asked.id()) || asked.related().contains(fact.id()))
                .toList();
        Set<String> shown = new LinkedHashSet<>(List.of(asked.id()));
        related.forEach(fact -> shown.add(fact.id()));
        Question.Turn turn = new Question.Turn(List.copyOf(shown), Language.ENGLISH);
        Outcome outcome =
                answerer.answer(new Question("tell me more", Optional.of(Language.ENGLISH), Optional.of(turn)));
        assertThat(((Outcome.Answer) outcome).evidence())
                .isNotEmpty()
                .noneMatch(evidence -> shown.contains(evidence.fact().id()));
    }

    @Test
    void whatIsForeignToTheStoryStaysSoAfterAnAnswer() {
        for (String question : List.of("what's the weather like today?", "tell me a joke", "and the price of milk?")) {
            assertThat(shown(after("announced-3-july", question, Language.ENGLISH)))
                    .as(question)
                    .isIn("nothing", "asked back");
        }
    }
}

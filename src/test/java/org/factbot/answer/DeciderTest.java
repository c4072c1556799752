package org.factbot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.factbot.index.LuceneTermAnalyzer;
import org.factbot.knowledge.FactBase;
import org.factbot.question.Question;
import org.factbot.question.QuestionAnalyzer;
import org.factbot.testing.LighthouseStory;
import org.junit.jupiter.api.Test;

class DeciderTest {
    private static final FactBase BASE = LighthouseStory.withPhrasings();
    private static final QuestionAnalyzer ANALYZER = new QuestionAnalyzer(BASE, new LuceneTermAnalyzer());
    private static final double GATHERED = 0.55;
    private static final String PLAIN = "Who designed the tower?";

    private final Steps steps = Steps.read();

    private static List<Evidence> ranked(double... confidences) {
        List<Evidence> ranked = new ArrayList<>();
        for (int i = 0; i < confidences.length; i++) {
            ranked.add(new Evidence(BASE.facts().get(i), confidences[i], List.of()));
        }
        return ranked;
    }

    private static Decider.Case judged(List<Evidence> ranked, int together, double confidence) {
        return judged(ranked, together, confidence, 0.1, 3, 0, false);
    }

    private static Decider.Case judged(
            List<Evidence> ranked,
            int together,
            double confidence,
            double unseen,
            int informative,
            double aboutStory,
            boolean late) {
        Judge.Overview overview = new Judge.Overview(unseen, informative, Set.of(), 0, 0);
        List<Double> certain = new ArrayList<>();
        for (int n = 1; n <= together && !ranked.isEmpty(); n++) {
            certain.add(n < together ? ranked.get(0).confidence() : confidence);
        }
        return new Decider.Case(ranked, together, certain, GATHERED, overview, aboutStory, late, Thresholds.ANSWER);
    }

    private Outcome decide(String question, Decider.Case judged) {
        return decide(question, judged, List.of());
    }

    private Outcome decide(String question, Decider.Case judged, List<Evidence> gathered) {
        return new Decider(
                        new Suggestions(BASE, AnalyzedBase.of(BASE, ANALYZER)),
                        new Sides(BASE, java.util.Map.of()),
                        text -> true)
                .decide(ANALYZER.analyze(Question.of(question)), judged, gathered, steps);
    }

    private static Outcome.Reason reason(Outcome outcome) {
        return outcome.fold(answer -> null, clarification -> null, Outcome.Abstention::reason);
    }

    @Test
    void atTheThresholdWeAnswerAndJustBelowWeAskBack() {
        assertThat(decide(PLAIN, judged(ranked(Decider.ANSWER, 0.1), 1, Decider.ANSWER)))
                .isInstanceOf(Outcome.Answer.class);
        assertThat(decide(PLAIN, judged(ranked(Decider.ANSWER - 0.01, 0.1), 1, Decider.ANSWER - 0.01)))
                .isInstanceOf(Outcome.Clarification.class);
    }

    @Test
    void belowAskingBackWeAbstain() {
        assertThat(decide(PLAIN, judged(ranked(Decider.ASK_BACK, 0.1), 1, Decider.ASK_BACK)))
                .isInstanceOf(Outcome.Clarification.class);
        assertThat(reason(decide(PLAIN, judged(ranked(Decider.ASK_BACK - 0.01, 0.1), 1, 0.29))))
                .isEqualTo(Outcome.Reason.NOT_IN_SOURCES);
    }

    @Test
    void withOneFactThereIsNothingToAskBackAbout() {
        assertThat(decide(PLAIN, judged(ranked(0.5), 1, 0.5))).isInstanceOf(Outcome.Abstention.class);
    }

    @Test
    void aClarificationOffersAtMostFourLikeliestFirst() {
        Outcome outcome = decide(PLAIN, judged(ranked(0.5, 0.4, 0.3, 0.2, 0.1, 0.05), 1, 0.5));
        assertThat(((Outcome.Clarification) outcome).suggestions())
                .hasSize(4)
                .first()
                .extracting(suggestion -> suggestion.fact().id())
                .isEqualTo("opened");
    }

    @Test
    void sistersThatAreSureOnlyTogetherAreShownTogether() {
        Outcome.Answer answer = (Outcome.Answer) decide(PLAIN, judged(ranked(0.4, 0.35, 0.1), 2, 0.8));
        assertThat(answer.view()).isEqualTo(Outcome.View.TOGETHER);
        assertThat(answer.evidence()).hasSize(2);
        assertThat(answer.confidence()).as("that one of the two is right").isEqualTo(0.8);
    }

    @Test
    void closeSistersJoinASureAnswerOnlyWhereWordsOrReasonsAreAsked() {
        List<Evidence> ranked = ranked(0.8, 0.4, 0.39);
        Outcome.Answer three = (Outcome.Answer) decide("What did Bruno say?", judged(ranked, 3, 0.9));
        assertThat(three.confidence()).isEqualTo(0.9);
        ranked = ranked(0.8, 0.4, 0.1);
        Outcome.Answer words = (Outcome.Answer) decide("What did Bruno say?", judged(ranked, 3, 0.9));
        assertThat(words.evidence()).hasSize(2);
        assertThat(words.confidence()).as("of the two, not of the three").isEqualTo(0.8);
        assertThat(words.view()).isEqualTo(Outcome.View.TOGETHER);
        Outcome.Answer day = (Outcome.Answer) decide("When was it opened?", judged(ranked, 3, 0.9));
        assertThat(day.evidence()).hasSize(1);
        assertThat(day.view()).isEqualTo(Outcome.View.ONE);
    }

    @Test
    void anOpinionIsNotAnsweredHoweverSureTheFactIs() {
        assertThat(reason(decide("Do you think the tower is ugly?", judged(ranked(0.99, 0.1), 1, 0.99))))
                .isEqualTo(Outcome.Reason.OPINION_OR_FORECAST);
    }

    @Test
    void aDayAfterTheCutOffIsNotAnswered() {
        assertThat(reason(decide(PLAIN, judged(ranked(0.99, 0.1), 1, 0.99, 0, 3, 0, true))))
                .isEqualTo(Outcome.Reason.AFTER_CUT_OFF);
    }

    @Test
    void gatheredFactsAreShownAsASet() {
        Outcome.Answer answer = (Outcome.Answer) decide(PLAIN, judged(ranked(0.2, 0.1), 1, 0.2), ranked(0.2, 0.1));
        assertThat(answer.view()).isEqualTo(Outcome.View.GATHERED);
        assertThat(answer.evidence()).hasSize(2);
        assertThat(answer.confidence()).isEqualTo(GATHERED);
    }

    @Test
    void theReasonTellsWhatWasMissing() {
        assertThat(reason(decide(PLAIN, judged(List.of(), 1, 0)))).isEqualTo(Outcome.Reason.OUTSIDE_STORY);
        assertThat(reason(decide(PLAIN, judged(ranked(0.1), 1, 0.1, 0.9, 3, 0, false))))
                .isEqualTo(Outcome.Reason.OUTSIDE_STORY);
        assertThat(reason(decide(PLAIN, judged(ranked(0.1), 1, 0.1, 0.1, 3, -1, false))))
                .isEqualTo(Outcome.Reason.OUTSIDE_STORY);
        assertThat(reason(decide(PLAIN, judged(ranked(0.1), 1, 0.1, 0, 0, 0, false))))
                .isEqualTo(Outcome.Reason.UNCLEAR);
        assertThat(reason(decide(PLAIN, judged(ranked(0.1), 1, 0.1, 0, 1, 0, false))))
                .isEqualTo(Outcome.Reason.UNCLEAR);
        assertThat(reason(decide("What did Bruno eat?", judged(ranked(0.1), 1, 0.1, 0.9, 2, -1, false))))
                .isEqualTo(Outcome.Reason.NOT_IN_SOURCES);
    }

    @Test
    void everyDecisionIsToldInTheSteps() {
        decide(PLAIN, judged(ranked(0.1, 0.05), 1, 0.1));
        assertThat(steps.said()).anyMatch(step -> step.startsWith("decide:")).contains("reason: not-in-sources");
    }
}

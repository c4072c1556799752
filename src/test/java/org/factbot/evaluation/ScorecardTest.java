package org.factbot.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.factbot.evaluation.Verdicts.answered;
import static org.factbot.evaluation.Verdicts.declined;
import static org.factbot.evaluation.Verdicts.judged;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every figure below is worked out by hand from these eight verdicts. */
class ScorecardTest {
    private static final List<Verdict> EIGHT = List.of(
            // Five answerable: two right, one wrong with the right fact second, two missed (one suggested, one not
            // seen).
            answered(judged("q1", "plain", "tuning", "a"), 0.95, "a", "b"),
            answered(judged("q2", "plain", "tuning", "b", "c"), 0.85, "c"),
            answered(judged("q3", "oblique", "tuning", "a"), 0.75, "b", "a"),
            declined(judged("q4", "oblique", "tuning", "a"), 0.45, "a", "d"),
            declined(judged("q5", "oblique", "tuning", "d"), 0.25, "a", "b", "c"),
            // Three unanswerable: one answered all the same, two declined.
            answered(judged("q6", "near-miss", "tuning"), 0.75, "b"),
            declined(judged("q7", "near-miss", "tuning"), 0.25, "a"),
            declined(judged("q8-far-away", "far", "tuning"), 0.0));

    private final Scorecard card = Scorecard.of(EIGHT);

    private void assertFigure(Metric metric, double value, int n) {
        Group.Figure figure = card.all().figure(metric).orElseThrow();
        assertThat(figure.value()).as(metric.label()).isEqualTo(value, within(1e-12));
        assertThat(figure.n()).as(metric.label()).isEqualTo(n);
    }

    @Test
    void measuresEachFigureAmongTheQuestionsItSpeaksAbout() {
        assertThat(card.all().n()).isEqualTo(8);
        assertFigure(Metric.COVERAGE, 4 / 8.0, 8);
        assertFigure(Metric.SELECTIVE_ACCURACY, 2 / 4.0, 4);
        assertFigure(Metric.FALSE_ANSWER_RATE, 1 / 3.0, 3);
        assertFigure(Metric.RECALL_AT_1, 3 / 5.0, 5);
        assertFigure(Metric.RECALL_AT_3, 4 / 5.0, 5);
        assertFigure(Metric.RIGHT_AT_FIRST, 2 / 5.0, 5);
        assertFigure(Metric.RIGHT_AMONG_THREE, 4 / 5.0, 5);
        assertFigure(Metric.OVERALL, 4 / 8.0, 8);
        assertFigure(Metric.COST, (3 + 3 + 1 + 1) / 8.0, 8);
    }

    @Test
    void splitsByKindAndLanguageInTheOrderOfNames() {
        assertThat(card.byKind()).extracting(Group::name).containsExactly("far", "near-miss", "oblique", "plain");
        assertThat(card.byKind()).extracting(Group::n).containsExactly(1, 2, 3, 2);
        assertThat(card.byLanguage()).extracting(Group::name).containsExactly("en");
        Group far = card.byKind().get(0);
        assertThat(far.figure(Metric.RECALL_AT_1))
                .as("speaks about none of them")
                .isEmpty();
        assertThat(far.figure(Metric.FALSE_ANSWER_RATE).orElseThrow().value()).isZero();
    }

    @Test
    void calibrationErrorWeighsBinsBySize() {
        // Bins: 0.0 (1, right 0), 0.2 (2, none right, mean .25), 0.4 (1, right), 0.7 (2, none right, mean .75),
        // 0.8 (1, right), 0.9 (1, right). The best fact of q4 is right although it was declined.
        double error = (1 * 0.0 + 2 * 0.25 + 1 * (1 - 0.45) + 2 * 0.75 + 1 * (1 - 0.85) + 1 * (1 - 0.95)) / 8;
        assertThat(card.calibration().error()).isEqualTo(error, within(1e-12));
        assertThat(card.calibration().bins()).extracting(Calibration.Bin::n).containsExactly(1, 2, 1, 2, 1, 1);
    }

    @Test
    void aConfidenceOfOneFallsIntoTheLastBin() {
        Calibration one = Calibration.of(List.of(answered(judged("q", "plain", "tuning", "a"), 1, "a")));
        assertThat(one.error()).isZero();
        assertThat(one.bins()).extracting(Calibration.Bin::from).containsExactly(0.9);
        assertThat(one.auroc()).isEmpty();
    }

    @Test
    void separationCountsTiesHalf() {
        // Answerable .95 .85 .75 .45 .25 against .75 .25 .0: of 15 pairs 3+3+2.5+2+1.5 are won.
        assertThat(card.calibration().auroc().orElseThrow()).isEqualTo(12 / 15.0, within(1e-12));
    }

    @Test
    void riskGrowsWithCoverageAndTiesShareAPoint() {
        assertThat(card.calibration().curve())
                .containsExactly(
                        new Calibration.Point(0.95, 1 / 8.0, 0),
                        new Calibration.Point(0.85, 2 / 8.0, 0),
                        new Calibration.Point(0.75, 4 / 8.0, 2 / 4.0),
                        new Calibration.Point(0.45, 5 / 8.0, 2 / 5.0),
                        new Calibration.Point(0.25, 7 / 8.0, 4 / 7.0),
                        new Calibration.Point(0.0, 8 / 8.0, 5 / 8.0));
    }

    @Test
    void listsConfusionsThatWereShownFirst() {
        assertThat(card.confusions())
                .containsExactly(
                        new Scorecard.Confusion(Optional.empty(), "b", 1, 1),
                        new Scorecard.Confusion(Optional.of("a"), "b", 1, 1),
                        new Scorecard.Confusion(Optional.of("d"), "a", 0, 1));
    }

    @Test
    void latencyIsByNearestRank() {
        assertThat(card.median()).isEqualTo(Duration.ofMillis(2));
        assertThat(card.p95()).isEqualTo(Duration.ofMillis("q8-far-away".length()));
    }

    @Test
    void intervalsAreTheSameEachTimeAndHoldTheValue() {
        List<Verdict> hundred = IntStream.range(0, 100)
                .mapToObj(i -> answered(judged("q" + i, "plain", "tuning", "a"), 0.5, i < 80 ? "a" : "b"))
                .toList();
        Group.Figure figure = Scorecard.of(hundred).all().figure(Metric.OVERALL).orElseThrow();
        assertThat(figure)
                .isEqualTo(Group.of("all", hundred).figure(Metric.OVERALL).orElseThrow());
        // The binomial's standard error is 4 points, so the interval is about 72 to 88.
        assertThat(figure.value()).isEqualTo(0.8, within(1e-12));
        assertThat(figure.low()).isBetween(0.69, 0.75);
        assertThat(figure.high()).isBetween(0.85, 0.90);
    }

    @Test
    void refusesNothing() {
        assertThatThrownBy(() -> Scorecard.of(List.of())).hasMessage("no questions, no scorecard");
    }

    @Test
    void theConfidenceOfFactsShownTogetherIsThatOneOfThemIsRight() {
        List<Verdict> verdicts =
                List.of(Verdicts.together(Verdicts.judged("q", "plain", "tuning", "b"), 1, "a", "b", "c"));
        Scorecard card = Scorecard.of(verdicts);
        assertThat(card.calibration().error()).isZero();
        assertThat(verdicts.get(0).mark()).as("but another fact stood first").isEqualTo(Verdict.Mark.WRONG);
        List<Verdict> none = List.of(Verdicts.together(Verdicts.judged("q", "plain", "tuning", "d"), 1, "a", "b", "c"));
        assertThat(Scorecard.of(none).calibration().error()).isEqualTo(1);
    }
}

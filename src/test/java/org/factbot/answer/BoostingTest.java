package org.factbot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoostingTest {
    private static List<Fitting.Verdict> grid(Truth truth) {
        List<Fitting.Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            double[] grounds = {(i % 20) / 20.0, (i / 20) / 20.0};
            verdicts.add(new Fitting.Verdict(grounds, truth.of(grounds[0], grounds[1]), 1));
        }
        return verdicts;
    }

    private interface Truth {
        boolean of(double one, double other);
    }

    @Test
    void anInteractionThatNoSumCanTellIsLearnt() {
        Certainty.Trees trees = Boosting.grow(grid((one, other) -> one > 0.5 && other < 0.5), new int[] {0, 0});
        assertThat(trees.of(new double[] {0.9, 0.1})).isGreaterThan(0.8);
        assertThat(trees.of(new double[] {0.9, 0.9})).isLessThan(0.2);
        assertThat(trees.of(new double[] {0.1, 0.1})).isLessThan(0.2);
    }

    @Test
    void theKnownSignOfAGroundIsKeptWhateverTheExamplesSay() {
        // Right below 0.3 and above 0.7 of the first, and the less of the second the better: both against the signs.
        Certainty.Trees trees =
                Boosting.grow(grid((one, other) -> (one < 0.3 || one > 0.7) && other < 0.6), new int[] {1, 1});
        for (int row = 0; row <= 20; row++) {
            double last = 0;
            double lastOther = 0;
            for (int i = 0; i <= 100; i++) {
                double now = trees.of(new double[] {i / 100.0, row / 20.0});
                double nowOther = trees.of(new double[] {row / 20.0, i / 100.0});
                assertThat(now).isGreaterThanOrEqualTo(last);
                assertThat(nowOther).isGreaterThanOrEqualTo(lastOther);
                last = now;
                lastOther = nowOther;
            }
        }
    }

    @Test
    void aNegativeSignIsKeptToo() {
        Certainty.Trees trees = Boosting.grow(grid((one, other) -> one < 0.5), new int[] {-1, -1});
        assertThat(trees.of(new double[] {0.1, 0.5})).isGreaterThan(trees.of(new double[] {0.9, 0.5}));
    }

    @Test
    void theSameExamplesGrowTheSameTrees() {
        List<Fitting.Verdict> verdicts = grid((one, other) -> one + other > 1);
        Certainty.Trees one = Boosting.grow(verdicts, new int[] {1, 1});
        Certainty.Trees other = Boosting.grow(verdicts, new int[] {1, 1});
        assertThat(one.roots()).isEqualTo(other.roots());
        assertThat(one.start()).isEqualTo(other.start());
    }

    @Test
    void examplesThatAllAgreeStayShortOfCertainty() {
        Certainty.Trees trees = Boosting.grow(grid((one, other) -> true), new int[] {0, 0});
        assertThat(trees.of(new double[] {0.5, 0.5})).isBetween(0.9, 0.9999);
    }

    @Test
    void contributionsAddUpToTheConfidence() {
        Certainty.Trees trees = Boosting.grow(grid((one, other) -> one > other), new int[] {0, 0});
        double[] grounds = {0.8, 0.3};
        double sum = 0;
        for (double part : trees.contributions(grounds)) {
            sum += part;
        }
        assertThat(Certainty.logistic(sum)).isCloseTo(trees.of(grounds), org.assertj.core.data.Offset.offset(1e-9));
    }
}

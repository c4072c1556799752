package org.factbot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTextTest {
    private static Weights weights() {
        Certainty.Trees.Node leaf = new Certainty.Trees.Node(-1, 0, 0.1 + 0.2, null, null);
        Certainty.Trees.Node low = new Certainty.Trees.Node(-1, 0, -1e-17, null, null);
        Certainty.Trees.Node root = new Certainty.Trees.Node(5, 1.0 / 3, 0.25, low, leaf);
        return new Weights(
                Weights.defaults().ranking(), new Certainty.Trees(-0.7, new Certainty.Trees.Node[] {root, leaf}), true);
    }

    private static String text() {
        return WeightsText.write(weights()).orElseThrow();
    }

    @Test
    void whatIsWrittenIsReadToTheLastDigit() {
        Weights read = WeightsText.read(text()).orElseThrow();
        assertThat(read.learnt()).isTrue();
        assertThat(read.ranking()).containsExactly(weights().ranking());
        Certainty.Trees trees = (Certainty.Trees) read.certainty();
        assertThat(trees.start()).isEqualTo(-0.7);
        assertThat(trees.roots()).containsExactly(((Certainty.Trees) weights().certainty()).roots());
    }

    @Test
    void theDefaultsAreNotWritten() {
        assertThat(WeightsText.write(Weights.defaults())).isEmpty();
    }

    @Test
    void aTextCutAnywhereIsEmptyOrWhole() {
        String[] words = text().split("\\s+");
        for (int length = 0; length < words.length; length++) {
            String cut = String.join(" ", java.util.Arrays.copyOf(words, length));
            assertThat(WeightsText.read(cut)).as(cut).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "factbot-weights", "factbot-weights x", "factbot-weights -1", "\u0000", "PK\u0003"})
    void whatIsNoWeightsIsEmpty(String text) {
        assertThat(WeightsText.read(text)).isEmpty();
    }

    @Test
    void wrongSizesStrangeNumbersAndLeftoversAreEmpty() {
        int size = SignalKind.values().length;
        assertThat(WeightsText.read(text().replace("weights " + size, "weights " + (size - 1))))
                .isEmpty();
        assertThat(WeightsText.read(text() + " 1")).isEmpty();
        assertThat(WeightsText.read(text().replace("-0.7", "NaN"))).isEmpty();
        assertThat(WeightsText.read(text().replace("-0.7", "Infinity"))).isEmpty();
        assertThat(WeightsText.read(text().replace("\n5 ", "\n99 "))).isEmpty();
        assertThat(WeightsText.read(text().replace("-0.7 2", "-0.7 2000000000")))
                .isEmpty();
    }

    @Test
    void treesDeeperThanWeGrowAreEmpty() {
        String head = text().substring(0, text().indexOf("-0.7 2"));
        assertThat(WeightsText.read(head + "-0.7 1\n" + "1 0.1 0.5 ".repeat(50) + "-1 0 ".repeat(51)))
                .isEmpty();
    }
}

package org.factbot.answer;

import java.util.Arrays;

/**
 * How much each signal counts. Treat as immutable: the arrays are never written after construction.
 *
 * @param ranking    per {@link SignalKind}
 * @param certainty  from grounds to confidence
 * @param learnt     whether they come from the folder itself rather than from our defaults
 */
record Weights(double[] ranking, Certainty certainty, boolean learnt) {
    /**
     * Learnt from the bundled story's English phrasings, to be used where a folder has too few to learn from. A folder
     * without phrasings leaves {@code nearest-*} at 0, so these lean on coverage and words.
     */
    static Weights defaults() {
        return new Weights(
                new double[] {3, 2, 4, 1, 2, 1, 1, 1, 0.8, 1.5, 0.7, 2, 2, 2, 0, 0, 0, 2, -0.5, -0.5},
                new Certainty.Sum(new double[] {
                    -2, 2, 2, 1, 1, 1, 1, 1, 1, -1.5, -1, -1, -0.3, -0.5, -0.5, -2.5, -2, -1.5, 0.3, -0.5, -1, -0.5,
                    0.5, -1.5, -1, -1, 0.4, 0, 0, 0
                }),
                false);
    }

    @Override
    public String toString() {
        return "Weights[learnt=" + learnt + ", ranking=" + Arrays.toString(ranking) + "]";
    }
}

package org.factbot.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Properties;

/**
 * How much each signal counts. Treat as immutable: the arrays are never written after construction.
 *
 * @param ranking    per {@link SignalKind}
 * @param certainty  from grounds to confidence
 * @param learnt     whether they come from the folder itself rather than from our defaults
 */
record Weights(double[] ranking, Certainty certainty, boolean learnt) {
    /** Where learning from a folder's phrasings starts, and what few phrasings leave it near. */
    static double[] prior() {
        return new double[] {3, 2, 4, 1, 2, 1, 1, 1, 0.8, 1.5, 0.7, 2, 2, 0, 0, 0, 2, -0.5, -0.5, -0.5, 0, 0, 0, 0};
    }

    /**
     * For a folder that has too little to learn from. They lean on what the statements hold, for that is all such a folder
     * has; where they come from is told in {@code default-weights.properties}.
     */
    static Weights defaults() {
        Properties weights = new Properties();
        try (InputStream in = Weights.class.getResourceAsStream("default-weights.properties")) {
            if (in == null) {
                throw new IllegalStateException("default-weights.properties is missing from the program");
            }
            weights.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        double[] ranking = Arrays.stream(SignalKind.values())
                .mapToDouble(kind -> number(weights, "signal." + kind.label()))
                .toArray();
        double[] grounds = Confidence.GROUNDS.stream()
                .mapToDouble(ground -> number(weights, "ground." + ground))
                .toArray();
        if (!weights.isEmpty()) {
            throw new IllegalStateException("default-weights.properties weighs what there is not: " + weights.keySet());
        }
        return new Weights(ranking, new Certainty.Sum(grounds), false);
    }

    /** What is not weighed counts nothing. */
    private static double number(Properties weights, String key) {
        Object weight = weights.remove(key);
        return weight == null ? 0 : Double.parseDouble(weight.toString());
    }

    @Override
    public String toString() {
        return "Weights[learnt=" + learnt + ", ranking=" + Arrays.toString(ranking) + "]";
    }
}

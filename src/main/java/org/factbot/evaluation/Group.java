package org.factbot.evaluation;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The figures of some questions. Immutable.
 *
 * @param name    what they have in common
 * @param n       how many they are
 * @param figures what was measured; a metric that speaks about none of them is missing
 */
public record Group(String name, int n, Map<Metric, Figure> figures) {
    /** Resamples a figure's interval is taken from; 1,000 is what Efron and Tibshirani ask of percentile intervals. */
    static final int RESAMPLES = 1000;

    /** Fixed, so that the same verdicts have the same intervals. */
    private static final long SEED = 20250703;

    public Group {
        figures = Collections.unmodifiableMap(new EnumMap<>(figures));
    }

    /**
     * A measured value with its 95 % interval.
     *
     * @param value of these questions
     * @param low   2.5th percentile over the resamples
     * @param high  97.5th percentile over the resamples
     * @param n     how many questions it speaks about, at least 1
     */
    public record Figure(double value, double low, double high, int n) {}

    /** What was measured, or empty where the metric speaks about none of these questions. */
    public Optional<Figure> figure(Metric metric) {
        return Optional.ofNullable(figures.get(metric));
    }

    /**
     * Measures everything. Intervals are percentile bootstrap intervals over questions (B. Efron and R. J. Tibshirani,
     * An Introduction to the Bootstrap, 1993, chapter 13), seeded, so equal verdicts give equal figures.
     */
    static Group of(String name, List<Verdict> verdicts) {
        int n = verdicts.size();
        Metric[] metrics = Metric.values();
        double[][] values = new double[metrics.length][n];
        for (Metric metric : metrics) {
            for (int i = 0; i < n; i++) {
                Verdict verdict = verdicts.get(i);
                values[metric.ordinal()][i] = metric.speaksAbout(verdict) ? metric.of(verdict) : Double.NaN;
            }
        }
        double[][] means = resampledMeans(values, n);
        Map<Metric, Figure> figures = new EnumMap<>(Metric.class);
        for (Metric metric : metrics) {
            double[] spoken = Arrays.stream(values[metric.ordinal()])
                    .filter(v -> !Double.isNaN(v))
                    .toArray();
            if (spoken.length > 0) {
                double value = Arrays.stream(spoken).sum() / spoken.length;
                // A resample may miss all of a small group; it then says nothing about this metric.
                double[] sorted = Arrays.stream(means[metric.ordinal()])
                        .filter(v -> !Double.isNaN(v))
                        .sorted()
                        .toArray();
                figures.put(
                        metric, new Figure(value, percentile(sorted, 0.025), percentile(sorted, 0.975), spoken.length));
            }
        }
        return new Group(name, n, figures);
    }

    private static double[][] resampledMeans(double[][] values, int n) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] means = new double[values.length][RESAMPLES];
        int[] picked = new int[n];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            for (int i = 0; i < n; i++) {
                picked[i] = random.nextInt(n);
            }
            for (int m = 0; m < values.length; m++) {
                double sum = 0;
                int count = 0;
                for (int i : picked) {
                    double value = values[m][i];
                    if (!Double.isNaN(value)) {
                        sum += value;
                        count++;
                    }
                }
                means[m][resample] = count == 0 ? Double.NaN : sum / count;
            }
        }
        return means;
    }

    /**
     * The nearest-rank percentile.
     *
     * @param sorted ascending, not empty
     * @param share  in [0, 1]
     */
    static double percentile(double[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(1, rank) - 1];
    }
}

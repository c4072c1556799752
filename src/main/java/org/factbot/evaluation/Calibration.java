package org.factbot.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far a confidence can be believed. A question counts as right where what its confidence speaks of is an expected fact:
 * one of those shown, or where none was shown the best one. Immutable.
 *
 * @param error  expected calibration error in [0, 1]: the mean distance between confidence and share right over ten bins
 *               of equal width, weighted by their size (M. P. Naeini and others, AAAI 2015; C. Guo and others, ICML 2017)
 * @param bins   the bins that hold questions, by confidence
 * @param auroc  probability that a random answerable question has a higher confidence than a random unanswerable one,
 *               ties counted half (J. A. Hanley and B. J. McNeil, Radiology 143, 1982); empty without both sorts
 * @param curve  risk against coverage, the most confident first (R. El-Yaniv and Y. Wiener, JMLR 11, 2010)
 */
public record Calibration(double error, List<Bin> bins, OptionalDouble auroc, List<Point> curve) {
    private static final int BINS = 10;

    public Calibration {
        bins = List.copyOf(bins);
        curve = List.copyOf(curve);
    }

    /**
     * Questions of similar confidence.
     *
     * @param from       lower bound of the confidence, included
     * @param n          how many questions, at least 1
     * @param confidence mean confidence, in [0, 1]
     * @param right      share right, in [0, 1]
     */
    public record Bin(double from, int n, double confidence, double right) {}

    /**
     * What would be if everything at or above a confidence were answered.
     *
     * @param confidence the threshold
     * @param coverage   share of questions answered, in (0, 1]
     * @param risk       share wrong among them, in [0, 1]
     */
    public record Point(double confidence, double coverage, double risk) {}

    static Calibration of(List<Verdict> verdicts) {
        double[] sums = new double[BINS];
        int[] rights = new int[BINS];
        int[] counts = new int[BINS];
        for (Verdict verdict : verdicts) {
            int bin = Math.min(BINS - 1, (int) (verdict.confidence() * BINS));
            sums[bin] += verdict.confidence();
            counts[bin]++;
            rights[bin] += verdict.confidenceIsRight() ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>();
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                double confidence = sums[bin] / counts[bin];
                double right = (double) rights[bin] / counts[bin];
                bins.add(new Bin((double) bin / BINS, counts[bin], confidence, right));
                error += Math.abs(confidence - right) * counts[bin] / verdicts.size();
            }
        }
        return new Calibration(error, bins, auroc(verdicts), curve(verdicts));
    }

    /** Mann and Whitney's U by ranks, over the product of the two sizes; equal confidences share their mean rank. */
    private static OptionalDouble auroc(List<Verdict> verdicts) {
        List<Verdict> sorted = verdicts.stream()
                .sorted(Comparator.comparingDouble(Verdict::confidence))
                .toList();
        double ranks = 0;
        long answerable = 0;
        for (int from = 0, to; from < sorted.size(); from = to) {
            to = from;
            long here = 0;
            while (to < sorted.size()
                    && sorted.get(to).confidence() == sorted.get(from).confidence()) {
                here += sorted.get(to++).question().answerable() ? 1 : 0;
            }
            ranks += here * (from + 1 + to) / 2.0;
            answerable += here;
        }
        long others = sorted.size() - answerable;
        if (answerable == 0 || others == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((ranks - answerable * (answerable + 1) / 2.0) / ((double) answerable * others));
    }

    private static List<Point> curve(List<Verdict> verdicts) {
        List<Verdict> sorted = verdicts.stream()
                .sorted(Comparator.comparingDouble(Verdict::confidence).reversed())
                .toList();
        List<Point> points = new ArrayList<>();
        int wrong = 0;
        for (int i = 0; i < sorted.size(); i++) {
            double confidence = sorted.get(i).confidence();
            wrong += sorted.get(i).confidenceIsRight() ? 0 : 1;
            // Questions of one confidence cannot be told apart by a threshold: one point for all of them.
            if (i + 1 == sorted.size() || sorted.get(i + 1).confidence() != confidence) {
                points.add(new Point(confidence, (i + 1.0) / sorted.size(), wrong / (i + 1.0)));
            }
        }
        return points;
    }
}

package org.factbot.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Grows boosted trees (Friedman 2001, with the second-order gains and the monotone bounds of Chen and Guestrin 2016): small,
 * slow, without chance, and never against the known sign of a ground. Used once.
 */
final class Boosting {
    private static final int TREES = 120;
    static final int DEPTH = 4;
    private static final double RATE = 0.08;

    /** Pull of leaf values towards 0. */
    private static final double RIDGE = 4;

    /** Weight of examples below which a leaf would learn single cases by heart. */
    private static final double LIGHTEST_LEAF = 5;

    private static final double LEAST_GAIN = 0.5;
    private static final int MOST_BINS = 32;

    private final List<Fitting.Verdict> verdicts;
    private final int[] signs;
    private final double[][] limits;
    private final byte[][] bins;
    private final double[] gradients;
    private final double[] curvatures;

    private Boosting(List<Fitting.Verdict> verdicts, int[] signs) {
        this.verdicts = verdicts;
        this.signs = signs;
        this.limits = new double[signs.length][];
        this.bins = new byte[signs.length][verdicts.size()];
        this.gradients = new double[verdicts.size()];
        this.curvatures = new double[verdicts.size()];
        for (int ground = 0; ground < signs.length; ground++) {
            bin(ground);
        }
    }

    static Certainty.Trees grow(List<Fitting.Verdict> verdicts, int[] signs) {
        return new Boosting(verdicts, signs).grow();
    }

    /** Cuts a ground's values at quantiles, so that a split is looked for in a handful of places. */
    private void bin(int ground) {
        double[] sorted = verdicts.stream()
                .mapToDouble(verdict -> verdict.grounds()[ground])
                .sorted()
                .toArray();
        double[] cuts = new double[MOST_BINS - 1];
        int count = 0;
        for (int i = 1; i < MOST_BINS; i++) {
            double cut = sorted[(int) ((long) i * (sorted.length - 1) / MOST_BINS)];
            if (cut < sorted[sorted.length - 1] && (count == 0 || cut > cuts[count - 1])) {
                cuts[count++] = cut;
            }
        }
        limits[ground] = Arrays.copyOf(cuts, count);
        for (int i = 0; i < verdicts.size(); i++) {
            double value = verdicts.get(i).grounds()[ground];
            int bin = 0;
            while (bin < count && value > cuts[bin]) {
                bin++;
            }
            bins[ground][i] = (byte) bin;
        }
    }

    private Certainty.Trees grow() {
        double right = 0;
        double all = 0;
        for (Fitting.Verdict verdict : verdicts) {
            right += verdict.right() ? verdict.weight() : 0;
            all += verdict.weight();
        }
        double start = Math.log((right + 1) / (all - right + 1));
        double[] odds = new double[verdicts.size()];
        Arrays.fill(odds, start);
        int[] everybody = new int[verdicts.size()];
        Arrays.setAll(everybody, i -> i);
        List<Certainty.Trees.Node> roots = new ArrayList<>();
        for (int tree = 0; tree < TREES; tree++) {
            for (int i = 0; i < odds.length; i++) {
                double share = Certainty.logistic(odds[i]);
                double weight = verdicts.get(i).weight();
                gradients[i] = weight * (share - (verdicts.get(i).right() ? 1 : 0));
                curvatures[i] = weight * share * (1 - share);
            }
            Certainty.Trees.Node root =
                    node(everybody, DEPTH, value(everybody), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            roots.add(root);
            for (int i = 0; i < odds.length; i++) {
                Certainty.Trees.Node node = root;
                while (node.ground() >= 0) {
                    node = verdicts.get(i).grounds()[node.ground()] <= node.limit() ? node.low() : node.high();
                }
                odds[i] += node.value();
            }
        }
        return new Certainty.Trees(start, roots.toArray(new Certainty.Trees.Node[0]));
    }

    private double value(int[] members) {
        double gradient = 0;
        double curvature = 0;
        for (int i : members) {
            gradient += gradients[i];
            curvature += curvatures[i];
        }
        return -RATE * gradient / (curvature + RIDGE);
    }

    /** A node whose leaves stay between {@code least} and {@code most}, so that signs hold across the tree. */
    private Certainty.Trees.Node node(int[] members, int depth, double value, double least, double most) {
        Split best = depth == 0 ? null : split(members);
        if (best == null) {
            return new Certainty.Trees.Node(-1, 0, Math.max(least, Math.min(most, value)), null, null);
        }
        int[] low = Arrays.stream(members)
                .filter(i -> bins[best.ground()][i] <= best.bin())
                .toArray();
        int[] high = Arrays.stream(members)
                .filter(i -> bins[best.ground()][i] > best.bin())
                .toArray();
        double lowValue = Math.max(least, Math.min(most, value(low)));
        double highValue = Math.max(least, Math.min(most, value(high)));
        double middle = (lowValue + highValue) / 2;
        int sign = signs[best.ground()];
        return new Certainty.Trees.Node(
                best.ground(),
                limits[best.ground()][best.bin()],
                Math.max(least, Math.min(most, value)),
                node(low, depth - 1, lowValue, sign < 0 ? middle : least, sign > 0 ? middle : most),
                node(high, depth - 1, highValue, sign > 0 ? middle : least, sign < 0 ? middle : most));
    }

    private record Split(int ground, int bin) {}

    private Split split(int[] members) {
        double bestGain = LEAST_GAIN;
        Split best = null;
        for (int ground = 0; ground < signs.length; ground++) {
            int count = limits[ground].length + 1;
            double[] gradient = new double[count];
            double[] curvature = new double[count];
            double allGradient = 0;
            double allCurvature = 0;
            for (int i : members) {
                gradient[bins[ground][i]] += gradients[i];
                curvature[bins[ground][i]] += curvatures[i];
                allGradient += gradients[i];
                allCurvature += curvatures[i];
            }
            double whole = allGradient * allGradient / (allCurvature + RIDGE);
            double lowGradient = 0;
            double lowCurvature = 0;
            for (int bin = 0; bin < count - 1; bin++) {
                lowGradient += gradient[bin];
                lowCurvature += curvature[bin];
                double highGradient = allGradient - lowGradient;
                double highCurvature = allCurvature - lowCurvature;
                if (lowCurvature < LIGHTEST_LEAF / 4 || highCurvature < LIGHTEST_LEAF / 4) {
                    continue;
                }
                double lowValue = -lowGradient / (lowCurvature + RIDGE);
                double highValue = -highGradient / (highCurvature + RIDGE);
                if (signs[ground] * (highValue - lowValue) < 0) {
                    continue;
                }
                double gain = lowGradient * lowGradient / (lowCurvature + RIDGE)
                        + highGradient * highGradient / (highCurvature + RIDGE)
                        - whole;
                if (gain > bestGain) {
                    bestGain = gain;
                    best = new Split(ground, bin);
                }
            }
        }
        return best;
    }
}

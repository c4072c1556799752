package org.factbot.answer;

import java.util.List;

/**
 * Fits weights by projected gradient descent: full batches, a fixed number of steps, no chance. Weights are drawn towards a
 * prior and never take a sign that their meaning forbids. Stateless.
 */
final class Fitting {
    private static final int STEPS = 120;

    /** Strength of the pull towards the prior, per example; a few hundred phrasings cannot carry free weights. */
    private static final double RIDGE = 0.002;

    private Fitting() {}

    /** One question with its candidates' signals and the place of the right one. */
    record Choice(double[][] signals, int right, double weight) {}

    /** One ranking's grounds, and whether its head was right. */
    record Verdict(double[] grounds, boolean right, double weight) {}

    /** Weights that make the right candidates likeliest under a softmax (conditional logit, McFadden 1974). */
    static double[] ranking(List<Choice> choices, double[] prior) {
        double[] weights = prior.clone();
        Adagrad step = new Adagrad(weights.length);
        for (int i = 0; i < STEPS; i++) {
            double[] gradient = new double[weights.length];
            double total = 0;
            for (Choice choice : choices) {
                total += choice.weight();
                double[] shares = softmax(choice.signals(), weights);
                for (int c = 0; c < shares.length; c++) {
                    double pull = choice.weight() * (shares[c] - (c == choice.right() ? 1 : 0));
                    if (Math.abs(pull) > 1e-9) {
                        double[] signals = choice.signals()[c];
                        for (int s = 0; s < gradient.length; s++) {
                            gradient[s] += pull * signals[s];
                        }
                    }
                }
            }
            for (int s = 0; s < gradient.length; s++) {
                gradient[s] = gradient[s] / total + RIDGE * (weights[s] - prior[s]);
            }
            step.apply(weights, gradient);
            for (SignalKind kind : SignalKind.values()) {
                int s = kind.ordinal();
                weights[s] = kind.sign() > 0 ? Math.max(0, weights[s]) : Math.min(0, weights[s]);
            }
        }
        return weights;
    }

    private static double[] softmax(double[][] signals, double[] weights) {
        double[] scores = new double[signals.length];
        double best = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < scores.length; c++) {
            scores[c] = Judge.score(signals[c], weights);
            best = Math.max(best, scores[c]);
        }
        double sum = 0;
        for (int c = 0; c < scores.length; c++) {
            scores[c] = Math.exp(scores[c] - best);
            sum += scores[c];
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] /= sum;
        }
        return scores;
    }

    /** Steps that shrink per weight with what it has moved already (Duchi, Hazan and Singer 2011). Not thread-safe. */
    private static final class Adagrad {
        private static final double RATE = 0.5;

        private final double[] squares;

        Adagrad(int size) {
            squares = new double[size];
        }

        void apply(double[] weights, double[] gradient) {
            for (int i = 0; i < weights.length; i++) {
                squares[i] += gradient[i] * gradient[i];
                weights[i] -= RATE * gradient[i] / (Math.sqrt(squares[i]) + 1e-8);
            }
        }
    }
}

package org.factbot.answer;

import java.util.List;

/**
 * Turns a ranking and the evidence for and against its head into the share of such heads that are right. A logistic
 * regression over named grounds; stateless.
 */
final class Confidence {
    /** Names of the grounds, in the order of the weights. */
    static final List<String> GROUNDS = List.of(
            "constant",
            "share-of-ranking",
            "margin",
            "coverage",
            "own-coverage",
            "nearest-phrasing",
            "nearest-three",
            "unseen-words",
            "strange-names",
            "missing-values",
            "sort",
            "about-the-story",
            "brevity",
            "views-agree");

    /** +1 where a ground can only speak for answering, -1 against, 0 where it is free. */
    static final int[] SIGNS = {0, 1, 1, 1, 1, 1, 1, -1, -1, -1, 1, 1, -1, 1};

    private Confidence() {}

    /**
     * The grounds on which the first {@code head} facts of a ranking, shown together, hold the answer.
     *
     * @param ranked     best first
     * @param shares     softmax of the ranking, in the same order
     * @param aboutStory log-odds per word that the text is about the story rather than chatter
     */
    static double[] grounds(
            List<Judge.Seen> ranked, double[] shares, Judge.Overview overview, double aboutStory, int head) {
        double[] first = ranked.get(0).signals();
        double share = 0;
        for (int i = 0; i < head && i < shares.length; i++) {
            share += shares[i];
        }
        double next = head < shares.length ? shares[head] : 0;
        boolean bestWords = first[SignalKind.WORDS.ordinal()] >= 1;
        double nearest = first[SignalKind.NEAREST.ordinal()];
        boolean bestPhrasing = ranked.stream().allMatch(one -> one.signals()[SignalKind.NEAREST.ordinal()] <= nearest);
        return new double[] {
            1,
            share,
            share - next,
            first[SignalKind.COVERAGE.ordinal()],
            first[SignalKind.OWN_COVERAGE.ordinal()],
            nearest,
            first[SignalKind.NEAREST_THREE.ordinal()],
            overview.unseenShare(),
            first[SignalKind.STRANGERS.ordinal()],
            first[SignalKind.MISSING_VALUES.ordinal()],
            first[SignalKind.SORT.ordinal()],
            aboutStory,
            1.0 / (1 + overview.informative()),
            (bestWords ? 0.5 : 0) + (bestPhrasing ? 0.5 : 0)
        };
    }

    /** The logistic function of the weighted grounds, in (0, 1). */
    static double of(double[] grounds, double[] weights) {
        return 1 / (1 + Math.exp(-Judge.score(grounds, weights)));
    }

    /** Shares of a ranking: softmax of its scores. */
    static double[] shares(List<Judge.Seen> ranked, double[] weights) {
        double[] scores = ranked.stream()
                .mapToDouble(one -> Judge.score(one.signals(), weights))
                .toArray();
        double best = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            best = Math.max(best, score);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(scores[i] - best);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
        return scores;
    }
}

package org.factbot.answer;

import java.util.List;
import java.util.Locale;

/** Names the grounds on which the head of a ranking is believed to hold the answer, or not. Stateless. */
final class Confidence {
    /** Names of the grounds, in the order of the weights. */
    static final List<String> GROUNDS = List.of(
            "constant",
            "share-of-ranking",
            "lead",
            "own-coverage",
            "firm-coverage",
            "nearest-phrasing",
            "nearest-three",
            "soft-coverage",
            "unseen-words",
            "words-of-other-facts",
            "near-but-different",
            "uncovered-words",
            "heaviest-uncovered",
            "chatter-in-uncovered",
            "strange-names",
            "unknown-names",
            "missing-values",
            "sort-agrees",
            "sort-denied",
            "hard-sort-denied",
            "negation-differs",
            "about-the-story",
            "brevity",
            "near-unanswered-words",
            "views-agree",
            "wording",
            "against-none",
            "classified",
            "taught",
            "dense-coverage",
            "strict-coverage",
            "heaviest-lacked",
            "near-but-one-word",
            "contrary",
            "lacked-names",
            "lacks-the-sort",
            "order-kept",
            "length",
            "holds-the-sort",
            "vague",
            "statement-sense",
            "mostly-unseen",
            "rivals",
            "rivals-of-whether",
            "asks-whether",
            "bound-otherwise",
            "foreign-times",
            "names-turned",
            "uncovered-names",
            "against-asides",
            "nearer-aside",
            "nearer-asides",
            "rarest-name",
            "rarest-word",
            "usual-words",
            "rarest-stop",
            "usual-stops",
            "words-apart",
            "words-together",
            "usual-pairs",
            "in-one-text");

    /**
     * +1 where a ground can only speak for answering, -1 against, 0 where it is free. Nearness to a phrasing is free: a near
     * miss is nearer to one than most honest questions are.
     */
    static final int[] SIGNS = {
        0, 1, 1, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1, -1, -1, -1, 1, 0, -1, 1, 1, 1, 1, 0, 0, 0, -1,
        -1, -1, -1, -1, 0, 0, 1, -1, 0, -1, -1, 0, 0, -1, -1, -1, -1, 1, -1, -1, 1, 1, 1, 0, 0, -1, 1, 1, 0
    };

    /** A lead of this many score points says all a lead can say. */
    private static final double CLEAR_LEAD = 6;

    /** A question with this many informative words is long. */
    private static final double LONG = 12;

    private Confidence() {}

    /**
     * The grounds on which the first {@code head} facts of a ranking, shown together, hold the answer.
     *
     * @param ranked     best first
     * @param scores     of the ranking, in the same order
     * @param gaps       what of the question the first fact leaves open
     * @param aboutStory log-odds per word that the text is about the story rather than chatter
     */
    static double[] grounds(
            List<Judge.Seen> ranked,
            double[] scores,
            Judge.Overview overview,
            Judge.Gaps gaps,
            double aboutStory,
            int head) {
        double[] shares = shares(scores);
        double[] first = ranked.get(0).signals();
        double share = 0;
        for (int i = 0; i < head && i < shares.length; i++) {
            share += shares[i];
        }
        double lead = head < ranked.size() ? scores[0] - scores[head] : CLEAR_LEAD;
        boolean bestWords = first[SignalKind.WORDS.ordinal()] >= 1;
        double nearest = first[SignalKind.NEAREST.ordinal()];
        boolean bestPhrasing = ranked.stream().allMatch(one -> one.signals()[SignalKind.NEAREST.ordinal()] <= nearest);
        double coverage = first[SignalKind.COVERAGE.ordinal()];
        double sort = first[SignalKind.SORT.ordinal()];
        Statements.View statement = gaps.statement();
        return new double[] {
            1,
            share,
            Math.min(lead, CLEAR_LEAD) / CLEAR_LEAD,
            first[SignalKind.OWN_COVERAGE.ordinal()],
            first[SignalKind.FIRM_COVERAGE.ordinal()],
            nearest,
            first[SignalKind.NEAREST_THREE.ordinal()],
            first[SignalKind.SOFT_COVERAGE.ordinal()],
            overview.unseenShare(),
            Math.max(0, 1 - coverage - overview.unseenShare()),
            nearest * (1 - coverage),
            Math.min(4, gaps.uncovered()),
            gaps.heaviest(),
            gaps.chatter(),
            first[SignalKind.STRANGERS.ordinal()],
            Math.min(2, overview.strangers()),
            first[SignalKind.MISSING_VALUES.ordinal()],
            Math.max(0, sort),
            Math.max(0, -sort),
            gaps.hardSortDenied() ? 1 : 0,
            gaps.negationDiffers() ? 1 : 0,
            aboutStory,
            1.0 / (1 + overview.informative()),
            overview.others() - first[SignalKind.NEAREST_THREE.ordinal()],
            (bestWords ? 0.5 : 0) + (bestPhrasing ? 0.5 : 0),
            gaps.wording(),
            gaps.againstNone(),
            gaps.classified(),
            gaps.taught(),
            statement.dense(),
            statement.strict(),
            statement.heaviest(),
            statement.strict() * statement.heaviest(),
            statement.contrary() ? 1 : 0,
            Math.min(2, statement.lackedNames()),
            Math.max(0, -statement.holds()),
            statement.ordered(),
            Math.min(LONG, overview.informative()) / LONG,
            Math.max(0, statement.holds()),
            statement.vague(),
            statement.sense(),
            Math.max(0, overview.unseenShare() - 0.5),
            gaps.asksWhether() ? 0 : Math.min(3, gaps.rivals()),
            gaps.asksWhether() ? Math.min(3, gaps.rivals()) : 0,
            gaps.asksWhether() ? 1 : 0,
            Math.min(2, gaps.boundOtherwise()),
            gaps.asksWhether() ? 0 : Math.min(2, gaps.foreignTimes()),
            Math.min(2, gaps.turned()),
            Math.min(3, gaps.uncoveredNames()),
            gaps.aside().score(),
            gaps.aside().known() ? gaps.aside().nearest() - nearest : 0,
            gaps.aside().known() ? gaps.aside().nearestThree() - first[SignalKind.NEAREST_THREE.ordinal()] : 0,
            gaps.usage().rarestName(),
            gaps.usage().rarestWord(),
            gaps.usage().shares(),
            gaps.usage().rarestStop(),
            gaps.usage().stops(),
            gaps.usage().apart(),
            gaps.usage().together(),
            gaps.usage().pairs(),
            gaps.usage().inOne()
        };
    }

    /** The grounds by name with what each adds to the log-odds, those that add little left out, for people. */
    static String explain(double[] grounds, Certainty certainty) {
        double[] parts = certainty.contributions(grounds);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < grounds.length; i++) {
            if (Math.abs(parts[i]) >= 0.05) {
                text.append(String.format(
                        Locale.ROOT,
                        "%s%s %.2f (%+.2f)",
                        text.length() == 0 ? "" : ", ",
                        GROUNDS.get(i),
                        grounds[i],
                        parts[i]));
            }
        }
        return text.toString();
    }

    static double[] scores(List<Judge.Seen> ranked, double[] weights) {
        return ranked.stream()
                .mapToDouble(one -> Judge.score(one.signals(), weights))
                .toArray();
    }

    /** Shares of a ranking: softmax of its scores. */
    static double[] shares(double[] scores) {
        double best = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            best = Math.max(best, score);
        }
        double[] shares = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            shares[i] = Math.exp(scores[i] - best);
            sum += shares[i];
        }
        for (int i = 0; i < scores.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}

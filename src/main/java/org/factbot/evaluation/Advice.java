package org.factbot.evaluation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.factbot.answer.Neighbours;

/**
 * What the questions of a part tell an editor. Immutable.
 *
 * @param hurting    phrasings that drew questions to the wrong fact, worst first, at most {@value #MOST}
 * @param rarelyRight facts that are asked for and seldom found, worst first
 */
record Advice(List<Hurting> hurting, List<RarelyRight> rarelyRight) {
    static final int MOST = 10;

    private static final int ENOUGH_ASKED = 3;

    Advice {
        hurting = List.copyOf(hurting);
        rarelyRight = List.copyOf(rarelyRight);
    }

    /**
     * A phrasing that harms.
     *
     * @param harm how many questions it drew to its fact though another, or none, was expected
     * @param help how many it drew there rightly
     */
    record Hurting(Neighbours.Way way, int harm, int help) {}

    /**
     * A fact that is found for less than half of the questions that ask for it first.
     *
     * @param right how often it or another expected fact came first
     * @param asked how often it was asked for
     */
    record RarelyRight(String fact, int right, int asked) {}

    static Advice of(List<Verdict> verdicts, Neighbours neighbours) {
        Map<Neighbours.Way, int[]> ways = new LinkedHashMap<>();
        Map<String, int[]> facts = new LinkedHashMap<>();
        for (Verdict verdict : verdicts) {
            boolean right = verdict.bestIsRight();
            // A question that nothing answers and that was declined was drawn nowhere.
            if (verdict.question().answerable() || verdict.answered()) {
                verdict.best()
                        .flatMap(fact -> neighbours.nearest(verdict.question().text(), fact))
                        .ifPresent(way -> ways.computeIfAbsent(way, key -> new int[2])[right ? 1 : 0]++);
            }
            if (verdict.question().answerable()) {
                int[] count =
                        facts.computeIfAbsent(verdict.question().expected().get(0), key -> new int[2]);
                count[0] += right ? 1 : 0;
                count[1]++;
            }
        }
        return new Advice(
                ways.entrySet().stream()
                        .map(e -> new Hurting(e.getKey(), e.getValue()[0], e.getValue()[1]))
                        .filter(one -> one.harm() > 0)
                        .sorted(Comparator.comparingInt(Hurting::harm)
                                .reversed()
                                .thenComparingInt(Hurting::help)
                                .thenComparing(one -> one.way().fact())
                                .thenComparing(one -> one.way().text()))
                        .limit(MOST)
                        .toList(),
                facts.entrySet().stream()
                        .map(e -> new RarelyRight(e.getKey(), e.getValue()[0], e.getValue()[1]))
                        .filter(one -> one.asked() >= ENOUGH_ASKED && 2 * one.right() < one.asked())
                        .sorted(Comparator.comparingDouble((RarelyRight one) -> (double) one.right() / one.asked())
                                .thenComparing(RarelyRight::fact))
                        .toList());
    }
}

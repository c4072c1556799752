package org.factbot.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.factbot.answer.Thresholds;

/**
 * What the questions of a part cost, and what they would have cost at another threshold. Immutable.
 *
 * @param wrong     how many were answered wrongly, the unanswerable included
 * @param silent    how many went unanswered though there was an answer
 * @param hundred   the cost of a hundred such questions
 * @param cheapest  the confidence from which answering would have been cheapest, had every best fact at or above it been
 *                  shown; the highest of equals
 * @param atCheapest what a hundred questions would have cost there
 */
record Bill(long wrong, long silent, double hundred, double cheapest, double atCheapest) {
    /** The bill for at least one question. */
    static Bill of(List<Verdict> verdicts) {
        long wrong = verdicts.stream()
                .filter(v -> v.mark() == Verdict.Mark.WRONG || v.mark() == Verdict.Mark.FALSE_ANSWER)
                .count();
        long silent =
                verdicts.stream().filter(v -> v.mark() == Verdict.Mark.MISSED).count();
        double scale = 100.0 / verdicts.size();
        double cheapest = 1;
        double least = Double.POSITIVE_INFINITY;
        double[] thresholds = DoubleStream.concat(
                        DoubleStream.of(1), verdicts.stream().mapToDouble(Verdict::confidence))
                .distinct()
                .sorted()
                .toArray();
        List<Verdict> sure = verdicts.stream()
                .filter(verdict -> verdict.best().isPresent())
                .sorted(Comparator.comparingDouble(Verdict::confidence).reversed())
                .toList();
        double cost = verdicts.stream().mapToDouble(Bill::silence).sum();
        int answered = 0;
        for (int i = thresholds.length - 1; i >= 0; i--) {
            for (; answered < sure.size() && sure.get(answered).confidence() >= thresholds[i]; answered++) {
                Verdict verdict = sure.get(answered);
                cost += (verdict.bestIsRight() ? 0 : Thresholds.WRONG) - silence(verdict);
            }
            if (cost < least) {
                least = cost;
                cheapest = thresholds[i];
            }
        }
        return new Bill(
                wrong,
                silent,
                scale * (Thresholds.WRONG * wrong + Thresholds.SILENT * silent),
                cheapest,
                scale * least);
    }

    /** What it costs to keep silent about a question. */
    private static double silence(Verdict verdict) {
        return verdict.question().answerable() ? Thresholds.SILENT : 0;
    }
}

package org.factbot.evaluation;

import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.factbot.answer.Thresholds;

/**
 * What is measured: each the mean of a value over those questions it speaks about. All are shares in [0, 1], except
 * {@link #COST}, which lies in [0, 3].
 */
public enum Metric {
    /** Answered, among all. */
    COVERAGE("coverage", true, v -> true, v -> is(v.answered())),
    /** Right at first, among those answered. */
    SELECTIVE_ACCURACY("selective accuracy", true, Verdict::answered, v -> is(v.mark() == Verdict.Mark.RIGHT)),
    /** Answered, among those that have no answer. */
    FALSE_ANSWER_RATE("false-answer rate", false, v -> !v.question().answerable(), v -> is(v.answered())),
    /** First of the ranking right, whatever was decided, among the answerable. */
    RECALL_AT_1("R@1", true, v -> v.question().answerable(), v -> is(v.rankedWithin(1))),
    /** One of the first three of the ranking right, whatever was decided, among the answerable. */
    RECALL_AT_3("R@3", true, v -> v.question().answerable(), v -> is(v.rankedWithin(Verdict.DEPTH))),
    /** Answered and right at first, among the answerable. */
    RIGHT_AT_FIRST("right at first", true, v -> v.question().answerable(), v -> is(v.mark() == Verdict.Mark.RIGHT)),
    /** Right among the first three that a reader sees, shown or suggested, among the answerable. */
    RIGHT_AMONG_THREE("right among three", true, v -> v.question().answerable(), v -> is(v.offersRight())),
    /** Answerable and right at first, or unanswerable and declined, among all. */
    OVERALL("overall", true, v -> true, v -> is(v.mark().good())),
    /** Mean cost of a question: wrong or false answer 3, answerable but declined 1, else 0. */
    COST("cost", false, v -> true, v -> cost(v.mark()));

    private final String label;
    private final boolean highIsGood;
    private final Predicate<Verdict> among;
    private final ToDoubleFunction<Verdict> value;

    Metric(String label, boolean highIsGood, Predicate<Verdict> among, ToDoubleFunction<Verdict> value) {
        this.label = label;
        this.highIsGood = highIsGood;
        this.among = among;
        this.value = value;
    }

    /** As reports call it. */
    public String label() {
        return label;
    }

    /** Whether more is better. */
    public boolean highIsGood() {
        return highIsGood;
    }

    /** Whether it speaks about this question. */
    boolean speaksAbout(Verdict verdict) {
        return among.test(verdict);
    }

    double of(Verdict verdict) {
        return value.applyAsDouble(verdict);
    }

    private static double is(boolean truth) {
        return truth ? 1 : 0;
    }

    /** A wrong answer harms a reader more than silence: three to one, as the decision's thresholds are chosen for. */
    private static double cost(Verdict.Mark mark) {
        return switch (mark) {
            case WRONG, FALSE_ANSWER -> Thresholds.WRONG;
            case MISSED -> Thresholds.SILENT;
            case RIGHT, DECLINED -> 0;
        };
    }
}

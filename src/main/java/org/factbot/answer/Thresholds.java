package org.factbot.answer;

/** What a decision costs and from which confidence on it pays, for {@link Decider} and for those who report on it. */
public final class Thresholds {
    /** What a wrong answer costs: it harms a reader more than silence does. */
    public static final double WRONG = 3;

    /** What silence costs where there was an answer. */
    public static final double SILENT = 1;

    /**
     * With confidence c an answer costs {@code WRONG * (1 - c)} on average, and silence {@code SILENT * c}, for it costs only
     * where there was an answer. They break even at {@code WRONG / (WRONG + SILENT)}.
     */
    public static final double ANSWER = WRONG / (WRONG + SILENT);

    /**
     * The same where a question leans on the last answer and a fact near that answer comes first. Confidence is learnt from
     * questions that stand alone; that one asks on about what was just read is evidence that it does not see. Measured on our
     * own dialogues, see the benchmarks.
     */
    static final double ANSWER_ON = 0.4;

    /** From here on it is worth asking back: one of the four likeliest is usually meant. */
    public static final double ASK_BACK = 0.30;

    private Thresholds() {}
}

package org.factbot.answer;

import java.util.AbstractList;
import java.util.RandomAccess;

/** The signals of one judged fact with what each added, made as they are read: most are never. Immutable. */
final class Signals extends AbstractList<Signal> implements RandomAccess {
    private static final SignalKind[] KINDS = SignalKind.values();

    private final double[] values;
    private final double[] weights;

    /** The arrays are not written any more. */
    Signals(double[] values, double[] weights) {
        this.values = values;
        this.weights = weights;
    }

    @Override
    public Signal get(int index) {
        return new Signal(KINDS[index].label(), values[index], values[index] * weights[index]);
    }

    @Override
    public int size() {
        return KINDS.length;
    }
}

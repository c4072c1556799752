package org.factbot.answer;

/**
 * Many vectors that one is compared with, stored by dimension: dot products with all of them grow side by side, which a
 * processor does several at a time, while each still adds up in the same order as alone. Immutable once filled.
 */
final class Columns {
    private final int dimensions;
    private final int count;
    private final float[] values;

    Columns(int dimensions, int count) {
        this.dimensions = dimensions;
        this.count = count;
        this.values = new float[dimensions * count];
    }

    void set(int place, float[] vector) {
        for (int d = 0; d < dimensions; d++) {
            values[d * count + place] = vector[d];
        }
    }

    /** Dot products with all, in the order of their places. */
    float[] dots(float[] asked) {
        float[] dots = new float[count];
        for (int d = 0; d < dimensions; d++) {
            add(asked[d], d * count, dots);
        }
        return dots;
    }

    private void add(float factor, int from, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += factor * values[from + i];
        }
    }
}

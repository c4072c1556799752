package org.factbot.answer;

/**
 * Many vectors that one is compared with, stored by dimension: cosines with all of them grow side by side, which a
 * processor does several at a time, while each still adds up in the same order as alone. Immutable once filled.
 */
final class Columns {
    /** From so many on, running along them is worth it. */
    private static final int MANY = 16;

    private final int dimensions;
    private final int count;
    private final float[] values;

    Columns(int dimensions, int count) {
        this.dimensions = dimensions;
        this.count = count;
        this.values = new float[dimensions * count];
    }

    int count() {
        return count;
    }

    void set(int place, float[] vector) {
        set(0, count, place, vector);
    }

    /** Sets a vector of a block of {@code size} that begins behind {@code from} vectors. */
    void set(int from, int size, int place, float[] vector) {
        for (int d = 0; d < dimensions; d++) {
            values[from * dimensions + d * size + place] = vector[d];
        }
    }

    /** Dot products with all. */
    float[] dots(float[] asked) {
        float[] dots = new float[count];
        dots(asked, 0, count, dots);
        return dots;
    }

    /** Dot products with a block of vectors, into the first places of {@code dots}. */
    void dots(float[] asked, int from, int size, float[] dots) {
        int start = from * dimensions;
        if (size >= MANY) {
            java.util.Arrays.fill(dots, 0, size, 0);
            for (int d = 0; d < dimensions; d++) {
                add(asked[d], start + d * size, size, dots);
            }
            return;
        }
        int place = 0;
        for (; place + 4 <= size; place += 4) {
            float a = 0;
            float b = 0;
            float c = 0;
            float e = 0;
            for (int d = 0, at = start + place; d < dimensions; d++, at += size) {
                a += asked[d] * values[at];
                b += asked[d] * values[at + 1];
                c += asked[d] * values[at + 2];
                e += asked[d] * values[at + 3];
            }
            dots[place] = a;
            dots[place + 1] = b;
            dots[place + 2] = c;
            dots[place + 3] = e;
        }
        for (; place + 2 <= size; place += 2) {
            float a = 0;
            float b = 0;
            for (int d = 0, at = start + place; d < dimensions; d++, at += size) {
                a += asked[d] * values[at];
                b += asked[d] * values[at + 1];
            }
            dots[place] = a;
            dots[place + 1] = b;
        }
        if (place < size) {
            float a = 0;
            for (int d = 0, at = start + place; d < dimensions; d++, at += size) {
                a += asked[d] * values[at];
            }
            dots[place] = a;
        }
    }

    /** Dot product with one vector of a block. */
    float dot(float[] asked, int from, int size, int place) {
        float dot = 0;
        for (int d = 0, at = from * dimensions + place; d < dimensions; d++, at += size) {
            dot += asked[d] * values[at];
        }
        return dot;
    }

    private void add(float factor, int from, int size, float[] sums) {
        for (int i = 0; i < size; i++) {
            sums[i] += factor * values[from + i];
        }
    }
}

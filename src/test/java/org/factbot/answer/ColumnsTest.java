package org.factbot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {
    private static final int DIMENSIONS = 64;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 15, 16, 17, 100})
    void sumsAreThoseOfOneVectorAloneToTheLastBit(int size) {
        Random random = new Random(size);
        float[] asked = vector(random);
        float[][] vectors = new float[size][];
        Columns columns = new Columns(DIMENSIONS, size);
        for (int i = 0; i < size; i++) {
            vectors[i] = vector(random);
            columns.set(i, vectors[i]);
        }
        float[] dots = columns.dots(asked);
        for (int i = 0; i < size; i++) {
            float alone = 0;
            for (int d = 0; d < DIMENSIONS; d++) {
                alone += asked[d] * vectors[i][d];
            }
            assertThat(dots[i]).isEqualTo(alone);
        }
    }

    private static float[] vector(Random random) {
        float[] vector = new float[DIMENSIONS];
        for (int d = 0; d < DIMENSIONS; d++) {
            vector[d] = random.nextFloat() - 0.5f;
        }
        return vector;
    }
}

package org.factbot.question;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.factbot.knowledge.Language;

/**
 * What words mean in general, whatever the story: a short vector for each common word, near for near meanings. Read from
 * {@code senses_xx.bin}; its origin is told in the notice beside it. Immutable and safe to call from any thread.
 *
 * <p>The file: the number of words, the number of dimensions (both as four bytes), then, from the commonest word to the
 * rarest, the length of the word in bytes (one byte), the word in UTF-8 and one signed byte a dimension; a vector's bytes
 * have length 127.
 */
public final class Senses {
    private final int dimensions;
    private final Map<String, Integer> ranks;
    private final float[] vectors;

    private Senses(int dimensions, Map<String, Integer> ranks, float[] vectors) {
        this.dimensions = dimensions;
        this.ranks = ranks;
        this.vectors = vectors;
    }

    /** The senses of a language, or empty where we have none. */
    public static Optional<Senses> of(Language language) {
        InputStream file = Senses.class.getResourceAsStream("senses_" + language.code() + ".bin");
        if (file == null) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(file, 1 << 16))) {
            int words = in.readInt();
            int dimensions = in.readInt();
            Map<String, Integer> ranks = new HashMap<>(words * 2);
            float[] vectors = new float[words * dimensions];
            for (int rank = 0; rank < words; rank++) {
                byte[] word = in.readNBytes(in.readUnsignedByte());
                ranks.put(new String(word, StandardCharsets.UTF_8), rank);
                byte[] bytes = in.readNBytes(dimensions);
                double length = 0;
                for (byte b : bytes) {
                    length += b * b;
                }
                length = Math.sqrt(length);
                for (int d = 0; d < dimensions; d++) {
                    vectors[rank * dimensions + d] = (float) (bytes[d] / length);
                }
            }
            return Optional.of(new Senses(dimensions, ranks, vectors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int dimensions() {
        return dimensions;
    }

    /** The rank of a word by how common it is, 0 the commonest; -1 for a word without a sense. Case does not matter. */
    public int rank(String word) {
        String key = word.toLowerCase(Locale.ROOT);
        Integer rank = ranks.get(key);
        if (rank == null && key.endsWith("'s") || key.endsWith("’s")) {
            rank = ranks.get(key.substring(0, key.length() - 2));
        }
        return rank == null ? -1 : rank;
    }

    /** How many words have a sense; ranks run from 0. */
    public int size() {
        return vectors.length / dimensions;
    }

    /** The ranks of the words of a text, cut at spaces and hyphens. */
    public int[] ranks(String text) {
        int[] found = new int[(text.length() + 1) / 2 + 1];
        int count = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || between(text.charAt(i))) {
                if (i > from) {
                    found[count++] = rank(text.substring(from, i));
                }
                from = i + 1;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static boolean between(char c) {
        return c == '-' || c == ' ' || c >= '\t' && c <= '\r';
    }

    /** Adds the unit vector of the word of this rank, times {@code weight}, to {@code sum}. */
    public void add(int rank, double weight, float[] sum) {
        int from = rank * dimensions;
        for (int d = 0; d < dimensions; d++) {
            sum[d] += (float) weight * vectors[from + d];
        }
    }

    /** The unit vector of the word of this rank. */
    public float[] vector(int rank) {
        return Arrays.copyOfRange(vectors, rank * dimensions, (rank + 1) * dimensions);
    }
}

package org.factbot.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.factbot.question.AnalyzedText;
import org.factbot.question.Senses;
import org.factbot.question.Token;

/**
 * Compares questions with facts by what their words mean in general, where the words differ. Safe to call from any thread;
 * what it remembers is bounded and changes no result.
 */
final class Meanings {
    /** Words less near than this are related at best; nearer ones begin to stand for each other. */
    private static final double NEAR = 0.5;

    /** Of the words near a word only the nearest are looked for in a fact. */
    private static final int MOST_NEAR = 16;

    private static final int MOST_REMEMBERED = 20_000;

    /** The constant of smooth inverse frequency (Arora, Liang and Ma 2017). */
    private static final double SMOOTH = 1e-3;

    private final Senses senses;
    private final Profiles profiles;
    private final float[] common;
    private final float[][][] texts;
    private final int[] keyRanks;
    private final Map<Integer, Near> remembered = new ConcurrentHashMap<>();

    /** Words of the base near a word, nearest first. */
    private record Near(int[] ids, float[] nearness) {}

    Meanings(AnalyzedBase base, org.factbot.knowledge.Language language, Profiles profiles, Senses senses) {
        this.senses = senses;
        this.profiles = profiles;
        this.keyRanks = new int[profiles.size()];
        java.util.Arrays.fill(keyRanks, -1);
        this.common = new float[senses.dimensions()];
        texts = new float[base.facts().size()][][];
        int count = 0;
        for (int i = 0; i < texts.length; i++) {
            AnalyzedBase.Texts of = base.facts().get(i).in(language);
            List<AnalyzedText> all = new ArrayList<>(of.phrasings());
            all.add(of.own().get(0));
            texts[i] = all.stream().map(this::sum).toArray(float[][]::new);
            for (float[] vector : texts[i]) {
                count++;
                for (int d = 0; d < common.length; d++) {
                    common[d] += vector[d];
                }
            }
            all.addAll(of.own());
            all.forEach(this::rankKeys);
        }
        for (int d = 0; d < common.length; d++) {
            common[d] /= Math.max(1, count);
        }
        for (float[][] fact : texts) {
            for (float[] vector : fact) {
                distinguish(vector);
            }
        }
    }

    private void rankKeys(AnalyzedText text) {
        for (Token token : text.tokens()) {
            if (token.kind() == Token.Kind.WORD && !token.surface().contains(" ")) {
                int id = profiles.id(token.key());
                if (id >= 0 && keyRanks[id] < 0) {
                    keyRanks[id] = senses.rank(token.surface());
                }
            }
        }
    }

    /** The weighted mean of a text's words, of length 1. */
    private float[] sum(AnalyzedText text) {
        float[] sum = new float[senses.dimensions()];
        Set<String> seen = new HashSet<>();
        for (Token token : text.tokens()) {
            if (token.kind() == Token.Kind.VALUE || !seen.add(token.key())) {
                continue;
            }
            double telling = Math.min(1, profiles.weight(token.key()) / profiles.unseenWeight());
            for (String word : token.surface().split("[\\s-]+")) {
                int rank = senses.rank(word);
                if (rank >= 0) {
                    // By Zipf's law the share of a word in English is about a tenth of one over its rank.
                    double share = 0.1 / (rank + 3);
                    senses.add(rank, telling * SMOOTH / (SMOOTH + share), sum);
                }
            }
        }
        scale(sum);
        return sum;
    }

    /** Takes away what all texts of the story have in common. */
    private void distinguish(float[] vector) {
        for (int d = 0; d < common.length; d++) {
            vector[d] -= common[d];
        }
        scale(vector);
    }

    private static void scale(float[] vector) {
        double squares = 0;
        for (float v : vector) {
            squares += v * v;
        }
        double length = Math.sqrt(squares);
        for (int d = 0; d < vector.length && length > 0; d++) {
            vector[d] /= (float) length;
        }
    }

    float[] asked(AnalyzedText text) {
        float[] vector = sum(text);
        distinguish(vector);
        return vector;
    }

    /** Cosines with the nearest texts of a fact; 0 where none is near. */
    Others.Best nearest(float[] asked, int fact) {
        Others.Best best = new Others.Best();
        for (float[] text : texts[fact]) {
            best.offer(cosine(asked, text));
        }
        return best;
    }

    /** Cosine with the statement of a fact. */
    double statement(float[] asked, int fact) {
        return cosine(asked, texts[fact][texts[fact].length - 1]);
    }

    static float cosine(float[] a, float[] b) {
        float cosine = 0;
        for (int d = 0; d < a.length; d++) {
            cosine += a[d] * b[d];
        }
        return cosine;
    }

    /** How near the nearest word of the fact is to this one, in [0, 1]; 0 for a word less than {@link #NEAR} to all. */
    double held(Token token, int fact) {
        double best = 0;
        if (token.kind() != Token.Kind.WORD) {
            return 0;
        }
        for (String word : token.surface().split("[\\s-]+")) {
            int rank = senses.rank(word);
            if (rank < 0) {
                continue;
            }
            Near near = remembered.get(rank);
            if (near == null) {
                near = near(rank);
                if (remembered.size() < MOST_REMEMBERED) {
                    remembered.put(rank, near);
                }
            }
            for (int i = 0; i < near.ids().length && near.nearness()[i] > best; i++) {
                if (profiles.holds(fact, near.ids()[i])) {
                    best = near.nearness()[i];
                }
            }
        }
        return best;
    }

    private Near near(int rank) {
        record One(int id, float nearness) {}
        List<One> found = new ArrayList<>();
        for (int id = 0; id < keyRanks.length; id++) {
            if (keyRanks[id] >= 0) {
                float nearness = senses.nearness(rank, keyRanks[id]);
                if (nearness >= NEAR) {
                    found.add(new One(id, nearness));
                }
            }
        }
        found.sort(Comparator.comparingDouble((One one) -> -one.nearness()).thenComparing(One::id));
        int size = Math.min(MOST_NEAR, found.size());
        int[] ids = new int[size];
        float[] nearness = new float[size];
        for (int i = 0; i < size; i++) {
            ids[i] = found.get(i).id();
            nearness[i] = found.get(i).nearness();
        }
        return new Near(ids, nearness);
    }
}

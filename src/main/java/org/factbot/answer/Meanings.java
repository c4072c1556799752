package org.factbot.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
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

    /** The constant of smooth inverse frequency (Arora, Liang and Ma 2017). */
    private static final double SMOOTH = 1e-3;

    private final Senses senses;
    private final Profiles profiles;
    private final float[] common;
    private final float[][] statements;

    /** The words of the base that have a sense, by id, and those senses. */
    private final int[] known;

    private final Columns knownSenses;
    private final AtomicReferenceArray<Near> remembered;

    /** Words of the base near a word, nearest first. */
    record Near(int[] ids, float[] nearness) {}

    Meanings(AnalyzedBase base, org.factbot.knowledge.Language language, Profiles profiles, Senses senses) {
        this.senses = senses;
        this.profiles = profiles;
        int[] keyRanks = new int[profiles.size()];
        Arrays.fill(keyRanks, -1);
        this.common = new float[senses.dimensions()];
        this.remembered = new AtomicReferenceArray<>(senses.size());
        int facts = base.facts().size();
        statements = new float[facts][];
        int count = 0;
        for (int i = 0; i < facts; i++) {
            AnalyzedBase.Texts of = base.facts().get(i).in(language);
            statements[i] = sum(of.own().get(0));
            add(statements[i]);
            of.phrasings().forEach(text -> add(sum(text)));
            count += 1 + of.phrasings().size();
            of.phrasings().forEach(text -> rankKeys(text, keyRanks));
            of.own().forEach(text -> rankKeys(text, keyRanks));
        }
        for (int d = 0; d < common.length; d++) {
            common[d] /= Math.max(1, count);
        }
        for (float[] statement : statements) {
            distinguish(statement);
        }
        known = IntStream.range(0, keyRanks.length)
                .filter(id -> keyRanks[id] >= 0)
                .toArray();
        knownSenses = new Columns(common.length, known.length);
        for (int i = 0; i < known.length; i++) {
            knownSenses.set(i, senses.vector(keyRanks[known[i]]));
        }
    }

    private void add(float[] vector) {
        for (int d = 0; d < common.length; d++) {
            common[d] += vector[d];
        }
    }

    private void rankKeys(AnalyzedText text, int[] keyRanks) {
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
            for (int rank : senses.ranks(token.surface())) {
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

    int dimensions() {
        return common.length;
    }

    /** The meaning of a text without what all texts of the story have in common, of length 1. */
    float[] asked(AnalyzedText text) {
        float[] vector = sum(text);
        distinguish(vector);
        return vector;
    }

    /** Cosine with the statement of a fact. */
    double statement(float[] asked, int fact) {
        float[] statement = statements[fact];
        float cosine = 0;
        for (int d = 0; d < asked.length; d++) {
            cosine += asked[d] * statement[d];
        }
        return cosine;
    }

    /** The words of the base near each of the words that a token is written with; none for a name or the like. */
    List<Near> near(Token token) {
        if (token.kind() != Token.Kind.WORD) {
            return List.of();
        }
        List<Near> all = new ArrayList<>(1);
        for (int rank : senses.ranks(token.surface())) {
            if (rank < 0) {
                continue;
            }
            Near near = remembered.get(rank);
            if (near == null) {
                near = near(rank);
                remembered.set(rank, near);
            }
            all.add(near);
        }
        return all;
    }

    /** How near the nearest word of the fact is to this one, in [0, 1]; 0 for a word less than {@link #NEAR} to all. */
    double held(Token token, int fact) {
        double best = 0;
        for (Near near : near(token)) {
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
        float[] nearby = knownSenses.dots(senses.vector(rank));
        for (int i = 0; i < nearby.length; i++) {
            if (nearby[i] >= NEAR) {
                found.add(new One(known[i], nearby[i]));
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

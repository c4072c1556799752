package org.factbot.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.factbot.question.AnalyzedText;
import org.factbot.question.Token;

/**
 * Tells by words, neighbouring words and general meaning which fact a question asks for, or that it asks for none: a
 * multinomial logistic regression over phrasings, with chatter as one class more. Immutable once built.
 */
final class Classifier {
    /** Passes over the phrasings; ten gain a third of a point more and cost nearly twice the time. */
    private static final int ROUNDS = 6;
    /** Chosen with {@link #RIDGE} on ways of asking by two people left out: of 0.1, 0.25 and 0.5 the best likelihood. */
    private static final float RATE = 0.5f;

    private static final float RIDGE = 2e-4f;

    /** What every text has in common learns a tenth as fast as what single ones have. */
    private static final float BIAS = 0.1f;

    /** Below this many phrasings there is nothing to learn from. */
    private static final int FEWEST_PHRASINGS = 60;

    /** Above this many facts the table of words by facts would take hundreds of megabytes. */
    private static final int MOST_FACTS = 400;

    /** What is seen in fewer texts is an accident. */
    private static final int FEWEST = 2;

    /** Runs of so many characters see through endings, compounds and typing errors. */
    private static final int GRAM = 4;

    /** Pulls weaker than this move nothing and are not worth their time. */
    private static final float WEAKEST = 5e-3f;

    /** Numbers of the features, by their hashes: of a hundred thousand features two share one of 2^64 once in 10^9 bases. */
    private final LongInts ids = new LongInts();

    private final int classes;
    private final int dimensions;

    /** By feature, then by class; the last class is "none". The meaning's dimensions come after the words. */
    private final float[][] weights;

    /** What is seen of one text. */
    private record Features(int[] words, float[] sense) {}

    /**
     * What the classifier says of a question: scores by fact, the last for none, their shares, and the best score of a fact. Both
     * arrays are empty where there was nothing to learn from.
     */
    record Said(float[] scores, float[] shares, float best) {
        /** Furthest that a score counts as being behind or ahead of another. */
        private static final float FAR = 8;

        static final Said NOTHING = new Said(new float[0], new float[0], 0);

        /** The fact's share among all facts and none, in [0, 1]. */
        double share(int fact) {
            return shares.length == 0 ? 0 : shares[fact];
        }

        /** Log-odds that this fact is asked for rather than none, in [-8, 8]. */
        double againstNone(int fact) {
            return shares.length == 0 ? 0 : Math.max(-FAR, Math.min(FAR, scores[fact] - scores[scores.length - 1]));
        }

        /** Log-odds of this fact against the likeliest, from 0 (8 or more behind it) to 1 (the likeliest itself). */
        double behind(int fact) {
            return shares.length == 0 ? 0 : 1 + Math.max(-FAR, scores[fact] - best) / FAR;
        }
    }

    /**
     * @param phrasings by fact
     * @param none      questions that no fact answers
     * @param meanings  null where the language has no senses
     */
    Classifier(List<List<AnalyzedText>> phrasings, List<AnalyzedText> none, Meanings meanings) {
        int count = phrasings.stream().mapToInt(List::size).sum();
        if (count < FEWEST_PHRASINGS || phrasings.size() > MOST_FACTS) {
            classes = 0;
            dimensions = 0;
            weights = new float[0][];
            return;
        }
        classes = phrasings.size() + 1;
        dimensions = meanings == null ? 0 : meanings.dimensions();
        List<AnalyzedText> texts = new ArrayList<>(count + none.size());
        int[] labels = new int[count + none.size()];
        for (int fact = 0; fact < phrasings.size(); fact++) {
            Arrays.fill(labels, texts.size(), texts.size() + phrasings.get(fact).size(), fact);
            texts.addAll(phrasings.get(fact));
        }
        Arrays.fill(labels, count, labels.length, classes - 1);
        texts.addAll(none);
        List<long[]> keys = texts.stream().map(Classifier::keys).toList();
        LongInts seen = new LongInts();
        for (long[] text : keys) {
            for (long key : text) {
                if (seen.increment(key) == FEWEST) {
                    ids.put(key, ids.size());
                }
            }
        }
        weights = new float[ids.size() + dimensions + 1][classes];
        List<Features> features = new ArrayList<>(texts.size());
        for (int i = 0; i < labels.length; i++) {
            features.add(features(keys.get(i), meanings == null ? null : meanings.asked(texts.get(i))));
        }
        learn(features, labels);
    }

    private void learn(List<Features> texts, int[] labels) {
        float[][] squares = new float[weights.length][classes];
        float[] shares = new float[classes];
        int stride = stride(texts.size());
        for (int round = 0; round < ROUNDS; round++) {
            for (int n = 0; n < texts.size(); n++) {
                int i = (int) ((long) n * stride % texts.size());
                Features text = texts.get(i);
                score(text, shares);
                softmax(shares);
                int label = labels[i];
                float scale = (float) (1 / Math.sqrt(Math.max(1, text.words().length)));
                for (int c = 0; c < classes; c++) {
                    float pull = shares[c] - (c == label ? 1 : 0);
                    if (Math.abs(pull) < WEAKEST) {
                        continue;
                    }
                    for (int id : text.words()) {
                        step(weights[id], squares[id], c, pull * scale);
                    }
                    for (int d = 0; d < dimensions; d++) {
                        int id = ids.size() + d;
                        step(weights[id], squares[id], c, pull * text.sense()[d]);
                    }
                    step(weights[weights.length - 1], squares[weights.length - 1], c, BIAS * pull);
                }
            }
        }
    }

    /** One step of Adagrad (Duchi, Hazan and Singer 2011). */
    private static void step(float[] weights, float[] squares, int c, float pull) {
        float gradient = pull + RIDGE * weights[c];
        squares[c] += gradient * gradient;
        weights[c] -= RATE * gradient / ((float) Math.sqrt(squares[c]) + 1e-2f);
    }

    /** A stride that is prime to so many texts: taken by it, they are shuffled without chance. */
    static int stride(int size) {
        int stride = 7919;
        while (gcd(stride, size) != 1) {
            stride += 2;
        }
        return stride;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static final char EDGE = '^';

    /** Hashes of a text's features, each once. */
    private static long[] keys(AnalyzedText text) {
        long[] keys = new long[16 * text.tokens().size() + 1];
        int count = 0;
        long before = hash(WORD, EDGE);
        for (Token token : text.tokens()) {
            boolean inRuns = token.kind() == Token.Kind.WORD && token.surface().length() >= GRAM;
            String lower = inRuns ? token.surface().toLowerCase(Locale.ROOT) : "";
            if (count + lower.length() + 3 > keys.length) {
                keys = Arrays.copyOf(keys, 2 * keys.length + lower.length());
            }
            long word = WORD;
            for (int i = 0; i < token.key().length(); i++) {
                word = hash(word, token.key().charAt(i));
            }
            keys[count++] = word;
            keys[count++] = pair(before, word);
            before = word;
            for (int i = -1; i + GRAM <= lower.length() + 1 && inRuns; i++) {
                long gram = RUN;
                for (int j = i; j < i + GRAM; j++) {
                    gram = hash(gram, j < 0 || j == lower.length() ? EDGE : lower.charAt(j));
                }
                keys[count++] = gram;
            }
        }
        keys[count++] = pair(before, hash(WORD, EDGE));
        Arrays.sort(keys, 0, count);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || keys[i] != keys[i - 1]) {
                keys[distinct++] = keys[i];
            }
        }
        return Arrays.copyOf(keys, distinct);
    }

    /** Where the hashes of words and of runs of characters begin: the offset basis of FNV-1a, and another number. */
    private static final long WORD = 0xcbf29ce484222325L;

    private static final long RUN = 0x9ae16a3b2f90404fL;

    /** A step of FNV-1a, by characters instead of bytes. */
    private static long hash(long hash, char next) {
        return (hash ^ next) * 0x100000001b3L;
    }

    private static long pair(long before, long word) {
        long mixed = (before ^ Long.rotateLeft(word, 29)) * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 32;
    }

    private Features features(long[] keys, float[] sense) {
        int[] words = new int[keys.length];
        int count = 0;
        for (long key : keys) {
            int id = ids.get(key, -1);
            if (id >= 0) {
                words[count++] = id;
            }
        }
        return new Features(Arrays.copyOf(words, count), sense);
    }

    private void score(Features text, float[] sums) {
        Arrays.fill(sums, 0);
        float scale = (float) (1 / Math.sqrt(Math.max(1, text.words().length)));
        for (int id : text.words()) {
            float[] row = weights[id];
            for (int c = 0; c < sums.length; c++) {
                sums[c] += scale * row[c];
            }
        }
        for (int d = 0; d < dimensions; d++) {
            float[] row = weights[ids.size() + d];
            float value = text.sense()[d];
            for (int c = 0; c < sums.length; c++) {
                sums[c] += value * row[c];
            }
        }
        float[] bias = weights[weights.length - 1];
        for (int c = 0; c < sums.length; c++) {
            sums[c] += BIAS * bias[c];
        }
    }

    private static void softmax(float[] scores) {
        float best = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            best = Math.max(best, score);
        }
        float sum = 0;
        for (int c = 0; c < scores.length; c++) {
            // Less than e to the minus 20 of the best is nothing, and dear to compute.
            scores[c] = scores[c] < best - 20 ? 0 : (float) Math.exp(scores[c] - best);
            sum += scores[c];
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] /= sum;
        }
    }

    /** @param sense its general meaning, null where the language has none */
    Said of(AnalyzedText question, float[] sense) {
        if (classes == 0) {
            return Said.NOTHING;
        }
        float[] scores = new float[classes];
        score(features(keys(question), sense), scores);
        float[] shares = scores.clone();
        softmax(shares);
        float best = Float.NEGATIVE_INFINITY;
        for (int i = 0; i + 1 < scores.length; i++) {
            best = Math.max(best, scores[i]);
        }
        return new Said(scores, shares, best);
    }
}

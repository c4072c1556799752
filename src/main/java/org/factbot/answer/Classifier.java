package org.factbot.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.factbot.question.AnalyzedText;
import org.factbot.question.Token;

/**
 * Tells by words, neighbouring words and general meaning which fact a question asks for, or that it asks for none: a
 * multinomial logistic regression over phrasings, with chatter as one class more. Immutable once built.
 */
final class Classifier {
    private static final int ROUNDS = 10;
    private static final double RATE = 0.5;
    private static final double RIDGE = 2e-4;

    /** What is seen in fewer texts is an accident. */
    private static final int FEWEST = 2;

    /** Runs of so many characters see through endings, compounds and typing errors. */
    private static final int GRAM = 4;

    /** Pulls weaker than this move nothing and are not worth their time. */
    private static final double WEAKEST = 5e-3;

    private final Map<String, Integer> ids = new HashMap<>();
    private final int classes;
    private final int dimensions;
    private final Meanings meanings;

    /** By feature, then by class; the last class is "none". The meaning's dimensions come after the words. */
    private final float[][] weights;

    /** What is seen of one text. */
    private record Features(int[] words, float[] sense) {}

    /** What the classifier says of a question: shares of the facts, and of none. */
    record Said(double[] logits, double[] shares) {
        double none() {
            return shares.length == 0 ? 0 : shares[shares.length - 1];
        }

        double noneAgainst(int fact) {
            return shares.length == 0 ? 0 : Math.max(-8, Math.min(8, logits[fact] - logits[logits.length - 1]));
        }

        double share(int fact) {
            return shares.length == 0 ? 0 : shares[fact];
        }

        /** Share of this fact among facts alone, as a log against the best, at least -8. */
        double behind(int fact) {
            if (shares.length == 0) {
                return 0;
            }
            double best = Double.NEGATIVE_INFINITY;
            for (int i = 0; i + 1 < logits.length; i++) {
                best = Math.max(best, logits[i]);
            }
            return Math.max(-8, logits[fact] - best);
        }
    }

    /** @param meanings null where the language has no senses */
    Classifier(List<List<AnalyzedText>> phrasings, List<AnalyzedText> none, Meanings meanings) {
        this.meanings = meanings;
        this.classes = phrasings.size() + 1;
        this.dimensions = meanings == null ? 0 : meanings.dimensions();
        List<AnalyzedText> texts = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int fact = 0; fact < phrasings.size(); fact++) {
            for (AnalyzedText text : phrasings.get(fact)) {
                texts.add(text);
                labels.add(fact);
            }
        }
        for (AnalyzedText text : none) {
            texts.add(text);
            labels.add(classes - 1);
        }
        Map<String, Integer> seen = new HashMap<>();
        texts.forEach(text -> keys(text).forEach(key -> seen.merge(key, 1, Integer::sum)));
        texts.forEach(text -> keys(text).forEach(key -> {
            if (seen.get(key) >= FEWEST) {
                ids.putIfAbsent(key, ids.size());
            }
        }));
        weights = new float[ids.size() + dimensions + 1][classes];
        if (!texts.isEmpty()) {
            learn(texts.stream().map(this::features).toList(), labels);
        }
    }

    private void learn(List<Features> texts, List<Integer> labels) {
        float[][] squares = new float[weights.length][classes];
        double[] shares = new double[classes];
        // A stride that is prime to the size shuffles without chance.
        int stride = 7919;
        while (gcd(stride, texts.size()) != 1) {
            stride += 2;
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int n = 0; n < texts.size(); n++) {
                int i = (int) ((long) n * stride % texts.size());
                Features text = texts.get(i);
                score(text, shares);
                softmax(shares);
                int label = labels.get(i);
                double scale = 1 / Math.sqrt(Math.max(1, text.words().length));
                for (int c = 0; c < classes; c++) {
                    double pull = (shares[c] - (c == label ? 1 : 0));
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
                    step(weights[weights.length - 1], squares[weights.length - 1], c, 0.1 * pull);
                }
            }
        }
    }

    private static void step(float[] weights, float[] squares, int c, double pull) {
        double gradient = pull + RIDGE * weights[c];
        squares[c] += (float) (gradient * gradient);
        weights[c] -= (float) (RATE * gradient / (Math.sqrt(squares[c]) + 1e-2));
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static Set<String> keys(AnalyzedText text) {
        Set<String> keys = new LinkedHashSet<>();
        String before = "^";
        for (Token token : text.tokens()) {
            keys.add(token.key());
            keys.add(before + ' ' + token.key());
            before = token.key();
            if (token.kind() == Token.Kind.WORD && token.surface().length() >= GRAM) {
                String word = '<' + token.surface().toLowerCase(Locale.ROOT) + '>';
                for (int i = 0; i + GRAM <= word.length(); i++) {
                    keys.add('~' + word.substring(i, i + GRAM));
                }
            }
        }
        keys.add(before + " $");
        return keys;
    }

    private Features features(AnalyzedText text) {
        int[] words = keys(text).stream()
                .map(ids::get)
                .filter(java.util.Objects::nonNull)
                .mapToInt(Integer::intValue)
                .toArray();
        return new Features(words, meanings == null ? new float[0] : meanings.asked(text));
    }

    private void score(Features text, double[] sums) {
        Arrays.fill(sums, 0);
        double scale = 1 / Math.sqrt(Math.max(1, text.words().length));
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
            sums[c] += 0.1 * bias[c];
        }
    }

    private static void softmax(double[] scores) {
        double best = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            best = Math.max(best, score);
        }
        double sum = 0;
        for (int c = 0; c < scores.length; c++) {
            scores[c] = Math.exp(scores[c] - best);
            sum += scores[c];
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] /= sum;
        }
    }

    Said of(AnalyzedText question) {
        double[] logits = new double[classes];
        score(features(question), logits);
        double[] shares = logits.clone();
        softmax(shares);
        return new Said(logits, shares);
    }
}

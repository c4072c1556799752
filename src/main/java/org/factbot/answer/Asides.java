package org.factbot.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.factbot.knowledge.Language;
import org.factbot.question.AnalyzedText;
import org.factbot.question.Token;

/**
 * Compares a question with what sounds like asking for a fact and asks for something else: by the nearest of these, and by a
 * logistic regression that tells the asides of a fact from its phrasings, by words as such and by words of that fact. "Who
 * paid for it?" is an aside of most facts, "boys" of one. Immutable once built.
 */
final class Asides {
    /** Passes over the texts, and the pace and ridge of Adagrad; half or twice the passes, ten times the ridge, change little. */
    private static final int ROUNDS = 8;

    private static final float RATE = 0.3f;
    private static final float RIDGE = 1e-4f;

    /** Pulls weaker than this move nothing and are not worth their time. */
    private static final float WEAKEST = 1e-3f;

    /** What is compared of a question and the asides of a fact. */
    record View(boolean known, double score, double nearest, double nearestThree) {
        static final View NOTHING = new View(false, 0, 0, 0);
    }

    /** By fact; null where it has none. */
    private final Others[] asides;

    private final Map<String, Integer> words = new HashMap<>();

    /** Weights by word alone, then by word and fact; positive ones speak for the fact. */
    private final float[] weights;

    private final LongInts places = new LongInts();

    private record Line(int fact, int[] words, boolean answered, float weight) {}

    Asides(AnalyzedBase base, Language language, Profiles profiles) {
        asides = new Others[base.facts().size()];
        List<Line> lines = new ArrayList<>();
        for (int fact = 0; fact < asides.length; fact++) {
            AnalyzedBase.Texts texts = base.facts().get(fact).in(language);
            if (texts.asides().isEmpty()) {
                continue;
            }
            asides[fact] = new Others(texts.asides(), profiles);
            // Most facts have more phrasings than asides; together they weigh the same.
            float weight = Math.min(
                    1,
                    (float) texts.asides().size()
                            / Math.max(1, texts.phrasings().size()));
            for (AnalyzedText phrasing : texts.phrasings()) {
                lines.add(new Line(fact, read(phrasing, true), true, weight));
            }
            for (AnalyzedText aside : texts.asides()) {
                lines.add(new Line(fact, read(aside, true), false, 1));
            }
        }
        int count = words.size();
        for (Line line : lines) {
            for (int word : line.words()) {
                long key = key(line.fact(), word);
                if (places.get(key, -1) < 0) {
                    places.put(key, count++);
                }
            }
        }
        weights = new float[count];
        learn(lines);
    }

    private static long key(int fact, int word) {
        return (long) fact << 32 | word;
    }

    /** The words of a text, each once; those that are not known and not to be learnt are left out. */
    private int[] read(AnalyzedText text, boolean learning) {
        Set<Integer> ids = new LinkedHashSet<>();
        for (Token token : text.tokens()) {
            Integer id = learning ? words.computeIfAbsent(token.key(), key -> words.size()) : words.get(token.key());
            if (id != null) {
                ids.add(id);
            }
        }
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    private void learn(List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        float[] squares = new float[weights.length];
        int stride = Classifier.stride(lines.size());
        for (int round = 0; round < ROUNDS; round++) {
            for (int n = 0; n < lines.size(); n++) {
                Line line = lines.get((int) ((long) n * stride % lines.size()));
                double sure = 1 / (1 + Math.exp(-score(line.fact(), line.words())));
                float scale = scale(line.words());
                float pull = (float) (sure - (line.answered() ? 1 : 0)) * scale * line.weight();
                if (Math.abs(pull) < WEAKEST) {
                    continue;
                }
                for (int word : line.words()) {
                    step(squares, word, pull);
                    step(squares, places.get(key(line.fact(), word), -1), pull);
                }
            }
        }
    }

    /** One step of Adagrad (Duchi, Hazan and Singer 2011). */
    private void step(float[] squares, int at, float pull) {
        float gradient = pull + RIDGE * weights[at];
        squares[at] += gradient * gradient;
        weights[at] -= RATE * gradient / ((float) Math.sqrt(squares[at]) + 1e-2f);
    }

    private static float scale(int[] text) {
        return (float) (1 / Math.sqrt(Math.max(1, text.length)));
    }

    private double score(int fact, int[] text) {
        double sum = 0;
        for (int word : text) {
            int own = places.get(key(fact, word), -1);
            sum += weights[word] + (own < 0 ? 0 : weights[own]);
        }
        return sum * scale(text);
    }

    /** Log-odds that the question asks for the fact rather than for something beside it, and how near the nearest aside is. */
    View of(AnalyzedText question, int fact) {
        if (asides[fact] == null) {
            return View.NOTHING;
        }
        Others.Best nearest = asides[fact].best(question);
        return new View(true, score(fact, read(question, false)), nearest.first(), nearest.mean());
    }
}

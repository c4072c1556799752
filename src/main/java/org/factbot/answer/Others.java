package org.factbot.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.factbot.question.AnalyzedText;
import org.factbot.question.Token;

/**
 * The questions that no fact answers, as far as the folder's chatter knows them, compared with a question in the same two
 * ways as phrasings are: by shared words and by general meaning. Immutable once built.
 */
final class Others {
    private final Profiles profiles;
    private final Meanings meanings;
    private final List<Double> lengths = new ArrayList<>();
    private final Map<String, List<Integer>> holders = new HashMap<>();
    private final List<float[]> senses = new ArrayList<>();

    /** @param meanings null where the language has no senses */
    Others(List<AnalyzedText> lines, Profiles profiles, Meanings meanings) {
        this.profiles = profiles;
        this.meanings = meanings;
        for (AnalyzedText line : lines) {
            int place = lengths.size();
            double squares = 0;
            Set<String> keys = new HashSet<>();
            for (Token token : line.tokens()) {
                if (keys.add(token.key())) {
                    double weight = profiles.weight(token.key());
                    squares += weight * weight;
                    holders.computeIfAbsent(token.key(), key -> new ArrayList<>())
                            .add(place);
                }
            }
            lengths.add(Math.sqrt(squares));
            if (meanings != null) {
                senses.add(meanings.asked(line));
            }
        }
    }

    /**
     * @param words mean cosine with the three lines nearest by words
     * @param sense mean cosine with the three lines nearest by meaning
     */
    record Nearness(double words, double sense) {
        static final Nearness NONE = new Nearness(0, 0);
    }

    Nearness nearest(AnalyzedText question) {
        if (lengths.isEmpty()) {
            return Nearness.NONE;
        }
        Map<Integer, Double> shared = new HashMap<>();
        double squares = 0;
        Set<String> keys = new HashSet<>();
        for (Token token : question.tokens()) {
            if (keys.add(token.key())) {
                double weight = profiles.weight(token.key());
                squares += weight * weight;
                for (int line : holders.getOrDefault(token.key(), List.of())) {
                    shared.merge(line, weight * weight, Double::sum);
                }
            }
        }
        double length = Math.sqrt(squares);
        Best words = new Best();
        shared.forEach((line, sum) -> words.offer(sum / (length * lengths.get(line))));
        Best sense = new Best();
        if (meanings != null) {
            float[] asked = meanings.asked(question);
            senses.forEach(line -> sense.offer(Meanings.cosine(asked, line)));
        }
        return new Nearness(words.mean(), sense.mean());
    }

    /** The three largest of many. Not thread-safe. */
    static final class Best {
        private final double[] best = new double[3];

        void offer(double value) {
            if (value > best[2]) {
                best[2] = value;
                if (best[2] > best[1]) {
                    best[2] = best[1];
                    best[1] = value;
                }
                if (best[1] > best[0]) {
                    best[1] = best[0];
                    best[0] = value;
                }
            }
        }

        double first() {
            return best[0];
        }

        double mean() {
            return (best[0] + best[1] + best[2]) / 3;
        }
    }
}

package org.factbot.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.factbot.question.AnalyzedText;
import org.factbot.question.Token;

/**
 * Questions that no fact answers, or not the fact they sound like, compared with a question by shared words, as phrasings
 * are. Immutable once built.
 */
final class Others {
    private static final int[] NO_LINES = {};

    private final Profiles profiles;
    private final double[] lengths;
    private final Map<String, int[]> holders = new HashMap<>();

    Others(List<AnalyzedText> lines, Profiles profiles) {
        this.profiles = profiles;
        lengths = new double[lines.size()];
        Map<String, List<Integer>> places = new HashMap<>();
        for (int place = 0; place < lengths.length; place++) {
            double squares = 0;
            Set<String> keys = new HashSet<>();
            for (Token token : lines.get(place).tokens()) {
                if (keys.add(token.key())) {
                    double weight = profiles.weight(token.key());
                    squares += weight * weight;
                    places.computeIfAbsent(token.key(), key -> new ArrayList<>())
                            .add(place);
                }
            }
            lengths[place] = Math.sqrt(squares);
        }
        places.forEach((key, list) ->
                holders.put(key, list.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** Mean cosine with the three nearest lines; 0 where there are none. */
    double nearest(AnalyzedText question) {
        return best(question).mean();
    }

    /** Cosines with the nearest lines. */
    Best best(AnalyzedText question) {
        Best best = new Best();
        if (lengths.length == 0) {
            return best;
        }
        Map<String, Double> words = new LinkedHashMap<>();
        double squares = 0;
        for (Token token : question.tokens()) {
            double weight = profiles.weight(token.key());
            if (words.put(token.key(), weight * weight) == null) {
                squares += weight * weight;
            }
        }
        float[] shared = new float[lengths.length];
        for (Map.Entry<String, Double> word : words.entrySet()) {
            float square = word.getValue().floatValue();
            if (square >= Look.LIGHT * squares) {
                for (int line : holders.getOrDefault(word.getKey(), NO_LINES)) {
                    shared[line] += square;
                }
            }
        }
        double length = Math.sqrt(squares);
        for (int line = 0; line < shared.length; line++) {
            if (shared[line] > 0) {
                best.offer(shared[line] / (length * lengths[line]));
            }
        }
        return best;
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

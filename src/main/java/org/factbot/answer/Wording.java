package org.factbot.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.factbot.knowledge.Language;
import org.factbot.question.AnalyzedText;

/**
 * How a question is worded, neighbour by neighbour, compared with the ways of asking for a fact: "ambassador to Norway" is not
 * "Norway's ambassador", though the words are the same. A bigram model per fact, smoothed by the fact's words and by the
 * whole base (Jelinek and Mercer 1980). Immutable once built.
 */
final class Wording {
    /** Shares of the estimate that the fact's pairs, the fact's words and the whole base's words have. */
    private static final double PAIRS = 0.5;

    private static final double WORDS = 0.35;

    /** What the model concedes to a pair it has never seen, so that one strange pair cannot outweigh a sentence. */
    private static final double FLOOR = 1e-6;

    private static final int EDGE = 0;

    private final Map<String, Integer> ids = new HashMap<>();
    private final Counts whole = new Counts();
    private final Counts[] facts;

    /** Counts of words, of pairs, and of words that begin a pair. */
    private static final class Counts {
        final Map<Integer, Integer> words = new HashMap<>();
        final Map<Long, Integer> pairs = new HashMap<>();
        final Map<Integer, Integer> firsts = new HashMap<>();
        int total;

        void add(int[] text) {
            int before = EDGE;
            for (int word : text) {
                words.merge(word, 1, Integer::sum);
                total++;
                pairs.merge(pair(before, word), 1, Integer::sum);
                firsts.merge(before, 1, Integer::sum);
                before = word;
            }
            pairs.merge(pair(before, EDGE), 1, Integer::sum);
            firsts.merge(before, 1, Integer::sum);
        }

        double ofPair(int before, int word) {
            int count = firsts.getOrDefault(before, 0);
            return count == 0 ? ofWord(word) : (double) pairs.getOrDefault(pair(before, word), 0) / count;
        }

        double ofWord(int word) {
            return total == 0 ? 0 : (double) words.getOrDefault(word, 0) / total;
        }
    }

    private static long pair(int a, int b) {
        return (long) a << 32 | b;
    }

    Wording(AnalyzedBase base, Language language) {
        facts = new Counts[base.facts().size()];
        for (int i = 0; i < facts.length; i++) {
            AnalyzedBase.Texts texts = base.facts().get(i).in(language);
            if (!texts.phrasings().isEmpty()) {
                facts[i] = new Counts();
                for (List<AnalyzedText> side : List.of(texts.phrasings(), texts.own())) {
                    for (AnalyzedText text : side) {
                        int[] read = read(text, true);
                        facts[i].add(read);
                        whole.add(read);
                    }
                }
            }
        }
    }

    private int[] read(AnalyzedText text, boolean learn) {
        return text.tokens().stream()
                .mapToInt(token -> learn
                        ? ids.computeIfAbsent(token.key(), key -> ids.size() + 1)
                        : ids.getOrDefault(token.key(), -1))
                .toArray();
    }

    /** The words of a question as numbers, in order; -1 for one that this story never uses. */
    int[] read(AnalyzedText question) {
        return read(question, false);
    }

    /** Log-odds a pair that the wording is the fact's rather than anybody's in this story; 0 without phrasings. */
    double likeness(int[] question, int fact) {
        Counts own = facts[fact];
        if (own == null) {
            return 0;
        }
        double sum = 0;
        int count = 0;
        int before = EDGE;
        for (int word : question) {
            if (word >= 0) {
                sum += ratio(own, before, word);
                count++;
            }
            before = word;
        }
        return count == 0 ? 0 : sum / count;
    }

    private double ratio(Counts own, int before, int word) {
        double general = whole.ofWord(word);
        double here =
                FLOOR + PAIRS * own.ofPair(before, word) + WORDS * own.ofWord(word) + (1 - PAIRS - WORDS) * general;
        double anywhere = FLOOR + PAIRS * whole.ofPair(before, word) + (1 - PAIRS) * general;
        return Math.log(here / anywhere);
    }
}

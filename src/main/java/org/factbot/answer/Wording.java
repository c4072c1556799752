package org.factbot.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    /** A word that this story never uses. */
    private static final int UNKNOWN = -1;

    private final Map<String, Integer> ids = new HashMap<>();
    private final Counts whole = new Counts();
    private final Counts[] facts;

    /** Counts of words, of pairs, and of words that begin a pair. */
    private static final class Counts {
        private static final long FIRST = 1L << 62;
        private static final long PAIR = 1L << 63;

        private final LongInts counts = new LongInts();
        private int total;

        void add(int[] text) {
            int before = EDGE;
            for (int word : text) {
                counts.increment(word);
                total++;
                pair(before, word);
                before = word;
            }
            pair(before, EDGE);
        }

        private void pair(int before, int word) {
            counts.increment(PAIR | (long) before << 32 | word);
            counts.increment(FIRST | before);
        }

        double ofPair(int before, int word) {
            // What this story never says begins no pair.
            int count = before < 0 ? 0 : counts.get(FIRST | before, 0);
            return count == 0 ? ofWord(word) : (double) counts.get(PAIR | (long) before << 32 | word, 0) / count;
        }

        double ofWord(int word) {
            return total == 0 ? 0 : (double) counts.get(word, 0) / total;
        }
    }

    /**
     * Of pairs that were asked about, the log-odds for each fact: questions share most of theirs. Bounded, and changes no
     * result.
     */
    private final Map<Long, float[]> remembered = new ConcurrentHashMap<>();

    /** For more facts than this, looking at fifty of them is faster than at all. */
    private static final int MOST_FACTS = 400;

    /** So many numbers are remembered, 16 MB. */
    private static final int MOST_REMEMBERED = 4_000_000;

    Wording(AnalyzedBase base, Language language) {
        facts = new Counts[base.facts().size()];
        for (int i = 0; i < facts.length; i++) {
            AnalyzedBase.Texts texts = base.facts().get(i).in(language);
            if (!texts.phrasings().isEmpty()) {
                facts[i] = new Counts();
                for (List<AnalyzedText> side : List.of(texts.phrasings(), texts.own())) {
                    for (AnalyzedText text : side) {
                        int[] words = text.tokens().stream()
                                .mapToInt(token -> ids.computeIfAbsent(token.key(), key -> ids.size() + 1))
                                .toArray();
                        facts[i].add(words);
                        whole.add(words);
                    }
                }
            }
        }
    }

    /** How a question is worded, seen from fact after fact. Not thread-safe. */
    final class Read {
        private final int[] words;
        private final float[] sums;
        private int count;

        private Read(AnalyzedText question) {
            words = new int[question.tokens().size()];
            sums = facts.length <= MOST_FACTS ? new float[facts.length] : null;
            int before = EDGE;
            for (int i = 0; i < words.length; i++) {
                words[i] = ids.getOrDefault(question.tokens().get(i).key(), UNKNOWN);
                count += words[i] == UNKNOWN ? 0 : 1;
                if (words[i] != UNKNOWN && sums != null) {
                    float[] odds = odds(before, words[i]);
                    for (int fact = 0; fact < sums.length; fact++) {
                        sums[fact] += odds[fact];
                    }
                }
                before = words[i];
            }
        }

        /** Log-odds a pair that the wording is the fact's rather than anybody's in this story; 0 without phrasings. */
        double likeness(int fact) {
            if (count == 0 || facts[fact] == null) {
                return 0;
            }
            float sum = 0;
            if (sums != null) {
                sum = sums[fact];
            } else {
                int before = EDGE;
                for (int word : words) {
                    sum += word == UNKNOWN ? 0 : odds(facts[fact], before, word);
                    before = word;
                }
            }
            return sum / count;
        }
    }

    Read read(AnalyzedText question) {
        return new Read(question);
    }

    private float[] odds(int before, int word) {
        long pair = (long) before << 32 | word;
        float[] odds = remembered.get(pair);
        if (odds == null) {
            odds = new float[facts.length];
            for (int i = 0; i < facts.length; i++) {
                odds[i] = facts[i] == null ? 0 : odds(facts[i], before, word);
            }
            if (remembered.size() < MOST_REMEMBERED / Math.max(1, facts.length)) {
                remembered.put(pair, odds);
            }
        }
        return odds;
    }

    private float odds(Counts own, int before, int word) {
        double general = whole.ofWord(word);
        double here =
                FLOOR + PAIRS * own.ofPair(before, word) + WORDS * own.ofWord(word) + (1 - PAIRS - WORDS) * general;
        double anywhere = FLOOR + PAIRS * whole.ofPair(before, word) + (1 - PAIRS) * general;
        return (float) Math.log(here / anywhere);
    }
}

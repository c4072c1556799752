package org.factbot.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.factbot.knowledge.Language;
import org.factbot.question.AnalyzedText;
import org.factbot.question.Token;

/**
 * How the words of a question are used in asking for one fact: how common each is among its phrasings, whether they are used
 * together, and in this order. With a hundred ways of asking on file nearly every word has been used for every fact, if only
 * in a false premise; what tells a near miss is that its words were hardly ever used, or never side by side. Immutable once
 * built.
 */
final class Usage {
    /** Words of a question beyond these are not looked at. */
    private static final int MOST = 64;

    /** Standing together in one of the fact's own texts counts as much as in so many phrasings. */
    private static final int OWN_TEXT = 3;

    /** Added to counts, so that no logarithm is of nothing. */
    private static final double HALF = 0.5;

    /** The edge of a text, as the neighbour of its first and last word. */
    private static final int EDGE = 0;

    /** A word that no text of the language holds; further ones are numbered downwards. */
    private static final int UNKNOWN = -1;

    private final Map<String, Integer> ids = new HashMap<>();
    private final Known[] facts;

    /**
     * What is seen. A word's share is the share of phrasings that hold it, and 1 where the fact's own texts do.
     *
     * @param rarestName      least share of a name in it, 1 without any
     * @param rarestWord      least share of a word that carries content
     * @param shares          sum of the logarithms of the shares of names, values and words, at most 0
     * @param rarestStop      least share of a word that holds the sentence together
     * @param stops           sum of the logarithms of these
     * @param apart           share of pairs of telling words that no text of the fact holds together, in [0, 1]
     * @param together        mean log-odds that telling words stand together, against what their counts let expect
     * @param pairs           share of its neighbouring words that are neighbours in a phrasing, in [0, 1]
     * @param inOne           the largest share of its telling words that one of the fact's own texts holds
     */
    record View(
            double rarestName,
            double rarestWord,
            double shares,
            double rarestStop,
            double stops,
            double apart,
            double together,
            double pairs,
            double inOne) {
        static final View NOTHING = new View(1, 1, 0, 1, 0, 0, 0, 1, 1);
    }

    /** Which of a fact's texts hold a word, one bit each: its phrasings first, then its own texts. */
    private record Texts(int phrasings, int own, int[] words, long[][] bits) {
        private static final long[] NONE = {};

        static Texts of(List<int[]> phrasings, List<int[]> own) {
            List<int[]> all = new ArrayList<>(phrasings);
            all.addAll(own);
            int[] words = all.stream()
                    .flatMapToInt(Arrays::stream)
                    .sorted()
                    .distinct()
                    .toArray();
            long[][] bits = new long[words.length][(all.size() + Long.SIZE - 1) / Long.SIZE];
            for (int text = 0; text < all.size(); text++) {
                for (int word : all.get(text)) {
                    bits[Arrays.binarySearch(words, word)][text / Long.SIZE] |= 1L << text;
                }
            }
            return new Texts(phrasings.size(), own.size(), words, bits);
        }

        long[] with(int word) {
            int at = Arrays.binarySearch(words, word);
            return at < 0 ? NONE : bits[at];
        }

        /** How many phrasings hold both, and how many of the fact's own texts. */
        int inPhrasings(long[] one, long[] other) {
            return count(one, other, 0, phrasings);
        }

        int inOwn(long[] one, long[] other) {
            return count(one, other, phrasings, phrasings + own);
        }

        boolean inOwn(long[] one, int text) {
            int at = phrasings + text;
            return one.length > 0 && (one[at / Long.SIZE] >>> at & 1) == 1;
        }

        private static int count(long[] one, long[] other, int from, int to) {
            if (one.length == 0 || other.length == 0 || from == to) {
                return 0;
            }
            int count = 0;
            for (int i = from / Long.SIZE; i <= (to - 1) / Long.SIZE; i++) {
                long both = one[i] & other[i];
                if (i == from / Long.SIZE) {
                    both &= -1L << from;
                }
                if (i == (to - 1) / Long.SIZE) {
                    both &= -1L >>> -to;
                }
                count += Long.bitCount(both);
            }
            return count;
        }
    }

    /** @param neighbours the pairs of neighbouring words in phrasings, in order */
    private record Known(Texts texts, long[] neighbours) {}

    Usage(AnalyzedBase base, Language language) {
        facts = new Known[base.facts().size()];
        for (int i = 0; i < facts.length; i++) {
            AnalyzedBase.Texts texts = base.facts().get(i).in(language);
            List<int[]> phrasings = texts.phrasings().stream().map(this::learn).toList();
            long[] neighbours = phrasings.stream()
                    .flatMapToLong(phrasing -> Arrays.stream(neighbours(phrasing)))
                    .sorted()
                    .distinct()
                    .toArray();
            List<int[]> own = phrasings.isEmpty()
                    ? List.of()
                    : texts.own().stream().map(this::learn).toList();
            facts[i] = new Known(Texts.of(phrasings, own), neighbours);
        }
    }

    private int[] learn(AnalyzedText text) {
        return text.tokens().stream()
                .mapToInt(token -> ids.computeIfAbsent(token.key(), any -> ids.size() + 1))
                .toArray();
    }

    View of(AnalyzedText question, int fact) {
        Texts texts = facts[fact].texts();
        int phrasings = texts.phrasings();
        if (phrasings == 0) {
            return View.NOTHING;
        }
        Token[] words =
                question.tokens().stream().filter(distinct()).limit(MOST).toArray(Token[]::new);
        int count = words.length;
        long[][] holding = new long[count][];
        int[] used = new int[count];
        for (int i = 0; i < count; i++) {
            holding[i] = texts.with(ids.getOrDefault(words[i].key(), UNKNOWN));
            used[i] = texts.inPhrasings(holding[i], holding[i]);
        }
        double rarestName = 1;
        double rarestWord = 1;
        double rarestStop = 1;
        double shares = 0;
        double stops = 0;
        for (int i = 0; i < count; i++) {
            double share = texts.inOwn(holding[i], holding[i]) > 0 ? 1 : (double) used[i] / phrasings;
            switch (words[i].kind()) {
                case ENTITY -> rarestName = Math.min(rarestName, share);
                case WORD, STRANGER -> rarestWord = Math.min(rarestWord, share);
                default -> {}
            }
            if (words[i].informative()) {
                shares += Math.log(Math.max(share, 1.0 / (phrasings + 1)));
            } else {
                double among = (double) used[i] / phrasings;
                rarestStop = Math.min(rarestStop, among);
                stops += Math.log(Math.max(among, 1.0 / (phrasings + 2)));
            }
        }
        int[] telling =
                IntStream.range(0, count).filter(i -> words[i].informative()).toArray();
        int pairs = telling.length * (telling.length - 1) / 2;
        int apart = 0;
        double together = 0;
        for (int i = 0; i < telling.length; i++) {
            for (int j = i + 1; j < telling.length; j++) {
                long[] one = holding[telling[i]];
                long[] other = holding[telling[j]];
                int seen = texts.inPhrasings(one, other) + (texts.inOwn(one, other) > 0 ? OWN_TEXT : 0);
                apart += seen == 0 ? 1 : 0;
                together += Math.log((seen + HALF) / ((double) used[telling[i]] * used[telling[j]] / phrasings + HALF));
            }
        }
        int most = 0;
        for (int text = 0; text < texts.own(); text++) {
            int at = text;
            most = Math.max(most, (int) Arrays.stream(telling)
                    .filter(i -> texts.inOwn(holding[i], at))
                    .count());
        }
        Map<String, Integer> unknown = new HashMap<>();
        long[] neighbours = Arrays.stream(neighbours(question.tokens().stream()
                        .map(Token::key)
                        .mapToInt(key -> ids.containsKey(key)
                                ? ids.get(key)
                                : unknown.computeIfAbsent(key, any -> UNKNOWN - unknown.size()))
                        .toArray()))
                .distinct()
                .toArray();
        long known = Arrays.stream(neighbours)
                .filter(pair -> Arrays.binarySearch(facts[fact].neighbours(), pair) >= 0)
                .count();
        return new View(
                rarestName,
                rarestWord,
                shares,
                rarestStop,
                stops,
                pairs == 0 ? 0 : (double) apart / pairs,
                pairs == 0 ? 0 : together / pairs,
                (double) known / neighbours.length,
                telling.length == 0 ? 1 : (double) most / telling.length);
    }

    private static Predicate<Token> distinct() {
        Set<String> seen = new HashSet<>();
        return token -> seen.add(token.key());
    }

    /** Neighbouring words, the edges of the text being neighbours too; one pair more than there are words. */
    private static long[] neighbours(int[] text) {
        long[] pairs = new long[text.length + 1];
        int before = EDGE;
        for (int i = 0; i <= text.length; i++) {
            int word = i == text.length ? EDGE : text[i];
            pairs[i] = (long) before << Integer.SIZE | word & 0xffffffffL;
            before = word;
        }
        return pairs;
    }
}

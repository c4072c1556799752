package org.factbot.answer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.factbot.knowledge.Language;
import org.factbot.question.AnalyzedText;
import org.factbot.question.Token;

/**
 * How the words of a question are used in asking for one fact: how common each is among its phrasings, whether they are used
 * together, and in this order. With a hundred ways of asking on file nearly every word has been used for every fact, if only
 * in a false premise; what tells a near miss is that its words were hardly ever used, or never side by side. Stateless.
 */
final class Usage {
    /** Words of a question beyond these are not looked at: they are kept in the bits of a number. */
    private static final int MOST = Long.SIZE;

    /** Standing together in one of the fact's own texts counts as much as in so many phrasings. */
    private static final int OWN_TEXT = 3;

    /** Added to counts, so that no logarithm is of nothing. */
    private static final double HALF = 0.5;

    private Usage() {}

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

    static View of(AnalyzedText question, AnalyzedBase.AnalyzedFact fact, Language language) {
        AnalyzedBase.Texts texts = fact.in(language);
        if (texts.phrasings().isEmpty()) {
            return View.NOTHING;
        }
        Map<String, Integer> places = new HashMap<>();
        Token[] words = new Token[MOST];
        for (Token token : question.tokens()) {
            if (places.size() < MOST && !places.containsKey(token.key())) {
                words[places.size()] = token;
                places.put(token.key(), places.size());
            }
        }
        int count = places.size();
        Set<String> neighbours = neighbours(question.tokens());
        Set<String> known = new HashSet<>();
        int phrasings = texts.phrasings().size();
        int[] used = new int[count];
        int[][] both = new int[count][count];
        for (AnalyzedText phrasing : texts.phrasings()) {
            add(held(phrasing, places), used, both);
            for (String pair : neighbours(phrasing.tokens())) {
                if (neighbours.contains(pair)) {
                    known.add(pair);
                }
            }
        }
        int[] own = new int[count];
        int[][] ownBoth = new int[count][count];
        int telling = 0;
        for (int i = 0; i < count; i++) {
            telling += words[i].informative() ? 1 : 0;
        }
        int most = 0;
        for (AnalyzedText text : texts.own()) {
            long held = held(text, places);
            add(held, own, ownBoth);
            int tellingHeld = 0;
            for (int i = 0; i < count; i++) {
                tellingHeld += words[i].informative() && (held >>> i & 1) == 1 ? 1 : 0;
            }
            most = Math.max(most, tellingHeld);
        }
        double rarestName = 1;
        double rarestWord = 1;
        double rarestStop = 1;
        double shares = 0;
        double stops = 0;
        for (int i = 0; i < count; i++) {
            double share = own[i] > 0 ? 1 : (double) used[i] / phrasings;
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
        int pairs = 0;
        int apart = 0;
        double together = 0;
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                if (words[i].informative() && words[j].informative()) {
                    int seen = both[i][j] + (ownBoth[i][j] > 0 ? OWN_TEXT : 0);
                    pairs++;
                    apart += seen == 0 ? 1 : 0;
                    together += Math.log((seen + HALF) / ((double) used[i] * used[j] / phrasings + HALF));
                }
            }
        }
        return new View(
                rarestName,
                rarestWord,
                shares,
                rarestStop,
                stops,
                pairs == 0 ? 0 : (double) apart / pairs,
                pairs == 0 ? 0 : together / pairs,
                neighbours.isEmpty() ? 1 : (double) known.size() / neighbours.size(),
                telling == 0 ? 1 : (double) most / telling);
    }

    /** Which of the words looked for a text holds, one bit each. */
    private static long held(AnalyzedText text, Map<String, Integer> places) {
        long held = 0;
        for (Token token : text.tokens()) {
            Integer place = places.get(token.key());
            held |= place == null ? 0 : 1L << place;
        }
        return held;
    }

    private static void add(long held, int[] used, int[][] both) {
        for (int i = 0; i < used.length; i++) {
            if ((held >>> i & 1) == 1) {
                used[i]++;
                for (int j = i + 1; j < used.length; j++) {
                    both[i][j] += (held >>> j & 1) == 1 ? 1 : 0;
                }
            }
        }
    }

    /** Keys of neighbouring words, the edges of the text being neighbours too. */
    private static Set<String> neighbours(List<Token> tokens) {
        Set<String> pairs = new HashSet<>();
        String before = "";
        for (Token token : tokens) {
            pairs.add(before + '\n' + token.key());
            before = token.key();
        }
        pairs.add(before + '\n');
        return pairs;
    }
}

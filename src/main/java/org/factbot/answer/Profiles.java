package org.factbot.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.factbot.knowledge.Language;
import org.factbot.question.AnalyzedText;
import org.factbot.question.Token;

/**
 * What the judge knows of the facts in one language, as numbers: which terms each fact holds, how telling a term is, and
 * which phrasings hold it. All facts lie one behind the other in flat arrays: one pass over the terms of a fact sees all
 * that is to be seen of it. Immutable.
 */
final class Profiles {
    private static final double STORY_WORD_SHARE = 0.25;

    /** A word that so many ways of asking share belongs to the fact; in one of them it may be an accident. */
    private static final int OFTEN = 3;

    private static final byte IN_OWN_TEXTS = 1;
    private static final byte FIRM = 2;

    /** A term no fact holds weighs like one that a single fact holds. */
    private final double unseenWeight;

    private final Map<String, Integer> ids = new HashMap<>();
    private final double[] weights;

    /** Where the terms of each fact begin in {@link #terms}; one more than there are facts. */
    private final int[] termsFrom;

    /** The terms of each fact, sorted. */
    private final int[] terms;

    /** Of each term of a fact, how the fact holds it. */
    private final byte[] how;

    /** Where the phrasings that hold a term of a fact begin in {@link #holders}; one more than there are terms. */
    private final int[] holdersFrom;

    /** Places of phrasings within their fact. */
    private final short[] holders;

    /** Where the phrasings of each fact begin in {@link #perLength}; one more than there are facts. */
    private final int[] phrasingsFrom;

    /** One over the lengths of the weight vectors of the phrasings. */
    private final float[] perLength;

    /** Where the facts that hold a term begin in {@link #postings}; one more than there are terms. */
    private final int[] postingsFrom;

    /** The places in {@link #terms} at which a term stands, in the order of the facts. */
    private final int[] postings;

    /** Of each posting, the fact. */
    private final int[] postingFacts;

    /**
     * @param storyWords keys that every fact of the story shares; they count a quarter
     */
    Profiles(AnalyzedBase base, Language language, Set<String> storyWords) {
        int facts = base.facts().size();
        Map<String, Integer> counts = new HashMap<>();
        List<Set<String>> keys = new ArrayList<>(facts);
        int all = 0;
        int phrasings = 0;
        int held = 0;
        int most = 0;
        for (AnalyzedBase.AnalyzedFact fact : base.facts()) {
            AnalyzedBase.Texts texts = fact.in(language);
            Set<String> every = new LinkedHashSet<>();
            addKeys(texts.own(), every);
            addKeys(texts.phrasings(), every);
            every.forEach(key -> counts.merge(key, 1, Integer::sum));
            keys.add(every);
            all += every.size();
            phrasings += texts.phrasings().size();
            most = Math.max(most, texts.phrasings().size());
            for (AnalyzedText phrasing : texts.phrasings()) {
                held += phrasing.tokens().size();
            }
        }
        if (most > Short.MAX_VALUE) {
            throw new IllegalArgumentException("a fact has " + most + " phrasings, more than " + Short.MAX_VALUE);
        }
        weights = new double[counts.size()];
        counts.forEach((key, count) -> {
            int id = ids.size();
            ids.put(key, id);
            weights[id] = idf(facts, count) * (storyWords.contains(key) ? STORY_WORD_SHARE : 1);
        });
        unseenWeight = idf(facts, 1);
        termsFrom = new int[facts + 1];
        terms = new int[all];
        how = new byte[all];
        holdersFrom = new int[all + 1];
        short[] holding = new short[held];
        phrasingsFrom = new int[facts + 1];
        perLength = new float[phrasings];
        int term = 0;
        for (int i = 0; i < facts; i++) {
            for (String key : keys.get(i)) {
                terms[term++] = ids.get(key);
            }
            Arrays.sort(terms, termsFrom[i], term);
            termsFrom[i + 1] = term;
            fill(base.facts().get(i).in(language), i, holding);
        }
        holders = Arrays.copyOf(holding, holdersFrom[all]);
        postingsFrom = new int[weights.length + 1];
        for (int id : terms) {
            postingsFrom[id + 1]++;
        }
        for (int id = 0; id < weights.length; id++) {
            postingsFrom[id + 1] += postingsFrom[id];
        }
        postings = new int[all];
        postingFacts = new int[all];
        int[] next = postingsFrom.clone();
        for (int i = 0; i < facts; i++) {
            for (int place = termsFrom[i]; place < termsFrom[i + 1]; place++) {
                int at = next[terms[place]]++;
                postings[at] = place;
                postingFacts[at] = i;
            }
        }
    }

    private static void addKeys(List<AnalyzedText> texts, Set<String> keys) {
        texts.forEach(text -> text.tokens().forEach(token -> keys.add(token.key())));
    }

    /** The BM25 form of inverse document frequency, which stays above 0. */
    private static double idf(int facts, int holders) {
        return Math.log(1 + (facts - holders + 0.5) / (holders + 0.5));
    }

    /** Notes how the fact holds its terms, which are in place already. */
    private void fill(AnalyzedBase.Texts texts, int fact, short[] holding) {
        int from = termsFrom[fact];
        int to = termsFrom[fact + 1];
        int[][] phrasings =
                texts.phrasings().stream().map(text -> places(text, fact)).toArray(int[][]::new);
        int[] counts = new int[to - from];
        phrasingsFrom[fact + 1] = phrasingsFrom[fact] + phrasings.length;
        for (int i = 0; i < phrasings.length; i++) {
            double sum = 0;
            for (int place : phrasings[i]) {
                counts[place - from]++;
                sum += weights[terms[place]] * weights[terms[place]];
            }
            perLength[phrasingsFrom[fact] + i] = (float) (1 / Math.sqrt(sum));
        }
        for (int place = from; place < to; place++) {
            holdersFrom[place + 1] = holdersFrom[place] + counts[place - from];
            how[place] = counts[place - from] >= OFTEN ? FIRM : 0;
            counts[place - from] = holdersFrom[place];
        }
        for (int i = 0; i < phrasings.length; i++) {
            for (int place : phrasings[i]) {
                holding[counts[place - from]++] = (short) i;
            }
        }
        for (AnalyzedText text : texts.own()) {
            for (int place : places(text, fact)) {
                how[place] = IN_OWN_TEXTS | FIRM;
            }
        }
    }

    /** Where in {@link #terms} the terms of a text of the fact are, each once, in order. */
    private int[] places(AnalyzedText text, int fact) {
        return text.tokens().stream()
                .mapToInt(token -> place(fact, ids.get(token.key())))
                .sorted()
                .distinct()
                .toArray();
    }

    private int place(int fact, int id) {
        return Arrays.binarySearch(terms, termsFrom[fact], termsFrom[fact + 1], id);
    }

    /** How telling a term is; an unseen one as telling as can be. */
    double weight(String key) {
        Integer id = ids.get(key);
        return id == null ? unseenWeight : weights[id];
    }

    /** How telling a term is that no fact holds. */
    double unseenWeight() {
        return unseenWeight;
    }

    /** How many terms there are; ids run from 0. */
    int size() {
        return weights.length;
    }

    /** The id of a term, -1 for one that no fact holds. */
    int id(String key) {
        return ids.getOrDefault(key, -1);
    }

    boolean holds(int fact, int id) {
        return place(fact, id) >= 0;
    }

    /** Whether the fact's own texts or several of its phrasings hold the term. */
    boolean firm(int fact, int id) {
        int place = place(fact, id);
        return place >= 0 && firm(place);
    }

    int termsFrom(int fact) {
        return termsFrom[fact];
    }

    int term(int place) {
        return terms[place];
    }

    double weightAt(int place) {
        return weights[terms[place]];
    }

    boolean inOwnTexts(int place) {
        return (how[place] & IN_OWN_TEXTS) != 0;
    }

    boolean firm(int place) {
        return (how[place] & FIRM) != 0;
    }

    int postingsFrom(int id) {
        return postingsFrom[id];
    }

    int posting(int at) {
        return postings[at];
    }

    int postingFact(int at) {
        return postingFacts[at];
    }

    /** Adds to the sum of each phrasing that holds the term at this place. */
    void share(int place, float amount, float[] sums, int from) {
        for (int h = holdersFrom[place]; h < holdersFrom[place + 1]; h++) {
            sums[from + holders[h]] += amount;
        }
    }

    int phrasings(int fact) {
        return phrasingsFrom[fact + 1] - phrasingsFrom[fact];
    }

    /** One over the length of the weight vector of a phrasing of a fact. */
    float perLength(int fact, int phrasing) {
        return perLength[phrasingsFrom[fact] + phrasing];
    }

    /** A question in the form in which it is compared with facts. */
    Asked asked(AnalyzedText text) {
        Set<String> seen = new HashSet<>();
        int[] known = new int[text.tokens().size()];
        int count = 0;
        double squares = 0;
        double informative = 0;
        double unseen = 0;
        List<Token> telling = new ArrayList<>();
        Set<Integer> tellingIds = new HashSet<>();
        Set<String> tellingKeys = new HashSet<>();
        for (Token token : text.tokens()) {
            // A word that holds the sentence together may be written like one that carries content.
            if (token.informative() && tellingKeys.add(token.key())) {
                telling.add(token);
            }
            if (!seen.add(token.key())) {
                continue;
            }
            Integer id = ids.get(token.key());
            double weight = id == null ? unseenWeight : weights[id];
            if (id != null) {
                known[count++] = id;
                squares += weight * weight;
            }
            if (token.informative()) {
                informative += weight;
                if (id == null) {
                    unseen += weight;
                    squares += weight * weight;
                } else {
                    tellingIds.add(id);
                }
            }
        }
        return new Asked(Arrays.copyOf(known, count), tellingIds, telling, Math.sqrt(squares), informative, unseen);
    }

    /**
     * @param ids         of all known terms
     * @param tellingIds  of the informative known terms
     * @param telling     the informative tokens, each once
     * @param length      of the weight vector, unseen informative terms included
     * @param informative total weight of the informative terms
     * @param unseen      the part of it that no fact holds
     */
    record Asked(
            int[] ids,
            Set<Integer> tellingIds,
            List<Token> telling,
            double length,
            double informative,
            double unseen) {}
}

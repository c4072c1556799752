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
 * each phrasing as a vector. Immutable.
 */
final class Profiles {
    /** A term no fact holds weighs like one that a single fact holds. */
    private final double unseenWeight;

    private final Map<String, Integer> ids = new HashMap<>();
    private final double[] weights;
    private final int[][] all;
    private final int[][] own;
    private final int[][] often;
    private final Vector[][] phrasings;

    /** A text as the sorted ids of its terms and the length of its weight vector. */
    record Vector(int[] ids, double length) {}

    /**
     * @param storyWords keys that every fact of the story shares; they count a quarter
     */
    Profiles(AnalyzedBase base, Language language, Set<String> storyWords) {
        int facts = base.facts().size();
        Map<String, Integer> holders = new HashMap<>();
        List<Set<String>> allKeys = new ArrayList<>();
        List<Set<String>> ownKeys = new ArrayList<>();
        for (AnalyzedBase.AnalyzedFact fact : base.facts()) {
            AnalyzedBase.Texts texts = fact.in(language);
            Set<String> own = keys(texts.own());
            Set<String> every = new LinkedHashSet<>(own);
            every.addAll(keys(texts.phrasings()));
            every.forEach(key -> holders.merge(key, 1, Integer::sum));
            ownKeys.add(own);
            allKeys.add(every);
        }
        weights = new double[holders.size()];
        holders.forEach((key, count) -> {
            int id = ids.size();
            ids.put(key, id);
            weights[id] = idf(facts, count) * (storyWords.contains(key) ? STORY_WORD_SHARE : 1);
        });
        unseenWeight = idf(facts, 1);
        all = new int[facts][];
        own = new int[facts][];
        often = new int[facts][];
        phrasings = new Vector[facts][];
        for (int i = 0; i < facts; i++) {
            all[i] = ids(allKeys.get(i));
            own[i] = ids(ownKeys.get(i));
            List<AnalyzedText> texts = base.facts().get(i).in(language).phrasings();
            phrasings[i] = texts.stream().map(this::vector).toArray(Vector[]::new);
            often[i] = often(own[i], phrasings[i]);
        }
    }

    private static final double STORY_WORD_SHARE = 0.25;

    /** A word that so many ways of asking share belongs to the fact; in one of them it may be an accident. */
    private static final int OFTEN = 3;

    private static int[] often(int[] own, Vector[] phrasings) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (Vector phrasing : phrasings) {
            for (int id : phrasing.ids()) {
                counts.merge(id, 1, Integer::sum);
            }
        }
        for (int id : own) {
            counts.put(id, OFTEN);
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= OFTEN)
                .mapToInt(Map.Entry::getKey)
                .sorted()
                .toArray();
    }

    /** The BM25 form of inverse document frequency, which stays above 0. */
    private static double idf(int facts, int holders) {
        return Math.log(1 + (facts - holders + 0.5) / (holders + 0.5));
    }

    private static Set<String> keys(List<AnalyzedText> texts) {
        Set<String> keys = new LinkedHashSet<>();
        texts.forEach(text -> text.tokens().forEach(token -> keys.add(token.key())));
        return keys;
    }

    private int[] ids(Set<String> keys) {
        return keys.stream().mapToInt(ids::get).sorted().toArray();
    }

    private Vector vector(AnalyzedText text) {
        int[] sorted = text.tokens().stream()
                .map(Token::key)
                .distinct()
                .mapToInt(ids::get)
                .sorted()
                .toArray();
        double sum = 0;
        for (int id : sorted) {
            sum += weights[id] * weights[id];
        }
        return new Vector(sorted, Math.sqrt(sum));
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
        return Arrays.binarySearch(all[fact], id) >= 0;
    }

    /** Whether the fact's own texts or several of its phrasings hold it. */
    boolean often(int fact, int id) {
        return Arrays.binarySearch(often[fact], id) >= 0;
    }

    /** A question in the form in which it is compared with facts. */
    Asked asked(AnalyzedText text) {
        Set<String> seen = new HashSet<>();
        int[] known = new int[text.tokens().size()];
        int count = 0;
        double squares = 0;
        double informative = 0;
        double unseen = 0;
        List<Integer> informativeIds = new ArrayList<>();
        for (Token token : text.tokens()) {
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
                    informativeIds.add(id);
                }
            }
        }
        int[] ids = Arrays.copyOf(known, count);
        Arrays.sort(ids);
        int[] telling =
                informativeIds.stream().mapToInt(Integer::intValue).sorted().toArray();
        return new Asked(ids, telling, Math.sqrt(squares), informative, unseen);
    }

    /**
     * @param ids         of all known terms, sorted
     * @param telling     of the informative known terms, sorted
     * @param length      of the weight vector, unseen informative terms included
     * @param informative total weight of the informative terms
     * @param unseen      the part of it that no fact holds
     */
    record Asked(int[] ids, int[] telling, double length, double informative, double unseen) {}

    double coverage(Asked asked, int fact) {
        return asked.informative() == 0 ? 0 : shared(asked.telling(), all[fact]) / asked.informative();
    }

    /** Share of the informative weight that the fact's own texts or several of its phrasings hold. */
    double firmCoverage(Asked asked, int fact) {
        return asked.informative() == 0 ? 0 : shared(asked.telling(), often[fact]) / asked.informative();
    }

    double ownCoverage(Asked asked, int fact) {
        return asked.informative() == 0 ? 0 : shared(asked.telling(), own[fact]) / asked.informative();
    }

    /** Cosines with the nearest phrasings; 0 where there are none. */
    Others.Best nearest(Asked asked, int fact) {
        Others.Best best = new Others.Best();
        for (Vector phrasing : phrasings[fact]) {
            double norm = phrasing.length() * asked.length();
            best.offer(norm == 0 ? 0 : squares(asked.ids(), phrasing.ids()) / norm);
        }
        return best;
    }

    private double shared(int[] a, int[] b) {
        double sum = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                sum += weights[a[i]];
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return sum;
    }

    private double squares(int[] a, int[] b) {
        double sum = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                sum += weights[a[i]] * weights[a[i]];
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return sum;
    }
}

package org.factbot.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.question.AnalyzedQuestion;
import org.factbot.question.AnalyzedText;
import org.factbot.question.Question;
import org.factbot.question.QuestionAnalyzer;
import org.factbot.question.Token;

/**
 * How near the ways of asking for facts are to each other, as the judge sees nearness: for editors, who want to know which
 * phrasing draws questions away and which facts are hard to tell apart. Safe to call from any thread.
 */
public final class Neighbours {
    /** By so much another fact has to be nearer before we speak of it; less is within what one word changes. */
    private static final double CLEARLY = 0.05;

    private static final int FEWEST_ASTRAY = 3;
    private static final double SHARE_ASTRAY = 0.1;

    /**
     * A way of asking for a fact.
     *
     * @param fact its id
     */
    public record Way(String fact, Language language, String text) {}

    /**
     * Two facts that are hard to tell apart.
     *
     * @param fact    whose ways of asking go astray
     * @param other   the fact they are nearer to
     * @param astray  how many do
     * @param of      of how many
     * @param example the one that goes astray farthest
     */
    public record Confusable(String fact, String other, int astray, int of, Way example) {}

    /**
     * A way of asking that leads to another fact.
     *
     * @param way   clearly nearer to the other fact than to the rest of its own
     * @param other the fact it is nearer to
     * @param by    how much nearer, as a difference of cosines
     */
    public record Astray(Way way, String other, double by) {}

    /** Found when first asked for: it compares every way of asking with every other. */
    private List<Astray> astray;

    private List<Confusable> confusable;

    private final FactBase base;
    private final QuestionAnalyzer analyzer;
    private final Map<Language, Tongue> tongues = new EnumMap<>(Language.class);

    public Neighbours(FactBase base, QuestionAnalyzer analyzer) {
        this.base = base;
        this.analyzer = analyzer;
        AnalyzedBase analyzed = AnalyzedBase.of(base, analyzer);
        Map<Language, Set<String>> storyWords = AnswerPipeline.storyWords(base, analyzer);
        for (Language language : Language.values()) {
            tongues.put(
                    language,
                    new Tongue(
                            analyzed,
                            language,
                            new Profiles(analyzed, language, storyWords.getOrDefault(language, Set.of()))));
        }
    }

    /** The way of asking for this fact that is nearest to the text; empty where it has none in the text's language. */
    public Optional<Way> nearest(String text, String fact) {
        AnalyzedQuestion asked = analyzer.analyze(Question.of(text));
        return tongues.get(asked.language()).nearest(asked.text(), fact);
    }

    /** Facts whose ways of asking are often nearer to another fact than to the rest of their own, worst first. */
    public synchronized List<Confusable> confusable() {
        if (confusable == null) {
            confusable = List.copyOf(findConfusable());
        }
        return confusable;
    }

    /** Ways of asking that are clearly nearer to another fact than to the rest of their own, worst first. */
    public synchronized List<Astray> astray() {
        if (astray == null) {
            List<Astray> found = new ArrayList<>();
            tongues.values().forEach(tongue -> found.addAll(tongue.astray()));
            found.sort(Comparator.comparingDouble((Astray one) -> -one.by()));
            astray = List.copyOf(found);
        }
        return astray;
    }

    private List<Confusable> findConfusable() {
        record Pair(String fact, String other) {}
        Map<Pair, List<Astray>> pairs = new LinkedHashMap<>();
        for (Astray one : astray()) {
            pairs.computeIfAbsent(new Pair(one.way().fact(), one.other()), key -> new ArrayList<>())
                    .add(one);
        }
        List<Confusable> found = new ArrayList<>();
        pairs.forEach((pair, astray) -> {
            int of = base.fact(pair.fact()).orElseThrow().phrasings().values().stream()
                    .mapToInt(List::size)
                    .sum();
            if (astray.size() >= Math.max(FEWEST_ASTRAY, SHARE_ASTRAY * of)) {
                Way example = astray.stream()
                        .max(Comparator.comparingDouble(Astray::by))
                        .orElseThrow()
                        .way();
                found.add(new Confusable(pair.fact(), pair.other(), astray.size(), of, example));
            }
        });
        found.sort(Comparator.comparingDouble((Confusable one) -> -(double) one.astray() / one.of())
                .thenComparing(Confusable::fact)
                .thenComparing(Confusable::other));
        return found;
    }

    /** All texts of one language as vectors, found by the terms they hold. */
    private static final class Tongue {
        /**
         * @param fact place of its fact in the base
         * @param way  empty for what the fact itself says
         */
        private record Entry(int fact, Optional<Way> way, int[] terms, double length) {}

        private final List<String> facts;
        private final Map<String, Integer> ids = new HashMap<>();
        private final List<Entry> entries = new ArrayList<>();
        private final double[] squares;
        private final int[][] holders;

        Tongue(AnalyzedBase base, Language language, Profiles profile) {
            facts = base.facts().stream().map(fact -> fact.fact().id()).toList();
            for (int fact = 0; fact < facts.size(); fact++) {
                AnalyzedBase.AnalyzedFact analyzed = base.facts().get(fact);
                List<String> written = analyzed.fact().phrasings(language);
                List<AnalyzedText> read = analyzed.in(language).phrasings();
                for (int i = 0; i < read.size(); i++) {
                    add(fact, Optional.of(new Way(facts.get(fact), language, written.get(i))), read.get(i), profile);
                }
                for (AnalyzedText text : analyzed.in(language).own()) {
                    add(fact, Optional.empty(), text, profile);
                }
            }
            squares = new double[ids.size()];
            ids.forEach((key, id) -> squares[id] = square(key, profile));
            List<List<Integer>> found = new ArrayList<>();
            ids.keySet().forEach(key -> found.add(new ArrayList<>()));
            for (int i = 0; i < entries.size(); i++) {
                for (int term : entries.get(i).terms()) {
                    found.get(term).add(i);
                }
            }
            holders = found.stream()
                    .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                    .toArray(int[][]::new);
        }

        private void add(int fact, Optional<Way> way, AnalyzedText text, Profiles profile) {
            List<String> keys =
                    text.tokens().stream().map(Token::key).distinct().toList();
            double sum = keys.stream().mapToDouble(key -> square(key, profile)).sum();
            int[] terms = keys.stream()
                    .mapToInt(key -> ids.computeIfAbsent(key, unseen -> ids.size()))
                    .toArray();
            entries.add(new Entry(fact, way, terms, Math.sqrt(sum)));
        }

        private static double square(String key, Profiles profile) {
            double weight = profile.weight(key);
            return weight * weight;
        }

        Optional<Way> nearest(AnalyzedText text, String fact) {
            int[] terms = text.tokens().stream()
                    .map(Token::key)
                    .distinct()
                    .filter(ids::containsKey)
                    .mapToInt(ids::get)
                    .toArray();
            double[] cosines = cosines(terms, 1); // the length of the question changes no order
            int place = facts.indexOf(fact);
            Optional<Way> best = Optional.empty();
            double nearest = -1;
            for (int i = 0; i < cosines.length; i++) {
                Entry entry = entries.get(i);
                if (entry.fact() == place && entry.way().isPresent() && cosines[i] > nearest) {
                    nearest = cosines[i];
                    best = entry.way();
                }
            }
            return best;
        }

        private double[] cosines(int[] terms, double length) {
            double[] cosines = new double[entries.size()];
            for (int term : terms) {
                double square = squares[term];
                for (int holder : holders[term]) {
                    cosines[holder] += square;
                }
            }
            for (int i = 0; i < cosines.length; i++) {
                double norm = length * entries.get(i).length();
                cosines[i] = norm == 0 ? 0 : cosines[i] / norm;
            }
            return cosines;
        }

        /** Ways of asking that are clearly nearer to another fact than to everything else of their own. */
        List<Astray> astray() {
            return IntStream.range(0, entries.size())
                    .parallel()
                    .mapToObj(this::astray)
                    .flatMap(Optional::stream)
                    .toList();
        }

        private Optional<Astray> astray(int place) {
            Entry entry = entries.get(place);
            if (entry.way().isEmpty()) {
                return Optional.empty();
            }
            double[] cosines = cosines(entry.terms(), entry.length());
            double[] nearest = new double[facts.size()];
            int best = entry.fact();
            for (int j = 0; j < cosines.length; j++) {
                int fact = entries.get(j).fact();
                if (j != place && cosines[j] > nearest[fact]) {
                    nearest[fact] = cosines[j];
                    best = nearest[fact] > nearest[best] ? fact : best;
                }
            }
            double by = nearest[best] - nearest[entry.fact()];
            return by > CLEARLY ? Optional.of(new Astray(entry.way().get(), facts.get(best), by)) : Optional.empty();
        }
    }
}

package org.factbot.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.factbot.knowledge.AnswerSort;
import org.factbot.knowledge.Chatter;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.question.AnalyzedQuestion;
import org.factbot.question.AnalyzedText;
import org.factbot.question.Manner;
import org.factbot.question.Question;
import org.factbot.question.QuestionAnalyzer;
import org.factbot.question.Senses;

/**
 * Learns the weights from the folder itself. Phrasings are held out by groups of near-copies, and in each round a share of
 * the facts is taken away whole, so that their phrasings become questions about the story that have no answer. What is left
 * is indexed and judged by the very code that serves people. Deterministic; used once.
 */
final class Trainer {
    /** Rounds: each holds out a quarter of the phrasings and takes away a fifth of the facts. */
    private static final int ROUNDS = 4;

    private static final int FACTS_TAKEN_AWAY = 5;

    /** Below this many phrasings there is nothing to learn from. */
    private static final int FEWEST_PHRASINGS = 60;

    /** Above this many facts, rounds of indexing would hold up the start; the defaults serve. */
    private static final int MOST_FACTS = 3_000;

    /** Above this many held-out phrasings a sample is enough: weights move by less than their own noise. */
    private static final int MOST_QUESTIONS = 1_000;

    /**
     * Strangers' questions hold about one word that the base never saw, left-out phrasings a tenth of one; masking this
     * share of the content words closes the gap.
     */
    private static final double MASKED_SHARE = 0.35;

    private static final int CANDIDATES = 20;

    /** Two or three near misses a phrasing would outweigh the rest otherwise. */
    private static final double NEAR_MISS_WEIGHT = 0.5;

    private final FactBase base;
    private final AnalyzedBase analyzed;
    private final QuestionAnalyzer analyzer;
    private final Function<AnalyzedBase, Retriever> indexer;
    private final Map<Language, Set<String>> storyWords;
    private final Map<Language, Senses> senses;

    Trainer(
            FactBase base,
            AnalyzedBase analyzed,
            QuestionAnalyzer analyzer,
            Function<AnalyzedBase, Retriever> indexer,
            Map<Language, Set<String>> storyWords,
            Map<Language, Senses> senses) {
        this.base = base;
        this.analyzed = analyzed;
        this.analyzer = analyzer;
        this.indexer = indexer;
        this.storyWords = storyWords;
        this.senses = senses;
    }

    /** One question put to a reduced base: what was seen, and which candidate is right (-1: none). */
    private record Sample(
            List<Judge.Seen> seen, int right, Judge.Overview overview, double aboutStory, double weight) {}

    /** One way of asking, and where it belongs. */
    record Asking(int fact, Language language, AnalyzedText text, Set<AnswerSort> wanted, int group) {}

    Weights train() {
        List<Asking> askings = askings();
        if (askings.size() < FEWEST_PHRASINGS || analyzed.facts().size() > MOST_FACTS) {
            return Weights.defaults();
        }
        List<Sample> samples = new ArrayList<>();
        IntStream.range(0, ROUNDS)
                .parallel()
                .mapToObj(round -> round(askings, round))
                .forEachOrdered(samples::addAll);
        double[] ranking = Fitting.ranking(rankings(samples), Weights.defaults().ranking());
        return new Weights(
                ranking,
                Fitting.logistic(verdicts(samples, ranking), Weights.defaults().confidence()),
                true);
    }

    private List<Asking> askings() {
        List<Asking> askings = new ArrayList<>();
        for (int fact = 0; fact < analyzed.facts().size(); fact++) {
            for (Language language : Language.values()) {
                List<AnalyzedText> texts =
                        analyzed.facts().get(fact).in(language).phrasings();
                List<String> written = analyzed.facts().get(fact).fact().phrasings(language);
                int[] groups = groups(texts);
                for (int i = 0; i < texts.size(); i++) {
                    askings.add(new Asking(
                            fact, language, texts.get(i), analyzer.wanted(written.get(i), language), groups[i]));
                }
            }
        }
        return askings;
    }

    /** Near-copies share a group: more than half of their informative words are the same. */
    private static int[] groups(List<AnalyzedText> texts) {
        int[] groups = new int[texts.size()];
        List<Set<String>> keys =
                texts.stream().map(AnalyzedText::informativeKeys).toList();
        for (int i = 0; i < texts.size(); i++) {
            groups[i] = i;
            for (int j = 0; j < i; j++) {
                Set<String> both = new HashSet<>(keys.get(i));
                both.retainAll(keys.get(j));
                Set<String> either = new HashSet<>(keys.get(i));
                either.addAll(keys.get(j));
                if (both.size() * 2 > either.size()) {
                    groups[i] = groups[j];
                    break;
                }
            }
        }
        return groups;
    }

    private List<Sample> round(List<Asking> askings, int round) {
        List<Asking> held = askings.stream()
                .filter(asking -> asking.group() % ROUNDS == round)
                .toList();
        Set<AnalyzedText> heldTexts = new HashSet<>();
        held.forEach(asking -> heldTexts.add(asking.text()));
        List<Integer> kept = new ArrayList<>();
        List<AnalyzedBase.AnalyzedFact> facts = new ArrayList<>();
        for (int i = 0; i < analyzed.facts().size(); i++) {
            if (i % FACTS_TAKEN_AWAY != round) {
                kept.add(i);
                facts.add(without(analyzed.facts().get(i), heldTexts));
            }
        }
        AnalyzedBase reduced = new AnalyzedBase(facts);
        Retriever retriever = indexer.apply(reduced);
        StoryLikeness likeness = new StoryLikeness();
        for (AnalyzedBase.AnalyzedFact fact : reduced.facts()) {
            for (Language language : Language.values()) {
                likeness.addStory(language, fact.in(language).phrasings());
            }
        }
        List<Chatter> lines = base.chatter();
        List<Asking> chatter = new ArrayList<>();
        Map<Language, List<AnalyzedText>> others = new EnumMap<>(Language.class);
        for (int i = 0; i < lines.size(); i++) {
            Chatter line = lines.get(i);
            if (line.kind().asks()) {
                AnalyzedText text = analyzer.analyze(line.text(), line.language());
                if (i % ROUNDS == round) {
                    chatter.add(
                            new Asking(-1, line.language(), text, analyzer.wanted(line.text(), line.language()), i));
                } else {
                    likeness.addChatter(line.language(), List.of(text));
                    others.computeIfAbsent(line.language(), language -> new ArrayList<>())
                            .add(text);
                }
            }
        }
        Judge judge = new Judge(reduced, storyWords, senses, others);
        NearMisses misses = new NearMisses(base, judge::distinctive);
        List<Sample> samples = new ArrayList<>();
        int step = Math.max(1, (askings.size() + MOST_QUESTIONS - 1) / MOST_QUESTIONS);
        for (int i = 0; i < held.size(); i += step) {
            Asking asking = held.get(i);
            int right = kept.indexOf(asking.fact());
            for (int copy = 0; copy < 3; copy++) {
                // The copy as written counts less than the two masked ones, which are more like strangers' questions.
                AnalyzedText text = copy == 0 ? asking.text() : NearMisses.masked(asking.text(), MASKED_SHARE, copy);
                samples.add(sample(asking, text, right, judge, retriever, likeness, copy == 0 ? 0.5 : 1));
            }
            if (right >= 0) {
                for (Asking miss : misses.of(asking)) {
                    samples.add(sample(miss, miss.text(), -1, judge, retriever, likeness, NEAR_MISS_WEIGHT));
                }
            }
        }
        for (Asking asking : chatter) {
            samples.add(sample(asking, asking.text(), -1, judge, retriever, likeness, 1));
        }
        return samples;
    }

    private static AnalyzedBase.AnalyzedFact without(AnalyzedBase.AnalyzedFact fact, Set<AnalyzedText> held) {
        Map<Language, AnalyzedBase.Texts> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            AnalyzedBase.Texts all = fact.in(language);
            texts.put(
                    language,
                    new AnalyzedBase.Texts(
                            all.phrasings().stream()
                                    .filter(text -> !held.contains(text))
                                    .toList(),
                            all.own()));
        }
        return new AnalyzedBase.AnalyzedFact(fact.fact(), texts);
    }

    private static Sample sample(
            Asking asking,
            AnalyzedText text,
            int right,
            Judge judge,
            Retriever retriever,
            StoryLikeness likeness,
            double weight) {
        AnalyzedQuestion question = new AnalyzedQuestion(
                Question.of("", asking.language()),
                asking.language(),
                "",
                text,
                asking.wanted(),
                Manner.QUESTION,
                AnalyzedQuestion.Judgement.NONE,
                List.of(),
                Optional.empty());
        Judge.Overview overview = judge.overview(question);
        List<Judge.Seen> seen = judge.see(question, overview, retriever.retrieve(question, CANDIDATES));
        int place = -1;
        for (int i = 0; i < seen.size(); i++) {
            place = seen.get(i).fact() == right ? i : place;
        }
        return new Sample(seen, right < 0 ? -1 : place, overview, likeness.of(text, asking.language()), weight);
    }

    private static List<Fitting.Choice> rankings(List<Sample> samples) {
        List<Fitting.Choice> choices = new ArrayList<>();
        for (Sample sample : samples) {
            if (sample.right() >= 0) {
                choices.add(new Fitting.Choice(
                        sample.seen().stream().map(Judge.Seen::signals).toArray(double[][]::new),
                        sample.right(),
                        sample.weight()));
            }
        }
        return choices;
    }

    private static List<Fitting.Verdict> verdicts(List<Sample> samples, double[] ranking) {
        List<Fitting.Verdict> verdicts = new ArrayList<>();
        for (Sample sample : samples) {
            if (sample.seen().isEmpty()) {
                continue;
            }
            List<Judge.Seen> ranked = new ArrayList<>(sample.seen());
            ranked.sort(Comparator.comparingDouble(one -> -Judge.score(one.signals(), ranking)));
            boolean right =
                    sample.right() >= 0 && ranked.get(0) == sample.seen().get(sample.right());
            verdicts.add(new Fitting.Verdict(
                    Confidence.grounds(
                            ranked, Confidence.scores(ranked, ranking), sample.overview(), sample.aboutStory(), 1),
                    right,
                    sample.weight()));
        }
        return verdicts;
    }
}

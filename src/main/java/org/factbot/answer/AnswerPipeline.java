package org.factbot.answer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.factbot.knowledge.Chatter;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Quote;
import org.factbot.question.AnalyzedQuestion;
import org.factbot.question.AnalyzedText;
import org.factbot.question.Manner;
import org.factbot.question.Question;
import org.factbot.question.QuestionAnalyzer;
import org.factbot.question.Senses;
import org.factbot.question.Token;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The road from a question to an outcome: analyze, retrieve, judge, decide. Immutable and safe to call from any thread. */
public final class AnswerPipeline implements Answerer {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerPipeline.class);

    /** Judging more than the first fifty brought no right fact to the front in any experiment. */
    private static final int CANDIDATES = 50;

    private final FactBase base;
    private final QuestionAnalyzer analyzer;
    private final Line line;
    private final Weights weights;
    private final Gatherer gatherer;
    private final Suggestions suggestions;
    private final Decider decider;
    private final Compound compound;
    private final FollowUps followUps;

    /** Reads, indexes and learns from the base, and keeps what was learnt nowhere. */
    public AnswerPipeline(FactBase base, QuestionAnalyzer analyzer, Function<AnalyzedBase, Retriever> indexer) {
        this(base, analyzer, indexer, LearntWeights.NOWHERE);
    }

    /**
     * Reads, indexes and learns from the base; learning takes seconds for some hundred facts.
     *
     * @param indexer builds the retriever for a base; called several times, for learning holds parts of the base back
     * @param kept    where what was learnt from this very base may have been kept
     */
    public AnswerPipeline(
            FactBase base, QuestionAnalyzer analyzer, Function<AnalyzedBase, Retriever> indexer, LearntWeights kept) {
        this.base = base;
        this.analyzer = analyzer;
        AnalyzedBase analyzed = AnalyzedBase.of(base, analyzer);
        Map<Language, Senses> senses = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Senses.of(language).ifPresent(known -> senses.put(language, known));
        }
        Map<Language, List<AnalyzedText>> chatter = new EnumMap<>(Language.class);
        for (Chatter line : base.chatter()) {
            if (line.kind().asks()) {
                chatter.computeIfAbsent(line.language(), language -> new ArrayList<>())
                        .add(analyzer.analyze(line.text(), line.language()));
            }
        }
        Map<Language, Set<String>> storyWords = storyWords(base, analyzer);
        this.followUps = new FollowUps(base, analyzer, storyWords);
        Line.Common common =
                new Line.Common(indexer, storyWords, senses, Rivals.Known.of(base, analyzer), !Trainer.learnable(base));
        this.line = Line.over(analyzed, chatter, common);
        this.weights = weights(new Trainer(base, analyzed, analyzer, line, common), kept);
        this.gatherer = new Gatherer(base, storyWords);
        this.suggestions = new Suggestions(base, analyzed);
        this.decider = new Decider(suggestions, new Sides(base, storyWords), analyzer::isPhrasing);
        this.compound = new Compound(analyzer, suggestions, part -> one(part, Steps.read()));
        LOG.info(
                "event=base facts={} fingerprint={} weights={}",
                base.facts().size(),
                base.fingerprint(),
                weights.learnt() ? "learnt" : "defaults");
        LOG.debug("event=weights values=\"{}\"", weights);
    }

    private Weights weights(Trainer trainer, LearntWeights kept) {
        String key = base.fingerprint() + "-" + Trainer.VERSION;
        Optional<Weights> known = kept.recall(key).flatMap(WeightsText::read);
        if (known.isPresent()) {
            return known.get();
        }
        Weights learnt = trainer.train();
        WeightsText.write(learnt).ifPresent(text -> kept.keep(key, text));
        return learnt;
    }

    static Map<Language, Set<String>> storyWords(FactBase base, QuestionAnalyzer analyzer) {
        Map<Language, Set<String>> words = new EnumMap<>(Language.class);
        base.story().storyWords().forEach((language, list) -> {
            Set<String> keys = new HashSet<>();
            list.forEach(word -> analyzer.analyze(word, language).tokens().stream()
                    .map(Token::key)
                    .forEach(keys::add));
            words.put(language, keys);
        });
        return words;
    }

    @Override
    public Trace trace(Question question) {
        return run(question, Steps.read());
    }

    @Override
    public Trace unworded(Question question) {
        return run(question, Steps.unread());
    }

    private Trace run(Question question, Steps steps) {
        List<Question> parts = analyzer.parts(question);
        return parts.size() > 1 ? compound.trace(question, parts) : one(question, steps);
    }

    /** Takes the text for one question, whatever it holds. */
    private Trace one(Question question, Steps steps) {
        AnalyzedQuestion analyzed = analyzer.analyze(question);
        describe(analyzed, steps);
        if (analyzed.manner() != Manner.QUESTION) {
            steps.add(() -> "decide: not a question but " + analyzed.manner());
            Outcome outcome = new Outcome.Abstention(
                    Outcome.Reason.NOT_A_QUESTION, analyzed.manner(), suggestions.welcome(analyzed.language(), 3), 0);
            return new Trace(question, analyzed.language(), List.of(), steps.said(), outcome);
        }
        List<Fact> following = followUps.of(analyzed);
        if (!following.isEmpty()) {
            steps.add(() -> "decide: it follows the last answer");
            List<Evidence> shown = following.stream()
                    .map(fact -> new Evidence(fact, FollowUps.SURE, List.of()))
                    .toList();
            Outcome outcome = new Outcome.Answer(
                    shown,
                    shown.size() > 1 ? Outcome.View.GATHERED : Outcome.View.ONE,
                    suggestions.after(shown, analyzed.language(), 3),
                    FollowUps.SURE);
            return new Trace(question, analyzed.language(), shown, steps.said(), outcome);
        }
        Reading reading = reading(analyzed, steps);
        boolean nameAlone = followUps.turnsToNames(analyzed);
        for (AnalyzedQuestion other : followUps.readings(analyzed)) {
            Reading instead = reading(other, steps);
            // A name alone says whom the last question is asked of now, and nothing of what is asked.
            boolean whole = nameAlone && instead.confidence() >= Thresholds.ANSWER_ON;
            boolean likelier = instead.confidence() > reading.confidence()
                    && instead.confidence() >= (instead.near() ? Thresholds.ASK_BACK : Thresholds.ANSWER);
            if (whole || likelier) {
                reading = whole ? instead.leaning() : instead;
            }
        }
        Outcome outcome = decide(reading, steps);
        if (reading.question().assumed().isPresent() && !(outcome instanceof Outcome.Answer)) {
            // It may have meant nothing of the last answer, and what is offered must fit it as it stands.
            Reading alone = reading(followUps.alone(analyzed), steps);
            if (alone.confidence() > reading.confidence()) {
                reading = alone;
                outcome = decide(reading, steps);
            }
        }
        return new Trace(question, analyzed.language(), reading.evidence(), steps.said(), outcome);
    }

    /** A question read in one way, and what was judged of it so. */
    private record Reading(
            AnalyzedQuestion question,
            Judge.Read read,
            Ranking ranking,
            double aboutStory,
            boolean held,
            boolean near) {
        List<Evidence> evidence() {
            return ranking.evidence();
        }

        /** The same, known to ask on about the last answer. */
        Reading leaning() {
            return new Reading(question, read, ranking, aboutStory, held, true);
        }

        double confidence() {
            return evidence().isEmpty() ? 0 : evidence().get(0).confidence();
        }
    }

    private Reading reading(AnalyzedQuestion question, Steps steps) {
        Judge.Read read = line.judge().read(question);
        Judge.Overview overview = read.overview();
        List<Retriever.Candidate> candidates = line.retriever().retrieve(question, CANDIDATES);
        steps.add(() -> "retrieve: " + candidates.size() + " candidates");
        List<Judge.Seen> ranked =
                without(question, line.judge().rank(line.judge().see(read, candidates), weights.ranking()), steps);
        double aboutStory = line.likeness().of(question.text(), question.language());
        Ranking ranking = judge(read, ranked, aboutStory, steps);
        steps.add(() -> String.format(
                Locale.ROOT,
                "judge: %d%% of its weight never seen, about the story %+.2f, names %s",
                Math.round(100 * overview.unseenShare()),
                aboutStory,
                overview.distinctive().stream().sorted().toList()));
        boolean held = !ranked.isEmpty() && ranked.get(0).signals()[SignalKind.VALUES.ordinal()] == 1;
        boolean near = question.assumed().isPresent()
                && !ranking.evidence().isEmpty()
                && question.question()
                        .before()
                        .filter(turn ->
                                followUps.isNear(ranking.evidence().get(0).fact(), turn))
                        .isPresent();
        return new Reading(question, read, ranking, aboutStory, held, near);
    }

    private Outcome decide(Reading reading, Steps steps) {
        List<Evidence> evidence = reading.evidence();
        List<Evidence> gathered = gatherer.gather(reading.question(), evidence, steps);
        // A goal for 2030 lies after the cut-off, and so may what a fact says about it.
        boolean late = !reading.held()
                && analyzer.dayNamed(reading.question().text())
                        .flatMap(day -> base.story().cutOff().map(day::isAfter))
                        .orElse(false);
        int together = evidence.isEmpty() ? 1 : together(evidence);
        Decider.Case judged = new Decider.Case(
                evidence,
                together,
                reading.ranking().certain(together),
                reading.ranking().certain(gathered),
                reading.read().overview(),
                reading.aboutStory(),
                late,
                reading.near() ? Thresholds.ANSWER_ON : Thresholds.ANSWER);
        return decider.decide(reading.question(), judged, gathered, steps);
    }

    /**
     * Without the facts that cannot be meant: those that do not answer this very question, as editors wrote down, and those
     * that were just shown, where the question asks on. Who asks on has read them and wants something else; what only asks for
     * their day or source has been answered before it comes here.
     */
    private List<Judge.Seen> without(AnalyzedQuestion question, List<Judge.Seen> ranked, Steps steps) {
        Set<String> out = new HashSet<>(analyzer.asideOf(question.question().text()));
        if (followUps.asksOn(question)) {
            question.question().before().map(Question.Turn::facts).ifPresent(out::addAll);
        }
        List<Judge.Seen> others = ranked.stream()
                .filter(seen -> !out.contains(line.judge().fact(seen.fact()).id()))
                .toList();
        if (others.isEmpty() || others.size() == ranked.size()) {
            return ranked;
        }
        steps.add(() -> "judge: left out, as it was just shown or does not answer this: "
                + out.stream().sorted().toList());
        return others;
    }

    /**
     * Judged facts and how sure we are of several of them.
     *
     * @param evidence best first
     * @param ofFirst  that one of the first {@code n} is right
     */
    private record Ranking(List<Evidence> evidence, IntToDoubleFunction ofFirst) {
        /** That one of the first is right, for one to {@code count} of them: with more facts one is never less sure. */
        List<Double> certain(int count) {
            List<Double> certain = new ArrayList<>();
            for (int n = 1; n <= Math.min(count, evidence.size()); n++) {
                double before = n == 1 ? 0 : certain.get(n - 2);
                certain.add(Math.max(before, ofFirst.applyAsDouble(n)));
            }
            return certain;
        }

        /**
         * That one of these is right: that one of all down to the last of them is, by the share of it that falls to these;
         * and no less than of the best of them.
         */
        double certain(List<Evidence> shown) {
            if (shown.isEmpty()) {
                return 0;
            }
            int last = shown.stream().mapToInt(evidence::indexOf).max().orElseThrow() + 1;
            double all = sum(evidence.subList(0, last));
            double best = shown.stream().mapToDouble(Evidence::confidence).max().orElseThrow();
            return all == 0 ? best : Math.max(best, ofFirst.applyAsDouble(last) * sum(shown) / all);
        }

        private static double sum(List<Evidence> evidence) {
            return evidence.stream().mapToDouble(Evidence::confidence).sum();
        }
    }

    private Ranking judge(Judge.Read read, List<Judge.Seen> ranked, double aboutStory, Steps steps) {
        Judge.Overview overview = read.overview();
        List<Evidence> evidence = new ArrayList<>(ranked.size());
        if (ranked.isEmpty()) {
            return new Ranking(evidence, n -> 0);
        }
        double[] scores = Confidence.scores(ranked, weights.ranking());
        double[] shares = Confidence.shares(scores);
        Judge.Gaps gaps = line.judge().gaps(read, ranked.get(0).fact(), line.likeness());
        List<Judge.Seen> competing = line.judge().competing(ranked);
        double[] grounds = Confidence.grounds(
                competing, Confidence.scores(competing, weights.ranking()), overview, gaps, aboutStory, 1);
        double first = weights.certainty().of(grounds);
        steps.add(() -> String.format(
                Locale.ROOT,
                "judge: confidence %.2f on the grounds %s",
                first,
                Confidence.explain(grounds, weights.certainty())));
        for (int i = 0; i < ranked.size(); i++) {
            // The head's confidence is calibrated; the others get the part of it that their share of the ranking is.
            double confidence = i == 0 ? first : Math.min(first, first * shares[i] / shares[0]);
            evidence.add(new Evidence(
                    line.judge().fact(ranked.get(i).fact()),
                    confidence,
                    new Signals(ranked.get(i).signals(), weights.ranking())));
        }
        return new Ranking(
                evidence,
                n -> n == 1
                        ? first
                        : weights.certainty().of(Confidence.grounds(ranked, scores, overview, gaps, aboutStory, n)));
    }

    /** How many of the first facts are sisters: the same speaker or, without speakers, the same topic. */
    private static int together(List<Evidence> ranked) {
        Fact first = ranked.get(0).fact();
        int count = 1;
        while (count < Decider.MOST_TOGETHER
                && count < ranked.size()
                && sisters(first, ranked.get(count).fact())) {
            count++;
        }
        return count;
    }

    private static boolean sisters(Fact one, Fact other) {
        if (one.kind() == Fact.Kind.UNKNOWN || other.kind() == Fact.Kind.UNKNOWN) {
            return false;
        }
        if (one.topic().equals(other.topic())
                || one.related().contains(other.id())
                || other.related().contains(one.id())) {
            return true;
        }
        for (Quote quote : one.quotes()) {
            for (Quote another : other.quotes()) {
                if (quote.speaker().isPresent() && quote.speaker().equals(another.speaker())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void describe(AnalyzedQuestion question, Steps steps) {
        steps.add(() -> "analyze: " + question.language().code() + ", words "
                + question.text().tokens().stream()
                        .filter(Token::informative)
                        .map(Token::key)
                        .toList());
        if (!question.wanted().isEmpty()) {
            steps.add(() ->
                    "analyze: wants " + question.wanted().stream().sorted().toList());
        }
        if (!question.focus().equals(question.question().text().strip())) {
            steps.add(() -> "analyze: the question in it: " + question.focus());
        }
        if (!question.corrected().isEmpty()) {
            steps.add(() -> "analyze: read as " + question.corrected());
        }
        question.assumed().ifPresent(assumed -> steps.add(() -> "analyze: leaning on " + assumed));
    }

    @Override
    public Optional<Outcome.Answer> recall(String factId, Language language) {
        return base.fact(factId).map(fact -> {
            List<Evidence> shown = List.of(new Evidence(fact, 1, List.of()));
            return new Outcome.Answer(shown, Outcome.View.ONE, suggestions.after(shown, language, 3), 1);
        });
    }

    @Override
    public List<Suggestion> welcome(Language language, int count) {
        return suggestions.welcome(language, count);
    }

    @Override
    public FactBase base() {
        return base;
    }
}

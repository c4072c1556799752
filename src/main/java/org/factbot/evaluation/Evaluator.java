package org.factbot.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.factbot.answer.Answerer;
import org.factbot.answer.Outcome;
import org.factbot.answer.Suggestion;
import org.factbot.answer.Trace;
import org.factbot.knowledge.Judged;
import org.factbot.question.Question;

/**
 * Runs judged questions through the answerer that serves people, one after the other, each outside any conversation and
 * without being told its language, as a stranger would ask it. Safe to use from any thread if the answerer is.
 */
public final class Evaluator {
    private final Answerer answerer;
    private final LongSupplier nanos;

    public Evaluator(Answerer answerer) {
        this(answerer, System::nanoTime);
    }

    /** With another clock; {@code nanos} counts nanoseconds from any start. */
    Evaluator(Answerer answerer, LongSupplier nanos) {
        this.answerer = Objects.requireNonNull(answerer);
        this.nanos = Objects.requireNonNull(nanos);
    }

    /** Told after each question. */
    @FunctionalInterface
    public interface Progress {
        /** Says nothing. */
        Progress SILENT = (done, of) -> {};

        /**
         * One more is done.
         *
         * @param done how many are, from 1
         * @param of   how many there are
         */
        void done(int done, int of);
    }

    /** One verdict a question, in their order. */
    public List<Verdict> run(List<Judged> questions, Progress progress) {
        List<Verdict> verdicts = new ArrayList<>(questions.size());
        for (Judged question : questions) {
            long start = nanos.getAsLong();
            Trace trace = answerer.trace(Question.of(question.text()));
            verdicts.add(verdict(question, trace, Duration.ofNanos(nanos.getAsLong() - start)));
            progress.done(verdicts.size(), questions.size());
        }
        return verdicts;
    }

    private static Verdict verdict(Judged question, Trace trace, Duration took) {
        Outcome outcome = trace.outcome();
        List<String> ranking = trace.judged().stream()
                .map(e -> e.fact().id())
                .limit(Verdict.DEPTH)
                .toList();
        List<String> offered = outcome.fold(
                answer -> Stream.concat(
                                answer.evidence().stream().map(e -> e.fact().id()), ids(answer.next()))
                        .toList(),
                clarification -> ids(clarification.suggestions()).toList(),
                abstention -> Stream.concat(
                                abstention.known().stream()
                                        .map(known -> known.fact().id()),
                                ids(abstention.nearest()))
                        .toList());
        String decision = outcome.fold(
                answer -> "answer",
                clarification -> "clarification",
                abstention -> abstention.reason().code());
        // A fact that says what is not known answers who asks for just that, and declines everybody else.
        int shown = outcome.fold(
                answer -> answer.evidence().size(),
                clarification -> 0,
                abstention -> question.answerable() && abstention.known().isPresent() ? 1 : 0);
        return new Verdict(question, decision, ranking, offered, shown, outcome.confidence(), took);
    }

    private static Stream<String> ids(List<Suggestion> suggestions) {
        return suggestions.stream().map(s -> s.fact().id());
    }
}

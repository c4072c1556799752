package org.factbot.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.factbot.question.AnalyzedQuestion;
import org.factbot.question.Manner;
import org.factbot.question.Question;
import org.factbot.question.QuestionAnalyzer;

/**
 * Answers a message of several questions: each by itself, a later one leaning on those before it where it has to, and all
 * of them in one outcome. What cannot be answered is kept with its words, so that nobody takes half an answer for a whole
 * one. Immutable.
 */
final class Compound {
    /** More questions than this are not asked at once: the answer would be longer than anybody reads in a chat. */
    static final int MOST = 3;

    private static final int MOST_NEXT = 4;

    private final QuestionAnalyzer analyzer;
    private final Suggestions suggestions;
    private final Function<Question, Trace> one;

    /**
     * @param one answers a text as one question
     */
    Compound(QuestionAnalyzer analyzer, Suggestions suggestions, Function<Question, Trace> one) {
        this.analyzer = analyzer;
        this.suggestions = suggestions;
        this.one = one;
    }

    /**
     * @param parts the questions in it, at least two
     */
    Trace trace(Question question, List<Question> parts) {
        List<Trace> traces = new ArrayList<>();
        List<Outcome.Part> told = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        steps.add("split: " + parts.size() + " questions in it");
        Optional<Question.Turn> before = Optional.empty();
        Optional<Question> unknown = Optional.empty();
        for (Question part : parts.subList(0, Math.min(MOST, parts.size()))) {
            Trace trace = unknown.isPresent() && analyzer.mayPointBack(analyzer.analyze(part))
                    ? one.apply(together(unknown.get(), part))
                    : part(part, before);
            traces.add(trace);
            told.add(new Outcome.Part(part.text(), trace.outcome()));
            String name = "part " + traces.size();
            steps.add(name + ": " + part.text());
            trace.steps().forEach(step -> steps.add(name + " " + step));
            before = turn(part, trace, before);
            boolean understood = trace.outcome() instanceof Outcome.Answer
                    || !analyzer.namesIn(analyzer.analyze(trace.question())).isEmpty();
            unknown = understood ? Optional.empty() : Optional.of(trace.question());
        }
        parts.stream().skip(MOST).map(Compound::unasked).forEach(told::add);
        if (traces.stream().noneMatch(trace -> trace.outcome() instanceof Outcome.Answer)) {
            Trace whole = one.apply(question);
            if (whole.outcome() instanceof Outcome.Answer) {
                steps.add("join: no part finds an answer, but all of them as one question do");
                steps.addAll(whole.steps());
                return new Trace(question, whole.language(), whole.judged(), steps, whole.outcome());
            }
        }
        Outcome outcome = joined(told, traces.get(0));
        steps.add("join: " + says(outcome));
        return new Trace(question, traces.get(0).language(), judged(outcome, traces), steps, outcome);
    }

    private static Outcome.Part unasked(Question part) {
        return new Outcome.Part(
                part.text(), new Outcome.Abstention(Outcome.Reason.UNCLEAR, Manner.QUESTION, List.of(), 0));
    }

    /** "What is the Foo? Where is it?": where the first is not known to us, "it" is not either, whatever else may be there. */
    private static Question together(Question unknown, Question part) {
        return new Question(unknown.text() + " " + part.text(), part.language(), part.before());
    }

    /**
     * A later question that points back is read with what stands before it. One that does not is asked by itself; where
     * that finds nothing and it names nobody, it may have left out its subject.
     */
    private Trace part(Question part, Optional<Question.Turn> before) {
        if (before.isEmpty()) {
            return one.apply(part);
        }
        Question alone = new Question(part.text(), part.language(), Optional.empty());
        AnalyzedQuestion read = analyzer.analyze(alone);
        if (analyzer.pointsBack(read)) {
            return one.apply(part.after(before.get()));
        }
        Trace trace = one.apply(alone);
        if (trace.outcome() instanceof Outcome.Answer || !analyzer.namesIn(read).isEmpty()) {
            return trace;
        }
        Trace leaning = one.apply(part.after(before.get()));
        return leaning.outcome() instanceof Outcome.Answer ? leaning : trace;
    }

    /** What the next question may lean on: the names in this one or else its answer; where it has neither, what it had. */
    private Optional<Question.Turn> turn(Question part, Trace trace, Optional<Question.Turn> before) {
        List<String> names = analyzer.namesIn(analyzer.analyze(trace.question()));
        List<String> facts = trace.outcome() instanceof Outcome.Answer answer
                ? answer.evidence().stream()
                        .map(evidence -> evidence.fact().id())
                        .toList()
                : List.of();
        return names.isEmpty() && facts.isEmpty()
                ? before.or(part::before)
                : Optional.of(new Question.Turn(facts, names, trace.language()));
    }

    private Outcome joined(List<Outcome.Part> parts, Trace first) {
        List<Outcome.Answer> answers = new ArrayList<>();
        List<Suggestion> asked = new ArrayList<>();
        Optional<Outcome> askedBack = Optional.empty();
        for (Outcome.Part part : parts) {
            if (part.outcome() instanceof Outcome.Answer answer) {
                answers.add(answer);
            } else if (part.outcome() instanceof Outcome.Clarification clarification) {
                asked.addAll(clarification.suggestions());
                askedBack = askedBack.or(() -> Optional.of(clarification));
            }
        }
        if (answers.isEmpty()) {
            return askedBack.orElse(first.outcome());
        }
        Map<String, Evidence> shown = new LinkedHashMap<>();
        answers.forEach(answer -> answer.evidence()
                .forEach(evidence -> shown.putIfAbsent(evidence.fact().id(), evidence)));
        List<Evidence> evidence = List.copyOf(shown.values());
        Map<String, Suggestion> next = new LinkedHashMap<>();
        asked.forEach(one -> next.putIfAbsent(one.fact().id(), one));
        suggestions
                .after(evidence, first.language(), MOST_NEXT)
                .forEach(one -> next.putIfAbsent(one.fact().id(), one));
        shown.keySet().forEach(next::remove);
        return new Outcome.Answer(
                evidence,
                Outcome.View.PARTS,
                next.values().stream().limit(MOST_NEXT).toList(),
                answers.stream().mapToDouble(Outcome.Answer::confidence).min().orElseThrow(),
                parts);
    }

    private static String says(Outcome outcome) {
        return outcome.fold(
                answer -> answer.parts().stream()
                                .filter(part -> part.outcome() instanceof Outcome.Answer)
                                .count()
                        + " of " + answer.parts().size() + " answered",
                clarification -> "none answered, one asks back",
                abstention -> "none answered");
    }

    /** Every fact that was judged, once: those shown in their order, then the others as sure as a part was of them. */
    private static List<Evidence> judged(Outcome outcome, List<Trace> traces) {
        Map<String, Evidence> judged = new LinkedHashMap<>();
        if (outcome instanceof Outcome.Answer answer) {
            answer.evidence().forEach(evidence -> judged.put(evidence.fact().id(), evidence));
        }
        traces.stream()
                .flatMap(trace -> trace.judged().stream())
                .sorted(Comparator.comparingDouble(Evidence::confidence)
                        .reversed()
                        .thenComparing(evidence -> evidence.fact().id()))
                .forEach(evidence -> judged.putIfAbsent(evidence.fact().id(), evidence));
        return List.copyOf(judged.values());
    }
}

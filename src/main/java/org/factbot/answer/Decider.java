package org.factbot.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.factbot.knowledge.AnswerSort;
import org.factbot.knowledge.Fact;
import org.factbot.question.AnalyzedQuestion;
import org.factbot.question.Manner;

/** Turns judged evidence into an outcome, at the {@link Thresholds} where it pays. Stateless. */
final class Decider {
    static final double ANSWER = Thresholds.ANSWER;

    static final double ASK_BACK = Thresholds.ASK_BACK;

    /** A sister this near to the first, as a share of its confidence, is shown with it. */
    static final double CLOSE = 0.4;

    /** Sisters are shown together when neither alone is sure but all of them are. */
    static final int MOST_TOGETHER = 3;

    private static final int MOST_SUGGESTIONS = 4;

    private final Suggestions suggestions;

    private final Sides sides;
    private final Predicate<String> asWritten;

    /** @param asWritten whether a question is one that editors wrote */
    Decider(Suggestions suggestions, Sides sides, Predicate<String> asWritten) {
        this.suggestions = suggestions;
        this.sides = sides;
        this.asWritten = asWritten;
    }

    /**
     * What a decision is made on.
     *
     * @param ranked     judged facts, best first; each carries its own confidence
     * @param together   how many of the first belong together as sisters, at least 1
     * @param certain    that one of the first n is right, for n from 1 to {@code together}; never falling
     * @param gathered   that one of those gathered is right; 0 where none are
     * @param overview   of the question
     * @param aboutStory log-odds a word that it is about the story
     * @param late       the question names a day after the cut-off
     * @param answerFrom confidence from which it pays to answer
     */
    record Case(
            List<Evidence> ranked,
            int together,
            List<Double> certain,
            double gathered,
            Judge.Overview overview,
            double aboutStory,
            boolean late,
            double answerFrom) {
        Case {
            ranked = List.copyOf(ranked);
            certain = List.copyOf(certain);
        }

        /** That one of the first {@code count} is right. */
        double ofFirst(int count) {
            return certain.get(count - 1);
        }
    }

    Outcome decide(AnalyzedQuestion question, Case judged, List<Evidence> gathered, Steps steps) {
        if (judged.ranked().isEmpty()) {
            steps.add(() -> "decide: no fact shares a word with it");
            return abstain(question, judged, reason(question, judged), steps);
        }
        double first = judged.ranked().get(0).confidence();
        double answerFrom = judged.answerFrom();
        Optional<Evidence> unknown = judged.ranked().stream()
                .findFirst()
                .filter(evidence -> evidence.fact().kind() == Fact.Kind.UNKNOWN && evidence.confidence() >= answerFrom);
        if (unknown.isPresent()) {
            steps.add(() -> say("decide: abstain, it is known to be unknown, confidence %.2f", first));
            Outcome.Reason reason = question.judgement() == AnalyzedQuestion.Judgement.NONE
                    ? Outcome.Reason.NOT_IN_SOURCES
                    : Outcome.Reason.OPINION_OR_FORECAST;
            return new Outcome.Abstention(
                    reason,
                    Manner.QUESTION,
                    suggestions.after(List.of(unknown.get()), question.language(), MOST_SUGGESTIONS),
                    first,
                    unknown);
        }
        boolean sure = first >= answerFrom;
        Optional<Fact> head = Optional.of(judged.ranked().get(0).fact())
                .filter(fact -> sure && !sides.behind(fact).isEmpty())
                .or(() -> summary(gathered, judged))
                .or(() -> sure
                        ? Optional.empty()
                        : sides.ofAll(question, judged.overview().distinctive()));
        if (head.isPresent()) {
            List<Evidence> shown = new ArrayList<>(List.of(of(head.get(), judged)));
            sides.behind(head.get()).forEach(fact -> shown.add(of(fact, judged)));
            boolean dispute = head.get().parts().isEmpty();
            steps.add(() -> (dispute
                            ? "decide: it asks about a dispute, so its sides are shown: "
                            : "decide: it asks for what a fact sums up, so its parts are shown: ")
                    + (shown.size() - 1));
            return answer(
                    question,
                    shown,
                    dispute ? Outcome.View.DISPUTE : Outcome.View.OVERVIEW,
                    Math.max(first, answerFrom));
        }
        boolean several = gatherable(gathered, judged);
        if (question.judgement() != AnalyzedQuestion.Judgement.NONE && !several) {
            steps.add(() -> "decide: it asks for " + question.judgement() + ", which no source can settle");
            return abstain(question, judged, Outcome.Reason.OPINION_OR_FORECAST, steps);
        }
        if (judged.late()) {
            steps.add(() -> "decide: it names a day after the cut-off");
            return abstain(question, judged, Outcome.Reason.AFTER_CUT_OFF, steps);
        }
        if (several) {
            steps.add(() -> "decide: it asks for several; " + gathered.size() + " gathered");
            return answer(question, gathered, Outcome.View.GATHERED, judged.gathered());
        }
        if (first >= answerFrom) {
            steps.add(() -> say("decide: answer, confidence %.2f reaches %.2f", first, answerFrom));
            // Words and reasons come in several; a day or a number is one.
            boolean plural = question.wanted().contains(AnswerSort.REACTION)
                    || question.wanted().contains(AnswerSort.WHY);
            int close = plural ? close(judged) : 1;
            Optional<Fact> other = close > 1
                    ? Optional.empty()
                    : sides.other(judged.ranked().get(0).fact(), question);
            if (other.isPresent()) {
                steps.add(() -> "decide: it is disputed, so another side is shown: "
                        + other.get().id());
                return answer(
                        question, List.of(judged.ranked().get(0), of(other.get(), judged)), Outcome.View.SIDES, first);
            }
            return answer(
                    question,
                    judged.ranked().subList(0, close),
                    close > 1 ? Outcome.View.TOGETHER : Outcome.View.ONE,
                    judged.ofFirst(close));
        }
        double all = judged.ofFirst(judged.together());
        if (judged.together() > 1 && all >= answerFrom) {
            steps.add(() -> say("decide: %d sisters together, confidence %.2f", judged.together(), all));
            return answer(question, judged.ranked().subList(0, judged.together()), Outcome.View.TOGETHER, all);
        }
        if (first >= ASK_BACK && judged.ranked().size() > 1) {
            steps.add(() ->
                    say("decide: ask back, confidence %.2f lies between %.2f", first, ASK_BACK) + " and " + answerFrom);
            return new Outcome.Clarification(offers(question, judged), first);
        }
        steps.add(() -> say("decide: abstain, confidence %.2f is below %.2f", first, ASK_BACK));
        return abstain(question, judged, reason(question, judged), steps);
    }

    /** A fact as it was judged, or where it was not, one that nobody asked for. */
    private static Evidence of(Fact fact, Case judged) {
        return judged.ranked().stream()
                .filter(evidence -> evidence.fact().id().equals(fact.id()))
                .findFirst()
                .orElseGet(() -> new Evidence(fact, 0, List.of()));
    }

    /** How many of the first are sisters that come close to the first. */
    private static int close(Case judged) {
        double first = judged.ranked().get(0).confidence();
        int count = 1;
        while (count < judged.together() && judged.ranked().get(count).confidence() >= CLOSE * first) {
            count++;
        }
        return count;
    }

    /** What sums up a set that would be gathered, where one of it does. */
    private static Optional<Fact> summary(List<Evidence> gathered, Case judged) {
        return gatherable(gathered, judged)
                ? gathered.stream()
                        .map(Evidence::fact)
                        .filter(fact -> !fact.parts().isEmpty())
                        .findFirst()
                : Optional.empty();
    }

    /** A set is gathered where it holds the likeliest fact, or no fact is sure and the set is likely enough. */
    private static boolean gatherable(List<Evidence> gathered, Case judged) {
        Evidence first = judged.ranked().get(0);
        return gathered.size() > 1
                && (gathered.contains(first) || first.confidence() < ANSWER && judged.gathered() >= ASK_BACK);
    }

    private static String say(String format, Object... values) {
        return String.format(java.util.Locale.ROOT, format, values);
    }

    private Outcome answer(AnalyzedQuestion question, List<Evidence> evidence, Outcome.View view, double confidence) {
        return new Outcome.Answer(
                evidence,
                view,
                suggestions.after(evidence, question.language(), 3),
                confidence,
                List.of(),
                view == Outcome.View.ONE ? readAs(evidence.get(0).fact(), question) : Optional.empty());
    }

    /** The question that editors wrote for the fact, unless it was asked in the words of one of theirs. */
    private Optional<String> readAs(Fact fact, AnalyzedQuestion question) {
        return fact.phrasings(question.language()).isEmpty()
                        || asWritten.test(question.question().text())
                ? Optional.empty()
                : Optional.of(suggestions.of(fact, question).question());
    }

    private Outcome abstain(AnalyzedQuestion question, Case judged, Outcome.Reason reason, Steps steps) {
        steps.add(() -> "reason: " + reason.code());
        double nearest = judged.ranked().isEmpty() ? 0 : judged.ranked().get(0).confidence();
        return new Outcome.Abstention(reason, Manner.QUESTION, offers(question, judged), nearest);
    }

    private List<Suggestion> offers(AnalyzedQuestion question, Case judged) {
        return judged.ranked().stream()
                .limit(MOST_SUGGESTIONS)
                .map(evidence -> suggestions.of(evidence.fact(), question))
                .toList();
    }

    private static Outcome.Reason reason(AnalyzedQuestion question, Case judged) {
        long words = question.text().tokens().size();
        boolean storyName = !question.text().entities().isEmpty();
        double unseen = judged.overview().unseenShare();
        Optional<Evidence> best = judged.ranked().stream().findFirst();
        if (words == 0 || judged.overview().informative() == 0) {
            return Outcome.Reason.UNCLEAR;
        }
        if (!storyName && (judged.aboutStory() < -0.3 || unseen > 0.7 || best.isEmpty())) {
            return Outcome.Reason.OUTSIDE_STORY;
        }
        return judged.overview().informative() < 2 && !storyName
                ? Outcome.Reason.UNCLEAR
                : Outcome.Reason.NOT_IN_SOURCES;
    }
}

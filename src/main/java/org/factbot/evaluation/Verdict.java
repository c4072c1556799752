package org.factbot.evaluation;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.factbot.knowledge.Judged;

/**
 * What became of one judged question. Immutable.
 *
 * @param question   what was asked, and what a person expects
 * @param decision   the decision for people: {@code answer}, {@code clarification}, or the reason of an abstention
 * @param ranking    ids of the judged facts, best first, at most {@value #DEPTH}
 * @param offered    ids of the facts a reader sees: evidence, then suggestions; each once, at most {@value #DEPTH}
 * @param shown      how many of these were shown as the answer; 0 where we asked back or abstained
 * @param confidence that one of the facts shown is right, else that the best of the ranking is; in [0, 1]
 * @param took       how long the question took
 */
public record Verdict(
        Judged question,
        String decision,
        List<String> ranking,
        List<String> offered,
        int shown,
        double confidence,
        Duration took) {
    /** How deep rankings and offers are looked at: "among the first three". */
    static final int DEPTH = 3;

    public Verdict {
        Objects.requireNonNull(question);
        Objects.requireNonNull(took);
        if (shown < 0 || shown > offered.size()) {
            throw new IllegalArgumentException(shown + " shown of " + offered.size() + ": " + question.id());
        }
        ranking = ranking.stream().limit(DEPTH).toList();
        offered = offered.stream().distinct().limit(DEPTH).toList();
    }

    /** A question's fate in one word. */
    public enum Mark {
        /** Answerable, answered, and right at first. */
        RIGHT,
        /** Answerable, answered, but another fact stood first. */
        WRONG,
        /** Answerable, but we asked back or abstained. */
        MISSED,
        /** Not answerable, but answered. */
        FALSE_ANSWER,
        /** Not answerable, and honestly declined. */
        DECLINED;

        /** Whether this is what we want. */
        public boolean good() {
            return this == RIGHT || this == DECLINED;
        }

        /** In kebab-case: {@code false-answer}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Mark> of(String code) {
            for (Mark mark : values()) {
                if (mark.code().equals(code)) {
                    return Optional.of(mark);
                }
            }
            return Optional.empty();
        }
    }

    /** Whether a fact was shown as the answer; else we asked back or abstained. */
    public boolean answered() {
        return shown > 0;
    }

    public Mark mark() {
        if (question.answerable()) {
            return !answered() ? Mark.MISSED : bestIsRight() ? Mark.RIGHT : Mark.WRONG;
        }
        return answered() ? Mark.FALSE_ANSWER : Mark.DECLINED;
    }

    /** The fact we held to be the best: the first one shown, or where nothing was shown the first of the ranking. */
    public Optional<String> best() {
        return (answered() ? offered : ranking).stream().findFirst();
    }

    /** Whether the best fact is an expected one; never for a question that is not answerable. */
    public boolean bestIsRight() {
        return best().filter(question.expected()::contains).isPresent();
    }

    /** Whether what the confidence speaks of is so: one of the facts shown is right, or where none was, the best one. */
    boolean confidenceIsRight() {
        return answered() ? offered.stream().limit(shown).anyMatch(question.expected()::contains) : bestIsRight();
    }

    /** Whether one of the first {@code depth} of the ranking is expected. */
    boolean rankedWithin(int depth) {
        return ranking.stream().limit(depth).anyMatch(question.expected()::contains);
    }

    /** Whether one of the facts a reader sees is expected. */
    boolean offersRight() {
        return offered.stream().anyMatch(question.expected()::contains);
    }
}

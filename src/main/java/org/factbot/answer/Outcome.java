package org.factbot.answer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.factbot.knowledge.Fact;
import org.factbot.question.Manner;

/** What was decided about a question. Immutable. */
public sealed interface Outcome {
    /** How sure we are of what was decided, in [0, 1]. */
    double confidence();

    /**
     * The base holds an answer.
     *
     * @param evidence   at least one, best first; several when the question asks for several. Of a message of several
     *                   questions: what answers each in the order of the questions, without repeats
     * @param view       why several stand together
     * @param next       questions a reader may ask next; possibly none
     * @param confidence that one of the facts shown is right; of several questions the least sure that is answered
     * @param parts      the questions of a message of several, each with its own outcome; empty for every other view
     * @param readAs     the editors' question that this was taken for, where it was worded otherwise
     */
    record Answer(
            List<Evidence> evidence,
            View view,
            List<Suggestion> next,
            double confidence,
            List<Part> parts,
            Optional<String> readAs)
            implements Outcome {
        /** An answer that needs not say what it was taken for. */
        public Answer(List<Evidence> evidence, View view, List<Suggestion> next, double confidence, List<Part> parts) {
            this(evidence, view, next, confidence, parts, Optional.empty());
        }

        public Answer {
            if (evidence.isEmpty()) {
                throw new IllegalArgumentException("an answer needs evidence");
            }
            if (!(confidence >= 0 && confidence <= 1)) {
                throw new IllegalArgumentException("confidence lies in [0, 1], not " + confidence);
            }
            if ((view == View.PARTS) != (parts.size() > 1)) {
                throw new IllegalArgumentException(view + " with " + parts.size() + " parts");
            }
            if (view == View.PARTS && parts.stream().noneMatch(part -> part.outcome() instanceof Answer)) {
                throw new IllegalArgumentException("none of the parts is answered");
            }
            evidence = List.copyOf(evidence);
            next = List.copyOf(next);
            parts = List.copyOf(parts);
        }

        /** The answer to one question. */
        public Answer(List<Evidence> evidence, View view, List<Suggestion> next, double confidence) {
            this(evidence, view, next, confidence, List.of());
        }
    }

    /**
     * One question of a message of several.
     *
     * @param asked   the person's own words
     * @param outcome what was decided about it; never itself of several
     */
    record Part(String asked, Outcome outcome) {
        public Part {
            if (asked.isBlank()) {
                throw new IllegalArgumentException("a part has words");
            }
            if (outcome instanceof Answer answer && !answer.parts().isEmpty()) {
                throw new IllegalArgumentException("a part has no parts: " + asked);
            }
        }
    }

    /** Why an answer shows the facts it shows. */
    enum View {
        /** One fact answers. */
        ONE,
        /** Close sisters of one speaker or topic, shown together rather than guessed between. */
        TOGETHER,
        /** What answers is disputed; another side stands beside it. */
        SIDES,
        /** A fact says that the matter is disputed; what each side holds stands behind it. */
        DISPUTE,
        /** A fact sums up others; they stand behind it. */
        OVERVIEW,
        /** The question asks for a set, such as what several people said. */
        GATHERED,
        /** The message holds several questions. */
        PARTS
    }

    /**
     * The question could mean several things: did you mean …?
     *
     * @param suggestions 2 to 4, likeliest first
     * @param confidence  of the likeliest
     */
    record Clarification(List<Suggestion> suggestions, double confidence) implements Outcome {
        public Clarification {
            if (suggestions.size() < 2 || suggestions.size() > 4) {
                throw new IllegalArgumentException("a clarification offers 2 to 4, not " + suggestions.size());
            }
            suggestions = List.copyOf(suggestions);
        }
    }

    /**
     * We do not answer.
     *
     * @param reason     why
     * @param manner     how the text spoke to us; {@link Manner#QUESTION} unless the reason is {@link
     *                   Reason#NOT_A_QUESTION}
     * @param nearest    at most 4 questions nearby that we can answer
     * @param confidence of the nearest fact, 0 where there is none
     * @param known      the curated fact that says what is not known here, where the question asks for just that
     */
    record Abstention(
            Reason reason, Manner manner, List<Suggestion> nearest, double confidence, Optional<Evidence> known)
            implements Outcome {
        public Abstention(Reason reason, Manner manner, List<Suggestion> nearest, double confidence) {
            this(reason, manner, nearest, confidence, Optional.empty());
        }

        public Abstention {
            if (known.filter(evidence -> evidence.fact().kind() != Fact.Kind.UNKNOWN)
                    .isPresent()) {
                throw new IllegalArgumentException("what is known is answered: "
                        + known.orElseThrow().fact().id());
            }
            if (nearest.size() > 4) {
                throw new IllegalArgumentException("an abstention offers at most 4, not " + nearest.size());
            }
            nearest = List.copyOf(nearest);
        }
    }

    /** Why we abstain. */
    enum Reason {
        OUTSIDE_STORY,
        AFTER_CUT_OFF,
        NOT_IN_SOURCES,
        OPINION_OR_FORECAST,
        NOT_A_QUESTION,
        UNCLEAR;

        /** As the JSON contract spells it: {@code outside-story}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    default <T> T fold(
            Function<Answer, T> answer, Function<Clarification, T> clarification, Function<Abstention, T> abstention) {
        if (this instanceof Answer a) {
            return answer.apply(a);
        }
        return this instanceof Clarification c ? clarification.apply(c) : abstention.apply((Abstention) this);
    }
}

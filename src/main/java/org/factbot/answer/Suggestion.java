package org.factbot.answer;

import java.util.Objects;
import org.factbot.knowledge.Fact;

/**
 * A question that we can answer. Immutable.
 *
 * @param fact     the fact that answers it
 * @param question a curated phrasing in the reader's language, or the fact's statement where nobody wrote one
 */
public record Suggestion(Fact fact, String question) {
    public Suggestion {
        Objects.requireNonNull(fact);
        if (question.isBlank()) {
            throw new IllegalArgumentException("a suggestion needs its question: " + fact.id());
        }
    }
}

package org.factbot.question;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.factbot.knowledge.Language;

/**
 * What a person asked. Immutable.
 *
 * @param text     as sent; may be anything, also empty
 * @param language the language it was said to be in; empty: to be found out
 * @param before   what the conversation was about so far, for follow-ups
 */
public record Question(String text, Optional<Language> language, Optional<Turn> before) {
    public Question {
        Objects.requireNonNull(text);
        Objects.requireNonNull(language);
        Objects.requireNonNull(before);
    }

    public static Question of(String text) {
        return new Question(text, Optional.empty(), Optional.empty());
    }

    public static Question of(String text, Language language) {
        return new Question(text, Optional.of(language), Optional.empty());
    }

    public Question after(Turn turn) {
        return new Question(text, language, Optional.of(turn));
    }

    /**
     * What the last answer in a conversation was about. It holds no text of any person.
     *
     * @param facts    ids of the facts that were shown, best first
     * @param language the language of the conversation
     */
    public record Turn(List<String> facts, Language language) {
        public Turn {
            facts = List.copyOf(facts);
        }
    }
}

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
     * What a question follows: the last answer in a conversation, or the question before it in the same message. It holds
     * no text of any person.
     *
     * @param facts    ids of the facts that were shown, best first
     * @param names    ids of the entities that the words before it in the same message named; they are meant before any
     *                 fact is
     * @param language the language of the conversation
     */
    public record Turn(List<String> facts, List<String> names, Language language) {
        public Turn {
            facts = List.copyOf(facts);
            names = List.copyOf(names);
        }

        public Turn(List<String> facts, Language language) {
            this(facts, List.of(), language);
        }
    }
}

package org.factbot.telegram;

import java.util.Optional;
import org.factbot.knowledge.Language;

/**
 * What a button says to us when it is pressed: short, versioned, and true for ever, since it names a fact and not a message.
 * As text {@code 1:f:first-country:en}, at most 64 bytes. Immutable.
 *
 * @param verb     what to do
 * @param key      the {@link ShortKey} of the fact or topic; empty where the verb needs none
 * @param language the language of the message it stands under; empty in data that does not say
 */
record Press(Verb verb, String key, Optional<Language> language) {
    /** What a button does. */
    enum Verb {
        /** Show a fact in place of the message. */
        FACT('f'),
        /** Show a fact in a new message. */
        NEW('n'),
        /** Show where a fact is from, in place. */
        SOURCE('s'),
        /** Show what lies around a fact, in place. */
        MORE('m'),
        /** Show the facts of a topic, in place. */
        TOPIC('t'),
        /** Turn to a page of a list, ours or the editors', in place; the key is the list and the page. */
        PAGE('p'),
        /** Show what somebody said, in place. */
        SPEAKER('w'),
        /** Take a step of the short way through the story, in place. */
        STEP('c'),
        /** Ask what is wrong with an answer. */
        COMPLAIN('x'),
        /** Count what is wrong with an answer; the key is the fault and the fact. */
        COMPLAINT('r'),
        /** Change or show the settings of a group; the key is the setting and its value. */
        SETTING('g'),
        /** Use this language for menus from now on. */
        LANGUAGE('l'),
        /** None of these. */
        DISMISS('d');

        private final char letter;

        Verb(char letter) {
            this.letter = letter;
        }

        private static Optional<Verb> of(String letter) {
            for (Verb verb : values()) {
                if (letter.equals(String.valueOf(verb.letter))) {
                    return Optional.of(verb);
                }
            }
            return Optional.empty();
        }
    }

    private static final String VERSION = "1";

    /** The callback data. */
    String data() {
        return VERSION + ":" + verb.letter + ":" + key + ":"
                + language.map(Language::code).orElse("");
    }

    /** What the data says; empty for another version's data or anybody else's. */
    static Optional<Press> of(String data) {
        String[] parts = data.split(":", -1);
        if (parts.length < 2 || parts.length > 4 || !parts[0].equals(VERSION)) {
            return Optional.empty();
        }
        String key = parts.length > 2 ? parts[2] : "";
        Optional<Language> language = Language.of(parts.length > 3 ? parts[3] : null);
        return Verb.of(parts[1]).map(verb -> new Press(verb, key, language));
    }
}

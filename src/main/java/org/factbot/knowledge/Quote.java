package org.factbot.knowledge;

import java.util.Optional;

/**
 * Words that a source prints as spoken, verbatim. Immutable.
 *
 * @param text     the words, without quotation marks around them
 * @param speaker  entity id of who said them
 * @param citation where they stand
 * @param language BCP 47 tag of the language they are printed in
 * @param spokenIn BCP 47 tag of the language they were spoken in where the source prints a translation, else empty
 */
public record Quote(
        String text, Optional<String> speaker, Citation citation, String language, Optional<String> spokenIn) {
    public Quote {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a quote needs its words");
        }
    }
}

package org.factbot.knowledge;

import java.util.Optional;

/**
 * A source and the place in it. Immutable.
 *
 * @param source the source's id
 * @param at     a paragraph ({@code P3}) or a short verbatim snippet to find the place by; empty for the whole work
 */
public record Citation(String source, Optional<String> at) {
    public Citation {
        if (source.isBlank()) {
            throw new IllegalArgumentException("a citation needs a source");
        }
    }
}

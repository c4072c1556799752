package org.factbot.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * A fact's texts in another language, made by us and marked so. Immutable.
 *
 * @param statement the statement
 * @param context   the context, where the fact has one
 * @param quotes    translations of the fact's quotes, in their order; may be shorter than the fact's list
 * @param of        fingerprint of the English text that was translated, to notice when it has changed since
 */
public record Translation(String statement, Optional<String> context, List<String> quotes, Optional<String> of) {
    public Translation {
        quotes = List.copyOf(quotes);
    }
}

package org.factbot.knowledge;

import java.nio.charset.StandardCharsets;
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

    /** What {@code of} holds for a translation of this fact as it stands: twelve hexadecimal digits. */
    public static String fingerprintOf(Fact fact) {
        return fingerprintOf(
                fact.statement(),
                fact.context(),
                fact.quotes().stream().map(Quote::text).toList());
    }

    static String fingerprintOf(String statement, Optional<String> context, List<String> quotes) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add("statement", statement.getBytes(StandardCharsets.UTF_8));
        fingerprint.add("context", context.orElse("").getBytes(StandardCharsets.UTF_8));
        quotes.forEach(quote -> fingerprint.add("quote", quote.getBytes(StandardCharsets.UTF_8)));
        return fingerprint.hex().substring(0, 12);
    }
}

package org.factbot.knowledge;

import java.net.URI;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A work that can be cited. Immutable.
 *
 * @param id        unique in the folder
 * @param publisher who printed it
 * @param title     its headline, empty where nobody on our side has seen it
 * @param about     what it is about in our words, for works without a seen headline
 * @param url       where it stands, http or https
 * @param published the day it was printed, empty where unknown; never guessed
 * @param language  BCP 47 tag of the language it is written in
 * @param kind      {@code news}, {@code official}, {@code analysis} or {@code reference}
 * @param note      what an editor should know about it, such as "relays an agency text"
 * @param weak      whether it only relays or copies others, or speaks for a party, so that nothing should rest on it alone
 */
public record Source(
        String id,
        String publisher,
        Optional<String> title,
        Optional<String> about,
        Optional<URI> url,
        Optional<LocalDate> published,
        String language,
        String kind,
        Optional<String> note,
        boolean weak) {
    /** A source that can stand alone. */
    public Source(
            String id,
            String publisher,
            Optional<String> title,
            Optional<String> about,
            Optional<URI> url,
            Optional<LocalDate> published,
            String language,
            String kind,
            Optional<String> note) {
        this(id, publisher, title, about, url, published, language, kind, note, false);
    }

    public Source {
        if (id.isBlank() || publisher.isBlank()) {
            throw new IllegalArgumentException("a source needs an id and a publisher");
        }
        Objects.requireNonNull(language);
        Objects.requireNonNull(kind);
    }
}

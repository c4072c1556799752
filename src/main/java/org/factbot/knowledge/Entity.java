package org.factbot.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A named person, body, place, event or document. Immutable.
 *
 * @param id       unique in the folder
 * @param kind     what it is
 * @param name     its name as we print it, per language
 * @param role     what it is known as, such as "founder of ...", per language
 * @param aliases  other names, transliterations and role descriptions people use for it, per language
 * @param memberOf ids of groups it belongs to, so that questions about the group reach its members' facts
 */
public record Entity(
        String id,
        Kind kind,
        Localized name,
        Optional<Localized> role,
        Map<Language, List<String>> aliases,
        List<String> memberOf) {
    /** What sort of thing an entity is. */
    public enum Kind {
        PERSON,
        BODY,
        PLACE,
        EVENT,
        DOCUMENT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Entity {
        if (id.isBlank()) {
            throw new IllegalArgumentException("an entity needs an id");
        }
        Objects.requireNonNull(kind);
        aliases = Map.copyOf(aliases);
        memberOf = List.copyOf(memberOf);
    }
}

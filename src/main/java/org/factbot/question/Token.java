package org.factbot.question;

/**
 * One unit of an analysed text. Immutable.
 *
 * @param key     by which equal units are recognised: a canonical word, {@code @entity} or {@code #value}
 * @param kind    what it is
 * @param surface as written; several words for phrases
 */
public record Token(String key, Kind kind, String surface) {
    /** What a token is. */
    public enum Kind {
        /** A word that carries content. */
        WORD,
        /** A word that holds sentences together; kept, for it helps to tell questions apart. */
        STOP,
        /** A known name. */
        ENTITY,
        /** A date, a year or a number. */
        VALUE,
        /** What is written like a name, or names a country, and is not known to the base. */
        STRANGER
    }

    public boolean informative() {
        return kind != Kind.STOP;
    }
}

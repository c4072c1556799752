package org.factbot.knowledge;

import java.util.Locale;
import java.util.Optional;

/**
 * One line that people send and that no fact of the story answers. Immutable.
 *
 * @param kind     what sort of line it is
 * @param language the language it is in
 * @param text     the line
 */
public record Chatter(Kind kind, Language language, String text) {
    /** What sort of line it is; the first six are no questions at all. */
    public enum Kind {
        GREETING,
        THANKS,
        FAREWELL,
        INSULT,
        INJECTION,
        SMALL_TALK,
        OUTSIDE_STORY,
        OPINION_OR_FORECAST,
        NOT_IN_SOURCES;

        /** As knowledge files spell it: {@code outside-story}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether it asks for something, even if no fact has it. */
        public boolean asks() {
            return ordinal() > SMALL_TALK.ordinal();
        }

        public static Optional<Kind> of(String code) {
            for (Kind kind : values()) {
                if (kind.code().equals(code)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }
}

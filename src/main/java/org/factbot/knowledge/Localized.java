package org.factbot.knowledge;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One text in one or more languages. Immutable.
 *
 * @param texts the text per language; never empty, no text blank
 */
public record Localized(Map<Language, String> texts) {
    public Localized {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("a localized text needs at least one language");
        }
        texts.forEach((language, text) -> {
            if (text.isBlank()) {
                throw new IllegalArgumentException("the " + language.code() + " text is blank");
            }
        });
        texts = Map.copyOf(new EnumMap<>(texts));
    }

    public static Localized english(String text) {
        return new Localized(Map.of(Language.ENGLISH, text));
    }

    /** The text in this language, or empty where nobody has written it. */
    public Optional<String> exactly(Language language) {
        return Optional.ofNullable(texts.get(language));
    }

    /** The text in this language, else in English, else in whichever language comes first in {@link Language}. */
    public String in(Language language) {
        String text = texts.get(language);
        if (text == null) {
            text = texts.get(Language.ENGLISH);
        }
        return text != null ? text : new EnumMap<>(texts).values().iterator().next();
    }
}

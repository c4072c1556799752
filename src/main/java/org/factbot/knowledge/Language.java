package org.factbot.knowledge;

import java.util.Locale;
import java.util.Optional;

/** A language that people ask in and are answered in. Immutable. */
public enum Language {
    ENGLISH("en", false),
    PERSIAN("fa", true),
    PASHTO("ps", true),
    RUSSIAN("ru", false);

    private final String code;
    private final boolean rightToLeft;

    Language(String code, boolean rightToLeft) {
        this.code = code;
        this.rightToLeft = rightToLeft;
    }

    /** The ISO 639-1 code, as folders, files and JSON spell it: {@code en}, {@code fa}, {@code ps} or {@code ru}. */
    public String code() {
        return code;
    }

    /** Whether the script runs from right to left. */
    public boolean rightToLeft() {
        return rightToLeft;
    }

    /**
     * The language of a BCP 47 tag such as {@code en}, {@code fa-AF}, {@code prs} (Dari) or {@code ru-RU}; empty for any
     * other language and for null.
     */
    public static Optional<Language> of(String tag) {
        if (tag == null) {
            return Optional.empty();
        }
        String primary = tag.trim().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return switch (primary) {
            case "en" -> Optional.of(ENGLISH);
            case "fa", "prs", "per", "fas" -> Optional.of(PERSIAN);
            case "ps", "pus", "pbt", "pst" -> Optional.of(PASHTO);
            case "ru" -> Optional.of(RUSSIAN);
            default -> Optional.empty();
        };
    }
}

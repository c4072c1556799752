package org.factbot.telegram;

/** The bot's password. It prints as a mask, and masks itself in any text. Immutable. */
final class Token {
    private static final String MASK = "***";

    private final String value;

    Token(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("the token is empty");
        }
        this.value = value.strip();
    }

    /** The bare token, for the address of a request and nothing else. */
    String reveal() {
        return value;
    }

    /** The text without the token. */
    String mask(String text) {
        return text.replace(value, MASK);
    }

    @Override
    public String toString() {
        return MASK;
    }
}

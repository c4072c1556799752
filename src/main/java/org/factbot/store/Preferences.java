package org.factbot.store;

import java.util.Objects;
import java.util.Optional;

/** What a chat, or a person in a chat, chose; until they ask to be forgotten. Thread-safe; survives a crash. */
public final class Preferences {
    private static final String LANGUAGE = "language";

    private final Database database;

    Preferences(Database database) {
        this.database = database;
    }

    /**
     * Whose preference.
     *
     * @param chatId Telegram's chat id
     * @param userId Telegram's user id, or 0 for the chat as a whole
     */
    public record Whose(long chatId, long userId) {
        public static Whose chat(long chatId) {
            return new Whose(chatId, 0);
        }

        public static Whose person(long chatId, long userId) {
            return new Whose(chatId, userId);
        }
    }

    /** The language tag they chose. */
    public Optional<String> language(Whose whose) {
        return get(whose, LANGUAGE);
    }

    public void chooseLanguage(Whose whose, String languageTag) {
        put(whose, LANGUAGE, languageTag);
    }

    public Optional<String> get(Whose whose, String name) {
        return database
                .transaction(
                        false,
                        c -> c.list(
                                row -> row.getString(1),
                                "SELECT value FROM preference WHERE chat = ? AND person = ? AND name = ?",
                                whose.chatId(),
                                whose.userId(),
                                name))
                .stream()
                .findFirst();
    }

    public void put(Whose whose, String name, String value) {
        Objects.requireNonNull(value);
        database.transaction(
                true,
                c -> c.run(
                        "INSERT OR REPLACE INTO preference (chat, person, name, value) VALUES (?, ?, ?, ?)",
                        whose.chatId(),
                        whose.userId(),
                        name,
                        value));
    }

    /**
     * Erases all that is kept of a chat but its open questions, which are erased when answered: preferences of the chat and
     * of everybody in it, which of our messages answered which of theirs, and updates set aside.
     */
    public void forget(long chatId) {
        database.transaction(true, c -> {
            c.run("DELETE FROM preference WHERE chat = ?", chatId);
            c.run("DELETE FROM answered WHERE chat = ?", chatId);
            return c.run("DELETE FROM inbox WHERE chat = ? AND aside IS NOT NULL", chatId);
        });
    }

    /** Erases what one person chose in one chat, and only that. */
    public void forget(Whose whose) {
        database.transaction(
                true,
                c -> c.run("DELETE FROM preference WHERE chat = ? AND person = ?", whose.chatId(), whose.userId()));
    }
}

package org.factbot.telegram;

import java.util.List;
import java.util.Optional;

/**
 * How the bot presents itself in Telegram's menus. Immutable.
 *
 * @param commands     the command menus
 * @param descriptions the texts of the empty chat and of the profile
 */
record Profile(List<Commands> commands, List<Description> descriptions) {
    /** Presents nothing and changes nothing. */
    static final Profile NONE = new Profile(List.of(), List.of());

    /**
     * The menu for some chats in one language.
     *
     * @param scope    a type of BotCommandScope that needs no id: {@code default}, {@code all_private_chats}, …
     * @param language two letters, or empty for everybody without a menu of their own
     */
    record Commands(String scope, Optional<String> language, List<Command> commands) {
        Commands {
            commands = List.copyOf(commands);
        }
    }

    /**
     * @param name        1 to 32 of {@code a-z0-9_}, without the slash
     * @param description 1 to 256 characters
     */
    record Command(String name, String description) {}

    /**
     * The texts in one language.
     *
     * @param language two letters, or empty for everybody without texts of their own
     * @param whole    shown in the empty chat, up to 512 characters
     * @param brief    shown in the profile, up to 120 characters
     */
    record Description(Optional<String> language, String whole, String brief) {}

    Profile {
        commands = List.copyOf(commands);
        descriptions = List.copyOf(descriptions);
    }
}

package org.factbot.telegram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.factbot.knowledge.Language;
import org.factbot.reply.Phrases;
import org.factbot.reply.ReplyComposer;

/** How we present ourselves in Telegram's menus, in every language. Without state; safe for any thread. */
final class TalkProfile {
    static final List<String> ALONE = List.of(
            "start",
            "catchup",
            "topics",
            "timeline",
            "people",
            "sources",
            "help",
            "language",
            "about",
            "privacy",
            "forget");
    static final List<String> AMONG_OTHERS = List.of(
            "ask", "catchup", "topics", "timeline", "people", "sources", "help", "settings", "about", "privacy");

    /** Telegram takes 100 commands, each with a description of at most 256 characters. */
    private static final int MOST_COMMANDS = 100;

    private static final int LONGEST_OF_COMMAND = 256;
    private static final int LONGEST_DESCRIPTION = 512;
    private static final int LONGEST_SHORT = 120;

    private TalkProfile() {}

    /** Our menus and descriptions; those without a language are for people whose language we do not speak. */
    static Profile of(ReplyComposer composer) {
        List<Profile.Commands> menus = new ArrayList<>();
        List<Profile.Description> descriptions = new ArrayList<>();
        List<Optional<String>> codes = new ArrayList<>(List.of(Optional.empty()));
        for (Language language : Language.values()) {
            codes.add(Optional.of(language.code()));
        }
        for (Optional<String> code : codes) {
            Language language = code.flatMap(Language::of).orElse(Language.ENGLISH);
            Phrases phrases = Phrases.of(language);
            menus.add(new Profile.Commands("all_private_chats", code, commands(ALONE, composer, language)));
            menus.add(new Profile.Commands("all_group_chats", code, commands(AMONG_OTHERS, composer, language)));
            String about = phrases.say("profile.description", "story", composer.story(language));
            descriptions.add(new Profile.Description(
                    code,
                    TextCutter.shorten(about, LONGEST_DESCRIPTION),
                    TextCutter.shorten(phrases.say("profile.short"), LONGEST_SHORT)));
        }
        return new Profile(menus, descriptions);
    }

    private static List<Profile.Command> commands(List<String> names, ReplyComposer composer, Language language) {
        return named(names, composer, language).entrySet().stream()
                .map(command -> new Profile.Command(
                        command.getKey(), TextCutter.shorten(command.getValue(), LONGEST_OF_COMMAND)))
                .limit(MOST_COMMANDS)
                .toList();
    }

    /** Our commands and then the lists of the editors, save those that bear the name of a command of ours. */
    private static Map<String, String> named(List<String> names, ReplyComposer composer, Language language) {
        Map<String, String> named = new LinkedHashMap<>();
        names.forEach(name -> named.put(name, Phrases.of(language).say("command." + name)));
        composer.listings(language).forEach(named::putIfAbsent);
        return named;
    }

    /** Every command of a private chat and what it does, for {@code /help}. */
    static Map<String, String> explained(Language language, List<String> names, ReplyComposer composer) {
        Map<String, String> explained = new LinkedHashMap<>();
        named(names, composer, language).forEach((name, what) -> explained.put("/" + name, what));
        return explained;
    }

    /** As its readers call it, so that nobody is lost in a menu they cannot read. */
    static String ownName(Language language) {
        return switch (language) {
            case ENGLISH -> "English";
            case PERSIAN -> "دری / فارسی";
            case PASHTO -> "پښتو";
            case RUSSIAN -> "Русский";
        };
    }
}

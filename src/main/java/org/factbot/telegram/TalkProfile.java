package org.factbot.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    static final List<String> ALONE =
            List.of("start", "topics", "sources", "help", "language", "about", "privacy", "forget");
    static final List<String> AMONG_OTHERS = List.of("ask", "topics", "sources", "help", "about", "privacy");

    private static final int LONGEST_DESCRIPTION = 512;
    private static final int LONGEST_SHORT = 120;

    private TalkProfile() {}

    /** The calls that set commands and descriptions; the first of each kind is for languages that we do not speak. */
    static List<Call> calls(ReplyComposer composer) {
        List<Call> calls = new ArrayList<>();
        List<Optional<String>> codes = new ArrayList<>(List.of(Optional.empty()));
        for (Language language : Language.values()) {
            codes.add(Optional.of(language.code()));
        }
        for (Optional<String> code : codes) {
            Language language = code.flatMap(Language::of).orElse(Language.ENGLISH);
            Phrases phrases = Phrases.of(language);
            calls.add(commands("all_private_chats", ALONE, phrases, code));
            calls.add(commands("all_group_chats", AMONG_OTHERS, phrases, code));
            String about = phrases.say("profile.description", "story", composer.story(language));
            calls.add(words("setMyDescription", "description", about, LONGEST_DESCRIPTION, code));
            calls.add(words(
                    "setMyShortDescription", "short_description", phrases.say("profile.short"), LONGEST_SHORT, code));
        }
        return calls;
    }

    private static Call commands(String scope, List<String> names, Phrases phrases, Optional<String> code) {
        ObjectNode parameters = Posting.json();
        ArrayNode commands = parameters.putArray("commands");
        for (String name : names) {
            commands.addObject().put("command", name).put("description", phrases.say("command." + name));
        }
        parameters.putObject("scope").put("type", scope);
        code.ifPresent(language -> parameters.put("language_code", language));
        return Posting.lasting("setMyCommands", parameters);
    }

    private static Call words(String method, String field, String text, int limit, Optional<String> code) {
        ObjectNode parameters = Posting.json().put(field, TextCutter.shorten(text, limit));
        code.ifPresent(language -> parameters.put("language_code", language));
        return Posting.lasting(method, parameters);
    }

    /** Every command of a private chat and what it does, for {@code /help}. */
    static Map<String, String> explained(Language language, List<String> names) {
        Map<String, String> explained = new LinkedHashMap<>();
        names.forEach(name -> explained.put("/" + name, Phrases.of(language).say("command." + name)));
        return explained;
    }
}

package org.factbot.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bot's account: what its owner set and what it says about itself. Guarded by the lock of its {@link World}. */
final class Bot {
    static final long ID = 7_000_000_005L;

    private record Slot(String what, String language) {}

    private record Commands(String scope, String language) {}

    private final Map<Slot, String> texts = new HashMap<>();
    private final Map<Commands, ArrayNode> commands = new HashMap<>();
    private boolean privacyMode = true;
    private boolean inlineFeedback;

    String username() {
        return "factbot_preview_bot";
    }

    String name() {
        return text("name", "").isEmpty() ? "Factbot" : text("name", "");
    }

    boolean privacyMode() {
        return privacyMode;
    }

    void privacyMode(boolean on) {
        privacyMode = on;
    }

    boolean inlineFeedback() {
        return inlineFeedback;
    }

    void inlineFeedback(boolean on) {
        inlineFeedback = on;
    }

    Person person() {
        return new Person(ID, name(), username(), "", true);
    }

    ObjectNode me() {
        return person().toJson()
                .put("can_join_groups", true)
                .put("can_read_all_group_messages", !privacyMode)
                .put("supports_inline_queries", true)
                .put("supports_guest_queries", true)
                .put("can_connect_to_business", false)
                .put("has_main_web_app", false);
    }

    /** Keeps a text about the bot in one language, or for all other languages if empty; an empty text removes it. */
    void text(String what, String language, String text) {
        if (text.isEmpty()) {
            texts.remove(new Slot(what, language));
        } else {
            texts.put(new Slot(what, language), text);
        }
    }

    String text(String what, String language) {
        return texts.getOrDefault(new Slot(what, language), texts.getOrDefault(new Slot(what, ""), ""));
    }

    void commands(JsonNode scope, String language, ArrayNode list) {
        Commands key = new Commands(key(scope), language);
        if (list.isEmpty()) {
            commands.remove(key);
        } else {
            commands.put(key, list);
        }
    }

    ArrayNode commands(JsonNode scope, String language) {
        return commands.getOrDefault(new Commands(key(scope), language), Json.array());
    }

    /** The menu a person sees in a chat: of the narrowest scope that has one, in their language where there is one. */
    ArrayNode menu(Chat chat, String language) {
        List<String> scopes = chat.kind == Chat.Kind.PRIVATE
                ? List.of("chat:" + chat.id, "all_private_chats", "default")
                : List.of("chat:" + chat.id, "all_group_chats", "default");
        for (String scope : scopes) {
            for (String spoken : List.of(language, "")) {
                ArrayNode list = commands.get(new Commands(scope, spoken));
                if (list != null) {
                    return list;
                }
            }
        }
        return Json.array();
    }

    private static String key(JsonNode scope) {
        String type = scope.path("type").asText("default");
        return scope.has("chat_id") ? type + ":" + scope.path("chat_id").asText() : type;
    }
}

package org.factbot.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Inline keyboards: read, and refused where Telegram refuses them. Stateless. */
final class ReplyMarkup {
    private static final int MOST_BUTTONS = 100;
    private static final int MOST_IN_A_ROW = 8;
    private static final int MOST_DATA_BYTES = 64;
    private static final int MOST_COPIED_CHARACTERS = 256;
    private static final List<String> ACTIONS = List.of(
            "callback_data",
            "url",
            "switch_inline_query",
            "switch_inline_query_current_chat",
            "switch_inline_query_chosen_chat",
            "copy_text",
            "web_app",
            "login_url",
            "pay");

    private ReplyMarkup() {}

    /** The keyboard under a message; empty where there is none or only one of the kinds that leave no trace in it. */
    static Optional<ObjectNode> read(JsonNode markup, Chat.Kind kind) {
        JsonNode rows = markup.path("inline_keyboard");
        if (markup.isMissingNode() || !rows.isArray()) {
            return Optional.empty();
        }
        ArrayNode kept = Json.array();
        int count = 0;
        for (JsonNode row : rows) {
            if (!row.isArray()) {
                throw Refusal.badRequest("object expected as reply markup");
            }
            ArrayNode keptRow = Json.array();
            for (JsonNode button : row) {
                keptRow.add(checked(button, kind));
            }
            count += keptRow.size();
            if (keptRow.size() > MOST_IN_A_ROW || count > MOST_BUTTONS) {
                throw Refusal.badRequest("reply markup is too long");
            }
            if (!keptRow.isEmpty()) {
                kept.add(keptRow);
            }
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(Json.object().set("inline_keyboard", kept));
    }

    private static ObjectNode checked(JsonNode button, Chat.Kind kind) {
        if (!(button instanceof ObjectNode node) || !node.path("text").isTextual()) {
            throw cannotParse("Field \"text\" must be of type String");
        }
        if (node.path("text").asText().isBlank()) {
            throw Refusal.badRequest("BUTTON_TEXT_INVALID");
        }
        long actions = ACTIONS.stream().filter(node::hasNonNull).count();
        if (actions == 0) {
            throw cannotParse("Text buttons are unallowed in the inline keyboard");
        }
        if (actions > 1) {
            throw Refusal.badRequest("BUTTON_TYPE_INVALID");
        }
        checkAction(node, kind);
        return node.deepCopy();
    }

    private static Refusal cannotParse(String why) {
        return Refusal.badRequest("can't parse inline keyboard button: " + why);
    }

    private static void checkAction(ObjectNode button, Chat.Kind kind) {
        if (button.hasNonNull("callback_data")) {
            int bytes = button.path("callback_data").asText().getBytes(StandardCharsets.UTF_8).length;
            if (bytes < 1 || bytes > MOST_DATA_BYTES) {
                throw Refusal.badRequest("BUTTON_DATA_INVALID");
            }
        } else if (button.hasNonNull("url")) {
            String address = button.path("url").asText();
            String link = Links.checked(address)
                    .orElseThrow(() -> Refusal.badRequest(
                            "inline keyboard button URL '" + address + "' is invalid: Wrong HTTP URL"));
            button.put("url", link);
        } else if (button.hasNonNull("copy_text")) {
            int length = button.path("copy_text").path("text").asText().length();
            if (length < 1 || length > MOST_COPIED_CHARACTERS) {
                throw Refusal.badRequest("BUTTON_COPY_TEXT_INVALID");
            }
        } else if (kind == Chat.Kind.CHANNEL && hasSwitch(button)) {
            throw Refusal.badRequest("BUTTON_TYPE_INVALID");
        }
    }

    private static boolean hasSwitch(ObjectNode button) {
        return ACTIONS.stream().filter(action -> action.startsWith("switch_")).anyMatch(button::has);
    }
}

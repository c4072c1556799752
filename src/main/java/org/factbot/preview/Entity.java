package org.factbot.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;

/**
 * A stretch of a text with a meaning. Immutable.
 *
 * @param offset   in UTF-16 units
 * @param length   in UTF-16 units
 * @param argument the address of a link, the id of a person or emoji, the language of a listing; mostly empty
 */
record Entity(String type, int offset, int length, String argument) {
    /** Telegram's order: by place, the outer before the inner. */
    static final Comparator<Entity> ORDER = Comparator.comparingInt(Entity::offset)
            .thenComparing(Comparator.comparingInt(Entity::length).reversed());

    static Entity of(JsonNode json) {
        String argument = json.path("url")
                .asText(json.path("language")
                        .asText(json.path("custom_emoji_id").asText("")));
        if (json.has("user")) {
            argument = json.path("user").path("id").asText();
        }
        return new Entity(
                json.path("type").asText(),
                json.path("offset").asInt(-1),
                json.path("length").asInt(),
                argument);
    }

    int end() {
        return offset + length;
    }

    boolean isBlockQuotation() {
        return type.endsWith("blockquote");
    }

    boolean overlaps(Entity other) {
        return offset < other.end() && other.offset < end();
    }

    Entity movedBy(int distance) {
        return new Entity(type, offset + distance, length, argument);
    }

    ObjectNode toJson() {
        ObjectNode json =
                Json.object().put("offset", offset).put("length", length).put("type", type);
        if (!argument.isEmpty()) {
            switch (type) {
                case "text_link" -> json.put("url", argument);
                case "pre" -> json.put("language", argument);
                case "custom_emoji" -> json.put("custom_emoji_id", argument);
                case "text_mention" -> json.putObject("user").put("id", Long.parseLong(argument));
                default -> {}
            }
        }
        return json;
    }
}

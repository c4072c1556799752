package org.factbot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What delivery must know of an update without understanding it. Every update has an envelope, whatever it holds.
 *
 * @param updateId  Telegram's number, if it has one
 * @param content   what names its content whoever delivers it; empty where only the update id can
 * @param chat      where it happened
 * @param lane      updates of one lane are answered in order: a chat, a topic of it, or a person where there is no chat
 * @param person    who did it
 * @param writtenAt when its message was written or last edited
 */
record Envelope(
        OptionalLong updateId,
        Optional<String> content,
        OptionalLong chat,
        String lane,
        OptionalLong person,
        Optional<Instant> writtenAt) {

    /** Of what we wrote down ourselves: a message of ours that is to go. */
    static final String FADING = "fading";

    static Envelope of(JsonNode update) {
        String kind = "";
        JsonNode payload = update.path("nothing");
        for (Map.Entry<String, JsonNode> field : update.properties()) {
            if (field.getValue().isObject()) {
                kind = field.getKey();
                payload = field.getValue();
                break;
            }
        }
        boolean query = payload.path("id").isTextual();
        JsonNode message = payload.path("message").isObject() ? payload.path("message") : payload;
        OptionalLong chat = number(message.path("chat").path("id"));
        OptionalLong person = number(payload.path("from").path("id"));
        return new Envelope(
                number(update.path("update_id")),
                query ? Optional.of(kind + "/" + payload.path("id").asText()) : messageName(payload, chat),
                chat,
                lane(kind, message, chat, person),
                person,
                query ? Optional.empty() : writtenAt(payload));
    }

    /** The date is part of it, as a message id alone may come again where a chat's history was started anew. */
    private static Optional<String> messageName(JsonNode payload, OptionalLong chat) {
        OptionalLong id = number(payload.path("message_id"));
        return chat.isPresent() && id.isPresent()
                ? Optional.of("message/" + chat.getAsLong() + "/" + id.getAsLong() + "/"
                        + payload.path("date").asLong() + "/"
                        + payload.path("edit_date").asLong())
                : Optional.empty();
    }

    private static String lane(String kind, JsonNode message, OptionalLong chat, OptionalLong person) {
        if (chat.isEmpty() || kind.equals("guest_message")) {
            return person.isPresent() ? "person/" + person.getAsLong() : "others";
        }
        if (kind.equals(FADING)) {
            // Whatever happens in the chat meanwhile need not wait for it.
            return FADING + "/" + chat.getAsLong() + "/"
                    + message.path("message_id").asLong();
        }
        String lane = "chat/" + chat.getAsLong();
        if (message.path("is_topic_message").asBoolean(false)) {
            lane += "/topic/" + message.path("message_thread_id").asLong();
        }
        JsonNode direct = message.path("direct_messages_topic").path("topic_id");
        return direct.isIntegralNumber() ? lane + "/direct/" + direct.asLong() : lane;
    }

    private static Optional<Instant> writtenAt(JsonNode payload) {
        OptionalLong edited = number(payload.path("edit_date"));
        OptionalLong at = edited.isPresent() ? edited : number(payload.path("date"));
        return at.isPresent() && at.getAsLong() > 0
                ? Optional.of(Instant.ofEpochSecond(Math.min(at.getAsLong(), Integer.MAX_VALUE * 2L)))
                : Optional.empty();
    }

    /** Private chats have the positive ids. */
    boolean isPrivate() {
        return chat.isEmpty() || chat.getAsLong() > 0;
    }

    private static OptionalLong number(JsonNode node) {
        return node.isIntegralNumber() ? OptionalLong.of(node.asLong()) : OptionalLong.empty();
    }
}

package org.factbot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Turns one update into the calls that answer it. It reads and keeps what people chose, and does no other I/O; a failing store may be thrown and the update is handed over again later. Calls of one chat and topic come in order, never two at a
 * time; different chats may come from different threads at once. After a crash an unfinished update is handed over again.
 */
interface Handler {
    /**
     * The calls to make, in order; empty where nothing is to be said.
     *
     * @param update  as Telegram sent it; any field may be missing or of an unknown form
     * @param earlier the messages by which we answered this very message before (for edits), oldest first
     */
    List<Call> handle(JsonNode update, List<Call.MessageKey> earlier);

    /** Whether this update is only worth answering at once and must not be kept: inline and callback queries. */
    default boolean fleeting(JsonNode update) {
        return update.has("inline_query") || update.has("callback_query");
    }

    /** The message whose edit this update is, if it is one. */
    default Optional<Call.MessageKey> edited(JsonNode update) {
        for (String kind : List.of("edited_message", "edited_channel_post")) {
            JsonNode message = update.path(kind);
            if (message.path("chat").path("id").isIntegralNumber()) {
                return Optional.of(new Call.MessageKey(
                        message.path("chat").path("id").asLong(),
                        message.path("message_id").asLong()));
            }
        }
        return Optional.empty();
    }
}

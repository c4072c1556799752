package org.factbot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers every message with its own words; some words make it do other things. */
final class EchoHandler implements Handler {
    @Override
    public List<Call> handle(JsonNode update, List<Call.MessageKey> earlier) {
        if (update.has("inline_query")) {
            JsonNode query = update.path("inline_query");
            ObjectNode parameters =
                    BotApi.parameters().put("inline_query_id", query.path("id").asText());
            parameters.putArray("results");
            return List.of(new Call("answerInlineQuery", parameters, Call.Urgency.FLEETING, Optional.empty()));
        }
        if (update.has("callback_query")) {
            JsonNode query = update.path("callback_query");
            ObjectNode parameters = BotApi.parameters()
                    .put("callback_query_id", query.path("id").asText());
            return List.of(
                    new Call("answerCallbackQuery", parameters, Call.Urgency.FLEETING, Optional.empty()),
                    say(query.path("message"), "tapped " + query.path("data").asText()));
        }
        boolean edited = update.has("edited_message");
        JsonNode message = update.path(edited ? "edited_message" : "message");
        String text = message.path("text").asText();
        if (text.equals("throw")) {
            throw new IllegalStateException("secret words of a person");
        }
        if (text.equals("overflow")) {
            throw new StackOverflowError();
        }
        if (text.isEmpty() || text.equals("silent")) {
            return List.of();
        }
        if (edited && !earlier.isEmpty()) {
            Call call = say(message, "edited " + text);
            call.parameters().put("message_id", earlier.get(0).messageId());
            return List.of(new Call("editMessageText", call.parameters(), call.urgency(), call.answers()));
        }
        List<Call> calls = new ArrayList<>();
        int parts = text.startsWith("three ") ? 3 : 1;
        for (int i = 0; i < parts; i++) {
            calls.add(say(message, parts == 1 ? text : text + " " + i));
        }
        return calls;
    }

    private static Call say(JsonNode message, String text) {
        long chat = message.path("chat").path("id").asLong();
        ObjectNode parameters = BotApi.parameters().put("chat_id", chat).put("text", text);
        if (text.startsWith("<")) {
            parameters.put("parse_mode", "HTML");
        }
        parameters
                .putObject("reply_parameters")
                .put("message_id", message.path("message_id").asLong());
        parameters.putObject("reply_markup").putArray("inline_keyboard");
        if (message.path("is_topic_message").asBoolean()) {
            parameters.put(
                    "message_thread_id", message.path("message_thread_id").asLong());
        }
        return new Call(
                "sendMessage",
                parameters,
                Call.Urgency.LASTING,
                Optional.of(new Call.MessageKey(chat, message.path("message_id").asLong())));
    }
}

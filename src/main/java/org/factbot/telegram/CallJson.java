package org.factbot.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls as the text that the inbox keeps, and back. */
final class CallJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CallJson() {}

    static String write(List<Call> calls) {
        ArrayNode all = JSON.createArrayNode();
        for (Call call : calls) {
            ObjectNode one = all.addObject();
            one.put("method", call.method());
            one.set("parameters", call.parameters());
            one.put("urgency", call.urgency().name());
            call.fades().ifPresent(after -> one.put("fades", after.toMillis()));
            call.answers()
                    .ifPresent(message -> one.putObject("answers")
                            .put("chat", message.chatId())
                            .put("message", message.messageId()));
        }
        return all.toString();
    }

    /** @throws IllegalArgumentException if the text is not what {@link #write} made */
    static List<Call> read(String text) {
        List<Call> calls = new ArrayList<>();
        for (JsonNode one : tree(text)) {
            JsonNode answers = one.path("answers");
            calls.add(new Call(
                    one.path("method").asText(),
                    one.withObject("/parameters"),
                    Call.Urgency.valueOf(one.path("urgency").asText()),
                    answers.isObject()
                            ? Optional.of(new Call.MessageKey(
                                    answers.path("chat").asLong(),
                                    answers.path("message").asLong()))
                            : Optional.empty(),
                    one.has("fades")
                            ? Optional.of(Duration.ofMillis(one.path("fades").asLong()))
                            : Optional.empty()));
        }
        return calls;
    }

    /** @throws IllegalArgumentException if it is no JSON; the text is not quoted */
    static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("what was kept is no JSON");
        }
    }
}

package org.factbot.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** A bot that speaks the Bot API by hand, over HTTP. Thread-safe, except that {@link #fetch} keeps an offset. */
final class WireBot {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        JsonNode result() {
            return body.path("result");
        }

        String description() {
            return body.path("description").asText();
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private long offset;

    WireBot(LocalTelegram telegram) {
        this(telegram, telegram.token());
    }

    WireBot(LocalTelegram telegram, String token) {
        base = URI.create(telegram.apiUrl() + "/bot" + token + "/");
    }

    /** Writes JSON the easy way: {@code '} for {@code "}. */
    static ObjectNode json(String text, Object... values) {
        try {
            return (ObjectNode) MAPPER.readTree(String.format(text, values).replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    Answer call(String method, ObjectNode parameters) throws IOException, InterruptedException {
        return call(method, "application/json", parameters.toString());
    }

    Answer call(String method) throws IOException, InterruptedException {
        return call(method, json("{}"));
    }

    Answer call(String method, String contentType, String body) throws IOException, InterruptedException {
        return answer(http.send(request(method, contentType, body), HttpResponse.BodyHandlers.ofString()));
    }

    CompletableFuture<Answer> later(String method, ObjectNode parameters) {
        return http.sendAsync(
                        request(method, "application/json", parameters.toString()),
                        HttpResponse.BodyHandlers.ofString())
                .thenApply(WireBot::answer);
    }

    private HttpRequest request(String method, String contentType, String body) {
        return HttpRequest.newBuilder(base.resolve("./" + method))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static Answer answer(HttpResponse<String> response) {
        try {
            return new Answer(response.statusCode(), MAPPER.readTree(response.body()), response);
        } catch (IOException e) {
            return new Answer(response.statusCode(), Json.object(), response);
        }
    }

    Answer send(long chat, String text) throws IOException, InterruptedException {
        return call("sendMessage", Json.object().put("chat_id", chat).put("text", text));
    }

    Answer sendHtml(long chat, String html) throws IOException, InterruptedException {
        return call(
                "sendMessage",
                Json.object().put("chat_id", chat).put("text", html).put("parse_mode", "HTML"));
    }

    /** Fetches what is there and confirms what was fetched before, as an ordinary bot does. */
    JsonNode fetch() throws IOException, InterruptedException {
        return fetch(0);
    }

    JsonNode fetch(int timeoutSeconds) throws IOException, InterruptedException {
        ObjectNode parameters = Json.object().put("timeout", timeoutSeconds);
        if (offset != 0) {
            parameters.put("offset", offset);
        }
        JsonNode updates = call("getUpdates", parameters).result();
        for (JsonNode update : updates) {
            offset = update.path("update_id").asLong() + 1;
        }
        return updates;
    }

    /** The texts of the messages that wait, without confirming any. */
    static String[] texts(JsonNode updates) {
        String[] texts = new String[updates.size()];
        Arrays.setAll(texts, i -> updates.get(i).path("message").path("text").asText());
        return texts;
    }
}

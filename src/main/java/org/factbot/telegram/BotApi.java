package org.factbot.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/**
 * The Bot API over HTTP: one request a call, never a hidden repeat, and a result for every call, never an exception. Polling
 * and everything else use separate clients, so that a stuck connection of the one cannot hold up the other. Thread-safe.
 */
final class BotApi implements AutoCloseable {
    /** All we handle; said on every poll, as the server remembers the last list it was given. */
    static final List<String> ALLOWED_UPDATES = List.of(
            "message",
            "edited_message",
            "channel_post",
            "edited_channel_post",
            "inline_query",
            "chosen_inline_result",
            "callback_query",
            "my_chat_member",
            "guest_message");

    /** The server itself sits out flood waits of up to 8 s before it answers; on top of that a slow network. */
    private static final Duration SEND_READ = Duration.ofSeconds(30);

    private static final Duration SEND_CALL = Duration.ofSeconds(45);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Token token;
    private final Wire pollWire;
    private final Wire sendWire;
    private final OkHttpTelegramClient pollClient;
    private final OkHttpTelegramClient sendClient;

    /**
     * @param server   scheme, host and port of the Bot API server
     * @param pollWait how long a poll waits for updates; its time limits follow from it
     */
    BotApi(Token token, URI server, Duration pollWait) {
        this.token = token;
        boolean plain = "http".equals(server.getScheme());
        TelegramUrl url = TelegramUrl.builder()
                .schema(plain ? "http" : "https")
                .host(server.getHost())
                .port(server.getPort() >= 0 ? server.getPort() : plain ? 80 : 443)
                .build();
        pollWire = new Wire("poll-http", pollWait.plusSeconds(15), pollWait.plusSeconds(20));
        sendWire = new Wire("send-http", SEND_READ, SEND_CALL);
        pollClient = new OkHttpTelegramClient(pollWire.http(), token.reveal(), url);
        sendClient = new OkHttpTelegramClient(sendWire.http(), token.reveal(), url);
    }

    static ObjectNode parameters() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Fetches updates.
     *
     * @param offset the first update not yet confirmed; empty on the first poll of a process
     * @param limit  1 to 100
     * @param wait   for updates, whole seconds
     * @param within the longest this may take
     */
    ApiResult poll(OptionalLong offset, int limit, Duration wait, Duration within) {
        ObjectNode parameters = parameters();
        offset.ifPresent(first -> parameters.put("offset", first));
        parameters.put("limit", limit).put("timeout", wait.toSeconds());
        ALLOWED_UPDATES.forEach(parameters.putArray("allowed_updates")::add);
        return execute(pollClient, "getUpdates", parameters, within, false);
    }

    /** Makes a call; takes up to 45 s. */
    ApiResult call(String method, ObjectNode parameters) {
        return call(method, parameters, SEND_CALL.plusSeconds(5));
    }

    /** Makes a call and gives up waiting for its result after a while. */
    ApiResult call(String method, ObjectNode parameters, Duration within) {
        return execute(sendClient, method, parameters, within, true);
    }

    private ApiResult execute(
            OkHttpTelegramClient client, String method, ObjectNode parameters, Duration within, boolean okSuffices) {
        CompletableFuture<String> answer = null;
        try {
            answer = client.executeAsync(new RawCall(method, parameters));
            return read(answer.get(within.toMillis(), TimeUnit.MILLISECONDS), okSuffices);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ApiResult.Ambiguous("interrupted");
        } catch (TimeoutException e) {
            return new ApiResult.Ambiguous("no answer in time");
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (TelegramApiException e) {
            return failed(e);
        }
    }

    private static ApiResult failed(Throwable failure) {
        Throwable cause = failure;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof Wire.NotSentException) {
                return new ApiResult.Unreachable(each.getMessage());
            }
            cause = each;
        }
        return new ApiResult.Ambiguous(cause.getClass().getSimpleName());
    }

    private ApiResult read(String answer, boolean okSuffices) {
        JsonNode json;
        try {
            json = JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            // cut short after it said that it was done: sending again would say it twice
            return okSuffices && answer.stripLeading().matches("(?s)\\{\\s*\"ok\"\\s*:\\s*true\\b.*")
                    ? new ApiResult.Ok(MissingNode.getInstance())
                    : new ApiResult.Ambiguous("not JSON");
        }
        if (json.path("ok").asBoolean(false)) {
            return new ApiResult.Ok(json.path("result"));
        }
        if (!json.has("ok")) {
            return new ApiResult.Ambiguous("no answer of the Bot API");
        }
        JsonNode more = json.path("parameters");
        return new ApiResult.Refused(
                json.path("error_code").asInt(0),
                token.mask(json.path("description").asText("")),
                more.has("retry_after")
                        ? Optional.of(
                                Duration.ofSeconds(more.path("retry_after").asLong(1)))
                        : Optional.empty(),
                more.has("migrate_to_chat_id")
                        ? OptionalLong.of(more.path("migrate_to_chat_id").asLong())
                        : OptionalLong.empty());
    }

    /** Ends a poll under way; the next one works again. */
    void cancelPoll() {
        pollWire.cancelAll();
    }

    @Override
    public void close() {
        pollWire.close();
        sendWire.close();
    }
}

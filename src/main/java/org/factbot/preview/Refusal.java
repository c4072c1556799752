package org.factbot.preview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** A call that Telegram refuses, in Telegram's own words. Immutable but for the inherited stack trace. */
final class Refusal extends RuntimeException {
    private final int status;
    private final transient ObjectNode parameters;

    private Refusal(int status, String description, ObjectNode parameters) {
        super(description, null, false, false);
        this.status = status;
        this.parameters = parameters;
    }

    static Refusal badRequest(String what) {
        return new Refusal(400, "Bad Request: " + what, Json.object());
    }

    static Refusal unauthorized() {
        return new Refusal(401, "Unauthorized", Json.object());
    }

    static Refusal forbidden(String what) {
        return new Refusal(403, "Forbidden: " + what, Json.object());
    }

    static Refusal unknownMethod() {
        return new Refusal(404, "Not Found: method not found", Json.object());
    }

    static Refusal conflict(String what) {
        return new Refusal(409, "Conflict: " + what, Json.object());
    }

    static Refusal tooLarge() {
        return new Refusal(413, "Request Entity Too Large", Json.object());
    }

    static Refusal tooManyRequests(Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return new Refusal(
                429, "Too Many Requests: retry after " + seconds, Json.object().put("retry_after", seconds));
    }

    static Refusal migrated(long newChat) {
        return new Refusal(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                Json.object().put("migrate_to_chat_id", newChat));
    }

    int status() {
        return status;
    }

    /** How long to wait, for a {@code Retry-After} header; 0 where there is nothing to wait for. Seconds. */
    long retryAfterSeconds() {
        return parameters.path("retry_after").asLong();
    }

    ObjectNode toJson() {
        ObjectNode body =
                Json.object().put("ok", false).put("error_code", status).put("description", getMessage());
        if (!parameters.isEmpty()) {
            body.set("parameters", parameters);
        }
        return body;
    }
}

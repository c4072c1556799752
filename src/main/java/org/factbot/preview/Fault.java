package org.factbot.preview;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Something that goes wrong with one request: it is late, it is lost, or it is answered with something else. Immutable.
 *
 * @param takesEffect whether the call is carried out all the same, as when only its answer is lost
 * @param ending      what the caller gets
 * @param status      of the answer given instead
 * @param body        of the answer given instead
 * @param retryAfter  the {@code Retry-After} header in seconds, if there is one
 * @param delay       before the answer or the end of the connection
 */
public record Fault(
        boolean takesEffect, Ending ending, int status, String body, OptionalInt retryAfter, Duration delay) {
    /** What the caller gets. */
    public enum Ending {
        /** The ordinary answer. */
        ANSWER,
        /** The first half of the ordinary answer, with a length that fits. */
        HALF_AN_ANSWER,
        /** Status and body of the fault. */
        INSTEAD,
        /** A closed connection. */
        NOTHING
    }

    public Fault {
        Objects.requireNonNull(body);
        Objects.requireNonNull(delay);
    }

    private static Fault of(boolean takesEffect, Ending ending, int status, String body) {
        return new Fault(takesEffect, ending, status, body, OptionalInt.empty(), Duration.ZERO);
    }

    /** The ordinary answer, but late. */
    public static Fault slow(Duration delay) {
        return of(true, Ending.ANSWER, 200, "").after(delay);
    }

    /** The connection closes and nothing happened. */
    public static Fault droppedUnheard() {
        return of(false, Ending.NOTHING, 0, "");
    }

    /** The connection closes although the call was carried out. */
    public static Fault droppedAfterAccepting() {
        return of(true, Ending.NOTHING, 0, "");
    }

    /** The call was carried out; the answer is cut in the middle of its JSON. */
    public static Fault cutAnswer() {
        return of(true, Ending.HALF_AN_ANSWER, 200, "");
    }

    /** The call was carried out; the answer is nothing but {@code {"ok":true}}. */
    public static Fault onlyOk() {
        return of(true, Ending.INSTEAD, 200, "{\"ok\":true}");
    }

    /** Nothing happened, and this is the answer. */
    public static Fault answer(int status, String body) {
        return of(false, Ending.INSTEAD, status, body);
    }

    /** The call was carried out, and yet this is the answer. */
    public static Fault acceptedButAnswers(int status, String body) {
        return of(true, Ending.INSTEAD, status, body);
    }

    /** Telegram says no in its usual form. */
    public static Fault refusal(int code, String description) {
        return answer(
                code,
                Json.object()
                        .put("ok", false)
                        .put("error_code", code)
                        .put("description", description)
                        .toString());
    }

    /** Flood control, in the body and in the header. */
    public static Fault tooManyRequests(int retryAfterSeconds) {
        Refusal refusal = Refusal.tooManyRequests(Duration.ofSeconds(retryAfterSeconds));
        return new Fault(
                false,
                Ending.INSTEAD,
                429,
                refusal.toJson().toString(),
                OptionalInt.of(retryAfterSeconds),
                Duration.ZERO);
    }

    /** What the web server in front says while the one behind is away: HTML, not JSON. */
    public static Fault badGateway() {
        return answer(
                502,
                "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
                        + "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n");
    }

    /** Bytes that are no JSON. */
    public static Fault garbage() {
        return answer(200, "\u0000\u0007{]not json");
    }

    /** The same after a while. */
    public Fault after(Duration wait) {
        return new Fault(takesEffect, ending, status, body, retryAfter, wait);
    }
}

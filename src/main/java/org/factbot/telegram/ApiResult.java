package org.factbot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What became of one call of the Bot API. No case holds the token or an address. */
sealed interface ApiResult {
    <T> T tell(Listener<T> listener);

    /** One method for each case. */
    interface Listener<T> {
        T ok(Ok ok);

        T refused(Refused refused);

        T ambiguous(Ambiguous ambiguous);

        T unreachable(Unreachable unreachable);
    }

    /** A word for counting: {@code ok}, a status code, {@code ambiguous} or {@code unreachable}. */
    default String label() {
        return tell(new Listener<>() {
            @Override
            public String ok(Ok ok) {
                return "ok";
            }

            @Override
            public String refused(Refused refused) {
                return String.valueOf(refused.code());
            }

            @Override
            public String ambiguous(Ambiguous ambiguous) {
                return "ambiguous";
            }

            @Override
            public String unreachable(Unreachable unreachable) {
                return "unreachable";
            }
        });
    }

    /** Telegram did it. {@code result} is a missing node where the answer had none or could not be read. */
    record Ok(JsonNode result) implements ApiResult {
        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.ok(this);
        }
    }

    /**
     * Telegram, or a server before it, said no.
     *
     * @param code        of the Bot API, or the HTTP status where the answer was no JSON
     * @param description Telegram's words
     * @param retryAfter  the pause it asks for
     * @param migrateTo   the new id of the chat
     */
    record Refused(int code, String description, Optional<Duration> retryAfter, OptionalLong migrateTo)
            implements ApiResult {
        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.refused(this);
        }

        boolean says(String words) {
            return description.toLowerCase(Locale.ROOT).contains(words);
        }
    }

    /** The request went out and no usable answer came back: it may have been done. */
    record Ambiguous(String why) implements ApiResult {
        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.ambiguous(this);
        }
    }

    /** The request did not go out: it has not been done. */
    record Unreachable(String why) implements ApiResult {
        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.unreachable(this);
        }
    }
}

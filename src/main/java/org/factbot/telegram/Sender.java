package org.factbot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.factbot.operations.Health;
import org.factbot.operations.Health.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one call and says what its result means for the answer it belongs to. Thread-safe. */
final class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    /** Refusals that say the answer cannot reach its chat, now or later; 403 always does. */
    private static final List<String> UNDELIVERABLE = List.of(
            "chat not found",
            "not enough rights",
            "have no rights",
            "need administrator rights",
            "chat_write_forbidden",
            "user is deactivated",
            "user_is_blocked",
            "peer_id_invalid",
            "bot was kicked",
            "bot is not a member");

    /** Refusals that say it is done already, that nobody waits for it any more, or that our message was deleted by others. */
    private static final List<String> DONE = List.of(
            "message is not modified",
            "query is too old",
            "query_id_invalid",
            "query id is invalid",
            "message to edit not found",
            "message can't be edited",
            "message_id_invalid",
            "message to delete not found",
            "message can't be deleted");

    /**
     * Of a call that went out so often without any answer, it is certain that it arrives and its answers do not: a reader
     * shall not get the same message all day. Its waits and time limits add up to several minutes, longer than a server's
     * restart.
     */
    private static final int MOST_UNANSWERED = 10;

    private final BotApi api;
    private final Pacing pacing;
    private final Health health;
    private final Timing timing;
    private final RandomGenerator random;

    Sender(BotApi api, Pacing pacing, Health health, Timing timing, RandomGenerator random) {
        this.api = api;
        this.pacing = pacing;
        this.health = health;
        this.timing = timing;
        this.random = random;
    }

    /** How an answer goes on after a call. */
    interface Course<T> {
        /** Telegram took it; the result may be missing. */
        T sent(JsonNode result);

        /** Make the same call again after a while; {@code unsure} if this one may have arrived. */
        T again(Duration wait, boolean unsure);

        /** It went out and no answer came: make the same call again after a while, and count. */
        T unanswered(Duration wait);

        /** Make these calls instead. */
        T instead(Mend mend, List<Call> calls, OptionalLong newChat);

        /** It cannot arrive; nobody's fault. */
        T undeliverable();

        /** It was refused for a reason we do not know: for a person to look at. */
        T strange(String why);

        /** The bot's token was refused. */
        T tokenRefused();
    }

    /**
     * How often this very call was made in vain before.
     *
     * @param failures   for whatever reason
     * @param unanswered those of them that went out and got no answer of any kind
     */
    record Tries(int failures, int unanswered) {}

    /**
     * Makes the call, which takes up to 45 s.
     *
     * @param mended what was mended about it before; nothing is mended twice
     */
    <T> T send(Call call, Tries tries, Set<Mend> mended, Course<T> course) {
        ApiResult result = api.call(call.method(), call.parameters());
        health.sent(result.label());
        return result.tell(new Judge<>(call, tries, mended, course));
    }

    /** Makes a call that is worthless later, whatever becomes of it. */
    void sendOnce(Call call, Duration within) {
        ApiResult result = api.call(call.method(), call.parameters(), within);
        health.sent(result.label());
        LOG.debug("event=fleeting method={} result={}", call.method(), result.label());
    }

    /** The chat a call goes to, if it names one by number. */
    static OptionalLong chat(Call call) {
        JsonNode id = call.parameters().path("chat_id");
        if (id.isIntegralNumber()) {
            return OptionalLong.of(id.asLong());
        }
        return id.isTextual() && id.asText().matches("-?\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(id.asText()))
                : OptionalLong.empty();
    }

    /** The table of results. */
    private final class Judge<T> implements ApiResult.Listener<T> {
        private final Call call;
        private final Tries tries;
        private final Set<Mend> mended;
        private final Course<T> course;

        Judge(Call call, Tries tries, Set<Mend> mended, Course<T> course) {
            this.call = call;
            this.tries = tries;
            this.mended = mended;
            this.course = course;
        }

        @Override
        public T ok(ApiResult.Ok ok) {
            return course.sent(ok.result());
        }

        @Override
        public T unreachable(ApiResult.Unreachable unreachable) {
            LOG.warn("event=send-unreachable method={} cause={}", call.method(), unreachable.why());
            return course.again(timing.sendBackoff(tries.failures()), false);
        }

        @Override
        public T ambiguous(ApiResult.Ambiguous ambiguous) {
            Duration wait = unknown(ambiguous.why());
            if (tries.unanswered() + 1 >= MOST_UNANSWERED) {
                LOG.error(
                        "event=send-unanswered method={} tries={} advice=\"calls go out and no answer comes back; look at"
                                + " the network or proxy between here and Telegram\"",
                        call.method(),
                        MOST_UNANSWERED);
                return course.strange("no answer to " + MOST_UNANSWERED + " tries");
            }
            return course.unanswered(wait);
        }

        private Duration unknown(String why) {
            health.ambiguous();
            LOG.warn("event=send-ambiguous method={} cause={} failures={}", call.method(), why, tries.failures());
            return Timing.longer(timing.sendBackoff(tries.failures()), timing.ambiguousWait());
        }

        @Override
        public T refused(ApiResult.Refused refused) {
            int code = refused.code();
            if (code == 429) {
                return flood(refused);
            }
            if (code == 401) {
                return course.tokenRefused();
            }
            if (code >= 500 || code < 400) {
                Duration wait = unknown(String.valueOf(code));
                return course.again(Timing.longer(wait, refused.retryAfter().orElse(Duration.ZERO)), true);
            }
            if (DONE.stream().anyMatch(refused::says)) {
                return course.sent(call.parameters().path("nothing"));
            }
            Optional<Mend> mend = Mend.of(refused).filter(each -> !mended.contains(each));
            if (mend.isPresent()) {
                LOG.warn("event=send-mended method={} mend={}", call.method(), mend.get());
                return course.instead(mend.get(), mend.get().mend(call, refused), refused.migrateTo());
            }
            if (code == 403 || UNDELIVERABLE.stream().anyMatch(refused::says)) {
                LOG.info("event=undeliverable method={} code={}", call.method(), code);
                return course.undeliverable();
            }
            if (Mend.of(refused).filter(each -> each == Mend.NO_TOPIC).isPresent()) {
                return course.undeliverable();
            }
            LOG.error(
                    "event=send-rejected method={} code={} description=\"{}\"",
                    call.method(),
                    code,
                    refused.description());
            return course.strange(code + " " + refused.description());
        }

        private T flood(ApiResult.Refused refused) {
            Duration asked = refused.retryAfter().orElse(Duration.ofSeconds(1));
            Duration wait = timing.withSlack(asked, random);
            boolean everywhere = pacing.pause(chat(call).orElse(0), asked, wait);
            health.flooded(wait);
            if (everywhere) {
                health.trouble("flood", Status.DEGRADED, "Telegram asked for a pause of all chats", wait);
            }
            LOG.warn("event=send-flood method={} wait_ms={} everywhere={}", call.method(), wait.toMillis(), everywhere);
            return course.again(wait, false);
        }
    }
}

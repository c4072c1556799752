package org.factbot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.factbot.operations.Health;
import org.factbot.operations.Health.Status;
import org.factbot.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches updates until the end, on a thread of its own. A batch is confirmed to Telegram by the next poll, and that only
 * happens after {@link Intake#take} kept it. Whatever comes back, it goes on or says why it ends; it never just stops.
 */
final class LongPoller implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LongPoller.class);

    private static final int BATCH = 100;

    /** One slip can be a proxy's; three are the token. */
    private static final int TOKEN_REFUSALS = 3;

    /** Between looks whether there is room again. */
    private static final Duration FULL_WAIT = Duration.ofMillis(100);

    /** For letting the last batch be confirmed at the end. */
    private static final Duration CONFIRM_WITHIN = Duration.ofSeconds(3);

    private final BotApi api;
    private final Intake intake;
    private final Health health;
    private final Ending ending;
    private final Timing timing;
    private final RandomGenerator random;

    private OptionalLong offset = OptionalLong.empty();

    /** The offset of the last poll. If that poll never arrived, the batch comes again and is known. */
    private OptionalLong said = OptionalLong.empty();

    private int failures;
    private int tokenRefusals;
    private Duration conflicted = Duration.ZERO;
    private long lastConflict = System.nanoTime();
    private boolean webhookRemoved;

    /** The first poll does not wait, so that it is soon known whether all is well. */
    private boolean greeted;

    private volatile long lastTurn = System.nanoTime();

    LongPoller(BotApi api, Intake intake, Health health, Ending ending, Timing timing, RandomGenerator random) {
        this.api = api;
        this.intake = intake;
        this.health = health;
        this.ending = ending;
        this.timing = timing;
        this.random = random;
    }

    /** Since when nothing moved; waiting for room counts as moving. */
    Duration sinceLastTurn() {
        return Duration.ofNanos(System.nanoTime() - lastTurn);
    }

    @Override
    public void run() {
        while (!ending.isSaid()) {
            lastTurn = System.nanoTime();
            try {
                turn();
            } catch (OutOfMemoryError e) {
                LOG.error("event=poll-died cause=OutOfMemoryError");
                ending.end(Ending.INTERNAL);
            } catch (RuntimeException | Error e) {
                LOG.error("event=poll-failed cause={}", e.getClass().getName());
                health.polled("internal");
                ending.pause(backOff());
            }
        }
    }

    /**
     * Tells Telegram that the last batch is kept; its answer does not matter. Nothing is said where the last poll said it:
     * Telegram makes the same poll wait when it comes again at once. Only when {@link #run} has returned.
     */
    void confirm() {
        if (offset.isPresent() && !offset.equals(said)) {
            api.poll(offset, 1, Duration.ZERO, CONFIRM_WITHIN);
        }
    }

    private void turn() {
        if (!intake.hasRoom()) {
            ending.pause(FULL_WAIT);
            return;
        }
        long start = System.nanoTime();
        Duration wait = greeted ? timing.pollWait() : Duration.ZERO;
        said = offset;
        ApiResult result = api.poll(offset, BATCH, wait, timing.pollWait().plusSeconds(25));
        if (ending.isSaid()) {
            return; // what came is not kept and so not confirmed: it comes again
        }
        Duration rest = result.tell(new Answer(start));
        lastTurn = System.nanoTime();
        ending.pause(rest);
    }

    private Duration backOff() {
        Duration wait = timing.pollBackoff(failures++, random);
        LOG.warn("event=poll-retry failures={} wait_ms={}", failures, wait.toMillis());
        return wait;
    }

    private void take(List<JsonNode> batch) {
        while (!ending.isSaid()) {
            try {
                intake.take(batch);
                confirmWithNextPoll(batch);
                return;
            } catch (StoreException e) {
                lastTurn = System.nanoTime();
                LOG.error("event=storage-failed during=receive advice=\"{}\"", e.getMessage());
                health.trouble("storage", Status.DOWN, e.getMessage());
                ending.pause(timing.storageRetry());
            }
        }
    }

    /** By the last of the batch, not the highest ever: after a quiet week ids start anew, and may start lower. */
    private void confirmWithNextPoll(List<JsonNode> batch) {
        for (JsonNode update : batch) {
            if (update.path("update_id").isIntegralNumber()) {
                offset = OptionalLong.of(update.path("update_id").asLong() + 1);
            }
        }
    }

    /** What each result of a poll leads to: the wait before the next. */
    private final class Answer implements ApiResult.Listener<Duration> {
        private final long start;

        Answer(long start) {
            this.start = start;
        }

        @Override
        public Duration ok(ApiResult.Ok ok) {
            health.polled("ok");
            health.over("poll");
            health.over("conflict");
            failures = 0;
            tokenRefusals = 0;
            greeted = true;
            List<JsonNode> batch = new ArrayList<>();
            ok.result().forEach(batch::add);
            take(batch);
            // A server that gives nothing, or nothing that can be confirmed, would be asked as fast as it answers.
            boolean early = System.nanoTime() - start < timing.pollRetry().toNanos();
            return offset.equals(said) && early ? timing.pollRetry() : Duration.ZERO;
        }

        @Override
        public Duration refused(ApiResult.Refused refused) {
            health.polled(String.valueOf(refused.code()));
            if (refused.code() == 401 || refused.code() == 404) {
                return tokenRefused(refused);
            }
            tokenRefusals = 0;
            if (refused.code() == 409) {
                return refused.says("webhook") ? webhook() : conflict();
            }
            if (refused.code() == 429) {
                Duration wait = timing.withSlack(refused.retryAfter().orElse(timing.pollRetry()), random);
                health.flooded(wait);
                LOG.warn("event=poll-flood wait_ms={}", wait.toMillis());
                return wait;
            }
            if (refused.code() >= 400 && refused.code() < 500) {
                LOG.error("event=poll-rejected code={} description=\"{}\"", refused.code(), refused.description());
                health.trouble("poll", Status.DOWN, "Telegram rejects our polls with " + refused.code());
                return timing.pollRetryMost();
            }
            LOG.warn("event=poll-failed code={}", refused.code());
            return refused.retryAfter()
                    .map(asked -> Timing.longer(asked, backOff()))
                    .orElseGet(LongPoller.this::backOff);
        }

        @Override
        public Duration ambiguous(ApiResult.Ambiguous ambiguous) {
            return network(ambiguous.why());
        }

        @Override
        public Duration unreachable(ApiResult.Unreachable unreachable) {
            return network(unreachable.why());
        }

        private Duration network(String why) {
            health.polled("network");
            LOG.warn("event=poll-failed cause={}", why);
            return backOff();
        }

        private Duration tokenRefused(ApiResult.Refused refused) {
            if (++tokenRefusals >= TOKEN_REFUSALS) {
                LOG.error(
                        "event=token-refused code={} advice=\"check the bot token: @BotFather shows it and can make a new"
                                + " one\"",
                        refused.code());
                ending.end(Ending.CONFIGURATION);
            }
            return timing.tokenRetry();
        }

        private Duration webhook() {
            if (webhookRemoved) {
                LOG.error(
                        "event=webhook-again advice=\"another program sets a webhook for this token; stop it or change"
                                + " the token\"");
                ending.end(Ending.CONFIGURATION);
                return Duration.ZERO;
            }
            webhookRemoved = true;
            ApiResult removed = api.call("deleteWebhook", BotApi.parameters().put("drop_pending_updates", false));
            LOG.warn("event=webhook-removed result={}", removed.label());
            return timing.pollRetry();
        }

        private Duration conflict() {
            Duration quiet = Duration.ofNanos(System.nanoTime() - lastConflict);
            if (quiet.compareTo(timing.conflictMemory()) > 0) {
                conflicted = Duration.ZERO;
            }
            lastConflict = System.nanoTime();
            Duration wait = timing.withSlack(timing.conflictRetry(), random);
            conflicted = conflicted.plus(wait);
            if (conflicted.compareTo(timing.conflictGrace()) > 0) {
                LOG.error(
                        "event=conflict advice=\"409: another copy of this bot is polling; stop it or change the token\"");
                ending.end(Ending.CONFLICT);
            } else {
                LOG.warn("event=conflict wait_ms={} grace_used_ms={}", wait.toMillis(), conflicted.toMillis());
                health.trouble("conflict", Status.DEGRADED, "409: another copy of this bot is polling");
            }
            return wait;
        }
    }
}

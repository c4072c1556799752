package org.factbot.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What waits for the bot, and the rules of {@code getUpdates}: a higher offset confirms, a negative one forgets, an offset
 * in the future is ignored, a second poll ends the first, and what nobody fetched in time is gone. Thread-safe. Ages are
 * measured by the clock handed in; waiting uses real time.
 */
final class UpdateQueue {
    private static final Duration LONGEST_POLL = Duration.ofSeconds(50);
    private static final Duration LIFE = Duration.ofHours(24);
    private static final Duration LIFE_OF_CALLBACK = Duration.ofSeconds(150);
    private static final Duration LIFE_OF_INLINE_QUERY = Duration.ofSeconds(30);
    private static final int MOST_WAITING = 100_000;
    private static final Set<String> ONLY_WHEN_ASKED_FOR =
            Set.of("chat_member", "message_reaction", "message_reaction_count");
    private static final String OTHER_POLL =
            "terminated by other getUpdates request; make sure that only one bot instance is running";

    private record Waiting(int id, Instant until, ObjectNode update) {}

    private final Clock clock;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int nextId;
    private Optional<Set<String>> allowed = Optional.empty();
    private Optional<String> webhook = Optional.empty();
    private boolean closed;

    private long poll;
    private String endOfOlderPolls = OTHER_POLL;
    private long lastConflictNanos = System.nanoTime() - TimeUnit.MINUTES.toNanos(1);
    private long lastStartNanos = lastConflictNanos;
    private long lastOffset = Long.MIN_VALUE;

    UpdateQueue(Clock clock, Random random) {
        this.clock = clock;
        nextId = 100_000_000 + random.nextInt(800_000_000);
    }

    /** Adds an update of this kind unless the bot asked not to get such; says whether it was added. */
    synchronized boolean add(String kind, ObjectNode content) {
        boolean wanted = allowed.map(kinds -> kinds.contains(kind)).orElse(!ONLY_WHEN_ASKED_FOR.contains(kind));
        if (!wanted || waiting.size() >= MOST_WAITING) {
            return false;
        }
        ObjectNode update = Json.object();
        update.set(kind, content);
        addRaw(update, endOfLife(kind, content));
        return true;
    }

    /** Adds an update as it stands, with the next id in front. */
    synchronized void addRaw(ObjectNode content) {
        addRaw(content, clock.instant().plus(LIFE));
    }

    private void addRaw(ObjectNode content, Instant until) {
        ObjectNode update = Json.object().put("update_id", nextId);
        update.setAll(content);
        waiting.add(new Waiting(nextId++, until, update));
        notifyAll();
    }

    private Instant endOfLife(String kind, ObjectNode content) {
        return switch (kind) {
            case "inline_query" -> clock.instant().plus(LIFE_OF_INLINE_QUERY);
            case "callback_query" -> clock.instant().plus(LIFE_OF_CALLBACK);
            default ->
                Instant.ofEpochSecond(
                                content.path("date").asLong(clock.instant().getEpochSecond()))
                        .plus(LIFE);
        };
    }

    /** Answers getUpdates; waits as long as asked, but no longer than 50 seconds. */
    ArrayNode poll(Parameters parameters) throws InterruptedException {
        long offset = parameters.number("offset").orElse(0);
        int limit = (int) Math.min(100, Math.max(1, parameters.number("limit").orElse(100)));
        Duration timeout = Duration.ofSeconds(Math.min(
                LONGEST_POLL.toSeconds(),
                Math.max(0, parameters.number("timeout").orElse(0))));
        long mine;
        synchronized (this) {
            refuseWhileWebhookIsSet();
            allow(parameters.structure("allowed_updates"));
            long now = System.nanoTime();
            if (offset == lastOffset) {
                // A bot that asks the same again at once is likely to stumble over something: Telegram slows it down.
                limit = now - lastStartNanos < TimeUnit.MILLISECONDS.toNanos(500) ? 1 : limit;
                boolean hasty = now - lastStartNanos < TimeUnit.SECONDS.toNanos(3) && timeout.toSeconds() < 3;
                timeout = hasty ? Duration.ofSeconds(3) : timeout;
            }
            lastOffset = offset;
            lastStartNanos = now;
            mine = ++poll;
            endOfOlderPolls = OTHER_POLL;
            confirm(offset);
            if (ready(limit).isEmpty()) {
                notifyAll();
            }
            ArrayNode batch = await(mine, limit, timeout);
            if (batch != null) {
                return batch;
            }
        }
        throw conflict();
    }

    /** The batch, maybe empty at the end of the time; null where a later poll ended this one. */
    private ArrayNode await(long mine, int limit, Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (true) {
            ArrayNode batch = ready(limit);
            long left = end - System.nanoTime();
            if (!batch.isEmpty() || left <= 0 || closed) {
                return batch;
            }
            if (poll != mine) {
                return null;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** At most one 409 in three seconds is sent at once; the others wait. */
    private Refusal conflict() throws InterruptedException {
        long wait;
        String why;
        synchronized (this) {
            long pause = TimeUnit.SECONDS.toNanos(3);
            long since = System.nanoTime() - lastConflictNanos;
            wait = since >= pause ? 0 : pause - since;
            lastConflictNanos = System.nanoTime() + wait;
            why = endOfOlderPolls;
        }
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
        return Refusal.conflict(why);
    }

    private void refuseWhileWebhookIsSet() {
        if (webhook.isPresent()) {
            throw Refusal.conflict(
                    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        }
    }

    private void confirm(long offset) {
        dropExpired();
        if (offset < 0) {
            while (waiting.size() > -offset) {
                waiting.remove();
            }
        } else if (offset <= nextId + 10L) {
            while (!waiting.isEmpty() && waiting.peek().id < offset) {
                waiting.remove();
            }
        }
    }

    private void dropExpired() {
        Instant now = clock.instant();
        waiting.removeIf(update -> !now.isBefore(update.until));
    }

    private ArrayNode ready(int limit) {
        dropExpired();
        ArrayNode batch = Json.array();
        waiting.stream().limit(limit).forEach(update -> batch.add(update.update.deepCopy()));
        return batch;
    }

    /** Remembers which kinds the bot wants; an empty list means the usual ones, no list means as before. */
    synchronized void allow(JsonNode kinds) {
        if (kinds.isArray()) {
            Set<String> names = new HashSet<>();
            kinds.forEach(kind -> names.add(kind.asText()));
            allowed = names.isEmpty() ? Optional.empty() : Optional.of(names);
        }
    }

    /** Sets or, with an empty address, removes the webhook. Nothing is ever sent to it. */
    synchronized void webhook(String address, boolean dropWaiting) {
        webhook = address.isEmpty() ? Optional.empty() : Optional.of(address);
        if (webhook.isPresent()) {
            endOfOlderPolls = "terminated by setWebhook request";
            poll++;
            notifyAll();
        }
        if (dropWaiting) {
            waiting.clear();
        }
    }

    synchronized ObjectNode webhookInfo() {
        dropExpired();
        ObjectNode info = Json.object()
                .put("url", webhook.orElse(""))
                .put("has_custom_certificate", false)
                .put("pending_update_count", waiting.size());
        allowed.ifPresent(kinds -> {
            ArrayNode list = info.putArray("allowed_updates");
            kinds.stream().sorted().forEach(list::add);
        });
        return info;
    }

    /** Goes on with this id, as Telegram does with a random one after a week of silence. */
    synchronized void restartIds(int id) {
        nextId = id;
        waiting.clear();
    }

    synchronized int pending() {
        dropExpired();
        return waiting.size();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}

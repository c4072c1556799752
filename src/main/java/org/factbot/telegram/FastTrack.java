package org.factbot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.factbot.operations.Health;
import org.factbot.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what is worthless in half a minute: inline queries, taps on buttons. Nothing is kept; of one person's inline
 * queries only the newest is answered. What a tap makes us say for good goes the lasting way. Thread-safe.
 */
final class FastTrack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FastTrack.class);

    private static final int WORKERS = 8;

    /** Beyond this what waits is answered too late anyway. */
    private static final int MOST_WAITING = 256;

    /** Queries remembered against repeats; a batch is repeated soon or never. */
    private static final int SEEN_WINDOW = 1_000;

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final Handler handler;
    private final Sender sender;
    private final Outbox outbox;
    private final Health health;
    private final Timing timing;
    private final Clock clock;
    private final Map<Long, String> newestInline = new ConcurrentHashMap<>();
    private final Map<String, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > SEEN_WINDOW;
        }
    };
    private final ThreadPoolExecutor workers;

    FastTrack(Outbox outbox) {
        this.outbox = outbox;
        this.handler = outbox.tools().handler();
        this.sender = outbox.tools().sender();
        this.health = outbox.tools().health();
        this.timing = outbox.tools().timing();
        this.clock = outbox.tools().clock();
        AtomicInteger count = new AtomicInteger();
        workers = new ThreadPoolExecutor(
                WORKERS, WORKERS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                    Thread made = new Thread(task, "fast-" + count.incrementAndGet());
                    made.setDaemon(true);
                    return made;
                });
        workers.allowCoreThreadTimeOut(true);
    }

    /** Returns at once. */
    void take(JsonNode update, Envelope envelope, Instant receivedAt) {
        String name = envelope.content().orElse("update/" + envelope.updateId().orElse(0));
        synchronized (seen) {
            if (seen.putIfAbsent(name, true) != null) {
                return;
            }
        }
        boolean inline = update.has("inline_query") && envelope.person().isPresent();
        if (inline) {
            newestInline.put(envelope.person().getAsLong(), name);
        }
        Instant deadline = receivedAt.plus(inline ? timing.inlineAge() : timing.callbackAge());
        try {
            workers.execute(() -> {
                health.finished(answer(update, envelope, inline ? name : "", deadline));
                if (inline) {
                    newestInline.remove(envelope.person().getAsLong(), name);
                }
            });
        } catch (RejectedExecutionException e) {
            health.finished("dropped");
        }
    }

    private String answer(JsonNode update, Envelope envelope, String inlineName, Instant deadline) {
        try {
            if (isOvertaken(envelope, inlineName)) {
                return "superseded";
            }
            long start = System.nanoTime();
            List<Call> calls = handler.handle(update, List.of());
            health.handled(Duration.ofNanos(System.nanoTime() - start));
            List<Call> lasting = new ArrayList<>();
            for (Call call : calls) {
                Duration left = Duration.between(clock.instant(), deadline);
                if (call.urgency() == Call.Urgency.LASTING) {
                    lasting.add(call);
                } else if (isOvertaken(envelope, inlineName)) {
                    return "superseded";
                } else if (left.isNegative() || left.isZero()) {
                    return "stale";
                } else {
                    sender.sendOnce(call, left);
                }
            }
            if (!lasting.isEmpty()) {
                outbox.deliver(update, envelope, lasting);
            }
            return calls.isEmpty() ? "silent" : "answered";
        } catch (StoreException e) {
            outbox.storageFailed(e);
            return "dropped";
        } catch (RuntimeException | Error e) {
            LOG.error("event=fleeting-failed cause={}", e.getClass().getName());
            return "dropped";
        }
    }

    private boolean isOvertaken(Envelope envelope, String inlineName) {
        return !inlineName.isEmpty()
                && !inlineName.equals(newestInline.get(envelope.person().getAsLong()));
    }

    /** Lets what is under way end for a moment. */
    @Override
    public void close() {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

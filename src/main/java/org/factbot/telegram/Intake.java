package org.factbot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.factbot.operations.Health;
import org.factbot.store.Inbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes batches from the poller: what must not be lost into the inbox, what cannot wait straight to its answer. */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /**
     * Updates under way at which no more are fetched; Telegram keeps the rest for a day. Questions of a chat that Telegram has us
     * wait for count, too, and must not keep the others out: at 40 questions a minute a group fills this in two hours, which is
     * longer than any pause it was ever given. Some 10 MB.
     */
    private static final int HIGH_WATER = 5_000;

    private final Inbox inbox;
    private final Outbox outbox;
    private final FastTrack fastTrack;
    private final Handler handler;
    private final Health health;
    private final Clock clock;

    Intake(Inbox inbox, Outbox outbox, FastTrack fastTrack, Handler handler, Health health, Clock clock) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.fastTrack = fastTrack;
        this.handler = handler;
        this.health = health;
        this.clock = clock;
    }

    boolean hasRoom() {
        return outbox.underWay() < HIGH_WATER;
    }

    /**
     * When this returns the whole batch may be confirmed.
     *
     * @throws org.factbot.store.StoreException if it could not be kept; calling again with the same batch is safe
     */
    void take(List<JsonNode> batch) {
        if (batch.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<Inbox.Arrival> lasting = new ArrayList<>();
        int fleeting = 0;
        for (JsonNode update : batch) {
            Envelope envelope = Envelope.of(update);
            if (envelope.updateId().isEmpty()) {
                LOG.error("event=update-without-id");
                health.setAside();
            } else if (isFleeting(update)) {
                fleeting++;
                fastTrack.take(update, envelope, now);
            } else {
                lasting.add(arrival(update, envelope));
            }
        }
        List<Inbox.Row> fresh = List.of();
        if (!lasting.isEmpty()) {
            fresh = inbox.save(lasting);
            health.over("storage"); // only a write shows that one can be made
        }
        health.received(batch.size(), lasting.size() - fresh.size());
        LOG.debug("event=received updates={} fresh={} fleeting={}", batch.size(), fresh.size(), fleeting);
        fresh.forEach(row -> {
            outbox.deliver(row).writtenAt().ifPresent(at -> health.lag(Duration.between(at, now)));
        });
    }

    static Inbox.Arrival arrival(JsonNode update, Envelope envelope) {
        return new Inbox.Arrival(envelope.updateId().orElse(0), envelope.content(), envelope.chat(), update.toString());
    }

    private boolean isFleeting(JsonNode update) {
        try {
            return handler.fleeting(update);
        } catch (RuntimeException e) {
            LOG.error(
                    "event=handler-failed during=receive cause={}", e.getClass().getName());
            return false; // kept rather than lost; handling decides
        }
    }
}

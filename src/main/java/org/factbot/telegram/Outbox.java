package org.factbot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.factbot.operations.Health;
import org.factbot.operations.Health.Status;
import org.factbot.store.Inbox;
import org.factbot.store.Store;
import org.factbot.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits to be answered. Brings each update of the inbox to its end: decided once, its calls made in order, every step
 * kept, so that after a crash only what was under way can happen twice and nothing is left out. Thread-safe.
 */
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** One slip can be a proxy's; three in a row are the token. */
    private static final int TOKEN_REFUSALS = 3;

    private final Store store;
    private final Lanes lanes;
    private final Tools tools;
    private final AtomicInteger tokenRefusals = new AtomicInteger();

    /** Chats that cannot be reached, until they write again. */
    private final Set<Long> muted = ConcurrentHashMap.newKeySet();

    /** Groups that became supergroups, old id to new. */
    private final Map<Long, Long> moved = new ConcurrentHashMap<>();

    /** What every delivery works with. */
    record Tools(
            Handler handler, Sender sender, Pacing pacing, Health health, Ending ending, Timing timing, Clock clock) {}

    Outbox(Store store, Lanes lanes, Tools tools) {
        this.store = store;
        this.lanes = lanes;
        this.tools = tools;
    }

    /** Updates not finished. */
    int underWay() {
        return lanes.size();
    }

    /** Puts an update into its lane. */
    Envelope deliver(Inbox.Row row) {
        JsonNode update;
        try {
            update = CallJson.tree(row.raw());
        } catch (IllegalArgumentException e) {
            update = BotApi.parameters(); // its handling will find nothing in it
        }
        Envelope envelope = Envelope.of(update);
        envelope.chat().ifPresent(muted::remove);
        lanes.add(envelope.lane(), envelope.isPrivate(), new Delivery(this, row, update, envelope));
        return envelope;
    }

    /** Keeps calls that outlast the fleeting update they answer, and makes them. */
    void deliver(JsonNode update, Envelope envelope, List<Call> calls) {
        store.inbox()
                .save(Intake.arrival(update, envelope), CallJson.write(calls))
                .ifPresent(this::deliver);
    }

    /** Has a message of ours deleted after a while, also if we are started anew in between. */
    void fade(long chat, long message, Duration after) {
        ObjectNode update = BotApi.parameters();
        ObjectNode fading = update.putObject(Envelope.FADING);
        fading.put("message_id", message).putObject("chat").put("id", chat);
        fading.put("due", tools.clock().instant().plus(after).toEpochMilli());
        ObjectNode deleted = BotApi.parameters().put("chat_id", chat).put("message_id", message);
        deliver(update, Envelope.of(update), List.of(Posting.lasting("deleteMessage", deleted)));
    }

    Inbox inbox() {
        return store.inbox();
    }

    Tools tools() {
        return tools;
    }

    boolean isMuted(long chat) {
        return muted.contains(chat);
    }

    void mute(long chat) {
        muted.add(chat);
    }

    void move(long from, long to) {
        moved.put(from, to);
        store.moveChat(from, to);
        LOG.info("event=chat-moved");
    }

    /** The call with the chat's present id. */
    Call addressed(Call call) {
        Long to = Sender.chat(call).isPresent() ? moved.get(Sender.chat(call).getAsLong()) : null;
        return to == null ? call : call.with(call.parameters().deepCopy().put("chat_id", to));
    }

    void tokenAccepted() {
        tokenRefusals.set(0);
    }

    Duration tokenRefused() {
        if (tokenRefusals.incrementAndGet() >= TOKEN_REFUSALS) {
            LOG.error(
                    "event=token-refused code=401 advice=\"check the bot token: @BotFather shows it and can make a new"
                            + " one\"");
            tools.ending().end(Ending.CONFIGURATION);
        }
        return tools.timing().tokenRetry();
    }

    Duration storageFailed(StoreException e) {
        LOG.error("event=storage-failed during=answer advice=\"{}\"", e.getMessage());
        tools.health().trouble("storage", Status.DOWN, e.getMessage());
        return tools.timing().storageRetry();
    }

    /** Whether nobody waits for an answer to this any more. */
    boolean isStale(JsonNode update, Envelope envelope, Instant receivedAt) {
        Duration most = update.has("callback_query")
                ? tools.timing().callbackAge()
                : update.has("inline_query")
                        ? tools.timing().inlineAge()
                        : tools.timing().messageAge();
        Instant from = envelope.writtenAt().orElse(receivedAt);
        return Duration.between(from, tools.clock().instant()).compareTo(most) > 0;
    }
}

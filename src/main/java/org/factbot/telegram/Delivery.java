package org.factbot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.factbot.store.Inbox;
import org.factbot.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One update's way from the inbox to its end. A step makes one call at most. What a step has to write into the inbox is owed
 * until the storage takes it: a call that arrived is never made again because the storage failed. One thread at a time.
 */
final class Delivery implements Lanes.Job, Sender.Course<Optional<Duration>> {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private static final Optional<Duration> DONE = Optional.empty();
    private static final Optional<Duration> NOW = Optional.of(Duration.ZERO);

    /** Set before a message that may be there already, so that its reader understands the repeat. */
    private static final String REPEAT_SIGN = "↻ ";

    /** Leaves room for the sign in the 4096 Telegram takes. */
    private static final int SIGN_FITS = 4_000;

    /** For calls that are worthless later. */
    private static final Duration FLEETING_WITHIN = Duration.ofSeconds(10);

    private final Outbox outbox;
    private final Inbox.Row row;
    private final JsonNode update;
    private final Envelope envelope;
    private final Deque<Runnable> owed = new ArrayDeque<>();
    private final Set<Integer> sent = new HashSet<>();
    private final Set<Integer> unsure = new HashSet<>();
    private final Set<Mend> mended = EnumSet.noneOf(Mend.class);
    private Optional<List<Call>> calls = Optional.empty();

    /** What the handler said, until it is kept: asked again, it would take the same update for a repeat. */
    private Optional<List<Call>> decided = Optional.empty();

    private int next;
    private int failures;
    private int unanswered;
    private boolean maybeThere;
    private boolean finished;

    Delivery(Outbox outbox, Inbox.Row row, JsonNode update, Envelope envelope) {
        this.outbox = outbox;
        this.row = row;
        this.update = update;
        this.envelope = envelope;
    }

    @Override
    public Optional<Duration> step() {
        try {
            payOwed();
            return finished ? DONE : forward();
        } catch (StoreException e) {
            return Optional.of(outbox.storageFailed(e));
        }
    }

    private void payOwed() {
        if (!owed.isEmpty()) {
            outbox.inbox().together(List.copyOf(owed));
            owed.clear();
            outbox.tools().health().over("storage");
        }
    }

    private Optional<Duration> forward() {
        JsonNode due = update.path(Envelope.FADING).path("due");
        Duration left = Duration.ofMillis(due.asLong() - outbox.tools().clock().millis());
        if (due.isIntegralNumber() && !left.isNegative() && !left.isZero()) {
            return Optional.of(left);
        }
        if (outbox.isStale(update, envelope, row.receivedAt())) {
            return finish("stale");
        }
        if (calls.isEmpty()) {
            return decide();
        }
        while (next < calls.get().size() && sent.contains(next)) {
            next++;
        }
        return next < calls.get().size() ? call(outbox.addressed(calls.get().get(next))) : finish("answered");
    }

    /** Takes the plan that was kept, or makes one. Whatever a handler throws, the others go on. */
    private Optional<Duration> decide() {
        List<Call> plan;
        try {
            plan = row.plan().isPresent() ? CallJson.read(row.plan().get().calls()) : handled();
        } catch (StoreException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            outbox.tools().ending().end(Ending.INTERNAL);
            throw e;
        } catch (RuntimeException | Error e) {
            LOG.error("event=set-aside cause={} at={}", e.getClass().getName(), place(e));
            return setAside(e.getClass().getName());
        }
        if (plan.isEmpty()) {
            return finish("silent");
        }
        if (row.plan().isPresent()) {
            sent.addAll(row.plan().get().sent());
            unsure.addAll(row.plan().get().unsure());
            calls = Optional.of(plan);
            return NOW;
        }
        Call first = outbox.addressed(plan.get(0));
        Runnable keep = () -> outbox.inbox().plan(row.number(), CallJson.write(plan));
        if (!goesAtOnce(first)) {
            keep.run();
            calls = Optional.of(plan);
            return NOW;
        }
        // Most answers are one call that may go now: what is written before it is written together.
        outbox.inbox().together(List.of(keep, () -> outbox.inbox().tried(row.number(), 0)));
        calls = Optional.of(plan);
        return outbox.tools().sender().send(first, new Sender.Tries(0, 0), mended, this);
    }

    private boolean goesAtOnce(Call call) {
        long chat = Sender.chat(call).orElse(0);
        return call.urgency() != Call.Urgency.FLEETING
                && !outbox.isMuted(chat)
                && outbox.tools().pacing().reserve(chat).isZero();
    }

    private List<Call> handled() {
        if (decided.isPresent()) {
            return decided.get();
        }
        long start = System.nanoTime();
        Handler handler = outbox.tools().handler();
        List<Call.MessageKey> earlier = new ArrayList<>();
        handler.edited(update)
                .ifPresent(message -> outbox.inbox()
                        .answersTo(new Inbox.MessageKey(message.chatId(), message.messageId()))
                        .forEach(answer -> earlier.add(new Call.MessageKey(answer.chatId(), answer.messageId()))));
        decided = Optional.of(List.copyOf(handler.handle(update, List.copyOf(earlier))));
        outbox.tools().health().handled(Duration.ofNanos(System.nanoTime() - start));
        return decided.get();
    }

    /** Where it was thrown: a class and line of code, never a text. */
    private static String place(Throwable e) {
        return e.getStackTrace().length == 0 ? "unknown" : e.getStackTrace()[0].toString();
    }

    private Optional<Duration> call(Call call) {
        if (call.urgency() == Call.Urgency.FLEETING) {
            outbox.tools().sender().sendOnce(call, FLEETING_WITHIN);
            return sent(update.path("nothing"));
        }
        long chat = Sender.chat(call).orElse(0);
        if (outbox.isMuted(chat)) {
            return finish("muted");
        }
        Duration wait = outbox.tools().pacing().reserve(chat);
        if (!wait.isZero()) {
            return Optional.of(wait);
        }
        outbox.inbox().tried(row.number(), next);
        Call signed = unsure.contains(next) ? signed(call) : call;
        return outbox.tools().sender().send(signed, new Sender.Tries(failures, unanswered), mended, this);
    }

    private static Call signed(Call call) {
        ObjectNode parameters = call.parameters().deepCopy();
        String text = parameters.path("text").asText("");
        if (!call.method().equals("sendMessage") || parameters.has("entities") || text.length() > SIGN_FITS) {
            return call;
        }
        parameters.put("text", REPEAT_SIGN + text);
        return call.with(parameters);
    }

    private Optional<Duration> finish(String how) {
        owed.addLast(() -> outbox.inbox().done(row.number()));
        finished = true;
        outbox.tools().health().finished(how);
        if (how.equals("answered")) {
            outbox.tools()
                    .health()
                    .answeredAfter(Duration.between(
                            row.receivedAt(), outbox.tools().clock().instant()));
        }
        LOG.debug("event=finished update={} how={}", row.updateId(), how);
        payOwed();
        return DONE;
    }

    private Optional<Duration> setAside(String why) {
        owed.addLast(() -> outbox.inbox().setAside(row.number(), why));
        finished = true;
        outbox.tools().health().setAside();
        outbox.tools().health().finished("set-aside");
        payOwed();
        return DONE;
    }

    @Override
    public Optional<Duration> sent(JsonNode result) {
        outbox.tokenAccepted();
        Call call = calls.orElseThrow().get(next);
        remember(call, result);
        int part = next++;
        failures = 0;
        unanswered = 0;
        maybeThere = false;
        mended.clear();
        boolean last = next == calls.get().size();
        if (!last) {
            owed.addLast(() -> outbox.inbox().sent(row.number(), part));
            payOwed();
        }
        Optional<Duration> then = last ? finish("answered") : NOW;
        JsonNode message = result.path("message_id");
        if (message.isIntegralNumber()) {
            call.fades()
                    .ifPresent(
                            after -> Sender.chat(call).ifPresent(chat -> outbox.fade(chat, message.asLong(), after)));
        }
        return then;
    }

    private void remember(Call call, JsonNode result) {
        JsonNode id = call.parameters().path("message_id");
        OptionalLong chat = Sender.chat(call);
        if (call.method().equals("deleteMessage") && id.isIntegralNumber() && chat.isPresent()) {
            owed.addLast(() -> outbox.inbox().answerGone(new Inbox.MessageKey(chat.getAsLong(), id.asLong())));
        }
        JsonNode message = result.path("message_id");
        JsonNode where = result.path("chat").path("id");
        if (message.isIntegralNumber() && where.isIntegralNumber()) {
            call.answers()
                    .ifPresent(question -> owed.addLast(() -> outbox.inbox()
                            .answered(
                                    new Inbox.MessageKey(question.chatId(), question.messageId()),
                                    new Inbox.MessageKey(where.asLong(), message.asLong()))));
        }
    }

    @Override
    public Optional<Duration> again(Duration wait, boolean maybeArrived) {
        failures++;
        maybeThere |= maybeArrived;
        if (!maybeThere && !unsure.contains(next)) {
            int part = next;
            owed.addLast(() -> outbox.inbox().refused(row.number(), part));
            payOwed();
        }
        return Optional.of(wait);
    }

    @Override
    public Optional<Duration> unanswered(Duration wait) {
        unanswered++;
        return again(wait, true);
    }

    @Override
    public Optional<Duration> instead(Mend mend, List<Call> instead, OptionalLong newChat) {
        OptionalLong oldChat = Sender.chat(calls.orElseThrow().get(next));
        List<Call> plan = new ArrayList<>(calls.get());
        plan.remove(next);
        plan.addAll(next, instead);
        calls = Optional.of(List.copyOf(plan));
        mended.add(mend);
        maybeThere = false;
        unsure.remove(next);
        owed.addLast(() -> outbox.inbox().plan(row.number(), CallJson.write(plan)));
        if (newChat.isPresent() && oldChat.isPresent()) {
            owed.addLast(() -> outbox.move(oldChat.getAsLong(), newChat.getAsLong()));
        }
        payOwed();
        return NOW;
    }

    @Override
    public Optional<Duration> undeliverable() {
        Sender.chat(outbox.addressed(calls.orElseThrow().get(next))).ifPresent(outbox::mute);
        return finish("undeliverable");
    }

    @Override
    public Optional<Duration> strange(String why) {
        return setAside(why);
    }

    @Override
    public Optional<Duration> tokenRefused() {
        return again(outbox.tokenRefused(), false);
    }
}

package org.factbot.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.factbot.store.Inbox;
import org.factbot.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the running bot is doing, in states and numbers. Whoever notices something tells it here; the operator reads it at
 * {@code /health} and {@code /metrics}. No person, chat or text ever enters: labels are words of the code. Thread-safe.
 */
public final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    /** A good poll ends within 25 s; with its time limits and one back-off, later than this something is wrong. */
    private static final Duration POLL_OVERDUE = Duration.ofSeconds(70);

    /** Nobody should wait longer for an answer, flood control of one chat included. */
    private static final Duration ANSWER_OVERDUE = Duration.ofSeconds(120);

    /** Sends of unknown outcome in an hour that are still the network's usual noise. */
    private static final int AMBIGUOUS_PER_HOUR = 10;

    private final Clock clock;
    private final Metrics metrics = new Metrics();
    private final Map<String, Trouble> troubles = new ConcurrentSkipListMap<>();
    private final Deque<Instant> ambiguous = new ArrayDeque<>();
    private volatile Optional<Instant> lastGoodPoll = Optional.empty();
    private volatile Supplier<Inbox.Counts> backlog = () -> new Inbox.Counts(0, Optional.empty(), 0);

    public Health(Clock clock) {
        this.clock = Objects.requireNonNull(clock);
        metrics.gauges(() -> report().status(), this::backlogNow, () -> lastGoodPoll.map(this::since), clock);
    }

    /** UP: all well. DEGRADED: works, but look at it. DOWN: does not work now. */
    public enum Status {
        UP,
        DEGRADED,
        DOWN
    }

    /** The whole state; reasons are empty when all is well. */
    public record Report(Status status, List<String> reasons) {}

    private record Trouble(Status status, String reason, Instant until) {}

    /** Something is wrong until {@link #over} is said of it. {@code reason} is for the operator, without people or text. */
    public void trouble(String what, Status status, String reason) {
        troubles.put(what, new Trouble(status, reason, Instant.MAX));
    }

    /** Something is wrong for a known while. */
    public void trouble(String what, Status status, String reason, Duration lasting) {
        troubles.put(what, new Trouble(status, reason, clock.instant().plus(lasting)));
    }

    public void over(String what) {
        troubles.remove(what);
    }

    /** One getUpdates came back; {@code outcome} is {@code ok}, a status code or {@code network}. */
    public void polled(String outcome) {
        metrics.polls.labelValues(outcome).inc();
        if (outcome.equals("ok")) {
            lastGoodPoll = Optional.of(clock.instant());
        }
    }

    /** Updates fetched, and how many of them had come before. */
    public void received(int updates, int duplicates) {
        metrics.received.inc(updates);
        metrics.duplicates.inc(duplicates);
    }

    public void setAside() {
        metrics.setAside.inc();
    }

    /** An update is done with: {@code answered}, {@code silent}, {@code stale}, {@code undeliverable}, … */
    public void finished(String how) {
        metrics.finished.labelValues(how).inc();
    }

    /** A question got an outcome ({@code answer}, {@code abstention}, …) on a surface ({@code private}, {@code inline}, …). */
    public void answered(String outcome, String surface) {
        metrics.answered.labelValues(outcome, surface).inc();
    }

    /** Somebody said what is wrong with an answer: {@code wrong-match}, …; {@code none} where no fact was shown. */
    public void complained(String fault, String fact) {
        metrics.complaints.labelValues(fault).inc();
        LOG.info("event=complaint fault={} fact={}", fault, fact);
    }

    /** How long turning one update into calls took. */
    public void handled(Duration took) {
        metrics.handling.observe(took.toNanos() / 1e9);
    }

    /** How long after its receipt an update's answer arrived. */
    public void answeredAfter(Duration wait) {
        metrics.answering.observe(Math.max(0, wait.toMillis() / 1e3));
    }

    /** How long after its message was written an update reached us. */
    public void lag(Duration lag) {
        metrics.lag.observe(Math.max(0, lag.toMillis() / 1e3));
    }

    /** A call came back; {@code result} is {@code ok}, a status code, {@code ambiguous} or {@code unreachable}. */
    public void sent(String result) {
        metrics.sends.labelValues(result).inc();
    }

    /** Telegram asked for a pause. */
    public void flooded(Duration pause) {
        metrics.floods.inc();
        metrics.floodWait.inc(pause.toMillis() / 1e3);
    }

    /** A call may or may not have arrived and is made again. */
    public void ambiguous() {
        metrics.ambiguous.inc();
        synchronized (ambiguous) {
            ambiguous.addLast(clock.instant());
            forgetOldAmbiguous();
        }
    }

    /** How many updates Telegram still holds for us. */
    public void pending(int updates) {
        metrics.pending.set(updates);
    }

    /** Which fact base answers. */
    public void factBase(String fingerprint) {
        metrics.factBase.setLabelValues(fingerprint);
    }

    /** From where the backlog is read, each time it is asked for. */
    public void watch(Supplier<Inbox.Counts> counts) {
        backlog = Objects.requireNonNull(counts);
    }

    private Optional<Inbox.Counts> backlogNow() {
        try {
            return Optional.of(backlog.get());
        } catch (StoreException e) {
            return Optional.empty();
        }
    }

    /** Updates not finished; 0 if that cannot be read. */
    public int open() {
        return backlogNow().map(Inbox.Counts::open).orElse(0);
    }

    private Duration since(Instant then) {
        return Duration.between(then, clock.instant());
    }

    /** Everything as of now. */
    public Report report() {
        List<Trouble> found = new ArrayList<>();
        troubles.values().removeIf(trouble -> !clock.instant().isBefore(trouble.until()));
        found.addAll(troubles.values());
        if (lastGoodPoll.isEmpty()) {
            found.add(down("starting: Telegram has not answered a poll yet"));
        } else if (since(lastGoodPoll.get()).compareTo(POLL_OVERDUE) > 0) {
            found.add(down("no good poll for " + since(lastGoodPoll.get()).toSeconds() + " s"));
        }
        backlogNow().ifPresentOrElse(counts -> judge(counts, found), () -> found.add(down("the inbox cannot be read")));
        synchronized (ambiguous) {
            forgetOldAmbiguous();
            if (ambiguous.size() > AMBIGUOUS_PER_HOUR) {
                found.add(degraded(ambiguous.size() + " sends of unknown outcome within the hour"));
            }
        }
        Status worst =
                found.stream().map(Trouble::status).max(Status::compareTo).orElse(Status.UP);
        return new Report(worst, found.stream().map(Trouble::reason).toList());
    }

    private void judge(Inbox.Counts counts, List<Trouble> found) {
        counts.oldest()
                .map(this::since)
                .filter(age -> age.compareTo(ANSWER_OVERDUE) > 0)
                .ifPresent(age -> found.add(down("the oldest open question waits for " + age.toSeconds() + " s")));
        if (counts.setAside() > 0) {
            found.add(degraded(counts.setAside() + " updates could not be handled and are set aside"));
        }
    }

    private void forgetOldAmbiguous() {
        Instant hourAgo = clock.instant().minus(Duration.ofHours(1));
        while (!ambiguous.isEmpty() && ambiguous.peekFirst().isBefore(hourAgo)) {
            ambiguous.removeFirst();
        }
    }

    private static Trouble down(String reason) {
        return new Trouble(Status.DOWN, reason, Instant.MAX);
    }

    private static Trouble degraded(String reason) {
        return new Trouble(Status.DEGRADED, reason, Instant.MAX);
    }

    /** What happened since the start, as the log tells it; each a count that only grows. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("polls", Metrics.total(metrics.polls));
        counts.put("polls_failed", Metrics.total(metrics.polls, "ok"));
        counts.put("received", Metrics.total(metrics.received));
        counts.put("questions", Metrics.total(metrics.answered));
        counts.put("finished", Metrics.total(metrics.finished));
        counts.put("set_aside", Metrics.total(metrics.setAside));
        counts.put("sends", Metrics.total(metrics.sends));
        counts.put("sends_failed", Metrics.total(metrics.sends, "ok"));
        counts.put("floods", Metrics.total(metrics.floods));
        counts.put("ambiguous", Metrics.total(metrics.ambiguous));
        return counts;
    }

    /** All numbers in Prometheus' text format. */
    String metrics() {
        return metrics.text();
    }
}

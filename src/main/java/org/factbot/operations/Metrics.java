package org.factbot.operations;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.factbot.store.Inbox;

/** The numbers of one running bot; a registry of its own, so that two bots in one process do not mix. Thread-safe. */
final class Metrics {
    private final PrometheusRegistry registry = new PrometheusRegistry();

    final Counter polls = counter("factbot_polls_total", "getUpdates by outcome", "outcome");
    final Counter received = counter("factbot_updates_received_total", "Updates fetched, repeats included");
    final Counter duplicates = counter("factbot_updates_repeated_total", "Updates that had come before");
    final Counter setAside = counter("factbot_updates_set_aside_total", "Updates that could not be handled");
    final Counter finished = counter("factbot_updates_finished_total", "Updates done with", "how");
    final Counter answered = counter("factbot_questions_answered_total", "Questions by outcome", "outcome", "surface");
    final Counter complaints = counter("factbot_complaints_total", "Answers that readers found fault with", "fault");
    final Counter sends = counter("factbot_sends_total", "Calls by result", "result");
    final Counter floods = counter("factbot_flood_waits_total", "Times Telegram asked for a pause");
    final Counter floodWait = counter("factbot_flood_wait_seconds_total", "Pauses Telegram asked for, summed");
    final Counter ambiguous = counter("factbot_sends_ambiguous_total", "Calls of unknown outcome, made again");
    final Gauge pending = Gauge.builder()
            .name("factbot_updates_pending")
            .help("Updates Telegram still holds for us")
            .register(registry);
    final Info factBase = Info.builder()
            .name("factbot_fact_base_info")
            .help("Which fact base answers")
            .labelNames("fingerprint")
            .register(registry);

    /** From 1 ms, as answers are meant to take a few, doubling to 8 s. */
    final Histogram handling = Histogram.builder()
            .name("factbot_handling_seconds")
            .help("Time to turn one update into the calls that answer it")
            .classicExponentialUpperBounds(0.001, 2, 14)
            .classicOnly()
            .register(registry);

    /** From a tenth of a second: a poll, a plan and a send; up to what flood control and an outage make of it. */
    final Histogram answering = Histogram.builder()
            .name("factbot_answer_seconds")
            .help("From the receipt of an update to the arrival of its answer")
            .classicUpperBounds(0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 120, 600, 3600, 43_200)
            .classicOnly()
            .register(registry);

    final Histogram lag = Histogram.builder()
            .name("factbot_lag_seconds")
            .help("From the writing of a message to its receipt")
            .classicUpperBounds(1, 2, 5, 15, 60, 600, 3600, 43_200)
            .classicOnly()
            .register(registry);

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
    }

    /** Numbers that are looked up when asked for; a backlog that cannot be read is left out. */
    void gauges(
            Supplier<Health.Status> status,
            Supplier<Optional<Inbox.Counts>> backlog,
            Supplier<Optional<Duration>> sincePoll,
            Clock clock) {
        double startedAt = clock.millis() / 1e3;
        gauge(
                "factbot_status",
                "What /health says: 0 up, 1 degraded, 2 down",
                () -> Optional.of((double) status.get().ordinal()));
        gauge("factbot_start_time_seconds", "When it started, in seconds since 1970", () -> Optional.of(startedAt));
        gauge(
                "factbot_heap_used_bytes",
                "Memory in use, with what is not yet collected",
                () -> Optional.of((double) heapUsed()));
        gauge(
                "factbot_open_updates",
                "Updates not finished",
                () -> backlog.get().map(counts -> (double) counts.open()));
        gauge(
                "factbot_open_oldest_seconds",
                "Age of the oldest update not finished",
                () -> backlog.get()
                        .flatMap(Inbox.Counts::oldest)
                        .map(oldest -> Duration.between(oldest, clock.instant()).toMillis() / 1e3));
        gauge(
                "factbot_set_aside_updates",
                "Updates set aside and still kept",
                () -> backlog.get().map(counts -> (double) counts.setAside()));
        gauge(
                "factbot_last_good_poll_seconds",
                "Time since the last good poll",
                () -> sincePoll.get().map(age -> age.toMillis() / 1e3));
    }

    private void gauge(String name, String help, Supplier<Optional<Double>> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(at -> value.get().ifPresent(at::call))
                .register(registry);
    }

    static long heapUsed() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** The sum of a counter over all its labels, or over those where the first label is not this one. */
    static long total(Counter counter, String... without) {
        return (long) counter.collect().getDataPoints().stream()
                .filter(point ->
                        without.length == 0 || !point.getLabels().getValue(0).equals(without[0]))
                .mapToDouble(CounterSnapshot.CounterDataPointSnapshot::getValue)
                .sum();
    }

    String text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}

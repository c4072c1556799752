package org.factbot.operations;

import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line in the log every so often, with what happened since the last one: a log that says nothing for longer has nobody
 * writing it. One thread at a time.
 */
public final class Heartbeat implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final Health health;
    private Map<String, Long> before = new HashMap<>();

    public Heartbeat(Health health) {
        this.health = health;
    }

    /** Writes the line; one of a bot that is not well is a warning and says why. */
    @Override
    public void run() {
        Health.Report report = health.report();
        if (report.status() == Health.Status.UP) {
            LOG.info("{}", line(report));
        } else {
            LOG.warn("{}", line(report));
        }
    }

    /** The line, which the next one counts from. */
    String line(Health.Report report) {
        Map<String, Long> now = health.counts();
        StringBuilder line = new StringBuilder("event=alive status=").append(report.status());
        now.forEach((name, count) ->
                line.append(' ').append(name).append('=').append(count - before.getOrDefault(name, 0L)));
        before = now;
        line.append(" open=").append(health.open()).append(" heap_mb=").append(Metrics.heapUsed() >> 20);
        if (!report.reasons().isEmpty()) {
            line.append(" reasons=\"")
                    .append(String.join("; ", report.reasons()))
                    .append('"');
        }
        return line.toString();
    }
}

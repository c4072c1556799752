package org.factbot.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.factbot.testing.MutableClock;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private final Health health = new Health(new MutableClock(Instant.parse("2026-01-01T00:00:00Z")));
    private final Heartbeat heartbeat = new Heartbeat(health);

    private String beat() {
        return heartbeat.line(health.report()).replaceAll("heap_mb=\\d+", "heap_mb=…");
    }

    @Test
    void tellsWhatHappenedSinceTheLastOne() {
        health.polled("ok");
        health.polled("502");
        health.received(3, 1);
        health.answered("answer", "private");
        health.answered("abstention", "inline");
        health.finished("answered");
        health.sent("ok");
        health.sent("429");
        health.flooded(Duration.ofSeconds(3));
        health.ambiguous();
        assertThat(beat())
                .isEqualTo("event=alive status=UP polls=2 polls_failed=1 received=3 questions=2 finished=1 set_aside=0"
                        + " sends=2 sends_failed=1 floods=1 ambiguous=1 open=0 heap_mb=…");
        health.polled("ok");
        health.setAside();
        assertThat(beat())
                .isEqualTo("event=alive status=UP polls=1 polls_failed=0 received=0 questions=0 finished=0 set_aside=1"
                        + " sends=0 sends_failed=0 floods=0 ambiguous=0 open=0 heap_mb=…");
    }

    @Test
    void saysWhyItIsNotWell() {
        health.polled("ok");
        health.trouble("storage", Health.Status.DOWN, "the disk is full");
        health.trouble("conflict", Health.Status.DEGRADED, "another copy polls");
        assertThat(beat())
                .startsWith("event=alive status=DOWN ")
                .endsWith(" reasons=\"another copy polls; the disk is full\"");
    }
}

package org.factbot.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.factbot.store.Inbox;
import org.factbot.testing.MutableClock;
import org.junit.jupiter.api.Test;

class HealthTest {
    private final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Health health = new Health(clock);

    private Health.Status status() {
        return health.report().status();
    }

    @Test
    void isDownUntilTheFirstGoodPollAndWhenPollsStayAway() {
        assertThat(status()).isEqualTo(Health.Status.DOWN);
        health.polled("network");
        assertThat(status()).isEqualTo(Health.Status.DOWN);
        health.polled("ok");
        assertThat(health.report().reasons()).isEmpty();
        clock.forward(Duration.ofSeconds(71));
        assertThat(health.report().reasons()).containsExactly("no good poll for 71 s");
    }

    @Test
    void theWorstTroubleCounts() {
        health.polled("ok");
        health.trouble("conflict", Health.Status.DEGRADED, "another copy polls");
        assertThat(status()).isEqualTo(Health.Status.DEGRADED);
        health.trouble("storage", Health.Status.DOWN, "the disk is full");
        assertThat(status()).isEqualTo(Health.Status.DOWN);
        health.over("storage");
        health.over("conflict");
        assertThat(status()).isEqualTo(Health.Status.UP);
    }

    @Test
    void aTroubleCanPassByItself() {
        health.polled("ok");
        health.trouble("flood", Health.Status.DEGRADED, "flood control", Duration.ofSeconds(20));
        assertThat(status()).isEqualTo(Health.Status.DEGRADED);
        clock.forward(Duration.ofSeconds(20));
        assertThat(status()).isEqualTo(Health.Status.UP);
    }

    @Test
    void longWaitsAndUpdatesSetAsideShow() {
        health.polled("ok");
        health.watch(() -> new Inbox.Counts(1, Optional.of(clock.instant().minusSeconds(121)), 2));
        assertThat(health.report().status()).isEqualTo(Health.Status.DOWN);
        assertThat(health.report().reasons())
                .containsExactly(
                        "the oldest open question waits for 121 s", "2 updates could not be handled and are set aside");
    }

    @Test
    void manyUnknownOutcomesShowForAnHour() {
        health.polled("ok");
        for (int i = 0; i < 11; i++) {
            health.ambiguous();
        }
        assertThat(status()).isEqualTo(Health.Status.DEGRADED);
        clock.forward(Duration.ofMinutes(61));
        health.polled("ok");
        assertThat(status()).isEqualTo(Health.Status.UP);
    }

    @Test
    void answersOverHttp() throws Exception {
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (HealthServer server = HealthServer.start(free, health)) {
            assertThat(get(server, "/health").statusCode()).isEqualTo(503);
            health.polled("ok");
            health.sent("429");
            health.flooded(Duration.ofMillis(1500));
            health.factBase("abc");
            health.handled(Duration.ofMillis(3));
            assertThat(get(server, "/health").body()).isEqualTo("{\"status\":\"UP\",\"reasons\":[]}\n");
            assertThat(get(server, "/metrics").body())
                    .contains(
                            "factbot_polls_total{outcome=\"ok\"} 1.0",
                            "factbot_sends_total{result=\"429\"} 1.0",
                            "factbot_flood_wait_seconds_total 1.5",
                            "factbot_fact_base_info{fingerprint=\"abc\"} 1",
                            "factbot_handling_seconds_bucket{le=\"0.004\"} 1",
                            "factbot_open_updates 0.0");
            assertThat(get(server, "/healthy").statusCode()).isEqualTo(404);

            InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
            assertThatThrownBy(() -> HealthServer.start(taken, health))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("FACTBOT_HTTP");
        }
    }

    private static HttpResponse<String> get(HealthServer server, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}

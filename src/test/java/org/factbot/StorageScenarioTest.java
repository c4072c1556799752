package org.factbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.factbot.preview.LocalTelegram;
import org.factbot.preview.Saying;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real program, whose storage fails in one way after the other: Telegram is told nothing that is not kept, the operator
 * is told what to do, and once that is done everybody is answered without a restart.
 */
class StorageScenarioTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern HEALTH_PORT = Pattern.compile("event=health port=(\\d+)");

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalTelegram telegram = new LocalTelegram(Clock.systemUTC());
    private ServingProcess process;

    @BeforeEach
    void open() throws Exception {
        telegram.start(0);
        process = ServingProcess.start(telegram.apiUrl(), telegram.token(), folder)
                .awaitReady();
    }

    @AfterEach
    void close() {
        process.close();
        telegram.close();
        assertThat(process.printed())
                .doesNotContain(telegram.token().substring(telegram.token().indexOf(':') + 1))
                .doesNotContain(SmallStory.QUESTION);
    }

    private Path database() {
        return folder.resolve("state").resolve("factbot.db");
    }

    private HttpResponse<String> health() throws Exception {
        Matcher port = HEALTH_PORT.matcher(process.printed());
        assertThat(port.find()).isTrue();
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.group(1) + "/health"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Asks while storage is broken, mends it, and sees what everybody saw meanwhile. */
    private void survives(String advice, AutoCloseable mended) throws Exception {
        long person = telegram.people().join("Reader", "en");
        try (mended) {
            telegram.people().say(Saying.privately(person, SmallStory.QUESTION));
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(health().statusCode()).isEqualTo(503);
                assertThat(health().body()).contains("\"DOWN\"").contains(advice);
            });
            assertThat(process.printed().lines())
                    .anySatisfy(line -> assertThat(line)
                            .contains("event=storage-failed during=receive")
                            .contains(advice)
                            .contains("factbot.db"));
            assertThat(telegram.pendingUpdates()).as("not confirmed").isEqualTo(1);
            assertThat(telegram.answers(person)).isEmpty();
        }
        await().atMost(SOON).until(() -> !telegram.answers(person).isEmpty());
        await().atMost(SOON).untilAsserted(() -> assertThat(health().body()).contains("\"UP\""));
        assertThat(telegram.answers(person)).hasSize(1);
        assertThat(telegram.pendingUpdates()).isZero();
    }

    private void removeDatabase() throws IOException {
        for (String suffix : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(database().resolveSibling("factbot.db" + suffix));
        }
    }

    private AutoCloseable lock() throws SQLException {
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + database());
        try (var statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
        }
        return other; // closing rolls back
    }

    @Test
    void itConfirmsNothingThatItCannotKeepAndHealsWithoutARestart() throws Exception {
        survives("another program holds it; close that program", lock());

        removeDatabase();
        Files.createDirectory(database()); // cannot be written, whoever runs this
        survives("it cannot be written; give this user write access", () -> Files.delete(database()));

        byte[] whole = Files.readAllBytes(database());
        removeDatabase();
        Files.write(database(), new byte[whole.length / 2]); // as a disk leaves a file after a power cut
        survives("it is damaged; move it away", this::removeDatabase);

        assertThat(process.terminate()).isZero();
    }
}

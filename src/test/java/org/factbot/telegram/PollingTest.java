package org.factbot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.factbot.operations.Health;
import org.factbot.testing.ScriptedBotApi;
import org.factbot.testing.ScriptedBotApi.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a poll brings, it goes on, or ends with the right code; no update is lost or answered twice. */
class PollingTest {
    @TempDir
    Path state;

    private final ScriptedBotApi api = new ScriptedBotApi();
    private RunningBot bot;

    @AfterEach
    void close() {
        if (bot != null) {
            bot.close();
        }
        api.close();
    }

    private void start() {
        bot = RunningBot.start(api, state);
    }

    private void awaitTexts(String... texts) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(api.texts()).containsExactly(texts));
    }

    static List<Reply> faults() {
        return List.of(
                Reply.error(500, "Internal Server Error"),
                Reply.html(502),
                Reply.html(429).with("Retry-After", "1"),
                Reply.json(503, "").with("Retry-After", "0"),
                Reply.json(200, "{\"ok\":true}"),
                Reply.json(200, "{\"ok\":true,\"result\":[{\"update_id\":7,\"mess"),
                Reply.json(200, ""),
                Reply.json(200, "{\"ok\":false,\"error_code\":500,\"description\":\"?\"}"),
                Reply.json(200, "[]"),
                Reply.json(307, "").with("Location", "http://127.0.0.1:1/"),
                Reply.json(408, ""),
                Reply.flood(1),
                Reply.error(401, "Unauthorized"),
                Reply.error(409, "Conflict: terminated by other getUpdates request"),
                Reply.error(400, "Bad Request: what a pity"),
                Reply.drop());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void survives(Reply fault) {
        api.script("getUpdates", fault);
        api.write(1, "a");
        start();
        awaitTexts("a");
        assertThat(bot.isRunning()).isTrue();
        assertThat(api.requests("getUpdates").get(0).body().has("offset")).isFalse();
    }

    @Test
    void confirmsOnlyWhatItKept() {
        api.write(1, "a");
        api.write(1, "b");
        start();
        awaitTexts("a", "b");
        await().until(() -> api.waiting() == 0);
        List<ScriptedBotApi.Request> polls = api.requests("getUpdates");
        assertThat(polls.get(0).body().path("allowed_updates")).hasSize(BotApi.ALLOWED_UPDATES.size());
        assertThat(polls.get(1).body().path("offset").asLong()).isEqualTo(1_002);
    }

    @Test
    void oneThatCannotBeHandledHoldsUpNobody() {
        api.write(1, "a");
        api.write(1, "throw");
        api.write(1, "overflow");
        api.update("gift_of_tomorrow", ScriptedBotApi.object().put("convert_star_count", "none"));
        api.write(1, "b");
        start();
        awaitTexts("a", "b");
        await().untilAsserted(() -> assertThat(bot.health.report().reasons())
                .containsExactly("2 updates could not be handled and are set aside"));
        assertThat(bot.health.report().status()).isEqualTo(Health.Status.DEGRADED);
    }

    @Test
    void anUpdateThatIsNoneIsPassedOver() {
        api.script(
                "getUpdates",
                Reply.ok(
                        "[17, \"x\", null, {\"update_id\":\"seven\"}, {\"update_id\":5}, {\"update_id\":6,\"message\":3}]"));
        start();
        api.write(1, "a");
        awaitTexts("a");
    }

    @Test
    void survivesIdsThatStartAnewAndLower() {
        api.numberUpdatesFrom(900_000_000);
        api.write(1, "a");
        start();
        awaitTexts("a");
        await().until(() -> api.waiting() == 0);
        api.rule("getUpdates", body -> {
            // far below its memory the server ignores an offset
            ((ObjectNode) body).remove(body.path("offset").asLong() > 800_000_000 ? "offset" : "none");
            return Optional.empty();
        });
        api.numberUpdatesFrom(500);
        api.write(1, "b");
        awaitTexts("a", "b");
        await().until(() -> api.waiting() == 0);
    }

    @Test
    void dropsRepeatsWhoeverDeliversThem() {
        ObjectNode message = api.message(1, "a");
        api.update("message", message);
        api.numberUpdatesFrom(7_000);
        api.update("message", message);
        api.write(1, "b");
        start();
        awaitTexts("a", "b");
    }

    @Test
    void whatIsTooOldIsFinishedUnanswered() {
        ObjectNode old = api.message(1, "old");
        old.put("date", System.currentTimeMillis() / 1000 - Duration.ofHours(13).toSeconds());
        api.update("message", old);
        api.write(1, "new");
        start();
        awaitTexts("new");
    }

    @Test
    void aRefusedTokenEndsItAtOnceAtTheStart() {
        api.always("getMe", Reply.error(401, "Unauthorized"));
        start();
        assertThat(bot.exitCode()).isEqualTo(78);
        assertThat(api.requests("getMe")).hasSize(1);
    }

    @Test
    void aRefusedTokenEndsItAfterThreePolls() {
        api.always("getUpdates", Reply.error(404, "Not Found"));
        start();
        assertThat(bot.exitCode()).isEqualTo(78);
        assertThat(api.requests("getUpdates")).hasSize(3);
    }

    @Test
    void anotherCopyEndsItAfterTheGrace() {
        api.always("getUpdates", Reply.error(409, "Conflict: terminated by other getUpdates request"));
        start();
        await().until(() -> bot.health.report().reasons().contains("409: another copy of this bot is polling"));
        assertThat(bot.exitCode()).isEqualTo(75);
        assertThat(api.requests("getUpdates").size()).isBetween(10, 19); // 90 s in steps of 5 s and some slack
    }

    @Test
    void aWebhookIsRemovedOnceWithoutDropping() {
        api.script("getUpdates", Reply.error(409, "Conflict: can't use getUpdates method while webhook is active"));
        api.write(1, "a");
        start();
        awaitTexts("a");
        assertThat(api.requests("deleteWebhook")
                        .get(0)
                        .body()
                        .path("drop_pending_updates")
                        .asBoolean(true))
                .isFalse();
        api.always("getUpdates", Reply.error(409, "Conflict: can't use getUpdates method while webhook is active"));
        assertThat(bot.exitCode()).isEqualTo(78);
    }

    @Test
    void retryAfterIsHonoured() {
        api.script("getUpdates", Reply.flood(2));
        start();
        await().until(() -> api.requests("getUpdates").size() >= 2);
        List<ScriptedBotApi.Request> polls = api.requests("getUpdates");
        assertThat(Duration.ofNanos(polls.get(1).nanoTime() - polls.get(0).nanoTime()))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(8));
    }

    @Test
    void noRequestIsRepeatedBehindOurBack() {
        api.script("getUpdates", Reply.json(503, "").with("Retry-After", "0"), Reply.drop(), Reply.json(408, ""));
        Timing slow = Timing.standard();
        bot = new RunningBot(api.uri(), state, Profile.NONE, slow, Clock.systemUTC(), false);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> api.requests("getUpdates").size() >= 3);
        List<ScriptedBotApi.Request> polls = api.requests("getUpdates");
        for (int i = 1; i < 3; i++) {
            assertThat(Duration.ofNanos(
                            polls.get(i).nanoTime() - polls.get(i - 1).nanoTime()))
                    .isGreaterThanOrEqualTo(slow.pollRetry());
        }
    }

    @Test
    void noNetworkAtTheStartKeepsTrying() {
        ScriptedBotApi gone = new ScriptedBotApi();
        gone.close();
        bot = new RunningBot(gone.uri(), state, Profile.NONE, RunningBot.FAST, Clock.systemUTC(), false);
        await().during(Duration.ofSeconds(1)).until(bot::isRunning);
        assertThat(bot.stop()).isZero();
    }

    @Test
    void storageThatFailsStopsTheConfirmingAndHeals() throws Exception {
        start();
        await().until(() -> bot.health.report().status() == Health.Status.UP);
        Path file = state.resolve("factbot.db");
        try (var files = Files.list(state)) {
            for (Path each : files.filter(f -> f.getFileName().toString().startsWith("factbot.db"))
                    .toList()) {
                Files.delete(each);
            }
        }
        Files.createDirectory(file); // nothing can be opened there
        api.write(1, "a");
        await().until(() -> bot.health.report().status() == Health.Status.DOWN);
        await().during(Duration.ofMillis(500))
                .until(() -> api.waiting() == 1 && api.texts().isEmpty());
        Files.delete(file);
        awaitTexts("a");
        await().until(() -> bot.health.report().status() == Health.Status.UP && api.waiting() == 0);
    }
}

package org.factbot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.factbot.operations.Health;
import org.factbot.store.Store;
import org.factbot.testing.ScriptedBotApi;
import org.factbot.testing.ScriptedBotApi.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** A connection that is half open says nothing and never ends; the usual client waits for 100 s. */
    @Test
    void aPollThatIsNeverAnsweredIsGivenUpAndMadeAgain() {
        Reply never = Reply.ok("[]");
        api.script(
                "getUpdates",
                new Reply(never.status(), never.type(), never.body(), never.headers(), Duration.ofSeconds(60)));
        // Not so fast that the watchdog, which would end the bot, comes first.
        bot = new RunningBot(
                api.uri(),
                state,
                (me, preferences, around) -> new EchoHandler(),
                Timing.standard().faster(5));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> api.requests("getUpdates").size() == 1);
        api.write(1, "a");
        await().atMost(Duration.ofSeconds(45)).until(() -> api.texts().equals(List.of("a")));
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
        assertThat(bot.numbers()).contains("factbot_updates_set_aside_total 4.0"); // those without a number
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
    void whatCannotBeConfirmedIsNotAskedForAsFastAsItComes() {
        List<String> batches = List.of("[{\"update_id\":\"seven\"}]", "[{\"update_id\":7}]");
        api.always("getUpdates", Reply.ok(batches.get(0)));
        bot = new RunningBot(api.uri(), state, Profile.NONE, Timing.standard(), Clock.systemUTC(), false);
        for (String batch : batches) {
            api.always("getUpdates", Reply.ok(batch));
            int before = api.requests("getUpdates").size();
            await().until(() -> api.requests("getUpdates").size() >= before + 2);
            await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
            assertThat(api.requests("getUpdates").size() - before).isLessThanOrEqualTo(12); // steps of half a second
        }
    }

    @Test
    void anEditIsNewOnceForEachTimeItWasMade() {
        ObjectNode first = api.message(1, "a");
        long now = first.path("date").asLong();
        api.update("edited_message", first.deepCopy().put("text", "b").put("edit_date", now + 1));
        api.update("edited_message", first.deepCopy().put("text", "b").put("edit_date", now + 1));
        api.update("edited_message", first.deepCopy().put("text", "c").put("edit_date", now + 2));
        start();
        await().atMost(Duration.ofSeconds(20)).until(() -> api.waiting() == 0 && bot.openUpdates() == 0);
        assertThat(api.texts()).containsExactly("b");
        assertThat(api.requests("editMessageText"))
                .extracting(ScriptedBotApi.Request::text)
                .containsExactly("edited c");
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

    @ParameterizedTest
    @ValueSource(ints = {401, 404})
    void aTokenThatIsTakenBackWhileItRunsEndsItWithinTenSeconds(int code) {
        bot = new RunningBot(api.uri(), state, Profile.NONE, Timing.standard(), Clock.systemUTC(), false);
        await().until(() -> bot.health.report().status() == Health.Status.UP);
        api.always("getUpdates", Reply.error(code, "Unauthorized"));
        long start = System.nanoTime();
        api.write(1, "so that the poll under way ends");
        assertThat(bot.exitCode()).isEqualTo(78);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aCopyThatGoesWithinTheGraceEndsNothing() {
        Reply conflict = Reply.error(409, "Conflict: terminated by other getUpdates request");
        for (int i = 0; i < 12; i++) { // a minute of the ninety seconds
            api.script("getUpdates", conflict);
        }
        api.write(1, "a");
        start();
        awaitTexts("a");
        await().until(() -> bot.health.report().status() == Health.Status.UP);
        for (int i = 0; i < 12; i++) { // and it comes again: what is left of the grace does not suffice
            api.script("getUpdates", conflict);
        }
        assertThat(bot.exitCode()).isEqualTo(75);
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
        removeDatabase();
        Files.createDirectory(file); // nothing can be opened there
        api.write(1, "a");
        await().until(() -> bot.health.report().status() == Health.Status.DOWN);
        await().during(Duration.ofMillis(500))
                .until(() -> api.waiting() == 1 && api.texts().isEmpty());
        Files.delete(file);
        awaitTexts("a");
        await().until(() -> bot.health.report().status() == Health.Status.UP && api.waiting() == 0);
    }

    private void removeDatabase() throws Exception {
        try (var files = Files.list(state)) {
            for (Path each : files.filter(f -> f.getFileName().toString().startsWith("factbot.db"))
                    .toList()) {
                Files.delete(each);
            }
        }
    }

    @Test
    void storageLockedAtTheStartIsWaitedFor() throws Exception {
        Store.open(state, Clock.systemUTC()).close();
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + state.resolve("factbot.db"));
                var statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            api.write(1, "a");
            start();
            await().untilAsserted(() -> assertThat(bot.health.report().reasons())
                    .anySatisfy(reason -> assertThat(reason).contains("another program holds it")));
            assertThat(api.requests("getUpdates")).isEmpty();
            statement.execute("ROLLBACK");
        }
        awaitTexts("a");
        await().until(() -> bot.health.report().status() == Health.Status.UP);
    }

    @Test
    void aFaultOfStorageAfterTheDecisionAsksTheHandlerOnceOnly() throws Exception {
        AtomicInteger handled = new AtomicInteger();
        CountDownLatch broken = new CountDownLatch(1);
        EchoHandler echo = new EchoHandler();
        bot = new RunningBot(
                api.uri(),
                state,
                (me, preferences, around) -> (update, earlier) -> {
                    handled.incrementAndGet();
                    awaitLatch(broken);
                    return echo.handle(update, earlier);
                },
                RunningBot.FAST);
        api.write(1, "a");
        await().until(() -> handled.get() == 1);
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + state.resolve("factbot.db"));
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            broken.countDown();
            await().until(() -> bot.health.report().reasons().stream().anyMatch(reason -> reason.contains("holds it")));
            statement.execute("ROLLBACK");
        }
        awaitTexts("a");
        assertThat(handled).hasValue(1);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- long troubles, sixty times faster

    /** 20 minutes without a server; then everything goes on within half a minute, the longest back-off, and its work. */
    @Test
    void anOutageOfTwentyMinutesIsOverHalfAMinuteAfterItsEnd() {
        int times = 60;
        bot = new RunningBot(api.uri(), state, Profile.NONE, Timing.standard().faster(times), Clock.systemUTC(), false);
        await().until(() -> bot.health.report().status() == Health.Status.UP);
        api.always("sendMessage", Reply.html(502));
        api.write(1, "asked before");
        await().until(() -> api.texts().contains("asked before") && api.waiting() == 0);
        api.goDown();
        await().pollDelay(Duration.ofMinutes(20).dividedBy(times))
                .atMost(Duration.ofMinutes(1))
                .until(() -> true);
        api.noRule("sendMessage");
        api.write(2, "asked meanwhile");
        int before = api.texts().size();
        long end = System.nanoTime();
        api.comeBack();
        await().pollInterval(Duration.ofMillis(10))
                .until(() -> api.texts()
                        .subList(before, api.texts().size())
                        .containsAll(List.of("asked before", "asked meanwhile")));
        Duration waited = Timing.standard().pollRetryMost().dividedBy(times);
        Duration work = Duration.ofSeconds(5); // of the 35 s; work does not run faster
        assertThat(Duration.ofNanos(System.nanoTime() - end)).isLessThan(waited.plus(work));
        await().until(() -> bot.health.report().status() == Health.Status.UP && bot.openUpdates() == 0);
    }

    @Test
    void aPollerThatHangsEndsItToBeStartedAnew() {
        CountDownLatch never = new CountDownLatch(1);
        Handler hanging = new Handler() {
            @Override
            public List<Call> handle(JsonNode update, List<Call.MessageKey> earlier) {
                return List.of();
            }

            @Override
            public boolean fleeting(JsonNode update) {
                awaitLatch(never); // asked by the poller's thread
                return false;
            }
        };
        Timing timing = Timing.standard().faster(100);
        bot = new RunningBot(api.uri(), state, (me, preferences, around) -> hanging, timing);
        await().until(() -> bot.health.report().status() == Health.Status.UP);
        api.write(1, "a");
        long start = System.nanoTime();
        assertThat(bot.exitCode(Duration.ofSeconds(30))).isEqualTo(70);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(timing.stuck(), timing.stuck().plus(timing.drain()));
        assertThat(api.waiting()).as("unconfirmed").isEqualTo(1);
    }

    @Test
    void aPollerThatWaitsForRoomOrStorageIsNotTakenForDead() throws Exception {
        Timing timing = Timing.standard().faster(100);
        bot = new RunningBot(api.uri(), state, Profile.NONE, timing, Clock.systemUTC(), false);
        await().until(() -> bot.health.report().status() == Health.Status.UP);
        removeDatabase();
        Path file = Files.createDirectory(state.resolve("factbot.db"));
        api.write(1, "a");
        await().until(() -> bot.health.report().status() == Health.Status.DOWN);
        await().during(timing.stuck().multipliedBy(2))
                .atMost(Duration.ofSeconds(20))
                .until(bot::isRunning);
        Files.delete(file);
        awaitTexts("a");
    }
}

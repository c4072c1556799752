package org.factbot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.factbot.store.Preferences;
import org.factbot.store.Store;
import org.factbot.testing.MutableClock;
import org.factbot.testing.ScriptedBotApi;
import org.factbot.testing.ScriptedBotApi.Reply;
import org.factbot.testing.ScriptedBotApi.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each result of a send, and what becomes of the answer. */
class SendingTest {
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

    private Request request(int i) {
        return api.requests("sendMessage").get(i);
    }

    static List<Reply> tryAgain() {
        return List.of(
                Reply.flood(1),
                Reply.html(429).with("Retry-After", "1"),
                Reply.error(500, "Internal Server Error"),
                Reply.html(502),
                Reply.json(503, "").with("Retry-After", "0"),
                Reply.json(200, "what?"),
                Reply.error(401, "Unauthorized"),
                Reply.drop());
    }

    @ParameterizedTest
    @MethodSource("tryAgain")
    void theSamePartAgainAndTheOrderKept(Reply fault) {
        api.script("sendMessage", Reply.ok("{\"message_id\":1,\"chat\":{\"id\":1}}"), fault);
        api.write(1, "three a");
        api.write(1, "b");
        start();
        awaitTexts("three a 0", "three a 1", "three a 1", "three a 2", "b");
    }

    static List<Reply> done() {
        return List.of(
                Reply.json(200, "{\"ok\":true,\"result\":{\"message_id\":17,\"chat\":{\"id\":1},\"poison\":nu"),
                Reply.json(200, "{\"ok\":true}"),
                Reply.error(400, "Bad Request: message is not modified: specified new message content is the same"),
                Reply.error(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"));
    }

    @ParameterizedTest
    @MethodSource("done")
    void isNotSentAgain(Reply reply) {
        api.script("sendMessage", reply);
        api.write(1, "a");
        api.write(1, "b");
        start();
        awaitTexts("a", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "403 Forbidden: bot was blocked by the user",
                "403 Forbidden: bot was kicked from the supergroup chat",
                "400 Bad Request: chat not found",
                "400 Bad Request: not enough rights to send text messages to the chat"
            })
    void whatCannotArriveIsGivenUpAndTheChatMutedUntilItWritesAgain(String error) {
        Reply refusal = Reply.error(Integer.parseInt(error.substring(0, 3)), error.substring(4));
        api.rule("sendMessage", body -> body.path("chat_id").asLong() == 1 ? Optional.of(refusal) : Optional.empty());
        api.write(1, "three a");
        api.write(1, "b");
        api.write(2, "c");
        start();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(api.texts()).containsExactlyInAnyOrder("three a 0", "c"));
        await().until(() -> bot.openUpdates() == 0 && api.waiting() == 0);
        api.noRule("sendMessage");
        api.write(1, "d");
        await().untilAsserted(() -> assertThat(api.texts()).containsExactlyInAnyOrder("three a 0", "c", "d"));
        assertThat(bot.health.report().reasons()).isEmpty();
    }

    private static Reply late(Duration delay) {
        Reply taken = Reply.ok("{\"message_id\":1,\"chat\":{\"id\":1}}");
        return new Reply(taken.status(), taken.type(), taken.body(), taken.headers(), delay);
    }

    /** The usual client speaks with five connections to one host: twenty slow sends would take four times as long. */
    @Test
    void slowSendsToManyChatsRunSideBySide() {
        api.rule("sendMessage", body -> Optional.of(late(Duration.ofSeconds(1))));
        for (int chat = 1; chat <= 20; chat++) {
            api.write(chat, "a");
        }
        long start = System.nanoTime();
        start();
        await().atMost(Duration.ofSeconds(20)).until(() -> api.texts().size() == 20 && bot.openUpdates() == 0);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    /** The usual client gives up after ten seconds, while the server may sleep through a flood wait of eight by itself. */
    @Test
    void aReplyAfterElevenSecondsIsWaitedForAndNothingIsSentTwice() {
        api.script("sendMessage", late(Duration.ofSeconds(11)));
        api.write(1, "a");
        start();
        await().atMost(Duration.ofSeconds(20)).until(() -> api.texts().size() == 1 && bot.openUpdates() == 0);
        assertThat(api.texts()).containsExactly("a");
        assertThat(bot.numbers()).contains("factbot_sends_ambiguous_total 0.0");
    }

    @Test
    void aStrangeRefusalIsSetAside() {
        api.script("sendMessage", Reply.error(400, "Bad Request: the moon is in the wrong house"));
        api.write(1, "a");
        api.write(1, "b");
        start();
        awaitTexts("a", "b");
        await().untilAsserted(() -> assertThat(bot.health.report().reasons()).hasSize(1));
    }

    @Test
    void markupThatIsNotUnderstoodIsLeftOut() {
        api.script("sendMessage", Reply.error(400, "Bad Request: can't parse entities: unclosed start tag"));
        api.write(1, "<b>1 &lt; 2</b>");
        start();
        awaitTexts("<b>1 &lt; 2</b>", "1 < 2");
        assertThat(request(1).body().has("parse_mode")).isFalse();
    }

    @Test
    void nothingIsMendedTwice() {
        api.always("sendMessage", Reply.error(400, "Bad Request: can't parse entities: unclosed start tag"));
        api.write(1, "<b>a</b>");
        start();
        awaitTexts("<b>a</b>", "a");
        await().untilAsserted(() -> assertThat(bot.health.report().reasons()).hasSize(1));
    }

    @Test
    void whatIsTooLongIsSplitBetweenBlocks() {
        String block = "<b>" + "word ".repeat(500).strip() + "</b>\n";
        api.rule(
                "sendMessage",
                body -> body.path("text").asText().length() > 4_096
                        ? Optional.of(Reply.error(400, "Bad Request: message is too long"))
                        : Optional.empty());
        api.write(1, block.repeat(3));
        api.write(1, "b");
        start();
        String part = block.strip();
        awaitTexts(block.repeat(3), part, part, part, "b");
        assertThat(request(1).body().has("reply_parameters")).isTrue();
        assertThat(request(1).body().has("reply_markup")).isFalse();
        assertThat(request(2).body().has("reply_parameters")).isFalse();
        assertThat(request(3).body().has("reply_markup")).isTrue();
    }

    @Test
    void theMissingIsLeftOutOneByOne() {
        api.script(
                "sendMessage",
                Reply.error(400, "Bad Request: message to be replied not found"),
                Reply.error(400, "Bad Request: message thread not found"),
                Reply.error(400, "Bad Request: BUTTON_DATA_INVALID"));
        ObjectNode message = api.message(-1, "a");
        message.put("is_topic_message", true).put("message_thread_id", 5);
        api.update("message", message);
        start();
        awaitTexts("a", "a", "a", "a");
        assertThat(request(0).body().path("message_thread_id").asLong()).isEqualTo(5);
        assertThat(request(1).body().has("reply_parameters")).isFalse();
        assertThat(request(2).body().has("message_thread_id")).isFalse();
        assertThat(request(3).body().has("reply_markup")).isFalse();
    }

    @Test
    void aGroupThatMovedIsFollowedWithAllThatIsKeptOfIt() {
        try (Store store = Store.open(state, Clock.systemUTC())) {
            store.preferences().chooseLanguage(Preferences.Whose.chat(-1), "ps");
        }
        api.script(
                "sendMessage",
                Reply.json(
                        400,
                        "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: group chat was upgraded to a"
                                + " supergroup chat\",\"parameters\":{\"migrate_to_chat_id\":-1001}}"));
        api.write(-1, "a");
        api.write(-1, "b");
        start();
        awaitTexts("a", "a", "b");
        assertThat(api.requests("sendMessage")).extracting(Request::chat).containsExactly(-1L, -1001L, -1001L);
        bot.stop();
        try (Store store = Store.open(state, Clock.systemUTC())) {
            assertThat(store.preferences().language(Preferences.Whose.chat(-1001)))
                    .contains("ps");
        }
    }

    @Test
    void aTokenRefusedThriceEndsIt() {
        api.always("sendMessage", Reply.error(401, "Unauthorized"));
        api.write(1, "a");
        start();
        assertThat(bot.exitCode()).isEqualTo(78);
    }

    @Test
    void anAnswerIsFoundWhenItsQuestionIsEdited() {
        long question = api.write(1, "a");
        start();
        awaitTexts("a");
        ObjectNode edit =
                api.message(1, "b").put("message_id", question).put("edit_date", System.currentTimeMillis() / 1000);
        api.update("edited_message", edit);
        await().until(() -> api.requests("editMessageText").size() == 1);
        assertThat(api.requests("editMessageText")
                        .get(0)
                        .body()
                        .path("message_id")
                        .asLong())
                .isEqualTo(10_001);
    }

    @Test
    void aTapIsAnsweredAtOnceAndItsMessageKept() {
        start();
        ObjectNode tap = tap();
        api.script("answerCallbackQuery", Reply.error(400, "Bad Request: query is too old"));
        api.script("sendMessage", Reply.error(500, "Internal Server Error"));
        api.update("callback_query", tap);
        awaitTexts("tapped more", "tapped more");
        assertThat(api.requests("answerCallbackQuery")).hasSize(1);
    }

    @Test
    void onlyTheNewestInlineQueryOfAPersonIsAnswered() {
        api.write(9, "first the queue fills");
        api.always("answerInlineQuery", Reply.ok("true").after(Duration.ofMillis(300)));
        for (int i = 0; i < 30; i++) {
            ObjectNode query = ScriptedBotApi.object().put("id", "q" + i).put("query", "what");
            query.putObject("from").put("id", 1);
            api.update("inline_query", query);
        }
        start();
        await().until(() -> api.requests("answerInlineQuery").stream()
                .anyMatch(request ->
                        request.body().path("inline_query_id").asText().equals("q29")));
        assertThat(api.requests("answerInlineQuery").size()).isLessThan(12);
    }

    /** How long one chat waits for its answer, in the middle of some tries: this machine may be busy. */
    private Duration answerTime(int firstChat) {
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            long chat = firstChat + i;
            long start = System.nanoTime();
            api.write(chat, "question");
            await().pollInterval(Duration.ofMillis(2))
                    .until(() -> api.requests("sendMessage").stream().anyMatch(request -> request.chat() == chat));
            Request answer = api.requests("sendMessage").stream()
                    .filter(request -> request.chat() == chat)
                    .findFirst()
                    .orElseThrow();
            waits.add(Duration.ofNanos(answer.nanoTime() - start));
        }
        return waits.stream().sorted().toList().get(waits.size() / 2);
    }

    @Test
    void aFloodedChatDelaysNoOtherByATenthOfASecond() {
        bot = new RunningBot(api.uri(), state, Profile.NONE, Timing.standard(), Clock.systemUTC(), true);
        api.rule(
                "sendMessage",
                body -> body.path("chat_id").asLong() == 1 ? Optional.of(Reply.flood(30)) : Optional.empty());
        answerTime(100); // code not yet compiled is slow
        Duration before = answerTime(200);
        for (int i = 0; i < 40; i++) {
            api.write(1, "flooded " + i);
        }
        await().until(() -> api.texts().contains("flooded 0"));
        assertThat(answerTime(300).minus(before)).isLessThan(Duration.ofMillis(100));
        assertThat(api.texts().stream().filter(text -> text.startsWith("flooded")))
                .hasSize(1);
        // The last answer is out before its end is written down.
        await().untilAsserted(() -> assertThat(bot.openUpdates()).isEqualTo(40));
    }

    @Test
    void threeFloodedChatsPauseAllOfThem() {
        api.rule(
                "sendMessage",
                body -> body.path("chat_id").asLong() <= 3
                                && api.requests("sendMessage").size() <= 3
                        ? Optional.of(Reply.flood(3))
                        : Optional.empty());
        start();
        for (int chat = 1; chat <= 3; chat++) {
            api.write(chat, "flooded");
        }
        await().until(() -> api.texts().size() == 3);
        await().untilAsserted(() ->
                assertThat(bot.health.report().reasons()).containsExactly("Telegram asked for a pause of all chats"));
        api.write(4, "another");
        await().until(() -> api.texts().contains("another"));
        List<Request> sent = api.requests("sendMessage");
        Request another =
                sent.stream().filter(request -> request.chat() == 4).findFirst().orElseThrow();
        assertThat(Duration.ofNanos(another.nanoTime() - sent.get(2).nanoTime()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        await().until(() -> bot.openUpdates() == 0);
        assertThat(bot.health.report().reasons()).isEmpty();
    }

    @Test
    void aCallWithoutAnyAnswerIsMadeAgainButNotAllDay() {
        bot = new RunningBot(api.uri(), state, Profile.NONE, Timing.standard().faster(200), Clock.systemUTC(), false);
        api.rule(
                "sendMessage",
                body -> body.path("chat_id").asLong() == 1 ? Optional.of(Reply.drop()) : Optional.empty());
        api.write(1, "a");
        api.write(2, "b");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(bot.health.report().reasons())
                        .contains("1 updates could not be handled and are set aside"));
        assertThat(api.requests("sendMessage").stream().filter(request -> request.chat() == 1))
                .hasSize(10);
        assertThat(api.texts()).contains("b");
        api.noRule("sendMessage");
        api.write(1, "c");
        await().until(() -> api.texts().contains("c"));
    }

    // ---- what grows old

    private ObjectNode tap() {
        ObjectNode tap = ScriptedBotApi.object().put("id", "q1").put("data", "more");
        tap.putObject("from").put("id", 1);
        tap.set("message", api.message(1, "with buttons"));
        return tap;
    }

    @Test
    void whatATapAskedForIsGivenUpAfterTwoMinutes() {
        MutableClock clock = new MutableClock(Instant.now());
        bot = new RunningBot(api.uri(), state, Profile.NONE, RunningBot.FAST, clock, false);
        api.always("sendMessage", Reply.error(500, "Internal Server Error"));
        api.update("callback_query", tap());
        await().until(() -> bot.openUpdates() == 1 && !api.texts().isEmpty());
        clock.forward(Duration.ofSeconds(119));
        int before = api.texts().size();
        await().until(() -> api.texts().size() > before + 1);
        clock.forward(Duration.ofSeconds(2));
        await().until(() -> bot.openUpdates() == 0);
        assertThat(bot.health.report().reasons()).doesNotContain("set aside");
    }

    @Test
    void inlineQueriesAreNeverKept() throws Exception {
        start();
        api.always("answerInlineQuery", Reply.ok("true").after(Duration.ofSeconds(2)));
        ObjectNode query = ScriptedBotApi.object().put("id", "q").put("query", "words-of-a-person");
        query.putObject("from").put("id", 1);
        api.update("inline_query", query);
        await().until(() -> api.requests("answerInlineQuery").size() == 1);
        assertThat(bot.openUpdates()).isZero();
        try (var files = Files.list(state)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("words-of-a-person");
            }
        }
    }

    @Test
    void manyChatsKeepTheirOrderThroughFaults() {
        java.util.Random random = new java.util.Random(7);
        api.rule("sendMessage", body -> switch (random.nextInt(12)) {
            case 0 -> Optional.of(Reply.html(502));
            case 1 -> Optional.of(Reply.drop());
            default -> Optional.empty();
        });
        for (int i = 0; i < 300; i++) {
            api.write(1 + i % 20, "n" + i);
        }
        start();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.texts().stream().distinct().count() == 300 && api.waiting() == 0);
        for (int chat = 1; chat <= 20; chat++) {
            long id = chat;
            List<String> firsts = api.requests("sendMessage").stream()
                    .filter(request -> request.chat() == id)
                    .map(Request::text)
                    .distinct()
                    .toList();
            assertThat(firsts)
                    .isEqualTo(IntStream.range(0, 300)
                            .filter(i -> 1 + i % 20 == id)
                            .mapToObj(i -> "n" + i)
                            .collect(Collectors.toList()));
        }
    }
}

package org.factbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.factbot.preview.LocalTelegram.GROUP;
import static org.factbot.preview.LocalTelegram.YOU;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.factbot.knowledge.Language;
import org.factbot.preview.LocalTelegram;
import org.factbot.preview.Saying;
import org.factbot.reply.Phrases;
import org.factbot.testing.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways around an answer, over HTTP: finding fault, the settings of a group, what was answered a moment ago, lists by page. */
class WaysScenarioTest {
    private static final String QUESTION = "Who warned of a proxy war that Afghanistan would be pushed into?";
    private static final long SOMEBODY = YOU + 3;
    /** A message that is to go counts as an open update until it is gone. */
    private static final int OPEN_UNTIL_DELETED = 1;

    @TempDir
    Path state;

    private final MutableClock clock = new MutableClock(Instant.now());
    private final LocalTelegram telegram = new LocalTelegram(clock);
    private BotAtWork bot;

    @BeforeEach
    void start() throws Exception {
        telegram.start(0);
        telegram.privacyMode(false);
        bot = BotAtWork.start(telegram, state, clock);
    }

    @AfterEach
    void close() throws Exception {
        bot.close();
        telegram.close();
    }

    private static String say(String key) {
        return Shipped.bare(Phrases.of(Language.ENGLISH).say(key));
    }

    private ObjectNode last(long chat) {
        bot.settle();
        List<ObjectNode> answers = telegram.answers(chat);
        return answers.get(answers.size() - 1);
    }

    private static long id(JsonNode message) {
        return message.path("message_id").asLong();
    }

    private static String text(JsonNode message) {
        return Shipped.bare(message.path("text").asText());
    }

    private void press(long person, long chat, JsonNode message, String label) {
        JsonNode rows = message.path("reply_markup").path("inline_keyboard");
        String data = StreamSupport.stream(rows.spliterator(), false)
                .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                .filter(button -> Shipped.bare(button.path("text").asText()).contains(label))
                .map(button -> button.path("callback_data").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + label + " under " + message));
        int told = telegram.requests("answerCallbackQuery").size();
        telegram.people().press(person, chat, id(message), data);
        await().until(() -> telegram.requests("answerCallbackQuery").size() > told);
        bot.settle();
    }

    private String toast() {
        List<org.factbot.preview.Request> told = telegram.requests("answerCallbackQuery");
        return Shipped.bare(told.get(told.size() - 1).parameters().path("text").asText());
    }

    @Test
    void whoFindsFaultIsThankedAndTheAnswerStays() {
        telegram.people().say(Saying.privately(YOU, QUESTION));
        ObjectNode answer = last(YOU);
        press(YOU, YOU, answer, say("button.complain"));
        assertThat(text(last(YOU))).isEqualTo(text(answer));
        press(YOU, YOU, last(YOU), say("fault.outdated"));
        assertThat(toast()).isEqualTo(say("fault.thanks"));
        assertThat(text(last(YOU))).isEqualTo(text(answer));

        telegram.people().say(Saying.privately(YOU, "What does a visa for the moon cost?"));
        press(YOU, YOU, last(YOU), say("button.complain"));
        press(YOU, YOU, last(YOU), say("fault.wrong-match"));
        assertThat(toast()).isEqualTo(say("fault.thanks"));
    }

    @Test
    void onlyAdministratorsSetHowTheirGroupIsAnswered() {
        telegram.people().say(Saying.in(GROUP, SOMEBODY, "/settings@" + telegram.username()));
        assertThat(text(last(GROUP)))
                .isEqualTo(Shipped.bare(Phrases.of(Language.RUSSIAN).say("settings.admins")));
        telegram.people().say(Saying.in(GROUP, YOU, "/settings@" + telegram.username()));
        ObjectNode settings = last(GROUP);
        assertThat(text(settings)).isEqualTo(say("settings"));
        press(SOMEBODY, GROUP, settings, say("settings.length.short"));
        assertThat(toast()).isEqualTo(say("settings.admins"));
        press(YOU, GROUP, settings, say("settings.length.short"));

        telegram.people().say(Saying.in(GROUP, YOU, "/ask " + QUESTION));
        assertThat(text(last(GROUP)))
                .contains(Shipped.fact("barakzai-proxy-war").statement(Language.ENGLISH))
                .doesNotContain(say("context"));
    }

    /** The minute passes while the bot is down, so that it shows too that the minute outlives a restart. */
    @Test
    void whereAdministratorsWantItThatWeKnowNothingIsDeletedAfterAMinute() throws Exception {
        telegram.people().say(Saying.in(GROUP, YOU, "/settings@" + telegram.username()));
        ObjectNode settings = last(GROUP);
        press(YOU, GROUP, settings, say("settings.cleaning.on"));
        telegram.people().say(Saying.in(GROUP, SOMEBODY, "/ask " + QUESTION));
        ObjectNode answer = last(GROUP);
        // An update that waits for its answer is open as well: only the answer itself tells the two apart.
        int told = telegram.answers(GROUP).size();
        telegram.people().say(Saying.in(GROUP, SOMEBODY, "/ask What does a visa for the moon cost?"));
        await().until(() -> telegram.answers(GROUP).size() > told);
        ObjectNode abstention = telegram.answers(GROUP).get(told);
        assertThat(text(abstention)).contains(say("abstain.silence"));

        bot.close();
        clock.forward(Duration.ofSeconds(50));
        bot = BotAtWork.start(telegram, state, clock);
        telegram.people().say(Saying.privately(YOU, QUESTION));
        await().until(() -> !telegram.answers(YOU).isEmpty());
        bot.settle(OPEN_UNTIL_DELETED);
        assertThat(telegram.answers(GROUP)).contains(abstention);

        bot.close();
        clock.forward(Duration.ofSeconds(11));
        bot = BotAtWork.start(telegram, state, clock);
        bot.settle();
        assertThat(telegram.answers(GROUP)).contains(answer).doesNotContain(abstention);
    }

    @Test
    void whatWasAnsweredAMomentAgoIsPointedAt() {
        telegram.people().say(Saying.in(GROUP, YOU, "/ask " + QUESTION));
        ObjectNode answer = last(GROUP);
        telegram.people().say(Saying.in(GROUP, SOMEBODY, "/ask " + QUESTION));
        ObjectNode pointer = last(GROUP);
        assertThat(id(pointer)).isNotEqualTo(id(answer));
        assertThat(text(pointer)).isEqualTo(say("repeated"));
    }

    @Test
    void listsAreTurnedPageByPageInPlace() {
        telegram.people().say(Saying.privately(YOU, "/reactions"));
        ObjectNode first = last(YOU);
        assertThat(text(first)).contains("1. ").contains("8. ");
        press(YOU, YOU, first, say("button.next"));
        ObjectNode second = last(YOU);
        assertThat(id(second)).isEqualTo(id(first));
        assertThat(text(second)).contains("9. ").doesNotContain("\n1. ");
        press(YOU, YOU, second, "9");
        assertThat(text(last(YOU))).contains(say("source"));
    }
}

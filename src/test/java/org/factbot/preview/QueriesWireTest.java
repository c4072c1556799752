package org.factbot.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.factbot.preview.LocalTelegram.FRIENDS;
import static org.factbot.preview.LocalTelegram.GROUP;
import static org.factbot.preview.LocalTelegram.YOU;
import static org.factbot.preview.WireBot.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.factbot.testing.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buttons and inline queries, over the wire. */
class QueriesWireTest {
    private static final String TOO_OLD =
            "Bad Request: query is too old and response timeout expired or query ID is invalid";

    private final MutableClock clock = new MutableClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final LocalTelegram telegram = new LocalTelegram(clock);
    private WireBot bot;

    @BeforeEach
    void open() throws Exception {
        telegram.start(0);
        bot = new WireBot(telegram);
        telegram.people().say(Saying.privately(YOU, "/start"));
        bot.fetch();
    }

    @AfterEach
    void close() {
        telegram.close();
    }

    private static ObjectNode answer(String query, int results, String id) {
        ObjectNode answer = Json.object().put("inline_query_id", query);
        var list = answer.putArray("results");
        for (int i = 0; i < results; i++) {
            list.add(json(
                    "{'type':'article','id':'%s','title':'t','description':'d','input_message_content':"
                            + "{'message_text':'<b>x</b>','parse_mode':'HTML'},"
                            + "'reply_markup':{'inline_keyboard':[[{'text':'b','callback_data':'c'}]]}}",
                    id.isEmpty() ? "r" + i : id));
        }
        return answer;
    }

    private String ask(String query) {
        return telegram.people().typeInline(YOU, query, "", "supergroup");
    }

    @Test
    void aPressedButtonIsAnsweredOnce() throws Exception {
        long message = bot.call(
                        "sendMessage",
                        json(
                                "{'chat_id':%d,'text':'x','reply_markup':{'inline_keyboard':[[{'text':'b','callback_data':'c'}]]}}",
                                YOU))
                .result()
                .path("message_id")
                .asLong();
        String id = telegram.people().press(YOU, YOU, message, "c");
        JsonNode query = bot.fetch().get(0).path("callback_query");
        assertThat(query.path("id").asText()).isEqualTo(id);
        assertThat(query.path("data").asText()).isEqualTo("c");
        assertThat(query.path("message").path("message_id").asLong()).isEqualTo(message);
        ObjectNode answer = Json.object().put("callback_query_id", id).put("text", "done");
        assertThat(bot.call("answerCallbackQuery", answer).result().asBoolean()).isTrue();
        assertThat(bot.call("answerCallbackQuery", answer).description()).isEqualTo(TOO_OLD);
        assertThat(bot.call("answerCallbackQuery", answer.put("text", "x".repeat(201)))
                        .description())
                .isEqualTo("Bad Request: MESSAGE_TOO_LONG");
    }

    @Test
    void queriesGrowOld() throws Exception {
        String callback = telegram.people().press(YOU, YOU, 1, "c");
        String inline = ask("q");
        clock.forward(Duration.ofSeconds(31));
        assertThat(bot.call("answerInlineQuery", answer(inline, 1, "")).description())
                .isEqualTo(TOO_OLD);
        clock.forward(Duration.ofSeconds(120));
        assertThat(bot.call("answerCallbackQuery", Json.object().put("callback_query_id", callback))
                        .description())
                .isEqualTo(TOO_OLD);
    }

    @Test
    void inlineResultsHaveLimits() throws Exception {
        String query = ask("q");
        assertThat(bot.call("answerInlineQuery", answer(query, 51, "")).description())
                .isEqualTo("Bad Request: RESULTS_TOO_MUCH");
        assertThat(bot.call("answerInlineQuery", answer(query, 1, "я".repeat(33)))
                        .description())
                .isEqualTo("Bad Request: RESULT_ID_INVALID");
        assertThat(bot.call("answerInlineQuery", answer(query, 2, "same")).description())
                .isEqualTo("Bad Request: RESULT_ID_DUPLICATE");
        assertThat(bot.call("answerInlineQuery", answer(query, 1, "").put("next_offset", "x".repeat(65)))
                        .description())
                .isEqualTo("Bad Request: NEXT_OFFSET_INVALID");
        ObjectNode button = answer(query, 0, "");
        button.putObject("button").put("text", "Ask").put("start_parameter", "a b");
        assertThat(bot.call("answerInlineQuery", button).description()).isEqualTo("Bad Request: START_PARAM_INVALID");
        assertThat(bot.call("answerInlineQuery", answer(query, 50, "")).result().asBoolean())
                .isTrue();
    }

    @Test
    void aChosenResultIsSentThroughTheBot() throws Exception {
        telegram.inlineFeedback(true);
        String query = ask("who");
        JsonNode update = bot.fetch().get(0).path("inline_query");
        assertThat(update.path("query").asText()).isEqualTo("who");
        assertThat(update.path("chat_type").asText()).isEqualTo("supergroup");
        bot.call("answerInlineQuery", answer(query, 2, ""));
        telegram.people().choose(YOU, GROUP, OptionalLong.empty(), query, "r1", "who");
        JsonNode updates = bot.fetch();
        JsonNode message = updates.get(0).path("message");
        assertThat(message.path("via_bot").path("id").asLong()).isEqualTo(Bot.ID);
        assertThat(message.path("from").path("id").asLong()).isEqualTo(YOU);
        JsonNode chosen = updates.get(1).path("chosen_inline_result");
        assertThat(chosen.path("result_id").asText()).isEqualTo("r1");
        String inlineId = chosen.path("inline_message_id").asText();
        assertThat(bot.call(
                                "editMessageText",
                                Json.object().put("inline_message_id", inlineId).put("text", "edited"))
                        .result()
                        .path("text")
                        .asText())
                .isEqualTo("edited");
    }

    @Test
    void aButtonUnderAnInlineMessageNamesNoChat() throws Exception {
        String query = ask("who");
        bot.call("answerInlineQuery", answer(query, 1, ""));
        long message = telegram.people()
                .choose(YOU, FRIENDS, OptionalLong.empty(), query, "r0", "who")
                .path("message_id")
                .asLong();
        telegram.people().press(YOU, FRIENDS, message, "c");
        JsonNode updates = bot.fetch();
        JsonNode callback = updates.get(updates.size() - 1).path("callback_query");
        assertThat(callback.has("message")).isFalse();
        assertThat(callback.path("inline_message_id").asText()).isNotEmpty();
    }
}

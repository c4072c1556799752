package org.factbot.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.factbot.preview.LocalTelegram.CHANNEL;
import static org.factbot.preview.LocalTelegram.DIRECT;
import static org.factbot.preview.LocalTelegram.DISCUSSION;
import static org.factbot.preview.LocalTelegram.FORUM;
import static org.factbot.preview.LocalTelegram.GROUP;
import static org.factbot.preview.LocalTelegram.YOU;
import static org.factbot.preview.WireBot.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.factbot.testing.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a bot writes, and what it must not, over the wire. */
class MessagesWireTest {
    private final MutableClock clock = new MutableClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final LocalTelegram telegram = new LocalTelegram(clock);
    private WireBot bot;

    @BeforeEach
    void open() throws Exception {
        telegram.start(0);
        bot = new WireBot(telegram);
        telegram.people().say(Saying.privately(YOU, "/start"));
    }

    @AfterEach
    void close() {
        telegram.close();
    }

    private String refused(String method, String parameters, Object... values) throws Exception {
        WireBot.Answer answer = bot.call(method, json(parameters, values));
        assertThat(answer.body().path("ok").asBoolean()).isFalse();
        assertThat(answer.body().path("error_code").asInt()).isEqualTo(answer.status());
        return answer.status() + " " + answer.description();
    }

    private JsonNode done(String method, String parameters, Object... values) throws Exception {
        WireBot.Answer answer = bot.call(method, json(parameters, values));
        assertThat(answer.body().path("ok").asBoolean())
                .as(answer.description())
                .isTrue();
        return answer.result();
    }

    @Test
    void aSentMessageComesBackAsTelegramShowsIt() throws Exception {
        JsonNode sent = bot.sendHtml(YOU, "<b>a</b> b").result();
        assertThat(sent.path("message_id").asLong()).isEqualTo(2);
        assertThat(sent.path("from").path("is_bot").asBoolean()).isTrue();
        assertThat(sent.path("text").asText()).isEqualTo("a b");
        assertThat(sent.path("entities")).isEqualTo(Json.array().add(json("{'offset':0,'length':1,'type':'bold'}")));
        assertThat(telegram.answers(YOU).toString()).isEqualTo("[" + sent + "]");
    }

    @Test
    void eachChatCountsItsOwnMessages() throws Exception {
        long there = bot.send(GROUP, "one").result().path("message_id").asLong();
        assertThat(bot.send(GROUP, "two").result().path("message_id").asLong()).isEqualTo(there + 1);
        assertThat(bot.send(YOU, "one").result().path("message_id").asLong()).isEqualTo(2);
    }

    @Test
    void textsHaveLimits() throws Exception {
        assertThat(refused("sendMessage", "{'chat_id':%d,'text':' '}", YOU))
                .isEqualTo("400 Bad Request: message text is empty");
        assertThat(refused("sendMessage", "{'chat_id':%d,'text':'%s'}", YOU, "x".repeat(4097)))
                .isEqualTo("400 Bad Request: message is too long");
        assertThat(refused("sendMessage", "{'chat_id':%d,'parse_mode':'html','text':'<x>'}", YOU))
                .isEqualTo("400 Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 0");
    }

    @Test
    void someChatsAreClosed() throws Exception {
        assertThat(refused("sendMessage", "{'chat_id':5,'text':'x'}")).isEqualTo("400 Bad Request: chat not found");
        assertThat(refused("sendMessage", "{'text':'x'}")).isEqualTo("400 Bad Request: chat_id is empty");
        telegram.people().block(YOU, true);
        assertThat(refused("sendMessage", "{'chat_id':%d,'text':'x'}", YOU))
                .isEqualTo("403 Forbidden: bot was blocked by the user");
        bot.send(GROUP, "hello");
        telegram.people().admit(GROUP, YOU, false, false);
        assertThat(refused("sendMessage", "{'chat_id':%d,'text':'x'}", GROUP))
                .isEqualTo("403 Forbidden: bot was kicked from the supergroup chat");
        telegram.people().say(Saying.privately(YOU, "sorry, come back"));
        done("sendMessage", "{'chat_id':%d,'text':'x'}", YOU);
    }

    @Test
    void aGroupThatGrewHasAnotherId() throws Exception {
        long small = telegram.people().openBasicGroup("Small");
        telegram.people().admit(small, YOU, true, false);
        long grown = telegram.people().migrate(small);
        WireBot.Answer answer = bot.send(small, "x");
        assertThat(answer.description()).isEqualTo("Bad Request: group chat was upgraded to a supergroup chat");
        assertThat(answer.body().path("parameters").path("migrate_to_chat_id").asLong())
                .isEqualTo(grown);
        assertThat(bot.send(grown, "x").status()).isEqualTo(200);
        assertThat(bot.fetch().findValuesAsText("migrate_to_chat_id")).containsExactly(Long.toString(grown));
    }

    @Test
    void repliesNeedTheirMessage() throws Exception {
        String to99 = "{'chat_id':%d,'text':'x','reply_parameters':{'message_id':99%s}}";
        assertThat(refused("sendMessage", to99, YOU, "")).isEqualTo("400 Bad Request: message to be replied not found");
        assertThat(done("sendMessage", to99, YOU, ",'allow_sending_without_reply':true")
                        .has("reply_to_message"))
                .isFalse();
        JsonNode reply = done("sendMessage", "{'chat_id':%d,'text':'x','reply_parameters':{'message_id':1}}", YOU);
        assertThat(reply.path("reply_to_message").path("text").asText()).isEqualTo("/start");
    }

    @Test
    void topicsExistInForumsOnlyAndGeneralIsNotNamed() throws Exception {
        String into = "{'chat_id':%d,'text':'x','message_thread_id':%d}";
        long topic = telegram.people().openTopic(FORUM, YOU, "Fresh");
        JsonNode sent = done("sendMessage", into, FORUM, topic);
        assertThat(sent.path("is_topic_message").asBoolean()).isTrue();
        assertThat(sent.path("reply_to_message")
                        .path("forum_topic_created")
                        .path("name")
                        .asText())
                .isEqualTo("Fresh");
        assertThat(refused("sendMessage", into, FORUM, 1)).isEqualTo("400 Bad Request: message thread not found");
        assertThat(refused("sendMessage", into, GROUP, topic)).isEqualTo("400 Bad Request: message thread not found");
        assertThat(refused("sendChatAction", "{'chat_id':%d,'action':'typing','message_thread_id':77}", FORUM))
                .isEqualTo("400 Bad Request: message thread not found");
        telegram.people()
                .say(Saying.in(FORUM, YOU, "/ask@factbot_preview_bot x").inTopic(topic));
        JsonNode updates = bot.fetch();
        JsonNode heard = updates.get(updates.size() - 1).path("message");
        assertThat(heard.path("message_thread_id").asLong()).isEqualTo(topic);
        assertThat(heard.path("is_topic_message").asBoolean()).isTrue();
    }

    @Test
    void whoAnswersDirectMessagesSaysWhose() throws Exception {
        telegram.people().say(Saying.in(DIRECT, YOU, "who?"));
        JsonNode updates = bot.fetch();
        JsonNode heard = updates.get(updates.size() - 1).path("message");
        assertThat(heard.path("chat").path("is_direct_messages").asBoolean()).isTrue();
        long whose = heard.path("direct_messages_topic").path("topic_id").asLong();
        assertThat(refused("sendMessage", "{'chat_id':%d,'text':'x'}", DIRECT))
                .isEqualTo("400 Bad Request: channel direct messages topic must be specified");
        assertThat(refused("sendMessage", "{'chat_id':%d,'text':'x','direct_messages_topic_id':5}", DIRECT))
                .startsWith("400 ");
        JsonNode sent = done("sendMessage", "{'chat_id':%d,'text':'x','direct_messages_topic_id':%d}", DIRECT, whose);
        assertThat(sent.path("direct_messages_topic")).isEqualTo(heard.path("direct_messages_topic"));
    }

    @Test
    void aThreadOfRepliesIsNoTopic() throws Exception {
        long root = bot.send(GROUP, "root").result().path("message_id").asLong();
        telegram.people().say(Saying.in(GROUP, YOU, "reply").replyingTo(root));
        JsonNode updates = bot.fetch();
        JsonNode heard = updates.get(updates.size() - 1).path("message");
        assertThat(heard.path("message_thread_id").asLong()).isEqualTo(root);
        assertThat(heard.has("is_topic_message")).isFalse();
    }

    @Test
    void keyboardsHaveLimits() throws Exception {
        assertThat(keyboard(1, 1, "{'text':'b','callback_data':'" + "я".repeat(33) + "'}"))
                .isEqualTo("400 Bad Request: BUTTON_DATA_INVALID");
        assertThat(keyboard(1, 1, "{'text':'b','callback_data':''}")).isEqualTo("400 Bad Request: BUTTON_DATA_INVALID");
        assertThat(keyboard(1, 1, "{'text':'b','callback_data':'" + "я".repeat(32) + "'}"))
                .isEqualTo("200 ");
        assertThat(keyboard(1, 9, "{'text':'b','callback_data':'x'}"))
                .isEqualTo("400 Bad Request: reply markup is too long");
        assertThat(keyboard(13, 8, "{'text':'b','callback_data':'x'}"))
                .isEqualTo("400 Bad Request: reply markup is too long");
        assertThat(keyboard(12, 8, "{'text':'b','callback_data':'x'}")).isEqualTo("200 ");
        assertThat(keyboard(1, 1, "{'text':'b'}"))
                .isEqualTo(
                        "400 Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline"
                                + " keyboard");
        assertThat(keyboard(1, 1, "{'text':'b','url':'javascript:x'}"))
                .isEqualTo("400 Bad Request: inline keyboard button URL 'javascript:x' is invalid: Wrong HTTP URL");
    }

    private String keyboard(int rows, int columns, String button) throws Exception {
        ObjectNode message = json("{'chat_id':%d,'text':'x'}", YOU);
        ArrayNode keyboard = message.putObject("reply_markup").putArray("inline_keyboard");
        for (int row = 0; row < rows; row++) {
            ArrayNode line = keyboard.addArray();
            for (int column = 0; column < columns; column++) {
                line.add(json(button));
            }
        }
        WireBot.Answer answer = bot.call("sendMessage", message);
        return answer.status() + " " + answer.description();
    }

    @Test
    void editsChangeOnlyWhatIsItsOwnAndDifferent() throws Exception {
        long own = bot.send(YOU, "before").result().path("message_id").asLong();
        String edit = "{'chat_id':%d,'message_id':%d,'text':'%s'}";
        JsonNode edited = done("editMessageText", edit, YOU, own, "after");
        assertThat(edited.path("text").asText()).isEqualTo("after");
        assertThat(edited.has("edit_date")).isTrue();
        assertThat(refused("editMessageText", edit, YOU, own, "after"))
                .isEqualTo(
                        "400 Bad Request: message is not modified: specified new message content and reply markup are"
                                + " exactly the same as a current content and reply markup of the message");
        assertThat(refused("editMessageText", edit, YOU, 1, "x")).isEqualTo("400 Bad Request: message can't be edited");
        assertThat(refused("editMessageText", edit, YOU, 77, "x"))
                .isEqualTo("400 Bad Request: message to edit not found");
        JsonNode marked = done(
                "editMessageReplyMarkup",
                "{'chat_id':%d,'message_id':%d,'reply_markup':{'inline_keyboard':[[{'text':'b','callback_data':'x'}]]}}",
                YOU,
                own);
        assertThat(marked.path("reply_markup").path("inline_keyboard")).hasSize(1);
        assertThat(done("editMessageReplyMarkup", "{'chat_id':%d,'message_id':%d}", YOU, own)
                        .has("reply_markup"))
                .isFalse();
    }

    @Test
    void deletesItsOwnMessagesAndOthersAsAdministrator() throws Exception {
        long own = bot.send(GROUP, "x").result().path("message_id").asLong();
        long theirs = telegram.people()
                .say(Saying.in(GROUP, YOU, "y"))
                .path("message_id")
                .asLong();
        String which = "{'chat_id':%d,'message_id':%d}";
        assertThat(done("deleteMessage", which, GROUP, own).asBoolean()).isTrue();
        assertThat(refused("deleteMessage", which, GROUP, own))
                .isEqualTo("400 Bad Request: message to delete not found");
        assertThat(refused("deleteMessage", which, GROUP, theirs))
                .isEqualTo("400 Bad Request: message can't be deleted");
        telegram.people().admit(GROUP, YOU, true, true);
        done("deleteMessage", which, GROUP, theirs);
    }

    @Test
    void reactsAndTypes() throws Exception {
        done("setMessageReaction", "{'chat_id':%d,'message_id':1,'reaction':[{'type':'emoji','emoji':'👀'}]}", YOU);
        done("sendChatAction", "{'chat_id':%d,'action':'typing'}", YOU);
        assertThat(refused("setMessageReaction", "{'chat_id':%d,'message_id':99}", YOU))
                .isEqualTo("400 Bad Request: message to react not found");
    }

    @Test
    void postsInAChannelAppearInItsDiscussion() throws Exception {
        JsonNode post = bot.send(CHANNEL, "news").result();
        assertThat(post.has("from")).isFalse();
        assertThat(telegram.messages(DISCUSSION)).hasSize(1);
        assertThat(refused(
                        "sendMessage",
                        "{'chat_id':%d,'text':'x','reply_markup':{'inline_keyboard':[[{'text':'b','switch_inline_query':''}]]}}",
                        CHANNEL))
                .isEqualTo("400 Bad Request: BUTTON_TYPE_INVALID");
    }

    @Test
    void floodControlNamesTheTimeToWait() throws Exception {
        telegram.floodControl(true);
        for (int i = 0; i < 3; i++) {
            assertThat(bot.send(YOU, "burst").status()).isEqualTo(200);
        }
        WireBot.Answer flood = bot.send(YOU, "too much");
        assertThat(flood.status()).isEqualTo(429);
        assertThat(flood.description()).isEqualTo("Too Many Requests: retry after 3");
        assertThat(flood.body().path("parameters").path("retry_after").asInt()).isEqualTo(3);
        assertThat(flood.raw().headers().firstValue("Retry-After")).contains("3");
        assertThat(bot.send(GROUP, "elsewhere").status()).isEqualTo(200);
        clock.forward(Duration.ofSeconds(3));
        assertThat(bot.send(YOU, "again").status()).isEqualTo(200);
    }

    @Test
    void aGroupTakesTwentyAMinute() throws Exception {
        telegram.floodControl(true);
        for (int i = 0; i < 20; i++) {
            assertThat(bot.send(GROUP, "n" + i).status()).isEqualTo(200);
            clock.forward(Duration.ofSeconds(2));
        }
        assertThat(bot.send(GROUP, "n20").description()).isEqualTo("Too Many Requests: retry after 20");
    }

    @Test
    void thirtyASecondInAll() throws Exception {
        telegram.floodControl(true);
        for (int i = 0; i < 31; i++) {
            long person = telegram.people().join("P" + i, "en");
            telegram.people().say(Saying.privately(person, "hi"));
            assertThat(bot.send(person, "hi").status()).isEqualTo(i < 30 ? 200 : 429);
        }
    }

    @Test
    void tellsAboutChats() throws Exception {
        assertThat(done("getChat", "{'chat_id':%d}", CHANNEL)
                        .path("linked_chat_id")
                        .asLong())
                .isEqualTo(DISCUSSION);
        assertThat(done("getChatMember", "{'chat_id':%d,'user_id':%d}", GROUP, Bot.ID)
                        .path("status")
                        .asText())
                .isEqualTo("member");
        assertThat(done("getChatAdministrators", "{'chat_id':%d}", CHANNEL)).hasSize(2);
        assertThat(done("leaveChat", "{'chat_id':%d}", CHANNEL).asBoolean()).isTrue();
    }

    @Test
    void keepsCommandsAndTextsPerLanguage() throws Exception {
        done("setMyCommands", "{'commands':[{'command':'ask','description':'Ask'}]}");
        done("setMyCommands", "{'commands':[{'command':'ask','description':'Спросить'}],'language_code':'ru'}");
        assertThat(done("getMyCommands", "{'language_code':'ru'}")
                        .get(0)
                        .path("description")
                        .asText())
                .isEqualTo("Спросить");
        assertThat(done("getMyCommands", "{'scope':{'type':'all_group_chats'}}"))
                .isEmpty();
        assertThat(refused("setMyCommands", "{'commands':[{'command':'Ask','description':'x'}]}"))
                .isEqualTo("400 Bad Request: BOT_COMMAND_INVALID");
        done("setMyDescription", "{'description':'What I do'}");
        assertThat(done("getMyDescription", "{'language_code':'fa'}")
                        .path("description")
                        .asText())
                .isEqualTo("What I do");
        done("setMyName", "{'name':'Facts'}");
        assertThat(done("getMyName", "{}").path("name").asText()).isEqualTo("Facts");
        assertThat(done("getMe", "{}").path("first_name").asText()).isEqualTo("Facts");
        assertThat(done("getMyShortDescription", "{}").path("short_description").asText())
                .isEmpty();
    }
}

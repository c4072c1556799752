package org.factbot.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.factbot.preview.LocalTelegram.CHANNEL;
import static org.factbot.preview.LocalTelegram.GROUP;
import static org.factbot.preview.LocalTelegram.YOU;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What of a group reaches the bot, seen from the bot's side of the wire. */
class PrivacyFilterTest {
    private final LocalTelegram telegram = new LocalTelegram(Clock.systemUTC());
    private WireBot bot;

    @BeforeEach
    void open() throws Exception {
        telegram.start(0);
        bot = new WireBot(telegram);
    }

    @AfterEach
    void close() {
        telegram.close();
    }

    private void say(String text) {
        telegram.people().say(Saying.in(GROUP, YOU, text));
    }

    private String[] heard() throws Exception {
        return WireBot.texts(bot.fetch());
    }

    @Test
    void withPrivacyOnlyCommandsWithItsNameArrive() throws Exception {
        say("hello");
        say("@factbot_preview_bot who?");
        say("/ask who?");
        say("/ask@other_bot who?");
        say("well, /ask@factbot_preview_bot");
        say("/ASK@FactBot_Preview_Bot who?");
        assertThat(heard()).containsExactly("/ASK@FactBot_Preview_Bot who?");
    }

    @Test
    void bareCommandsArriveOnlyIfThisBotSpokeLast() throws Exception {
        bot.send(GROUP, "I am here");
        say("/ask one");
        long rival = 99;
        telegram.people().say(Saying.in(GROUP, YOU, "/ask two"));
        assertThat(heard()).containsExactly("/ask one", "/ask two");
        telegram.people()
                .say(Saying.in(GROUP, Person.ANONYMOUS_ADMIN.id(), "as another bot")
                        .with("from", new Person(rival, "Rival", "rival_bot", "", true).toJson()));
        say("/ask three");
        assertThat(heard()).isEmpty();
    }

    @Test
    void repliesToTheBotAndMessagesSentThroughItArrive() throws Exception {
        long its = bot.send(GROUP, "an answer").result().path("message_id").asLong();
        telegram.people().say(Saying.in(GROUP, YOU, "and why?").replyingTo(its));
        long mine = telegram.people()
                .say(Saying.in(GROUP, YOU, "aside"))
                .path("message_id")
                .asLong();
        telegram.people().say(Saying.in(GROUP, YOU, "to a person").replyingTo(mine));
        telegram.people()
                .say(Saying.in(GROUP, YOU, "inline")
                        .with("via_bot", bot.call("getMe").result()));
        assertThat(heard()).containsExactly("and why?", "inline");
    }

    @Test
    void everythingArrivesWithoutPrivacyOrAsAdministrator() throws Exception {
        telegram.privacyMode(false);
        say("one");
        telegram.privacyMode(true);
        say("two");
        telegram.people().admit(GROUP, YOU, true, true);
        say("three");
        JsonNode updates = bot.fetch();
        assertThat(updates.findValuesAsText("text")).containsExactly("one", "three");
        assertThat(updates.get(1)
                        .path("my_chat_member")
                        .path("new_chat_member")
                        .path("status")
                        .asText())
                .isEqualTo("administrator");
    }

    @Test
    void getMeSaysHowItStands() throws Exception {
        assertThat(bot.call("getMe")
                        .result()
                        .path("can_read_all_group_messages")
                        .asBoolean())
                .isFalse();
        telegram.privacyMode(false);
        assertThat(bot.call("getMe")
                        .result()
                        .path("can_read_all_group_messages")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void anonymousAdministratorsAreHeardAndOtherBotsAreNot() throws Exception {
        telegram.privacyMode(false);
        telegram.people().say(Saying.in(GROUP, Person.ANONYMOUS_ADMIN.id(), "as the group"));
        telegram.people().say(Saying.in(GROUP, Person.CHANNEL_IDENTITY.id(), "as a channel"));
        assertThat(heard()).containsExactly("as the group", "as a channel");
    }

    @Test
    void channelPostsHaveNoAuthorAndAppearInTheDiscussionByThemselves() throws Exception {
        telegram.privacyMode(false);
        telegram.people().say(Saying.in(CHANNEL, YOU, "news"));
        JsonNode updates = bot.fetch();
        JsonNode post = updates.get(0).path("channel_post");
        assertThat(post.has("from")).isFalse();
        assertThat(post.path("sender_chat").path("id").asLong()).isEqualTo(CHANNEL);
        JsonNode copy = updates.get(1).path("message");
        assertThat(copy.path("is_automatic_forward").asBoolean()).isTrue();
        assertThat(copy.path("from").path("id").asLong()).isEqualTo(777000);
        assertThat(copy.path("forward_origin").path("chat").path("id").asLong()).isEqualTo(CHANNEL);
    }

    @Test
    void editsPassTheSameFilter() throws Exception {
        long id = telegram.people()
                .say(Saying.in(GROUP, YOU, "/ask@factbot_preview_bot a"))
                .path("message_id")
                .asLong();
        telegram.people().edit(GROUP, id, "/ask@factbot_preview_bot b");
        telegram.people().edit(GROUP, id, "nothing");
        JsonNode updates = bot.fetch();
        assertThat(updates).hasSize(2);
        assertThat(updates.get(1).path("edited_message").path("text").asText()).endsWith(" b");
        assertThat(updates.get(1).path("edited_message").has("edit_date")).isTrue();
    }

    @Test
    void whereItIsNoMemberItIsSummonedByItsName() throws Exception {
        telegram.people().say(Saying.in(LocalTelegram.FRIENDS, YOU, "hello"));
        telegram.people().say(Saying.in(LocalTelegram.FRIENDS, YOU, "@factbot_preview_bot who?"));
        JsonNode updates = bot.fetch();
        assertThat(updates).hasSize(1);
        String query =
                updates.get(0).path("guest_message").path("guest_query_id").asText();
        WireBot.Answer answer = bot.call(
                "answerGuestQuery",
                WireBot.json(
                        "{'guest_query_id':'%s','result':{'type':'article','id':'1','title':'t',"
                                + "'input_message_content':{'message_text':'<b>this</b>','parse_mode':'HTML'}}}",
                        query));
        assertThat(answer.result().path("inline_message_id").asText()).isNotEmpty();
        assertThat(telegram.answers(LocalTelegram.FRIENDS).get(0).path("text").asText())
                .isEqualTo("this");
    }
}

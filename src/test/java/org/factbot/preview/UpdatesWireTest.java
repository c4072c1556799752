package org.factbot.preview;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.factbot.preview.LocalTelegram.YOU;
import static org.factbot.preview.WireBot.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.factbot.testing.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** getUpdates and its neighbours, over the wire. */
class UpdatesWireTest {
    private final MutableClock clock = new MutableClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final LocalTelegram telegram = new LocalTelegram(clock);
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

    private void say(String... texts) {
        for (String text : texts) {
            telegram.people().say(Saying.privately(YOU, text));
        }
    }

    private JsonNode updates(String parameters, Object... values) throws Exception {
        return bot.call("getUpdates", json(parameters, values)).result();
    }

    @Test
    void aPrivateMessageLooksLikeTelegrams() throws Exception {
        say("/start abc");
        JsonNode update = updates("{}").get(0);
        assertThat(update)
                .isEqualTo(json(
                        "{'update_id':%d,'message':{'message_id':1,"
                                + "'from':{'id':%d,'is_bot':false,'first_name':'Sam','username':'sam_preview','language_code':'en'},"
                                + "'chat':{'id':%d,'first_name':'Sam','type':'private','username':'sam_preview'},"
                                + "'date':1767323045,'text':'/start abc',"
                                + "'entities':[{'offset':0,'length':6,'type':'bot_command'}]}}",
                        update.path("update_id").asLong(), YOU, YOU));
    }

    @Test
    void aHigherOffsetConfirms() throws Exception {
        say("one", "two", "three");
        JsonNode all = updates("{'limit':2}");
        assertThat(WireBot.texts(all)).containsExactly("one", "two");
        long second = all.get(1).path("update_id").asLong();
        assertThat(second).isEqualTo(all.get(0).path("update_id").asLong() + 1);
        assertThat(WireBot.texts(updates("{'offset':%d}", second))).containsExactly("two", "three");
        assertThat(WireBot.texts(updates("{'offset':%d}", second + 1))).containsExactly("three");
        assertThat(telegram.pendingUpdates()).isEqualTo(1);
    }

    @Test
    void aNegativeOffsetForgetsAllButTheLast() throws Exception {
        say("one", "two", "three");
        assertThat(WireBot.texts(updates("{'offset':-1}"))).containsExactly("three");
        assertThat(telegram.pendingUpdates()).isEqualTo(1);
    }

    @Test
    void anOffsetFarInTheFutureIsIgnored() throws Exception {
        say("one");
        long id = updates("{}").get(0).path("update_id").asLong();
        assertThat(WireBot.texts(updates("{'offset':%d}", id + 5000))).containsExactly("one");
        assertThat(telegram.pendingUpdates()).isEqualTo(1);
    }

    @Test
    void anOffsetAskedForAgainAtOnceGetsOneUpdateOnly() throws Exception {
        say("one", "two");
        assertThat(updates("{}")).hasSize(2);
        assertThat(updates("{}")).hasSize(1);
    }

    @Test
    void aPollWaitsForWhatComes() throws Exception {
        CompletableFuture<WireBot.Answer> poll = bot.later("getUpdates", json("{'timeout':20}"));
        Thread.sleep(200);
        assertThat(poll).isNotDone();
        say("at last");
        assertThat(WireBot.texts(poll.get(5, SECONDS).result())).containsExactly("at last");
    }

    @Test
    void aSecondPollEndsTheFirst() throws Exception {
        CompletableFuture<WireBot.Answer> first = bot.later("getUpdates", json("{'timeout':20}"));
        Thread.sleep(200);
        CompletableFuture<WireBot.Answer> second = bot.later("getUpdates", json("{'timeout':20,'offset':1}"));
        WireBot.Answer ended = first.get(5, SECONDS);
        assertThat(ended.status()).isEqualTo(409);
        assertThat(ended.description())
                .isEqualTo(
                        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
        say("hi");
        assertThat(second.get(5, SECONDS).result()).hasSize(1);
    }

    @Test
    void kindsStayAsTheBotLastAsked() throws Exception {
        updates("{'allowed_updates':['callback_query']}");
        say("unwanted");
        assertThat(bot.call("getWebhookInfo").result().path("allowed_updates"))
                .isEqualTo(Json.array().add("callback_query"));
        assertThat(telegram.pendingUpdates()).isZero();
        updates("{'offset':1,'allowed_updates':[],'timeout':0}");
        say("wanted");
        assertThat(telegram.pendingUpdates()).isEqualTo(1);
    }

    @Test
    void whatNobodyFetchedIsGoneInTime() throws Exception {
        say("lives a day");
        bot.send(YOU, "buttons");
        telegram.people().press(YOU, YOU, 2, "x");
        telegram.people().typeInline(YOU, "q", "", "private");
        assertThat(telegram.pendingUpdates()).isEqualTo(3);
        clock.forward(Duration.ofSeconds(30));
        assertThat(telegram.pendingUpdates()).isEqualTo(2);
        clock.forward(Duration.ofSeconds(120));
        assertThat(telegram.pendingUpdates()).isEqualTo(1);
        clock.forward(Duration.ofHours(24));
        assertThat(telegram.pendingUpdates()).isZero();
    }

    @Test
    void aWebhookBarsPolling() throws Exception {
        assertThat(bot.call("setWebhook", json("{'url':'http://example.org'}")).description())
                .isEqualTo("Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
        bot.call("setWebhook", json("{'url':'https://example.org/hook'}"));
        say("waits");
        WireBot.Answer barred = bot.call("getUpdates");
        assertThat(barred.status()).isEqualTo(409);
        assertThat(barred.description())
                .isEqualTo("Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete"
                        + " the webhook first");
        assertThat(bot.call("getWebhookInfo")
                        .result()
                        .path("pending_update_count")
                        .asInt())
                .isEqualTo(1);
        assertThat(bot.call("deleteWebhook").result().asBoolean()).isTrue();
        assertThat(updates("{}")).hasSize(1);
        bot.call("deleteWebhook", json("{'drop_pending_updates':true}"));
        assertThat(telegram.pendingUpdates()).isZero();
    }

    @Test
    void idsMayStartAgainLower() throws Exception {
        say("one");
        bot.fetch();
        telegram.restartUpdateIds(17);
        say("two");
        JsonNode updates = bot.fetch();
        assertThat(updates.get(0).path("update_id").asInt()).isEqualTo(17);
    }

    @Test
    void anyUpdateCanHappen() throws Exception {
        telegram.people().happen(json("{'surprise':{'x':1}}"));
        assertThat(updates("{}").get(0).path("surprise").path("x").asInt()).isEqualTo(1);
    }

    @Test
    void formsAndMultipartAndQueriesAreReadToo() throws Exception {
        say("hi");
        assertThat(bot.call(
                                "SENDMESSAGE",
                                "application/x-www-form-urlencoded",
                                "chat_id=" + YOU + "&text=caf%C3%A9+%D1%8F&reply_parameters=%7B%22message_id%22%3A1%7D")
                        .result()
                        .path("reply_to_message")
                        .path("text")
                        .asText())
                .isEqualTo("hi");
        String part = "--B\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
        String body = String.format(part, "chat_id", YOU) + String.format(part, "text", "три\r\nстроки") + "--B--\r\n";
        assertThat(bot.call("sendMessage?disable_notification=true", "multipart/form-data; boundary=B", body)
                        .result()
                        .path("text")
                        .asText())
                .isEqualTo("три\r\nстроки");
        assertThat(telegram.requests("sendMessage")).hasSize(2);
        assertThat(telegram.requests("sendMessage")
                        .get(1)
                        .parameters()
                        .path("disable_notification")
                        .asText())
                .isEqualTo("true");
    }

    @Test
    void strangersAndStrangeMethodsAreTurnedAway() throws Exception {
        WireBot.Answer stranger = new WireBot(telegram, "1:nobody").call("getMe");
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.body()).isEqualTo(json("{'ok':false,'error_code':401,'description':'Unauthorized'}"));
        assertThat(bot.call("sendPigeon").status()).isEqualTo(404);
        assertThat(bot.call("getMe", "application/json", "{").description())
                .isEqualTo("Bad Request: can't parse JSON object");
    }
}

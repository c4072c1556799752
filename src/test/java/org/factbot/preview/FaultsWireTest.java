package org.factbot.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.factbot.preview.LocalTelegram.YOU;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.factbot.testing.FakeBotApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trouble on order. */
class FaultsWireTest {
    private FakeBotApi api;
    private WireBot bot;

    @BeforeEach
    void open() throws Exception {
        api = new FakeBotApi(Clock.systemUTC());
        bot = new WireBot(api.telegram());
        api.people().say(Saying.privately(YOU, "hi"));
    }

    @AfterEach
    void close() {
        api.close();
    }

    private int sent() {
        return api.telegram().answers(YOU).size();
    }

    @Test
    void lostBeforeOrAfterItTookEffect() {
        api.on("sendMessage").meets(Fault.droppedUnheard());
        assertThatThrownBy(() -> bot.send(YOU, "x")).isInstanceOf(IOException.class);
        assertThat(sent()).isZero();
        api.on("sendMessage").meets(Fault.droppedAfterAccepting());
        assertThatThrownBy(() -> bot.send(YOU, "x")).isInstanceOf(IOException.class);
        assertThat(sent()).isEqualTo(1);
    }

    @Test
    void answersThatAreNone() throws Exception {
        api.on("sendMessage").meets(Fault.badGateway());
        api.on("sendMessage").meets(Fault.garbage());
        api.on("sendMessage").meets(Fault.onlyOk());
        api.on("sendMessage").meets(Fault.cutAnswer());
        assertThat(bot.send(YOU, "x").raw().body()).startsWith("<html>");
        assertThat(bot.send(YOU, "x").body()).isEmpty();
        assertThat(sent()).isZero();
        assertThat(bot.send(YOU, "x").raw().body()).isEqualTo("{\"ok\":true}");
        assertThat(bot.send(YOU, "x").raw().body()).startsWith("{\"ok\":true,\"result\":{\"message_id\"");
        assertThat(sent()).isEqualTo(2);
    }

    @Test
    void floodAndDelayAsOftenAsWanted() throws Exception {
        api.on("sendMessage").times(2).meets(Fault.tooManyRequests(7));
        api.on("sendMessage")
                .where(request -> request.parameters().path("text").asText().equals("slow"))
                .meets(Fault.slow(Duration.ofMillis(300)));
        WireBot.Answer flood = bot.send(YOU, "x");
        assertThat(flood.body().path("parameters").path("retry_after").asInt()).isEqualTo(7);
        assertThat(flood.raw().headers().firstValue("Retry-After")).contains("7");
        bot.send(YOU, "x");
        long start = System.nanoTime();
        assertThat(bot.send(YOU, "slow").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
        api.on("getMe").always().meets(Fault.refusal(500, "Internal Server Error"));
        assertThat(bot.call("getMe").status()).isEqualTo(500);
        api.heal();
        assertThat(bot.call("getMe").status()).isEqualTo(200);
    }
}

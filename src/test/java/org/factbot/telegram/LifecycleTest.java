package org.factbot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.factbot.operations.Health;
import org.factbot.store.Store;
import org.factbot.testing.ScriptedBotApi;
import org.factbot.testing.ScriptedBotApi.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Start and stop. */
class LifecycleTest {
    private static final Profile PROFILE = new Profile(
            List.of(
                    new Profile.Commands(
                            "all_private_chats", Optional.empty(), List.of(new Profile.Command("help", "What I do"))),
                    new Profile.Commands(
                            "all_private_chats",
                            Optional.of("ru"),
                            List.of(new Profile.Command("help", "Что я умею")))),
            List.of(new Profile.Description(Optional.of("ru"), "долго", "кратко")));

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

    private void start(Profile profile) {
        bot = new RunningBot(api.uri(), state, profile, RunningBot.FAST, Clock.systemUTC(), false);
        await().until(() -> bot.health.report().status() == Health.Status.UP);
    }

    private int sets() {
        return api.requests("setMyCommands").size()
                + api.requests("setMyDescription").size()
                + api.requests("setMyShortDescription").size();
    }

    @Test
    void menusAndTextsAreSetOnlyWhenTheyChanged() {
        start(PROFILE);
        assertThat(sets()).isEqualTo(4);
        bot.stop();
        start(PROFILE);
        assertThat(sets()).isEqualTo(4);
        bot.stop();
        start(new Profile(
                List.of(new Profile.Commands(
                        "all_private_chats", Optional.empty(), List.of(new Profile.Command("help", "What I can do")))),
                List.of()));
        assertThat(sets()).isEqualTo(5);
    }

    @Test
    void menusThatCannotBeSetHoldUpNothing() {
        api.always("setMyCommands", Reply.flood(600));
        start(PROFILE);
        assertThat(api.requests("setMyCommands")).hasSize(1);
    }

    @Test
    void aWebhookFoundAtTheStartIsRemovedWithoutDropping() {
        api.script("getWebhookInfo", Reply.ok("{\"url\":\"https://example.org\",\"pending_update_count\":3}"));
        start(Profile.NONE);
        assertThat(api.requests("deleteWebhook")
                        .get(0)
                        .body()
                        .path("drop_pending_updates")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void theStartOutlastsABadNetwork() {
        api.script("getMe", Reply.drop(), Reply.html(502), Reply.flood(1));
        api.script("getWebhookInfo", Reply.drop());
        start(Profile.NONE);
        assertThat(api.requests("getMe")).hasSize(4);
    }

    @Test
    void stoppingBringsWhatIsUnderWayToAnEndAndConfirms() {
        start(Profile.NONE);
        api.always(
                "sendMessage",
                Reply.ok("{\"message_id\":5,\"chat\":{\"id\":1}}").after(Duration.ofSeconds(1)));
        api.write(1, "three a");
        await().until(() -> api.texts().size() == 1);
        long start = System.nanoTime();
        assertThat(bot.stop()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(api.texts()).containsExactly("three a 0");
        assertThat(api.waiting()).isZero();
        api.noRule("sendMessage");
        start(Profile.NONE);
        await().until(() -> api.texts().size() == 3);
        assertThat(api.texts()).containsExactly("three a 0", "three a 1", "three a 2");
    }

    @Test
    void stoppingDoesNotWaitForAnIdlePoll() {
        bot = new RunningBot(api.uri(), state, Profile.NONE, Timing.standard(), Clock.systemUTC(), true);
        await().untilAsserted(() -> assertThat(api.requests("getUpdates")).hasSize(2));
        long start = System.nanoTime();
        assertThat(bot.stop()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aSecondCopyOnTheSameStateRefuses() {
        try (Store held = Store.open(state, Clock.systemUTC())) {
            bot = RunningBot.start(api, state);
            assertThat(bot.exitCode()).isEqualTo(75);
            assertThat(held.inbox().open()).isEmpty();
        }
        assertThat(api.requests("getMe")).isEmpty();
    }

    @Test
    void theOptionsDoNotPrintTheToken() {
        Bot.Options options = new Bot.Options(ScriptedBotApi.TOKEN, api.uri(), state, java.util.Set.of(), true);
        assertThat(options.toString()).doesNotContain(ScriptedBotApi.TOKEN);
        assertThat(new Token(ScriptedBotApi.TOKEN).toString()).isEqualTo("***");
        assertThat(new Token("1:a").mask("at /bot1:a/getMe")).isEqualTo("at /bot***/getMe");
    }
}

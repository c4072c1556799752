package org.factbot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.factbot.testing.ScriptedBotApi;
import org.factbot.testing.ScriptedBotApi.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, killed and stopped under load: nothing lost, nothing out of order, little or nothing twice. */
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("factbot.crash.rounds", 3);
    private static final int QUESTIONS = Integer.getInteger("factbot.crash.questions", 60);
    private static final int CHATS = 12;

    @TempDir
    Path folder;

    private final ScriptedBotApi api = new ScriptedBotApi();
    private final List<BotProcess> processes = new ArrayList<>();
    private final AtomicLong messageIds = new AtomicLong(1);
    private int written;

    @AfterEach
    void close() {
        processes.stream().filter(BotProcess::isAlive).forEach(BotProcess::kill);
        api.close();
        String secret = ScriptedBotApi.TOKEN.substring(ScriptedBotApi.TOKEN.indexOf(':') + 1);
        assertThat(processes)
                .isNotEmpty()
                .allSatisfy(process -> assertThat(process.log()).doesNotContain(secret));
    }

    private BotProcess start() {
        BotProcess process = BotProcess.start(api.uri(), folder);
        processes.add(process);
        return process;
    }

    private void writeQuestions() {
        for (int i = 0; i < QUESTIONS; i++) {
            api.write(1 + written % CHATS, "n" + written++);
        }
    }

    private static String bare(String text) {
        return text.replace("↻ ", "");
    }

    private Set<String> answered() {
        Set<String> answered = new HashSet<>();
        api.texts().forEach(text -> answered.add(bare(text)));
        return answered;
    }

    private void awaitAll() {
        await().atMost(Duration.ofSeconds(60)).until(() -> answered().size() == written);
        await().atMost(Duration.ofSeconds(10)).until(() -> api.waiting() == 0);
    }

    private int duplicates() {
        return api.texts().size() - written;
    }

    private void assertOrderKept() {
        for (int chat = 1; chat <= CHATS; chat++) {
            long id = chat;
            List<Integer> numbers = api.requests("sendMessage").stream()
                    .filter(request -> request.chat() == id)
                    .map(request -> Integer.parseInt(bare(request.text()).substring(1)))
                    .toList();
            assertThat(numbers).as("chat %s", chat).isSorted();
        }
    }

    @Test
    void killedUnderLoadItLosesNothing() {
        Random random = new Random(11);
        api.rule("sendMessage", body -> Optional.of(echo(body.path("chat_id").asLong(), Duration.ofMillis(20))));
        for (int round = 0; round < ROUNDS; round++) {
            int before = api.texts().size();
            BotProcess process = start();
            writeQuestions();
            int after = before + 1 + random.nextInt(QUESTIONS / 2);
            await().atMost(Duration.ofSeconds(30)).until(() -> api.texts().size() >= after);
            process.kill();
        }
        start();
        awaitAll();
        assertOrderKept();
        assertThat(duplicates()).isBetween(0, 16 * ROUNDS); // 16 sends at once, see Lanes
    }

    @Test
    void killedBetweenReceiptAndAnswerItAnswersAfterwards() {
        api.always("sendMessage", Reply.drop().after(Duration.ofSeconds(60)));
        BotProcess process = start();
        api.write(1, "n0");
        written = 1;
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.waiting() == 0 && api.texts().size() == 1);
        process.kill();
        api.noRule("sendMessage");
        start();
        await().atMost(Duration.ofSeconds(30)).until(() -> api.texts().size() == 2);
        assertThat(api.texts()).containsExactly("n0", "↻ n0");
    }

    @Test
    void stoppedUnderLoadItLosesAndDoublesNothing() {
        Random random = new Random(12);
        api.rule("sendMessage", body -> Optional.of(echo(body.path("chat_id").asLong(), Duration.ofMillis(20))));
        for (int round = 0; round < ROUNDS; round++) {
            int before = api.texts().size();
            BotProcess process = start();
            writeQuestions();
            int after = before + 1 + random.nextInt(QUESTIONS / 2);
            await().atMost(Duration.ofSeconds(30)).until(() -> api.texts().size() >= after);
            long start = System.nanoTime();
            assertThat(process.terminate()).isIn(0, 143); // 143: how Java reports that it ended on SIGTERM
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            assertThat(process.log()).contains("event=drained complete=true");
        }
        start();
        awaitAll();
        assertOrderKept();
        assertThat(duplicates()).isZero();
    }

    @Test
    void noLogHoldsTheTokenOrWhatPeopleWrite() {
        AtomicInteger calls = new AtomicInteger();
        api.rule("sendMessage", body -> switch (calls.incrementAndGet() % 6) {
            case 1 -> Optional.of(Reply.html(502));
            case 2 -> Optional.of(Reply.drop());
            case 3 -> Optional.of(Reply.flood(1));
            case 4 -> Optional.of(Reply.error(400, "Bad Request: strange, at bot" + ScriptedBotApi.TOKEN));
            default -> Optional.empty();
        });
        api.script("getUpdates", Reply.html(502), Reply.drop(), Reply.error(400, "at /bot" + ScriptedBotApi.TOKEN));
        BotProcess process = start();
        for (int i = 0; i < 4; i++) {
            ObjectNode message = api.message(777_000_111L + i, "words-of-a-person");
            api.update("message", message);
        }
        api.write(777_000_111L, "throw");
        await().atMost(Duration.ofSeconds(30)).until(() -> api.texts().size() >= 6 && api.waiting() == 0);
        api.always("getUpdates", Reply.error(401, "Unauthorized: bot" + ScriptedBotApi.TOKEN));
        assertThat(process.waitFor()).isEqualTo(78);
        assertThat(process.log())
                .contains("DEBUG", "event=ready", "event=send-ambiguous", "event=send-rejected", "event=token-refused")
                .doesNotContain(ScriptedBotApi.TOKEN)
                .doesNotContain("secret-token")
                .doesNotContain("words-of-a-person")
                .doesNotContain("secret words")
                .doesNotContain("777000111");
    }

    @Test
    void exitCodesReachTheSupervisor() {
        api.always("getMe", Reply.error(404, "Not Found"));
        BotProcess refused = start();
        assertThat(refused.waitFor()).isEqualTo(78);
        assertThat(refused.log()).contains("check the bot token");
        api.noRule("getMe");
        BotProcess first = start();
        await().atMost(Duration.ofSeconds(30)).until(() -> first.log().contains("event=ready"));
        BotProcess second = start();
        assertThat(second.waitFor()).isEqualTo(75);
        assertThat(second.log()).contains("in use by another running copy");
        assertThat(first.isAlive()).isTrue();
    }

    private Reply echo(long chat, Duration delay) {
        return Reply.ok("{\"message_id\":" + messageIds.getAndIncrement() + ",\"chat\":{\"id\":" + chat + "}}")
                .after(delay);
    }
}

package org.factbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.factbot.preview.LocalTelegram.YOU;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.factbot.preview.Fault;
import org.factbot.preview.LocalTelegram;
import org.factbot.preview.Saying;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program, killed and stopped between receiving and answering; in the end everybody is answered once. */
class CrashScenarioTest {
    private static final Duration FOREVER = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final LocalTelegram telegram = new LocalTelegram(Clock.systemUTC());
    private final List<ServingProcess> started = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        telegram.start(0);
    }

    @AfterEach
    void close() {
        started.forEach(ServingProcess::close);
        telegram.close();
        assertThat(started)
                .allSatisfy(process -> assertThat(process.printed()).doesNotContain(secret(telegram.token())));
    }

    /** What is secret of a token: all behind the bot's number. */
    private static String secret(String token) {
        return token.substring(token.indexOf(':') + 1);
    }

    private ServingProcess start(String token) {
        ServingProcess process = ServingProcess.start(telegram.apiUrl(), token, folder);
        started.add(process);
        return process;
    }

    private ServingProcess serve() {
        return start(telegram.token()).awaitReady();
    }

    private void stall(Fault fault) {
        telegram.intercept(request -> request.method().equals("sendMessage") ? Optional.of(fault) : Optional.empty());
    }

    private void letPass() {
        telegram.intercept(request -> Optional.empty());
    }

    private void assertAnsweredOnce(long person) {
        List<ObjectNode> answers = telegram.answers(person);
        assertThat(answers).hasSize(1);
        assertThat(answers.get(0).path("text").asText()).contains(SmallStory.ANSWER);
    }

    @Test
    void killedBetweenReceivingAndAnsweringItAnswersAfterTheRestart() {
        stall(Fault.droppedUnheard().after(FOREVER));
        ServingProcess first = serve();
        telegram.people().say(Saying.privately(YOU, SmallStory.QUESTION));
        await().atMost(SOON)
                .until(() -> telegram.pendingUpdates() == 0
                        && telegram.requests("sendMessage").size() == 1);
        first.kill();
        assertThat(telegram.answers(YOU)).isEmpty();
        letPass();
        ServingProcess second = serve();
        await().atMost(SOON).until(() -> !telegram.answers(YOU).isEmpty());
        assertThat(second.terminate()).isZero();
        assertAnsweredOnce(YOU);
    }

    @Test
    void whatIsAskedWhileItIsDownIsAnsweredOnceItIsUp() {
        serve().kill();
        telegram.people().say(Saying.privately(YOU, SmallStory.QUESTION));
        ServingProcess second = serve();
        await().atMost(SOON).until(() -> !telegram.answers(YOU).isEmpty());
        assertThat(second.terminate()).isZero();
        assertAnsweredOnce(YOU);
    }

    @Test
    void stoppedUnderLoadItEndsWellAndAnswersNobodyTwice() {
        stall(Fault.slow(Duration.ofMillis(400)));
        ServingProcess first = serve();
        List<Long> people = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            long person = telegram.people().join("Reader " + i, "en");
            people.add(person);
            telegram.people().say(Saying.privately(person, SmallStory.QUESTION));
        }
        await().atMost(SOON).until(() -> !telegram.answers(people.get(0)).isEmpty());
        long start = System.nanoTime();
        assertThat(first.terminate()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(people)
                .as("stopped in the middle")
                .anySatisfy(person -> assertThat(telegram.answers(person)).isEmpty());
        letPass();
        ServingProcess second = serve();
        await().atMost(SOON)
                .until(() -> people.stream()
                        .noneMatch(person -> telegram.answers(person).isEmpty()));
        assertThat(second.terminate()).isZero();
        assertThat(people).allSatisfy(this::assertAnsweredOnce);
    }

    @Test
    void stoppedWhileItStillLoadsItEndsWellAtOnce() {
        ServingProcess process = start(telegram.token());
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() ->
                        !telegram.requests("getMe").isEmpty()); // the token is tried before the knowledge is loaded
        telegram.people().say(Saying.privately(YOU, SmallStory.QUESTION));
        long start = System.nanoTime();
        assertThat(process.terminate()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(process.printed()).as("stopped before it was ready").doesNotContain("event=ready");
        assertThat(telegram.pendingUpdates()).isEqualTo(1);
        serve();
        await().atMost(SOON).until(() -> !telegram.answers(YOU).isEmpty());
        assertAnsweredOnce(YOU);
    }

    @Test
    void aKnowledgeFolderThatIsRefusedKeepsItsExitCode() throws Exception {
        Path facts = Files.createDirectories(folder.resolve("bridge").resolve("facts"));
        Files.writeString(facts.resolve("broken.yaml"), "facts: [");
        assertThat(start(telegram.token()).exitCode()).isEqualTo(78);
    }

    @Test
    void aWrongTokenIsToldSoon() {
        String wrong = "7000000005:" + "wrong_made_up_secret_0123456789";
        long start = System.nanoTime();
        ServingProcess process = start(wrong);
        assertThat(process.exitCode()).isEqualTo(78);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(process.printed())
                .contains("check the bot token")
                .doesNotContain(secret(wrong))
                .doesNotContain("event=base"); // before the knowledge is loaded, which can take long
    }

    @Test
    void aTokenOfAnotherFormIsRefusedUnread() {
        ServingProcess process = start("not-a-token_0123456789");
        assertThat(process.exitCode()).isEqualTo(78);
        assertThat(process.printed()).contains("BotFather").doesNotContain("not-a-token_0123456789");
    }
}

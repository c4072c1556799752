package org.factbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.factbot.knowledge.Language;
import org.factbot.preview.Fault;
import org.factbot.preview.LocalTelegram;
import org.factbot.preview.Request;
import org.factbot.preview.Saying;
import org.factbot.reply.Phrases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real program, ended again and again while people ask and Telegram has its moods; each question is answered, in the
 * order of its chat. {@code mvn -Pendurance} runs it longer.
 */
class CrashUnderLoadTest {
    private static final int ROUNDS = Integer.getInteger("factbot.crash.rounds", 10);
    private static final int QUESTIONS_A_ROUND = Integer.getInteger("factbot.crash.questions", 40);

    /** Ten questions each: a group is sent no more than 18 messages a minute. */
    private static final int CHATS = ROUNDS * QUESTIONS_A_ROUND / 10;

    /** As many as the bot sends at once, see its lanes. */
    private static final int SENDS_AT_ONCE = 16;

    private static final Duration ROUND_AT_MOST = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final LocalTelegram telegram = new LocalTelegram(Clock.systemUTC());
    private final List<ServingProcess> started = new ArrayList<>();
    private final List<Room> rooms = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger answersLost = new AtomicInteger();
    private int said;

    /** A chat, who asks there, and what: places in {@link SmallStory#ANSWERED}. */
    private record Room(long chat, long person, String before, List<Integer> asked) {}

    @BeforeEach
    void open() throws Exception {
        telegram.start(0);
        for (int i = 0; i < CHATS; i++) {
            long person = telegram.people().join("Reader " + i, "en");
            if (i % 2 == 0) {
                rooms.add(new Room(person, person, "", new ArrayList<>()));
            } else {
                long group = telegram.people().openGroup("Readers " + i, false);
                telegram.people().admit(group, person, true, false);
                rooms.add(new Room(group, person, "/ask@" + telegram.username() + " ", new ArrayList<>()));
            }
        }
    }

    @AfterEach
    void close() {
        started.forEach(ServingProcess::close);
        telegram.close();
    }

    private ServingProcess serve() {
        ServingProcess process = ServingProcess.start(telegram.apiUrl(), telegram.token(), folder);
        started.add(process);
        return process;
    }

    /** Each chat in turn; never the same question twice running in one chat, so that a repeated answer shows. */
    private void ask(int questions) {
        for (int i = 0; i < questions; i++) {
            Room room = rooms.get(said++ % CHATS);
            int question = room.asked().size() % SmallStory.ANSWERED.size();
            room.asked().add(question);
            telegram.people()
                    .say(Saying.in(
                            room.chat(),
                            room.person(),
                            room.before() + SmallStory.ANSWERED.get(question).getKey()));
        }
    }

    /** What was answered in a chat, in the order in which the answers stand there. */
    private List<Integer> answered(Room room) {
        List<Integer> answered = new ArrayList<>();
        for (ObjectNode message : telegram.answers(room.chat())) {
            String text = message.path("text").asText();
            if (text.contains(POINTED)) {
                // In a group, what was answered lately is pointed at: the message that it replies to tells what was
                // asked.
                text = answerTo(message.path("reply_to_message").path("text").asText());
            }
            for (Map.Entry<String, String> known : SmallStory.ANSWERED) {
                if (text.startsWith(known.getValue()) || text.startsWith("↻ " + known.getValue())) {
                    answered.add(SmallStory.ANSWERED.indexOf(known));
                }
            }
        }
        return answered;
    }

    private static final String POINTED = Phrases.of(Language.ENGLISH).say("repeated");

    private static String answerTo(String asked) {
        return SmallStory.ANSWERED.stream()
                .filter(known -> asked.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private int answers() {
        return rooms.stream().mapToInt(room -> answered(room).size()).sum();
    }

    private static List<Integer> withoutRepeats(List<Integer> answers) {
        List<Integer> once = new ArrayList<>();
        for (Integer answer : answers) {
            if (once.isEmpty() || !once.get(once.size() - 1).equals(answer)) {
                once.add(answer);
            }
        }
        return once;
    }

    private void assertAllAnsweredInOrder() {
        for (Room room : rooms) {
            assertThat(withoutRepeats(answered(room)))
                    .as("chat %s", room.chat())
                    .isEqualTo(room.asked());
        }
    }

    /** Faults after which nothing has arrived, and, where answers may be lost, one after which it has. */
    private void haveMoods(boolean loseAnswers) {
        telegram.intercept(
                request -> request.method().equals("sendMessage") ? mood(request, loseAnswers) : Optional.empty());
    }

    private Optional<Fault> mood(Request request, boolean loseAnswers) {
        int call = calls.incrementAndGet();
        if (call % 50 == 10) {
            return Optional.of(Fault.tooManyRequests(1));
        }
        if (call % 50 == 20) {
            return Optional.of(Fault.badGateway());
        }
        if (call % 50 == 30) {
            return Optional.of(Fault.droppedUnheard());
        }
        if (call % 50 == 40 && loseAnswers && isAnswer(request)) {
            answersLost.incrementAndGet();
            return Optional.of(Fault.droppedAfterAccepting());
        }
        return Optional.of(Fault.slow(Duration.ofMillis(40)));
    }

    private static boolean isAnswer(Request request) {
        String text = request.parameters().path("text").asText();
        return SmallStory.ANSWERED.stream().anyMatch(known -> text.contains(known.getValue()));
    }

    /** Asks, lets a part of it be answered, and ends the program in the middle. */
    private ServingProcess round(Random random) {
        int before = answers();
        ServingProcess process = serve();
        ask(QUESTIONS_A_ROUND);
        int enough = before + 1 + random.nextInt(QUESTIONS_A_ROUND / 2);
        await().atMost(ROUND_AT_MOST).pollInterval(Duration.ofMillis(20)).until(() -> answers() >= enough);
        return process;
    }

    /** Lets it come to an end; nothing is lost and nothing out of order; returns how many answers came twice. */
    private int finish() {
        ServingProcess last = serve();
        // What is left goes out at 25 a second, with a pause of all chats now and then.
        await().atMost(ROUND_AT_MOST.plusSeconds(said / 8)).untilAsserted(this::assertAllAnsweredInOrder);
        assertThat(last.terminate()).isZero();
        assertAllAnsweredInOrder();
        return answers() - said;
    }

    @Test
    void killedAgainAndAgainItLosesNothing() {
        Random random = new Random(21);
        haveMoods(true);
        long start = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
            round(random).kill();
        }
        int twice = finish();
        Figures.write(
                "crash-sigkill",
                "rounds=%d questions=%d lost=0 disordered=0 twice=%d answers_lost_on_the_way=%d seconds=%d",
                ROUNDS,
                said,
                twice,
                answersLost.get(),
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
        assertThat(twice).isBetween(0, SENDS_AT_ONCE * ROUNDS + answersLost.get());
    }

    @Test
    void stoppedAgainAndAgainItAnswersNobodyTwice() {
        Random random = new Random(22);
        haveMoods(false);
        long start = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
            ServingProcess process = round(random);
            assertThat(process.terminate()).isZero();
            assertThat(process.printed()).contains("event=drained complete=true");
        }
        int twice = finish();
        Figures.write(
                "crash-sigterm",
                "rounds=%d questions=%d lost=0 disordered=0 twice=%d seconds=%d",
                ROUNDS,
                said,
                twice,
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
        assertThat(twice).isZero();
    }
}

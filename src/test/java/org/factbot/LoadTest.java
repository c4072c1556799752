package org.factbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.factbot.cli.Cli;
import org.factbot.knowledge.Judged;
import org.factbot.preview.Fault;
import org.factbot.preview.LocalTelegram;
import org.factbot.preview.Request;
import org.factbot.preview.Saying;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many people at once, on a Telegram without limits: {@code mvn -Pload}. */
@Tag("load")
class LoadTest {
    private static final int A_SECOND = Integer.getInteger("factbot.load.rate", 500);
    private static final int SECONDS = Integer.getInteger("factbot.load.seconds", 20);
    /** So many that nobody asks more than twenty times a minute. */
    private static final int CHATS = 800;

    private static final int INLINE_A_SECOND = 50;

    private static final Duration CATCHES_UP_WITHIN = Duration.ofMinutes(5);

    /** A Java Flight Recorder file for whoever wants to know where the time goes. */
    private static final String RECORDING = System.getProperty("factbot.load.jfr", "");

    /** What a heap that is flat may differ by: caches that fill, and the noise of two collections. */
    private static final long FLAT = 24L << 20;

    @TempDir
    Path folder;

    /** A chat and what was asked there; {@code numbers} of the messages where Telegram tells which one is answered. */
    private record Room(long chat, long person, String before, List<Long> askedAt, List<Long> numbers) {}

    private record Send(long at, long repliesTo) {}

    private final Map<Long, List<Send>> sends = new HashMap<>();
    private int sent;

    private Optional<Fault> note(Request request) {
        if (request.method().equals("sendMessage")) {
            synchronized (sends) {
                sends.computeIfAbsent(request.parameters().path("chat_id").asLong(), chat -> new ArrayList<>())
                        .add(new Send(
                                System.nanoTime(),
                                request.parameters()
                                        .path("reply_parameters")
                                        .path("message_id")
                                        .asLong()));
                sent++;
            }
        }
        return Optional.empty();
    }

    private int sent() {
        synchronized (sends) {
            return sent;
        }
    }

    private static List<Room> rooms(LocalTelegram telegram) {
        List<Room> rooms = new ArrayList<>();
        for (int i = 0; i < CHATS; i++) {
            long person = telegram.people().join("Reader " + i, "en");
            boolean alone = i % 2 == 0;
            long chat = alone ? person : telegram.people().openGroup("Readers " + i, false);
            if (!alone) {
                telegram.people().admit(chat, person, true, false);
            }
            String before = alone ? "" : "/ask@" + telegram.username() + " ";
            rooms.add(new Room(chat, person, before, new ArrayList<>(), new ArrayList<>()));
        }
        return rooms;
    }

    /** Asks at this rate, whatever the answers do; each chat in turn. */
    private static void ask(LocalTelegram telegram, List<Room> rooms, List<String> questions, int aSecond, int count) {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + TimeUnit.SECONDS.toNanos(i) / aSecond;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            Room room = rooms.get(i % rooms.size());
            room.askedAt().add(System.nanoTime());
            room.numbers()
                    .add(telegram.people()
                            .say(Saying.in(
                                    room.chat(), room.person(), room.before() + questions.get(i % questions.size())))
                            .path("message_id")
                            .asLong());
        }
    }

    private void awaitSent(int count) {
        await().atMost(CATCHES_UP_WITHIN).pollInterval(Duration.ofMillis(50)).until(() -> sent() >= count);
    }

    /** What the bundled story costs: thinking, for the most part. */
    @Test
    void theBundledStory() throws Exception {
        manyAtOnceAreAllAnsweredInOrder("load-bundled", Shipped.FOLDER, tuningQuestions());
    }

    private static List<String> tuningQuestions() throws Cli.Refused {
        return new Assembly(Shipped.ENVIRONMENT, Clock.systemUTC())
                        .questions(
                                Shipped.FOLDER.resolve("questions"),
                                Shipped.answerer().base())
                        .stream()
                        .filter(judged -> judged.part().equals("tuning"))
                        .map(Judged::text)
                        .toList();
    }

    /** A story of a dozen facts, over which the bot need not think long: what remains is the delivery. */
    @Test
    void aSmallStory() throws Exception {
        List<String> questions =
                SmallStory.ANSWERED.stream().map(Map.Entry::getKey).toList();
        manyAtOnceAreAllAnsweredInOrder("load-small", SmallStory.write(folder.resolve("bridge")), questions);
    }

    /** Fifty inline queries a second over the bundled story, each by another person than the one before. */
    @Test
    void inlineQueries() throws Exception {
        Map<String, Long> askedAt = new HashMap<>();
        Map<String, Long> answeredAt = new HashMap<>();
        try (LocalTelegram telegram = new LocalTelegram(Clock.systemUTC()).start(0)) {
            List<Room> rooms = rooms(telegram);
            telegram.intercept(request -> {
                note(request);
                if (request.method().equals("answerInlineQuery")) {
                    synchronized (answeredAt) {
                        answeredAt.putIfAbsent(
                                request.parameters().path("inline_query_id").asText(), System.nanoTime());
                    }
                }
                return Optional.empty();
            });
            Path state = Files.createDirectories(folder.resolve("state"));
            List<String> questions = tuningQuestions();
            try (UnpacedProcess bot = UnpacedProcess.start(
                    telegram.apiUrl(), telegram.token(), Shipped.FOLDER, state, List.of("-Xmx512m"))) {
                awaitSent(CHATS / 2);
                for (int count : new int[] {INLINE_A_SECOND * 10, INLINE_A_SECOND * SECONDS}) {
                    askedAt.clear();
                    synchronized (answeredAt) {
                        answeredAt.clear();
                    }
                    long start = System.nanoTime();
                    for (int i = 0; i < count; i++) {
                        long due = start + TimeUnit.SECONDS.toNanos(i) / INLINE_A_SECOND;
                        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                            LockSupport.parkNanos(left);
                        }
                        long now = System.nanoTime();
                        String query = questions.get((i * 7 + count) % questions.size());
                        askedAt.put(
                                telegram.people()
                                        .typeInline(rooms.get(i % rooms.size()).person(), query, "", "private"),
                                now);
                    }
                    await().atMost(CATCHES_UP_WITHIN).until(() -> {
                        synchronized (answeredAt) {
                            return answeredAt.size() >= count;
                        }
                    });
                }
                assertThat(bot.terminate()).isZero();
            }
        }
        List<Long> waits = new ArrayList<>();
        askedAt.forEach((id, at) -> waits.add(answeredAt.get(id) - at));
        waits.sort(null);
        Figures.write(
                "load-inline",
                "offered=%d/s for %d s, answered=%d, p50=%d ms, p99=%d ms, most=%d ms",
                INLINE_A_SECOND,
                SECONDS,
                answeredAt.size(),
                waits.get(waits.size() / 2) / 1_000_000,
                waits.get(waits.size() * 99 / 100) / 1_000_000,
                waits.get(waits.size() - 1) / 1_000_000);
        assertThat(answeredAt.keySet()).containsAll(askedAt.keySet());
    }

    private void manyAtOnceAreAllAnsweredInOrder(String name, Path knowledge, List<String> questions) throws Exception {
        try (LocalTelegram telegram = new LocalTelegram(Clock.systemUTC()).start(0)) {
            List<Room> rooms = rooms(telegram);
            telegram.intercept(this::note);
            Path state = Files.createDirectories(folder.resolve("state"));
            List<String> options = new ArrayList<>(List.of("-Xmx512m"));
            if (!RECORDING.isEmpty()) {
                options.add("-XX:StartFlightRecording=settings=profile");
            }
            try (UnpacedProcess bot =
                    UnpacedProcess.start(telegram.apiUrl(), telegram.token(), knowledge, state, options)) {
                int greetings = CHATS / 2;
                awaitSent(greetings);
                int warmUp = A_SECOND * 8; // caches fill with what is asked
                ask(telegram, rooms, questions, A_SECOND / 4, warmUp);
                awaitSent(greetings + warmUp);
                long heapBefore = bot.heap();
                rooms.forEach(room -> {
                    room.askedAt().clear();
                    room.numbers().clear();
                });
                synchronized (sends) {
                    sends.clear();
                    sent = 0;
                }
                int count = A_SECOND * SECONDS;
                long processor = bot.processorMillis();
                long start = System.nanoTime();
                ask(telegram, rooms, questions, A_SECOND, count);
                long asked = System.nanoTime();
                awaitSent(count);
                long end = System.nanoTime();
                processor = bot.processorMillis() - processor;
                TimeUnit.MILLISECONDS.sleep(500); // for one too many
                long heapAfter = bot.heap();
                if (!RECORDING.isEmpty()) {
                    bot.record(Path.of(RECORDING).toAbsolutePath());
                }
                assertThat(bot.terminate()).isZero();
                report(name, rooms, count, new long[] {start, asked, end}, processor, new long[] {heapBefore, heapAfter
                });
                assertThat(sent()).isEqualTo(count);
                for (Room room : rooms) {
                    List<Send> answers = sends.get(room.chat());
                    assertThat(answers).hasSameSizeAs(room.numbers());
                    if (room.chat() < 0) {
                        assertThat(answers.stream().map(Send::repliesTo).toList())
                                .isEqualTo(room.numbers());
                    }
                }
                assertThat(heapAfter - heapBefore).isLessThan(FLAT);
            }
        }
    }

    private void report(String name, List<Room> rooms, int count, long[] times, long processor, long[] heap) {
        List<Long> waits = new ArrayList<>();
        for (Room room : rooms) {
            List<Send> answers = sends.getOrDefault(room.chat(), List.of());
            for (int i = 0; i < Math.min(answers.size(), room.askedAt().size()); i++) {
                waits.add(answers.get(i).at() - room.askedAt().get(i));
            }
        }
        waits.sort(null);
        Figures.write(
                name,
                "offered=%d/s for %.1f s, answered=%d, rate=%.0f/s, p50=%d ms, p99=%d ms, most=%d ms,"
                        + " processor=%.2f ms a question, heap before=%d MB, after=%d MB",
                A_SECOND,
                (times[1] - times[0]) / 1e9,
                sent(),
                count / ((times[2] - times[0]) / 1e9),
                waits.get(waits.size() / 2) / 1_000_000,
                waits.get(waits.size() * 99 / 100) / 1_000_000,
                waits.get(waits.size() - 1) / 1_000_000,
                (double) processor / count,
                heap[0] >> 20,
                heap[1] >> 20);
    }
}

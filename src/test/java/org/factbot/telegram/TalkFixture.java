package org.factbot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.factbot.operations.Health;
import org.factbot.reply.HarbourStory;
import org.factbot.reply.ReplyComposer;
import org.factbot.reply.ScriptedAnswerer;
import org.factbot.store.Store;

/** A conversation over the made-up story, with a clock that only the test moves. */
final class TalkFixture implements AutoCloseable {
    /** A clock for one test thread. */
    static final class HandClock extends Clock {
        private Instant now = Instant.parse("2025-08-01T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    final HandClock clock = new HandClock();
    final ScriptedAnswerer answerer = new ScriptedAnswerer(HarbourStory.base());
    final Health health = new Health(clock);

    /** A chat of operators. */
    static final long OPERATORS = 77;

    /** Who decides, in every group. */
    final Set<Long> administrators = new HashSet<>();

    /** Our messages that answer a message. */
    final Map<Call.MessageKey, List<Call.MessageKey>> answers = new HashMap<>();

    private final Me me;
    private final Path state;
    private final Store store;
    private Talk talk;

    TalkFixture() {
        this(Updates.ME);
    }

    TalkFixture(Me me) {
        this.me = me;
        try {
            state = Files.createTempDirectory("factbot-talk");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store = Store.open(state, clock);
        restart();
    }

    /** Holds the storage as another program would, until it is closed. */
    AutoCloseable lockStorage() throws SQLException {
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + state.resolve("factbot.db"));
        try (var statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
        }
        return other;
    }

    /** What was in memory is gone; what is kept, is kept. */
    void restart() {
        talk = new Talk(
                me,
                answerer,
                new ReplyComposer(answerer::base),
                store.preferences(),
                new Talk.Surroundings(
                        (chatId, userId) -> administrators.contains(userId),
                        message -> answers.getOrDefault(message, List.of()),
                        Set.of(OPERATORS)),
                new QuestionLimit(QuestionLimit.A_MINUTE, clock),
                health,
                clock);
    }

    @Override
    public void close() throws IOException {
        store.close();
        try (var files = Files.walk(state)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    /** The calls, held against Telegram's limits. */
    List<Call> handle(JsonNode update, Call.MessageKey... earlier) {
        List<Call> calls = talk.handle(update, List.of(earlier));
        Calls.requireWithinLimits(calls);
        return calls;
    }

    /** The operator's numbers, as the running bot serves them. */
    String metrics() {
        return org.factbot.operations.HealthTexts.metrics(health);
    }
}

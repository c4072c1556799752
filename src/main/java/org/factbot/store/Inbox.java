package org.factbot.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What was received and is not yet finished. An update is saved here before Telegram is told that it arrived, and leaves
 * when it is answered or given up; what remains then are ids, no text. Thread-safe. Every method throws
 * {@link StoreException} if the storage fails, and has then changed nothing.
 */
public final class Inbox {
    /** How many received updates are remembered against repeats: 100 batches of the largest size. */
    static final int SEEN_WINDOW = 10_000;

    private final Database database;
    private final Clock clock;

    Inbox(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * An update as it came in.
     *
     * @param updateId Telegram's number, which may start anew after a quiet week
     * @param content  what names the content whoever delivers it, such as chat, message, date and date of edit; two arrivals
     *                 of the same content are one. Where empty the update id decides.
     * @param chat     whose, for {@link Preferences#forget(long)}
     * @param raw      the update itself
     */
    public record Arrival(long updateId, Optional<String> content, OptionalLong chat, String raw) {
        public Arrival {
            Objects.requireNonNull(content);
            Objects.requireNonNull(chat);
            Objects.requireNonNull(raw);
        }
    }

    /**
     * An unfinished update.
     *
     * @param number     ours, ascending in the order of arrival, never used twice
     * @param updateId   Telegram's
     * @param raw        the update itself
     * @param receivedAt when it was saved
     * @param plan       how it is answered, once that is decided
     */
    public record Row(long number, long updateId, String raw, Instant receivedAt, Optional<Plan> plan) {}

    /**
     * The calls that answer an update.
     *
     * @param calls  as given to {@link #plan}
     * @param sent   the places of the calls that Telegram took
     * @param unsure the places of the calls that were tried and may or may not have arrived
     */
    public record Plan(String calls, Set<Integer> sent, Set<Integer> unsure) {}

    /** A message in a chat. */
    public record MessageKey(long chatId, long messageId) {}

    /**
     * How full the inbox is.
     *
     * @param open     updates not finished
     * @param oldest   when the oldest of them was received
     * @param setAside updates that could not be handled and wait to be looked at
     */
    public record Counts(int open, Optional<Instant> oldest, int setAside) {}

    /**
     * Saves a batch as a whole; when this returns it survives a power cut.
     *
     * @return the arrivals that had not come before, in their order
     */
    public List<Row> save(List<Arrival> batch) {
        Instant now = clock.instant();
        return database.transaction(true, c -> {
            List<Row> fresh = new ArrayList<>();
            for (Arrival arrival : batch) {
                if (!seen(c, arrival)) {
                    fresh.add(insert(c, arrival, now));
                }
            }
            c.run("DELETE FROM seen WHERE number <= (SELECT max(number) FROM seen) - ?", SEEN_WINDOW);
            return fresh;
        });
    }

    /** Saves an update together with its plan; empty if it had come before. */
    public Optional<Row> save(Arrival arrival, String calls) {
        Instant now = clock.instant();
        return database.transaction(true, c -> {
            if (seen(c, arrival)) {
                return Optional.empty();
            }
            Row row = insert(c, arrival, now);
            c.run("UPDATE inbox SET plan = ? WHERE number = ?", calls, row.number());
            return Optional.of(new Row(
                    row.number(),
                    row.updateId(),
                    row.raw(),
                    row.receivedAt(),
                    Optional.of(new Plan(calls, Set.of(), Set.of()))));
        });
    }

    /** Where content has a name, the name alone decides: ids that start anew may meet old ones by chance. */
    private static boolean seen(Sql c, Arrival arrival) throws SQLException {
        List<Integer> found = arrival.content().isPresent()
                ? c.list(
                        r -> r.getInt(1),
                        "SELECT 1 FROM seen WHERE content = ? LIMIT 1",
                        arrival.content().get())
                : c.list(
                        r -> r.getInt(1),
                        "SELECT 1 FROM seen WHERE update_id = ? AND content IS NULL LIMIT 1",
                        arrival.updateId());
        return !found.isEmpty();
    }

    private static Row insert(Sql c, Arrival arrival, Instant now) throws SQLException {
        c.run(
                "INSERT INTO seen (update_id, content) VALUES (?, ?)",
                arrival.updateId(),
                arrival.content().orElse(null));
        c.run(
                "INSERT INTO inbox (update_id, chat, raw, received) VALUES (?, ?, ?, ?)",
                arrival.updateId(),
                arrival.chat().isPresent() ? arrival.chat().getAsLong() : null,
                arrival.raw(),
                now.toEpochMilli());
        long number = c.list(r -> r.getLong(1), "SELECT last_insert_rowid()").get(0);
        return new Row(number, arrival.updateId(), arrival.raw(), now, Optional.empty());
    }

    /** Does several things at once: all of them are kept, or none is. */
    public void together(List<Runnable> things) {
        database.transaction(false, c -> {
            things.forEach(Runnable::run);
            return null;
        });
    }

    /** The unfinished updates, oldest first, without those set aside. */
    public List<Row> open() {
        return database.transaction(false, c -> {
            List<Row> rows = c.list(
                    Inbox::row,
                    "SELECT number, update_id, raw, received, plan FROM inbox WHERE aside IS NULL ORDER BY number");
            List<Row> open = new ArrayList<>(rows.size());
            for (Row row : rows) {
                open.add(row.plan().isEmpty() ? row : withParts(c, row));
            }
            return open;
        });
    }

    private static Row row(ResultSet r) throws SQLException {
        return new Row(
                r.getLong(1),
                r.getLong(2),
                r.getString(3),
                Instant.ofEpochMilli(r.getLong(4)),
                Optional.ofNullable(r.getString(5)).map(calls -> new Plan(calls, Set.of(), Set.of())));
    }

    private static Row withParts(Sql c, Row row) throws SQLException {
        Set<Integer> sent = new HashSet<>();
        Set<Integer> unsure = new HashSet<>();
        c.list(
                r -> (r.getBoolean(2) ? sent : unsure).add(r.getInt(1)),
                "SELECT part, sent FROM part WHERE number = ?",
                row.number());
        return new Row(
                row.number(),
                row.updateId(),
                row.raw(),
                row.receivedAt(),
                row.plan().map(plan -> new Plan(plan.calls(), Set.copyOf(sent), Set.copyOf(unsure))));
    }

    /** Decides how an update is answered, or decides anew; what was sent already keeps its place. */
    public void plan(long number, String calls) {
        database.transaction(false, c -> {
            c.run("UPDATE inbox SET plan = ? WHERE number = ?", calls, number);
            return c.run("DELETE FROM part WHERE number = ? AND sent = 0", number);
        });
    }

    /** The call at this place of the plan is about to be tried. */
    public void tried(long number, int part) {
        database.transaction(
                false, c -> c.run("INSERT OR IGNORE INTO part (number, part, sent) VALUES (?, ?, 0)", number, part));
    }

    /** The call was refused for certain, so it did not arrive. */
    public void refused(long number, int part) {
        database.transaction(
                false, c -> c.run("DELETE FROM part WHERE number = ? AND part = ? AND sent = 0", number, part));
    }

    /** Telegram took the call at this place of the plan. */
    public void sent(long number, int part) {
        database.transaction(
                false, c -> c.run("INSERT OR REPLACE INTO part (number, part, sent) VALUES (?, ?, 1)", number, part));
    }

    /** The update is finished: its text and plan are erased. */
    public void done(long number) {
        database.transaction(false, c -> {
            c.run("DELETE FROM part WHERE number = ?", number);
            return c.run("DELETE FROM inbox WHERE number = ?", number);
        });
    }

    /**
     * The update cannot be handled; it waits to be looked at and holds up nobody.
     *
     * @param why for the operator, without text or people
     */
    public void setAside(long number, String why) {
        database.transaction(false, c -> {
            c.run("DELETE FROM part WHERE number = ?", number);
            return c.run("UPDATE inbox SET aside = ? WHERE number = ?", why, number);
        });
    }

    /** Remembers that a message of ours answers a message of theirs; ids only. */
    public void answered(MessageKey question, MessageKey answer) {
        database.transaction(
                false,
                c -> c.run(
                        "INSERT OR REPLACE INTO answered VALUES (?, ?, ?, ?, ?)",
                        question.chatId(),
                        question.messageId(),
                        answer.chatId(),
                        answer.messageId(),
                        clock.millis()));
    }

    /** An answer of ours was deleted and can no longer be edited. */
    public void answerGone(MessageKey answer) {
        database.transaction(
                false,
                c -> c.run(
                        "DELETE FROM answered WHERE answer_chat = ? AND answer_message = ?",
                        answer.chatId(),
                        answer.messageId()));
    }

    /** Our messages that answer this one, in the order they were sent. */
    public List<MessageKey> answersTo(MessageKey question) {
        return database.transaction(
                false,
                c -> c.list(
                        r -> new MessageKey(r.getLong(1), r.getLong(2)),
                        "SELECT answer_chat, answer_message FROM answered WHERE chat = ? AND message = ?"
                                + " ORDER BY answer_message",
                        question.chatId(),
                        question.messageId()));
    }

    public Counts counts() {
        return database.transaction(
                false,
                c -> c.list(
                                r -> {
                                    long oldest = r.getLong(2);
                                    Optional<Instant> when =
                                            r.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest));
                                    return new Counts(r.getInt(1), when, r.getInt(3));
                                },
                                "SELECT count(*) - count(aside), min(CASE WHEN aside IS NULL THEN received END), count(aside)"
                                        + " FROM inbox")
                        .get(0));
    }

    /**
     * Erases what is kept for a while only.
     *
     * @param answers  how long answers can be found for an edit of their question
     * @param setAside how long updates set aside wait to be looked at
     */
    public void prune(Duration answers, Duration setAside) {
        long now = clock.millis();
        database.transaction(false, c -> {
            c.run("DELETE FROM answered WHERE at < ?", now - answers.toMillis());
            return c.run("DELETE FROM inbox WHERE aside IS NOT NULL AND received < ?", now - setAside.toMillis());
        });
    }
}

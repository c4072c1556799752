package org.factbot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.factbot.store.Inbox.Arrival;
import org.factbot.store.Inbox.MessageKey;
import org.factbot.store.Inbox.Row;
import org.factbot.testing.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
    private static final String SECRET = "a-question-nobody-else-may-read";

    @TempDir
    Path folder;

    private final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private Store store;
    private Inbox inbox;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("state"), clock);
        inbox = store.inbox();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        store.close();
        open();
    }

    private static Arrival arrival(long id, String content) {
        return new Arrival(id, Optional.ofNullable(content), OptionalLong.of(7), "{\"text\":\"" + SECRET + "\"}");
    }

    @Test
    void keepsABatchInItsOrderOverARestart() {
        inbox.save(List.of(arrival(30, "a"), arrival(10, "b"), arrival(20, "c")));
        reopen();
        assertThat(inbox.open()).extracting(Row::updateId).containsExactly(30L, 10L, 20L);
        assertThat(inbox.open()).extracting(Row::receivedAt).containsOnly(clock.instant());
    }

    @Test
    void dropsWhatCameBeforeByContentAndByUpdateId() {
        inbox.save(List.of(arrival(1, "a"), arrival(2, null)));
        assertThat(inbox.save(List.of(arrival(900, "a"), arrival(2, null)))).isEmpty();
        reopen();
        assertThat(inbox.save(List.of(arrival(1, "a"), arrival(2, null)))).isEmpty();
        assertThat(inbox.open()).hasSize(2);
    }

    @Test
    void anIdThatStartedAnewIsNotARepeat() {
        inbox.save(List.of(arrival(1, "a")));
        assertThat(inbox.save(List.of(arrival(1, "b")))).hasSize(1);
    }

    @Test
    void remembersAWindowOfIds() {
        inbox.save(List.of(arrival(0, "first")));
        inbox.save(IntStream.range(1, Inbox.SEEN_WINDOW)
                .mapToObj(i -> arrival(i, "c" + i))
                .toList());
        assertThat(inbox.save(List.of(arrival(0, "first")))).isEmpty();
        inbox.save(List.of(arrival(Inbox.SEEN_WINDOW, "one more")));
        assertThat(inbox.save(List.of(arrival(0, "first")))).hasSize(1);
    }

    @Test
    void knowsHowFarAPlanCame() {
        long number = inbox.save(List.of(arrival(1, "a"))).get(0).number();
        inbox.plan(number, "[1,2,3]");
        inbox.tried(number, 0);
        inbox.sent(number, 0);
        inbox.tried(number, 1);
        inbox.tried(number, 2);
        inbox.refused(number, 2);
        reopen();
        Inbox.Plan plan = inbox.open().get(0).plan().orElseThrow();
        assertThat(plan.calls()).isEqualTo("[1,2,3]");
        assertThat(plan.sent()).containsExactly(0);
        assertThat(plan.unsure()).containsExactly(1);
        inbox.plan(number, "[1,4]");
        assertThat(inbox.open().get(0).plan().orElseThrow().unsure()).isEmpty();
    }

    @Test
    void anUpdateCanComeWithItsPlan() {
        assertThat(inbox.save(arrival(1, "q"), "[1]")).isPresent();
        assertThat(inbox.save(arrival(1, "q"), "[1]")).isEmpty();
        reopen();
        assertThat(inbox.open().get(0).plan().orElseThrow().calls()).isEqualTo("[1]");
    }

    @Test
    void whatIsFinishedLeavesNoText() throws IOException {
        long number = inbox.save(List.of(arrival(1, "a"))).get(0).number();
        inbox.plan(number, SECRET);
        inbox.done(number);
        assertThat(inbox.open()).isEmpty();
        store.settle();
        try (var files = Files.list(folder.resolve("state"))) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(SECRET);
            }
        }
    }

    @Test
    void whatIsSetAsideHoldsUpNobodyAndIsErasedInTime() {
        List<Row> rows = inbox.save(List.of(arrival(1, "a"), arrival(2, "b")));
        inbox.setAside(rows.get(0).number(), "IllegalStateException");
        assertThat(inbox.open()).extracting(Row::updateId).containsExactly(2L);
        assertThat(inbox.counts()).isEqualTo(new Inbox.Counts(1, Optional.of(clock.instant()), 1));
        clock.forward(Duration.ofDays(8));
        inbox.prune(Duration.ofHours(48), Duration.ofDays(7));
        assertThat(inbox.counts().setAside()).isZero();
        assertThat(inbox.counts().open()).isEqualTo(1);
    }

    @Test
    void anEmptyInboxHasNoOldest() {
        assertThat(inbox.counts()).isEqualTo(new Inbox.Counts(0, Optional.empty(), 0));
    }

    @Test
    void remembersItsAnswersForAWhile() {
        MessageKey question = new MessageKey(7, 100);
        inbox.answered(question, new MessageKey(7, 102));
        inbox.answered(question, new MessageKey(7, 101));
        reopen();
        assertThat(inbox.answersTo(question)).containsExactly(new MessageKey(7, 101), new MessageKey(7, 102));
        inbox.answerGone(new MessageKey(7, 102));
        assertThat(inbox.answersTo(question)).containsExactly(new MessageKey(7, 101));
        clock.forward(Duration.ofHours(49));
        inbox.prune(Duration.ofHours(48), Duration.ofDays(7));
        assertThat(inbox.answersTo(question)).isEmpty();
    }

    @Test
    void forgettingAChatLeavesOnlyOpenQuestions() {
        Preferences preferences = store.preferences();
        preferences.chooseLanguage(Preferences.Whose.chat(7), "ps");
        preferences.chooseLanguage(Preferences.Whose.person(7, 1), "ru");
        preferences.chooseLanguage(Preferences.Whose.chat(8), "fa");
        inbox.answered(new MessageKey(7, 100), new MessageKey(7, 101));
        List<Row> rows = inbox.save(List.of(arrival(1, "a"), arrival(2, "b")));
        inbox.setAside(rows.get(0).number(), "why");
        preferences.forget(7);
        reopen();
        assertThat(store.preferences().language(Preferences.Whose.chat(7))).isEmpty();
        assertThat(store.preferences().language(Preferences.Whose.person(7, 1))).isEmpty();
        assertThat(store.preferences().language(Preferences.Whose.chat(8))).contains("fa");
        assertThat(inbox.answersTo(new MessageKey(7, 100))).isEmpty();
        assertThat(inbox.counts().setAside()).isZero();
        assertThat(inbox.counts().open()).isEqualTo(1);
    }

    @Test
    void whatAGroupChoseMovesWithIt() {
        store.preferences().chooseLanguage(Preferences.Whose.chat(-7), "ps");
        store.moveChat(-7, -1007);
        assertThat(store.preferences().language(Preferences.Whose.chat(-1007))).contains("ps");
    }

    @Test
    void oneProcessAFolder() {
        assertThatThrownBy(() -> Store.open(folder.resolve("state"), clock))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.IN_USE))
                .hasMessageContaining("another running copy");
    }

    @Test
    void refusesWhatANewerVersionKept() throws Exception {
        store.close();
        try (var c = DriverManager.getConnection(
                        "jdbc:sqlite:" + folder.resolve("state").resolve(Database.FILE));
                var statement = c.createStatement()) {
            statement.execute("PRAGMA user_version=99");
        }
        assertThatThrownBy(() -> Store.open(folder.resolve("state"), clock))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.UNUSABLE))
                .hasMessageContaining("newer version");
        Files.delete(folder.resolve("state").resolve(Database.FILE));
        open();
    }

    @Test
    void isForOurEyesOnly() throws IOException {
        Path state = folder.resolve("state");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
                .isEqualTo("rwx------");
        inbox.save(List.of(arrival(1, "a")));
        try (var files = Files.list(state)) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void aFileLockedByAnotherProgramHealsWithoutARestart() throws Exception {
        try (var c = DriverManager.getConnection(
                        "jdbc:sqlite:" + folder.resolve("state").resolve(Database.FILE));
                var statement = c.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            assertThatThrownBy(() -> inbox.save(List.of(arrival(1, "a"))))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("another program holds it");
            statement.execute("ROLLBACK");
        }
        assertThat(inbox.save(List.of(arrival(1, "a")))).hasSize(1);
    }

    @Test
    void aFullDiskIsNamedAndHealsWithoutARestart() {
        Path state = folder.resolve("state");
        store.close();
        AtomicInteger mostPages = new AtomicInteger(1); // no more than there are
        try (Store full = Store.open(state, clock, mostPages::get)) {
            List<Inbox.Arrival> batch = List.of(arrival(1, "a".repeat(100_000)));
            assertThatThrownBy(() -> full.inbox().save(batch))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.FAULT))
                    .hasMessageContaining("the disk is full; free some space, no restart is needed")
                    .hasMessageNotContaining("aaa");
            mostPages.set(0);
            assertThat(full.inbox().save(batch)).hasSize(1);
        }
        open();
        assertThat(inbox.open()).hasSize(1);
    }

    @Test
    void aDamagedFileIsNamedAndHealsOnceItIsMovedAway() throws Exception {
        Path file = folder.resolve("state").resolve(Database.FILE);
        store.close();
        Files.deleteIfExists(file);
        Files.writeString(file, "this is no database ".repeat(500));
        assertThatThrownBy(() -> Store.open(folder.resolve("state"), clock))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.FAULT))
                .hasMessageContaining("damaged");
        Files.delete(file);
        open();
        assertThat(inbox.save(List.of(arrival(1, "a")))).hasSize(1);
    }

    @Test
    void aFileMovedAwayWhileRunningIsMadeAnew() throws Exception {
        inbox.save(List.of(arrival(1, "a")));
        try (var files = Files.list(folder.resolve("state"))) {
            for (Path each : files.filter(f -> f.getFileName().toString().startsWith(Database.FILE))
                    .toList()) {
                Files.delete(each);
            }
        }
        assertThat(inbox.save(List.of(arrival(2, "b")))).hasSize(1);
        reopen();
        assertThat(inbox.open()).extracting(Row::updateId).containsExactly(2L);
    }
}

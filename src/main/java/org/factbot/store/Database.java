package org.factbot.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.factbot.store.StoreException.Reason;

/**
 * The one SQLite file of a state folder, and the lock that keeps a second process out. Thread-safe: one transaction at a
 * time. After any fault the connection is thrown away and made anew by the next transaction, so that a freed disk or a
 * released lock heals without a restart.
 */
final class Database implements AutoCloseable {
    static final String FILE = "factbot.db";
    private static final String LOCK_FILE = "factbot.lock";
    private static final boolean POSIX =
            Path.of(".").getFileSystem().supportedFileAttributeViews().contains("posix");

    /** How long SQLite waits for another program's lock on the file, in ms; short, as callers try again by themselves. */
    private static final int BUSY_TIMEOUT_MS = 2_000;

    private final Path file;
    private final IntSupplier mostPages;
    private final FileChannel lockChannel;
    private final FileLock lock;
    private final ReentrantLock turn = new ReentrantLock();
    private Optional<Connection> connection = Optional.empty();
    private Optional<Sql> statements = Optional.empty();
    private Optional<Object> opened = Optional.empty();
    private boolean durable;
    private volatile boolean closed;

    private Database(Path file, IntSupplier mostPages, FileChannel lockChannel, FileLock lock) {
        this.file = file;
        this.mostPages = mostPages;
        this.lockChannel = lockChannel;
        this.lock = lock;
    }

    /** A piece of SQL work inside one transaction. */
    interface Work<T> {
        T in(Sql sql) throws SQLException;
    }

    /**
     * @param mostPages what the file may grow to, asked whenever it is opened anew; under 1 for as far as the disk goes. So a
     *                  disk can be full without filling one.
     */
    static Database open(Path folder, IntSupplier mostPages) {
        FileChannel channel = null;
        try {
            makeFolder(folder);
            Path lockFile = folder.resolve(LOCK_FILE);
            makePrivateFile(lockFile);
            channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(folder, null);
            }
            Database database = new Database(folder.resolve(FILE), mostPages, channel, lock);
            try {
                database.transaction(false, c -> null);
            } catch (StoreException e) {
                database.close();
                throw e;
            }
            return database;
        } catch (OverlappingFileLockException e) {
            closeQuietly(channel);
            throw inUse(folder, e);
        } catch (IOException e) {
            closeQuietly(channel);
            throw new StoreException(
                    Reason.UNUSABLE,
                    "state folder " + folder + " cannot be used ("
                            + e.getClass().getSimpleName()
                            + "); give this user write access or set FACTBOT_STATE to another folder",
                    e);
        } catch (StoreException e) {
            closeQuietly(channel);
            throw e;
        }
    }

    private static StoreException inUse(Path folder, Throwable cause) {
        return new StoreException(
                Reason.IN_USE,
                "state folder " + folder
                        + " is in use by another running copy; stop it or set FACTBOT_STATE to another folder",
                cause);
    }

    /** A folder we make is ours alone; one that exists keeps the rights its owner chose. */
    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, POSIX ? rights("rwx------") : new FileAttribute<?>[0]);
        }
    }

    /** SQLite gives its side files the rights of the main file, so making that one private suffices. */
    private static void makePrivateFile(Path path) throws IOException {
        try {
            Files.createFile(path, POSIX ? rights("rw-------") : new FileAttribute<?>[0]);
        } catch (FileAlreadyExistsException e) {
            // kept from an earlier run
        }
    }

    private static FileAttribute<?>[] rights(String rights) {
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))};
    }

    /**
     * Runs the work in one transaction; within another piece of work, as a part of that one's.
     *
     * @param mustLast whether the transaction survives a power cut once this returns; all survive the end of the process
     * @throws StoreException if it failed; then nothing of it was kept
     */
    <T> T transaction(boolean mustLast, Work<T> work) {
        if (turn.isHeldByCurrentThread()) {
            return joined(work);
        }
        turn.lock();
        try {
            Connection open = connected();
            if (mustLast != durable) {
                pragma(open, "synchronous=" + (mustLast ? "FULL" : "NORMAL"));
                durable = mustLast;
            }
            Sql sql = statements.orElseThrow();
            sql.run("BEGIN IMMEDIATE");
            T result = work.in(sql);
            sql.run("COMMIT");
            return result;
        } catch (SQLException | IOException e) {
            disconnect();
            throw new StoreException(Reason.FAULT, explain(e), e);
        } catch (RuntimeException | Error e) {
            disconnect();
            throw e;
        } finally {
            turn.unlock();
        }
    }

    private <T> T joined(Work<T> work) {
        try {
            return work.in(statements.orElseThrow());
        } catch (SQLException e) {
            throw new StoreException(Reason.FAULT, explain(e), e); // undoes the whole
        }
    }

    /** Moves what was written into the main file and empties the side file, so that erased text is gone from both. */
    void settle() {
        turn.lock();
        try {
            pragma(connected(), "wal_checkpoint(TRUNCATE)");
        } catch (SQLException | IOException e) {
            disconnect();
            throw new StoreException(Reason.FAULT, explain(e), e);
        } finally {
            turn.unlock();
        }
    }

    private static void begin(Connection open) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
        }
    }

    private static void commit(Connection open) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute("COMMIT");
        }
    }

    private static void pragma(Connection open, String pragma) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute("PRAGMA " + pragma);
        }
    }

    private Connection connected() throws SQLException, IOException {
        if (closed) {
            throw new IOException("closed"); // another process may hold the folder by now
        }
        if (connection.isPresent() && !identity().equals(opened)) {
            disconnect(); // somebody moved the file away: what we wrote would vanish with our handle on it
        }
        if (connection.isEmpty()) {
            makePrivateFile(file);
            Connection made = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
            connection = Optional.of(made);
            durable = false;
            pragma(made, "busy_timeout=" + BUSY_TIMEOUT_MS);
            pragma(made, "journal_mode=WAL");
            pragma(made, "synchronous=NORMAL");
            pragma(made, "secure_delete=ON"); // erased text is overwritten, not just unlinked
            if (mostPages.getAsInt() >= 1) {
                pragma(made, "max_page_count=" + mostPages.getAsInt());
            }
            migrate(made);
            statements = Optional.of(new Sql(made));
            opened = identity();
        }
        return connection.get();
    }

    /** Which file is there now, whatever its name. */
    private Optional<Object> identity() {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (IOException e) {
            return Optional.of("none");
        }
    }

    private void migrate(Connection made) throws SQLException {
        int version;
        try (Statement statement = made.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            version = row.next() ? row.getInt(1) : 0;
        }
        if (version > Schema.VERSION) {
            disconnect();
            throw new StoreException(
                    Reason.UNUSABLE,
                    file + " was kept by a newer version (schema " + version + ", this program knows " + Schema.VERSION
                            + "); run the newer version or set FACTBOT_STATE to another folder",
                    null);
        }
        if (version < Schema.VERSION) {
            begin(made);
            try (Statement statement = made.createStatement()) {
                for (String sql : Schema.since(version)) {
                    statement.execute(sql);
                }
                statement.execute("PRAGMA user_version=" + Schema.VERSION);
            }
            commit(made);
        }
    }

    /** Closing rolls an open transaction back. */
    private void disconnect() {
        connection.ifPresent(open -> {
            try {
                open.close();
            } catch (SQLException e) {
                // it is being thrown away
            }
        });
        connection = Optional.empty();
        statements = Optional.empty();
    }

    private String explain(Exception e) {
        String text = String.valueOf(e.getMessage());
        String advice;
        if (text.contains("SQLITE_FULL")) {
            advice = "the disk is full; free some space, no restart is needed";
        } else if (text.contains("SQLITE_READONLY") || text.contains("SQLITE_CANTOPEN") || e instanceof IOException) {
            advice = "it cannot be written; give this user write access, no restart is needed";
        } else if (text.contains("SQLITE_BUSY") || text.contains("SQLITE_LOCKED")) {
            advice = "another program holds it; close that program, no restart is needed";
        } else if (text.contains("SQLITE_CORRUPT") || text.contains("SQLITE_NOTADB")) {
            advice = "it is damaged; move it away, a new one is made without a restart";
        } else {
            advice = "reading or writing failed";
        }
        return "state file " + file + ": " + advice + " (" + code(text, e) + ")";
    }

    /** The bracketed SQLite code only: the rest of a driver's message could quote stored text. */
    private static String code(String text, Exception e) {
        int end = text.indexOf(']');
        return text.startsWith("[") && end > 0
                ? text.substring(1, end)
                : e.getClass().getSimpleName();
    }

    /** Does not wait long for a transaction that hangs: the process is ending then, which frees the folder anyway. */
    @Override
    public void close() {
        boolean alone = false;
        closed = true;
        try {
            alone = turn.tryLock(BUSY_TIMEOUT_MS, TimeUnit.MILLISECONDS);
            if (alone) {
                disconnect();
            }
            lock.release();
            lockChannel.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // the channel is closed already
        } finally {
            if (alone) {
                turn.unlock();
            }
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // nothing was written through it
        }
    }
}

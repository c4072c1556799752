package org.factbot.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.IntSupplier;

/**
 * The state folder of one running bot: its inbox and the preferences of its chats. Thread-safe. Only one process can hold a
 * folder at a time.
 *
 * <pre>{@code
 * try (Store store = Store.open(Path.of("state"), Clock.systemUTC())) {
 *     store.inbox().open().forEach(...);
 * }
 * }</pre>
 */
public final class Store implements AutoCloseable {
    private final Database database;
    private final Inbox inbox;
    private final Preferences preferences;

    private Store(Database database, Clock clock) {
        this.database = database;
        this.inbox = new Inbox(database, clock);
        this.preferences = new Preferences(database);
    }

    /**
     * Makes the folder if need be, locks it, and opens what it holds.
     *
     * @throws StoreException with its reason; nothing is left locked then
     */
    public static Store open(Path folder, Clock clock) {
        return open(folder, clock, () -> 0);
    }

    /**
     * @param mostPages see {@link Database#open}
     */
    static Store open(Path folder, Clock clock, IntSupplier mostPages) {
        return new Store(Database.open(folder, mostPages), clock);
    }

    public Inbox inbox() {
        return inbox;
    }

    public Preferences preferences() {
        return preferences;
    }

    /** A group became a supergroup: what was kept under the old chat id is kept under the new one. */
    public void moveChat(long from, long to) {
        database.transaction(true, c -> {
            for (String table : new String[] {"preference", "answered"}) {
                c.run("UPDATE OR REPLACE " + table + " SET chat = ? WHERE chat = ?", to, from);
            }
            return null;
        });
    }

    /** Makes erased text leave the disk; cheap, to be called about once a minute. */
    public void settle() {
        database.settle();
    }

    /** Closes the file and gives the folder free. */
    @Override
    public void close() {
        database.close();
    }
}

package org.factbot.store;

import java.util.List;

/** The tables, version by version; {@code user_version} of the file says which it has. */
final class Schema {
    static final int VERSION = 1;

    private static final List<List<String>> VERSIONS = List.of(List.of(
            // Received and not finished. Deleted when finished; set aside ones stay until they are too old.
            "CREATE TABLE inbox (number INTEGER PRIMARY KEY AUTOINCREMENT, update_id INTEGER NOT NULL, chat INTEGER,"
                    + " raw TEXT NOT NULL, received INTEGER NOT NULL, plan TEXT, aside TEXT)",
            // How far the calls of a plan came.
            "CREATE TABLE part (number INTEGER NOT NULL, part INTEGER NOT NULL, sent INTEGER NOT NULL,"
                    + " PRIMARY KEY (number, part)) WITHOUT ROWID",
            // What was received lately: ids, no text.
            "CREATE TABLE seen (number INTEGER PRIMARY KEY AUTOINCREMENT, update_id INTEGER NOT NULL, content TEXT)",
            "CREATE INDEX seen_update ON seen (update_id)",
            "CREATE INDEX seen_content ON seen (content)",
            // Which of our messages answer which message: ids, no text.
            "CREATE TABLE answered (chat INTEGER NOT NULL, message INTEGER NOT NULL, answer_chat INTEGER NOT NULL,"
                    + " answer_message INTEGER NOT NULL, at INTEGER NOT NULL,"
                    + " PRIMARY KEY (chat, message, answer_chat, answer_message)) WITHOUT ROWID",
            "CREATE INDEX answered_at ON answered (at)",
            "CREATE TABLE preference (chat INTEGER NOT NULL, person INTEGER NOT NULL, name TEXT NOT NULL,"
                    + " value TEXT NOT NULL, PRIMARY KEY (chat, person, name)) WITHOUT ROWID"));

    private Schema() {}

    /** The statements that bring a file of this version up to date. */
    static List<String> since(int version) {
        return VERSIONS.subList(version, VERSION).stream().flatMap(List::stream).toList();
    }
}

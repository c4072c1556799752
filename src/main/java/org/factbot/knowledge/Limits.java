package org.factbot.knowledge;

/** Bounds of a knowledge folder, each with its reason. Lengths are in UTF-16 characters unless the name says otherwise. */
final class Limits {
    /** 10,000 facts in one file are about 3 MB and 100,000 about 30 MB; more than this is no file that people edit. */
    static final int FILE_BYTES = 32 * 1024 * 1024;

    /** Eight of the largest files: keeps a mistaken folder from filling the memory. */
    static final long FOLDER_BYTES = 8L * FILE_BYTES;

    /** The deepest place of the format is five levels down (facts, fact, quotes, quote, text). */
    static final int NESTING = 12;

    /** A screenful of problems is read, a thousand are not; a garbage file must not fill the memory with them. */
    static final int PROBLEMS_PER_FILE = 1000;

    /** Ids travel in buttons, file names and JSON; Telegram's buttons carry 64 bytes. */
    static final int ID = 64;

    /**
     * One sentence. What reads well on a telephone is under 400; laws and encyclopaedias have sentences five times as long,
     * and a folder made of them is still to be served.
     */
    static final int STATEMENT = 2000;

    /** A few sentences; with statement and quote it stays far below Telegram's 4,096 characters. */
    static final int CONTEXT = 1200;

    /** Brief enough to be a quotation and not a copy of the work. */
    static final int QUOTE_WORDS = 60;

    /** Sixty long words; catches a text that is written without spaces. */
    static final int QUOTE = 1000;

    /** People do not ask longer questions in one breath. */
    static final int PHRASING = 200;

    /** A name, alias, role or vocabulary word is a phrase. */
    static final int NAME = 200;

    /** The longest headline we have met is about 200 characters. */
    static final int TITLE = 300;

    /** A remark for editors, or what a work is about. */
    static final int NOTE = 1200;

    /** A snippet to find a place by, not the passage itself. */
    static final int AT = 200;

    /** What browsers and messengers accept as an address. */
    static final int URL = 2000;

    /** Telegram's longest message: judged questions and chatter are messages people send. */
    static final int MESSAGE = 4096;

    /** Translations run longer than their English: half as much again is plenty. */
    static final int TRANSLATED_PERCENT = 150;

    /** No article that people cite by paragraph has more. */
    static final int PARAGRAPHS = 100_000;

    private Limits() {}

    static int translated(int limit) {
        return limit * TRANSLATED_PERCENT / 100;
    }
}

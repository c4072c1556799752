package org.factbot.store;

import java.util.Objects;

/** The state could not be read or kept. The message is written for the operator and holds no stored text. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong, as far as the caller can act on it. */
    public enum Reason {
        /** Another process holds the state folder; a second copy must not start. */
        IN_USE,
        /** The folder cannot be made or written to, or was kept by a newer version: a person has to change something. */
        UNUSABLE,
        /** Reading or writing failed; it may come right by itself (full disk freed, lock released). Trying again is safe. */
        FAULT
    }

    private final Reason reason;

    StoreException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason);
    }

    public Reason reason() {
        return reason;
    }
}

package org.factbot.telegram;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** That the bot ends, and with which exit code; the first to say so decides. Thread-safe. */
final class Ending {
    /** Asked to stop, and did. */
    static final int CLEAN = 0;
    /** A fault of ours. */
    static final int INTERNAL = 70;
    /** Another copy is at work. */
    static final int CONFLICT = 75;
    /** A person has to change the configuration. */
    static final int CONFIGURATION = 78;

    private final CountDownLatch said = new CountDownLatch(1);
    private int code;

    synchronized void end(int exitCode) {
        if (said.getCount() > 0) {
            code = exitCode;
            said.countDown();
        }
    }

    boolean isSaid() {
        return said.getCount() == 0;
    }

    synchronized OptionalInt code() {
        return isSaid() ? OptionalInt.of(code) : OptionalInt.empty();
    }

    /** Waits, but not past the end. An interrupt ends the bot. */
    void pause(Duration most) {
        try {
            said.await(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(INTERNAL);
        }
    }
}

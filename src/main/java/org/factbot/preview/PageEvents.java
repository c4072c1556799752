package org.factbot.preview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The last things that happened, numbered, for pages that follow along. Thread-safe. */
final class PageEvents {
    private static final int MOST_KEPT = 2000;

    /** Something that happened; {@code data} is not changed any more. */
    record PageEvent(long number, String kind, ObjectNode data) {}

    private final Deque<PageEvent> events = new ArrayDeque<>();
    private long last;
    private boolean closed;

    synchronized void add(String kind, ObjectNode data) {
        events.add(new PageEvent(++last, kind, data));
        if (events.size() > MOST_KEPT) {
            events.remove();
        }
        notifyAll();
    }

    synchronized long last() {
        return last;
    }

    synchronized boolean closed() {
        return closed;
    }

    /** What came after this number; waits a while if nothing did. A reader who fell behind is told to start afresh. */
    synchronized List<PageEvent> after(long number, Duration wait) throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        while (last <= number && number <= last && !closed) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return List.of();
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        boolean missed = number > last || !events.isEmpty() && events.peek().number > number + 1;
        if (missed) {
            return List.of(new PageEvent(last, "reset", Json.object()));
        }
        return events.stream().filter(event -> event.number > number).toList();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}

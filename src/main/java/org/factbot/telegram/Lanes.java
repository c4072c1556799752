package org.factbot.telegram;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs: those of one lane one after the other in their order, those of different lanes side by side. A job is a
 * sequence of short steps; a lane that has to wait between steps holds no thread. Thread-safe.
 */
final class Lanes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    /** Calls at once, which is also the most that can be doubled by a crash. */
    private static final int WORKERS = 16;

    /** A private chat goes before a group that became ready up to this much earlier, and never starves it. */
    private static final Duration GROUP_HANDICAP = Duration.ofSeconds(1);

    /** After a step that threw, which none should. */
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);

    private final Map<String, Lane> lanes = new HashMap<>();
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor timer;
    private final AtomicLong order = new AtomicLong();
    private int jobs;
    private int running;
    private boolean stopped;

    /** Work in steps. */
    interface Job {
        /** Does the next step; empty when the job is done, else how long to wait before the step after. */
        Optional<Duration> step();
    }

    private static final class Lane {
        private final String key;
        private final boolean hurried;
        private final Deque<Job> jobs = new ArrayDeque<>();

        Lane(String key, boolean hurried) {
            this.key = key;
            this.hurried = hurried;
        }
    }

    /** A lane's turn on a worker, ordered by when it was due. */
    private final class Turn implements Runnable, Comparable<Turn> {
        private final Lane lane;
        private final long due;
        private final long number = order.incrementAndGet();

        Turn(Lane lane) {
            this.lane = lane;
            this.due = System.nanoTime() + (lane.hurried ? 0 : GROUP_HANDICAP.toNanos());
        }

        @Override
        public void run() {
            step(lane);
        }

        @Override
        public int compareTo(Turn other) {
            int byTime = Long.signum(due - other.due);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    Lanes() {
        AtomicInteger count = new AtomicInteger();
        workers = new ThreadPoolExecutor(
                WORKERS,
                WORKERS,
                30,
                TimeUnit.SECONDS,
                new PriorityBlockingQueue<>(),
                task -> daemon(task, "lane-" + count.incrementAndGet()));
        workers.allowCoreThreadTimeOut(true);
        timer = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "lane-timer"));
    }

    private static Thread daemon(Runnable task, String name) {
        Thread made = new Thread(task, name);
        made.setDaemon(true);
        return made;
    }

    /**
     * Puts a job at the end of its lane.
     *
     * @param hurried whether the lane goes before others that are ready at about the same time
     */
    synchronized void add(String key, boolean hurried, Job job) {
        Lane lane = lanes.computeIfAbsent(key, name -> new Lane(name, hurried));
        lane.jobs.addLast(job);
        jobs++;
        if (lane.jobs.size() == 1) {
            ready(lane);
        }
    }

    /** Jobs not done. */
    synchronized int size() {
        return jobs;
    }

    private synchronized void ready(Lane lane) {
        if (!stopped) {
            workers.execute(new Turn(lane));
        }
    }

    private void step(Lane lane) {
        Job job;
        synchronized (this) {
            if (stopped) {
                return;
            }
            job = lane.jobs.getFirst();
            running++;
        }
        Optional<Duration> again = Optional.of(AFTER_FAULT);
        try {
            again = job.step();
        } catch (RuntimeException | Error e) {
            LOG.error("event=step-failed cause={}", e.getClass().getName());
        } finally {
            stepped(lane, again);
        }
    }

    private synchronized void stepped(Lane lane, Optional<Duration> again) {
        running--;
        notifyAll();
        if (again.isEmpty()) {
            lane.jobs.removeFirst();
            jobs--;
            if (lane.jobs.isEmpty()) {
                lanes.remove(lane.key);
            } else {
                ready(lane);
            }
        } else if (again.get().isZero()) {
            ready(lane);
        } else if (!stopped) {
            timer.schedule(() -> ready(lane), again.get().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Starts no further step, and waits for those under way; false if some are still under way after that long. */
    synchronized boolean stop(Duration within) {
        stopped = true;
        timer.shutdownNow();
        long deadline = System.nanoTime() + within.toNanos();
        while (running > 0) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        stop(Duration.ZERO);
        workers.shutdownNow();
    }
}

package org.factbot.telegram;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * All waits of the delivery in one place, so that tests can run them faster.
 *
 * @param pollWait        how long a poll waits for updates; the server allows 50 s, proxies often less than 30 s
 * @param pollRetry       first back-off of polling; sooner than 0.5 s the server answers with one update at a time
 * @param pollRetryMost   longest back-off of polling; also bounds how late we notice that the network is back
 * @param tokenRetry      between the three refusals of a token that end the bot
 * @param conflictRetry   after another copy took the poll; the server itself delays repeated conflicts by 3 s
 * @param conflictGrace   waits on conflicts that add up to giving way: longer than a rolling restart
 * @param conflictMemory  quiet time after which conflicts no longer add up
 * @param storageRetry    between tries to write to storage that failed
 * @param sendRetry       first back-off of sending after a server's fault
 * @param sendRetryMost   longest back-off of sending; also bounds how late an answer goes out once the network is back
 * @param ambiguousWait   before a call of unknown outcome is made again
 * @param floodSlack      most that is added to a pause Telegram asked for, so that chats do not return at the same moment
 * @param stuck           without a turn of the poller after which it counts as dead
 * @param drain           for ending; supervisors kill after 30 s, some after 20 s
 * @param messageAge      an open message older than this is not answered any more
 * @param callbackAge     the same for taps on buttons; Telegram itself gives up after 150 s
 * @param inlineAge       the same for inline queries; Telegram itself gives up after 30 s
 */
record Timing(
        Duration pollWait,
        Duration pollRetry,
        Duration pollRetryMost,
        Duration tokenRetry,
        Duration conflictRetry,
        Duration conflictGrace,
        Duration conflictMemory,
        Duration storageRetry,
        Duration sendRetry,
        Duration sendRetryMost,
        Duration ambiguousWait,
        Duration floodSlack,
        Duration stuck,
        Duration drain,
        Duration messageAge,
        Duration callbackAge,
        Duration inlineAge) {

    static Timing standard() {
        return new Timing(
                Duration.ofSeconds(25),
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(90),
                Duration.ofMinutes(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                Duration.ofMinutes(5),
                Duration.ofSeconds(20),
                Duration.ofHours(12),
                Duration.ofSeconds(120),
                Duration.ofSeconds(25));
    }

    /** The same with polls, retries, graces and the watchdog so many times quicker. */
    Timing faster(int times) {
        return new Timing(
                longer(pollWait.dividedBy(times), Duration.ofSeconds(1)),
                pollRetry.dividedBy(times),
                pollRetryMost.dividedBy(times),
                tokenRetry.dividedBy(times),
                conflictRetry.dividedBy(times),
                conflictGrace.dividedBy(times),
                conflictMemory.dividedBy(times),
                storageRetry.dividedBy(times),
                sendRetry.dividedBy(times),
                sendRetryMost.dividedBy(times),
                ambiguousWait.dividedBy(times),
                floodSlack.dividedBy(times),
                stuck.dividedBy(times),
                drain,
                messageAge,
                callbackAge,
                inlineAge);
    }

    /** The n-th wait (from 0) of polling that failed: doubling, anywhere up to that, never under the first. */
    Duration pollBackoff(int failures, RandomGenerator random) {
        Duration most = doubled(pollRetry, failures, pollRetryMost);
        return longer(pollRetry, Duration.ofNanos((long) (most.toNanos() * random.nextDouble())));
    }

    /** The n-th wait (from 0) of a call that failed: doubling. */
    Duration sendBackoff(int failures) {
        return doubled(sendRetry, failures, sendRetryMost);
    }

    /** A pause Telegram asked for and a little more. */
    Duration withSlack(Duration pause, RandomGenerator random) {
        return pause.plus(floodSlack.dividedBy(5)).plusNanos((long) (floodSlack.toNanos() * 0.8 * random.nextDouble()));
    }

    static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration doubled(Duration first, int failures, Duration most) {
        Duration grown = first.multipliedBy(1L << Math.min(failures, 20)); // 2^20 is past any cap
        return grown.compareTo(most) < 0 ? grown : most;
    }
}

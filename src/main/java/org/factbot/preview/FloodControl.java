package org.factbot.preview;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How often a bot may speak: about one message a second in a chat with short bursts tolerated, 20 a minute in a group,
 * about 30 a second in all. Telegram publishes no exact figures; these are its rules of thumb. Thread-safe.
 */
final class FloodControl {
    private static final int BURST_IN_A_CHAT = 3;
    private static final int A_MINUTE_IN_A_GROUP = 20;
    private static final int A_SECOND_IN_ALL = 30;

    private final Clock clock;
    private final Map<Long, Deque<Instant>> perChat = new HashMap<>();
    private final Deque<Instant> all = new ArrayDeque<>();
    private boolean on;

    FloodControl(Clock clock) {
        this.clock = clock;
    }

    synchronized void on(boolean wanted) {
        on = wanted;
        perChat.clear();
        all.clear();
    }

    /** Counts one message, or refuses it with the time to wait. A refused one does not count. */
    synchronized void pass(Chat chat) {
        if (!on) {
            return;
        }
        Deque<Instant> chatTimes = perChat.computeIfAbsent(chat.id, id -> new ArrayDeque<>());
        Instant now = clock.instant();
        check(chatTimes, now, Duration.ofSeconds(BURST_IN_A_CHAT), BURST_IN_A_CHAT);
        check(all, now, Duration.ofSeconds(1), A_SECOND_IN_ALL);
        if (chat.kind != Chat.Kind.PRIVATE) {
            check(chatTimes, now, Duration.ofMinutes(1), A_MINUTE_IN_A_GROUP);
        }
        remember(chatTimes, now);
        remember(all, now);
    }

    private static void check(Deque<Instant> times, Instant now, Duration window, int most) {
        Instant from = now.minus(window);
        long inWindow = times.stream().filter(time -> time.isAfter(from)).count();
        if (inWindow >= most) {
            Instant free = times.stream()
                    .filter(time -> time.isAfter(from))
                    .skip(inWindow - most)
                    .findFirst()
                    .orElse(now);
            throw Refusal.tooManyRequests(Duration.between(from, free));
        }
    }

    private static void remember(Deque<Instant> times, Instant now) {
        times.add(now);
        while (times.peek().isBefore(now.minusSeconds(60))) {
            times.remove();
        }
    }
}

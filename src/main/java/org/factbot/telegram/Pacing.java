package org.factbot.telegram;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * When the next call to a chat may go out. The guesses about Telegram's limits here keep us out of trouble; when Telegram
 * itself asks for a pause, that is the truth. Thread-safe.
 */
final class Pacing {
    private static final long SECOND = 1_000_000_000L;

    /** Telegram tolerates short bursts in a private chat, then about one message a second. */
    private static final double PRIVATE_BURST = 3;

    /** Official: 20 a minute in one group; two are left for what we do not count. */
    private static final int GROUP_A_MINUTE = 18;

    /** Official: about 30 a second over all chats. */
    private static final double ALL_A_SECOND = 25;

    private static final double ALL_BURST = 30;

    /** So many chats flooded within that time mean that the bot as a whole is too fast, not the chats. */
    private static final int FLOODED_CHATS = 3;

    private static final long FLOODED_WITHIN = 5 * SECOND;

    /** A pause longer than this is meant for the bot as a whole. */
    private static final Duration LONG_PAUSE = Duration.ofSeconds(30);

    /** From so many remembered chats on, those quiet for two minutes are forgotten. */
    private static final int MANY_CHATS = 1_000;

    private final LongSupplier nanoTime;
    private final boolean guessing;
    private final Bucket all;
    private final Map<Long, Chat> chats = new HashMap<>();
    private final Deque<Flood> floods = new ArrayDeque<>();
    private long allPausedUntil;
    private int forgetAt = MANY_CHATS;

    private record Flood(long chat, long at) {}

    private static final class Chat {
        private final Bucket bucket;
        private final Deque<Long> lastMinute = new ArrayDeque<>();
        private long pausedUntil;
        private long lastUsed;

        Chat(boolean group, long now) {
            bucket = new Bucket(group ? 1 : PRIVATE_BURST, 1, now);
            pausedUntil = now;
        }
    }

    /** Fills with time up to its size; a call takes one. */
    private static final class Bucket {
        private final double size;
        private final double perSecond;
        private double level;
        private long at;

        Bucket(double size, double perSecond, long now) {
            this.size = size;
            this.perSecond = perSecond;
            this.level = size;
            this.at = now;
        }

        long waitFor(long now) {
            level = Math.min(size, level + (now - at) * perSecond / SECOND);
            at = now;
            return level >= 1 ? 0 : (long) Math.ceil((1 - level) / perSecond * SECOND);
        }
    }

    /**
     * @param nanoTime a clock that only goes forward, in nanoseconds
     * @param guessing whether to keep to our guesses, or only to the pauses Telegram asks for
     */
    Pacing(LongSupplier nanoTime, boolean guessing) {
        this.nanoTime = nanoTime;
        this.guessing = guessing;
        long now = nanoTime.getAsLong();
        this.all = new Bucket(ALL_BURST, ALL_A_SECOND, now);
        this.allPausedUntil = now;
    }

    /** Zero if a call may go out now, which is then counted; else how long to wait before asking again. */
    synchronized Duration reserve(long chatId) {
        long now = nanoTime.getAsLong();
        Chat chat = chat(chatId, now);
        long wait = later(chat.pausedUntil, allPausedUntil) - now;
        if (guessing) {
            wait = Math.max(wait, chat.bucket.waitFor(now));
            wait = Math.max(wait, all.waitFor(now));
            if (chatId < 0) {
                wait = Math.max(wait, waitForMinute(chat, now));
            }
        }
        if (wait > 0) {
            return Duration.ofNanos(wait);
        }
        if (guessing) {
            chat.bucket.level--;
            all.level--;
            if (chatId < 0) {
                chat.lastMinute.addLast(now);
            }
        }
        return Duration.ZERO;
    }

    private static long waitForMinute(Chat chat, long now) {
        while (!chat.lastMinute.isEmpty() && now - chat.lastMinute.peekFirst() >= 60 * SECOND) {
            chat.lastMinute.removeFirst();
        }
        return chat.lastMinute.size() < GROUP_A_MINUTE ? 0 : chat.lastMinute.peekFirst() + 60 * SECOND - now;
    }

    private Chat chat(long id, long now) {
        if (chats.size() >= forgetAt) {
            chats.values().removeIf(each -> now - each.lastUsed > 120 * SECOND && each.pausedUntil - now <= 0);
            forgetAt = Math.max(MANY_CHATS, chats.size() * 2);
        }
        Chat chat = chats.computeIfAbsent(id, key -> new Chat(key < 0, now));
        chat.lastUsed = now;
        return chat;
    }

    /**
     * Telegram asked for a pause in a chat.
     *
     * @param asked  what it asked for
     * @param really how long to pause: a little longer
     * @return whether all chats pause
     */
    synchronized boolean pause(long chatId, Duration asked, Duration really) {
        long now = nanoTime.getAsLong();
        Chat chat = chat(chatId, now);
        chat.pausedUntil = later(chat.pausedUntil, now + really.toNanos());
        floods.addLast(new Flood(chatId, now));
        while (now - floods.peekFirst().at() > FLOODED_WITHIN) {
            floods.removeFirst();
        }
        Set<Long> flooded = new HashSet<>();
        floods.forEach(flood -> flooded.add(flood.chat()));
        boolean everywhere = flooded.size() >= FLOODED_CHATS || asked.compareTo(LONG_PAUSE) > 0;
        if (everywhere) {
            allPausedUntil = later(allPausedUntil, now + really.toNanos());
        }
        return everywhere;
    }

    /** Chats remembered. */
    synchronized int chats() {
        return chats.size();
    }

    private static long later(long a, long b) {
        return a - b > 0 ? a : b;
    }
}

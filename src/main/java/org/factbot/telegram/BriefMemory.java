package org.factbot.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers a bounded number of things for a bounded time, in memory only; the oldest go first. Safe for any thread.
 *
 * @param <K> what a thing is remembered by
 * @param <V> what is remembered
 */
final class BriefMemory<K, V> {
    private record Held<V>(V value, Instant until) {}

    private final Clock clock;
    private final Duration span;
    private final int most;
    private final Map<K, Held<V>> held = new LinkedHashMap<>();

    /**
     * @param span for how long a thing is remembered after it was last put
     * @param most how many things are remembered
     */
    BriefMemory(Clock clock, Duration span, int most) {
        this.clock = clock;
        this.span = span;
        this.most = most;
    }

    synchronized void put(K key, V value) {
        held.remove(key);
        held.put(key, new Held<>(value, clock.instant().plus(span)));
        // Things are put in order of time, so what has run out stands at the front.
        var oldest = held.values().iterator();
        while (oldest.hasNext() && (oldest.next().until().isBefore(clock.instant()) || held.size() > most)) {
            oldest.remove();
        }
    }

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(held.get(key))
                .filter(found -> found.until().isAfter(clock.instant()))
                .map(Held::value);
    }

    synchronized void forget(K key) {
        held.remove(key);
    }

    synchronized void forgetIf(java.util.function.Predicate<K> which) {
        held.keySet().removeIf(which);
    }

    synchronized int size() {
        return held.size();
    }
}

package org.factbot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final Lanes lanes = new Lanes();

    @AfterEach
    void close() {
        lanes.close();
    }

    @Test
    void oneLaneKeepsItsOrderAndNeverRunsTwoAtATime() {
        Map<String, List<Integer>> done = new ConcurrentHashMap<>();
        Map<String, AtomicInteger> inside = new ConcurrentHashMap<>();
        AtomicInteger most = new AtomicInteger();
        for (int i = 0; i < 2_000; i++) {
            int number = i;
            String key = "lane " + i % 50;
            AtomicInteger steps = new AtomicInteger();
            lanes.add(key, i % 2 == 0, () -> {
                AtomicInteger here = inside.computeIfAbsent(key, name -> new AtomicInteger());
                most.accumulateAndGet(here.incrementAndGet(), Math::max);
                here.decrementAndGet();
                if (steps.getAndIncrement() == 0) {
                    return Optional.of(number % 7 == 0 ? Duration.ofMillis(2) : Duration.ZERO);
                }
                done.computeIfAbsent(key, name -> new CopyOnWriteArrayList<>()).add(number);
                return Optional.empty();
            });
        }
        await().until(() -> lanes.size() == 0);
        assertThat(most).hasValue(1);
        assertThat(done).hasSize(50);
        done.values().forEach(numbers -> assertThat(numbers).hasSize(40).isSorted());
    }

    @Test
    void lanesThatWaitHoldNoThread() {
        for (int i = 0; i < 200; i++) {
            lanes.add("waiting " + i, true, () -> Optional.of(Duration.ofMinutes(1)));
        }
        CountDownLatch done = new CountDownLatch(1);
        lanes.add("quick", false, () -> {
            done.countDown();
            return Optional.empty();
        });
        await().atMost(Duration.ofSeconds(2)).until(() -> done.getCount() == 0);
    }

    @Test
    void aStepThatThrowsIsDoneAgain() {
        AtomicInteger steps = new AtomicInteger();
        lanes.add("a", true, () -> {
            if (steps.getAndIncrement() == 0) {
                throw new IllegalStateException();
            }
            return Optional.empty();
        });
        await().atMost(Duration.ofSeconds(10)).until(() -> lanes.size() == 0);
        assertThat(steps).hasValue(2);
    }

    @Test
    void stoppingWaitsForStepsUnderWayAndBeginsNone() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger steps = new AtomicInteger();
        lanes.add("a", true, () -> {
            begun.countDown();
            awaitLatch(mayEnd);
            steps.incrementAndGet();
            return Optional.of(Duration.ZERO);
        });
        await().until(() -> begun.getCount() == 0);
        assertThat(lanes.stop(Duration.ofMillis(50))).isFalse();
        mayEnd.countDown();
        assertThat(lanes.stop(Duration.ofSeconds(5))).isTrue();
        lanes.add("b", true, () -> {
            steps.incrementAndGet();
            return Optional.empty();
        });
        await().during(Duration.ofMillis(100)).until(() -> steps.get() == 1);
        assertThat(lanes.size()).isEqualTo(2);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

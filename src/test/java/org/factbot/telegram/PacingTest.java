package org.factbot.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacingTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000); // nanoTime may overflow at any moment
    private final Pacing pacing = new Pacing(now::get, true);

    private void forward(Duration by) {
        now.addAndGet(by.toNanos());
    }

    /** How many calls go out in a while, asking every 50 ms. */
    private int sent(long chat, Duration within) {
        int sent = 0;
        for (long t = 0; t < within.toMillis(); t += 50) {
            while (pacing.reserve(chat).isZero()) {
                sent++;
            }
            forward(Duration.ofMillis(50));
        }
        return sent;
    }

    @Test
    void aPrivateChatGetsABurstAndThenOneASecond() {
        assertThat(sent(1, Duration.ofSeconds(10))).isBetween(12, 13);
    }

    @Test
    void aGroupGetsOneASecondAndEighteenAMinute() {
        assertThat(sent(-1, Duration.ofSeconds(10))).isBetween(10, 11);
        assertThat(sent(-1, Duration.ofSeconds(50))).isBetween(7, 8);
        assertThat(sent(-1, Duration.ofSeconds(120))).isBetween(36, 37);
    }

    @Test
    void allChatsTogetherGetTwentyFiveASecond() {
        int sent = 0;
        for (int t = 0; t < 100; t++) {
            for (int chat = 1; chat <= 300; chat++) {
                sent += pacing.reserve(chat).isZero() ? 1 : 0;
            }
            forward(Duration.ofMillis(50));
        }
        assertThat(sent).isBetween(150, 156);
    }

    @Test
    void theWaitSaidIsLongEnough() {
        while (pacing.reserve(-1).isZero()) {
            forward(Duration.ofMillis(1));
        }
        forward(pacing.reserve(-1));
        assertThat(pacing.reserve(-1)).isZero();
    }

    @Test
    void aPauseHoldsItsChatOnly() {
        pacing.pause(1, Duration.ofSeconds(30), Duration.ofMillis(30_200));
        assertThat(pacing.reserve(1)).isEqualTo(Duration.ofMillis(30_200));
        assertThat(pacing.reserve(2)).isZero();
        forward(Duration.ofMillis(30_200));
        assertThat(pacing.reserve(1)).isZero();
    }

    @Test
    void threeChatsInFiveSecondsPauseAll() {
        Duration second = Duration.ofSeconds(1);
        assertThat(pacing.pause(1, second, second)).isFalse();
        forward(Duration.ofSeconds(6));
        assertThat(pacing.pause(2, second, second)).isFalse();
        assertThat(pacing.pause(2, second, second)).isFalse();
        assertThat(pacing.pause(3, second, second)).isFalse();
        assertThat(pacing.pause(4, second, second)).isTrue();
        assertThat(pacing.reserve(9)).isEqualTo(second);
    }

    @Test
    void aLongPausePausesAll() {
        assertThat(pacing.pause(1, Duration.ofSeconds(31), Duration.ofSeconds(31)))
                .isTrue();
        assertThat(pacing.reserve(2)).isEqualTo(Duration.ofSeconds(31));
    }

    @Test
    void withoutGuessingOnlyPausesCount() {
        Pacing bare = new Pacing(now::get, false);
        for (int i = 0; i < 100; i++) {
            assertThat(bare.reserve(-1)).isZero();
        }
        bare.pause(-1, Duration.ofSeconds(1), Duration.ofSeconds(1));
        assertThat(bare.reserve(-1)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void forgetsChatsThatWentQuiet() {
        for (long chat = 1; chat <= 5_000; chat++) {
            pacing.reserve(chat);
            forward(Duration.ofSeconds(1));
        }
        assertThat(pacing.chats()).isLessThan(1_500);
    }
}

package org.factbot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.factbot.telegram.QuestionLimit.Verdict.ANSWER;
import static org.factbot.telegram.QuestionLimit.Verdict.SILENT;
import static org.factbot.telegram.QuestionLimit.Verdict.TELL;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.factbot.telegram.QuestionLimit.Verdict;
import org.factbot.testing.MutableClock;
import org.junit.jupiter.api.Test;

class QuestionLimitTest {
    private static final Instant NOON = Instant.parse("2025-08-01T12:00:00Z");

    private final MutableClock clock = new MutableClock(NOON);
    private final QuestionLimit limit = new QuestionLimit(3, clock);

    private Verdict ask(String person, int message, Instant written) {
        return limit.of(
                person,
                Envelope.of(Updates.message(
                        Updates.ALONE, "'message_id':" + message + ",'date':" + written.getEpochSecond())));
    }

    private List<Verdict> rush(String person, int count) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            verdicts.add(ask(person, i, NOON.plusSeconds(i)));
        }
        return verdicts;
    }

    @Test
    void tellsOnceAMinute() {
        assertThat(rush("u1", 6)).containsExactly(ANSWER, ANSWER, ANSWER, TELL, SILENT, SILENT);
        assertThat(ask("u1", 7, NOON.plusSeconds(60))).isEqualTo(ANSWER);
    }

    @Test
    void everybodyHasTheirOwn() {
        rush("u1", 6);
        assertThat(rush("u2", 4)).containsExactly(ANSWER, ANSWER, ANSWER, TELL);
    }

    @Test
    void whatWasWrittenInTheCourseOfAnHourIsNoRushWhenItComesAtOnce() {
        for (int minute = 0; minute < 60; minute++) {
            assertThat(ask("u1", minute, NOON.minus(Duration.ofMinutes(minute))))
                    .isEqualTo(ANSWER);
        }
    }

    @Test
    void aQuestionHandedOverAgainKeepsItsVerdict() {
        rush("u1", 5);
        assertThat(ask("u1", 0, NOON)).isEqualTo(ANSWER);
        assertThat(ask("u1", 3, NOON.plusSeconds(3))).isEqualTo(TELL);
        assertThat(ask("u1", 4, NOON.plusSeconds(4))).isEqualTo(SILENT);
    }

    @Test
    void isBounded() {
        for (int person = 0; person < 12_000; person++) {
            ask("u" + person, 1, NOON);
        }
        assertThat(limit.size()).isLessThanOrEqualTo(10_000);
        clock.forward(Duration.ofMinutes(3));
        ask("u1", 1, NOON);
        assertThat(limit.size()).isEqualTo(1);
    }

    @Test
    void noneIsNoLimit() {
        assertThatThrownBy(() -> new QuestionLimit(0, clock)).isInstanceOf(IllegalArgumentException.class);
    }
}

package org.factbot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.factbot.reply.HarbourStory;
import org.factbot.reply.ReplyComposer;
import org.factbot.reply.ScriptedAnswerer;

/** A conversation over the made-up story, with a clock that only the test moves. */
final class TalkFixture {
    /** A clock for one test thread. */
    static final class HandClock extends Clock {
        private Instant now = Instant.parse("2025-08-01T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    final HandClock clock = new HandClock();
    final ScriptedAnswerer answerer = new ScriptedAnswerer(HarbourStory.base());
    final Talk talk;

    TalkFixture() {
        this(Updates.ME);
    }

    TalkFixture(Me me) {
        talk = new Talk(me, answerer, new ReplyComposer(answerer::base), clock);
    }

    /** The calls, held against Telegram's limits. */
    List<Call> handle(JsonNode update, Call.MessageKey... earlier) {
        List<Call> calls = talk.handle(update, List.of(earlier));
        Calls.requireWithinLimits(calls);
        return calls;
    }
}

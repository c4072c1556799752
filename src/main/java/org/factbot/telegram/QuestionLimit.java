package org.factbot.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How much one person may ask, so that nobody takes the bot from the others. Counted by the minute in which a question was
 * written, not answered: what somebody asked in the course of an hour while we were down is no rush. In memory only, and
 * bounded. Safe for any thread.
 */
final class QuestionLimit {
    /**
     * Whoever reads the answers asks a handful a minute. More than this could not be answered to a group anyway: Telegram
     * takes 20 messages a minute there, see {@link Pacing}.
     */
    static final int A_MINUTE = 20;

    /** What a group may ask, in people who ask as much as they may: more would wait for minutes in Telegram's flood control. */
    static final int PEOPLE_IN_A_GROUP = 2;

    /** Questions of one minute come in together or not at all; a pause asked for by Telegram is the longest between them. */
    private static final Duration REMEMBERED = Duration.ofMinutes(2);

    private static final int MOST_PEOPLE = 10_000;

    private final int perMinute;
    private final Clock clock;
    private final BriefMemory<Minute, List<String>> asked;

    private record Minute(String person, long number) {}

    /** What to do about a question. */
    enum Verdict {
        ANSWER,
        /** Say that this was too much; once a minute. */
        TELL,
        /** The person has been told. */
        SILENT
    }

    QuestionLimit(int perMinute, Clock clock) {
        if (perMinute < 1) {
            throw new IllegalArgumentException("at least one question a minute, not " + perMinute);
        }
        this.perMinute = perMinute;
        this.clock = clock;
        this.asked = new BriefMemory<>(clock, REMEMBERED, MOST_PEOPLE);
    }

    /**
     * Counts a question. One that is handed over again, as after a fault of storage, is not counted again.
     *
     * @param person   who asks
     * @param envelope of the update that asks
     */
    Verdict of(String person, Envelope envelope) {
        return of(person, envelope, perMinute);
    }

    /** The same for a group, in which several may ask. */
    Verdict ofGroup(long chatId, Envelope envelope) {
        return of("group" + chatId, envelope, (long) PEOPLE_IN_A_GROUP * perMinute);
    }

    private synchronized Verdict of(String person, Envelope envelope, long most) {
        Instant written = envelope.writtenAt().orElseGet(clock::instant);
        Minute minute = new Minute(person, Math.floorDiv(written.getEpochSecond(), 60));
        String name = envelope.content()
                .orElseGet(() -> "update/" + envelope.updateId().orElse(0));
        List<String> before = asked.get(minute).orElse(List.of());
        int place = before.indexOf(name);
        if (place < 0 && before.size() > most) {
            return Verdict.SILENT; // those after the one that was told need not be told apart
        }
        if (place < 0) {
            place = before.size();
            List<String> now = new ArrayList<>(before);
            now.add(name);
            asked.put(minute, List.copyOf(now));
        }
        return place < most ? Verdict.ANSWER : Verdict.TELL;
    }

    /** People and minutes remembered. */
    int size() {
        return asked.size();
    }
}

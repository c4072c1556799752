package org.factbot.telegram;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.factbot.answer.Outcome;

/**
 * When we may listen, and when we may speak. Safe for any thread.
 *
 * <p>Alone with a person we answer everything. Among others we hear only what turns to us, and where we are not sure we say
 * one line or nothing.
 */
final class Etiquette {
    /** An edit later than this is no fresh question. */
    private static final Duration FRESH = Duration.ofMinutes(15);

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST = 4_000;

    private record Album(long chatId, String id) {}

    /** The part of each album that we listened to. */
    private final BriefMemory<Album, Long> albums;

    /** What each message that we listened to said, as a hash: edits that change nothing are many. */
    private final BriefMemory<Call.MessageKey, Integer> said;

    Etiquette(Clock clock) {
        this.albums = new BriefMemory<>(clock, DAY, MOST);
        this.said = new BriefMemory<>(clock, DAY, MOST);
    }

    /**
     * Gate 1. Whoever passes is remembered, so ask once for every update.
     *
     * @param answeredBefore whether this very message has an answer of ours
     */
    boolean mayListen(Incoming.Asked asked, boolean answeredBefore) {
        boolean addressed = asked.address() != Incoming.Address.NONE;
        if (!addressed && !answeredBefore) {
            return false;
        }
        if (asked.edit().isPresent() && !mayListenAgain(asked, answeredBefore)) {
            return false;
        }
        if (asked.album().isPresent()) {
            Album album = new Album(asked.place().chatId(), asked.album().orElseThrow());
            long first = albums.get(album).orElse(asked.place().messageId());
            if (first != asked.place().messageId()) {
                return false;
            }
            albums.put(album, first);
        }
        said.put(asked.place().message(), hash(asked));
        return true;
    }

    /** As if we had not listened, since it could not be answered and will be handed over again. */
    void unhear(Incoming.Asked asked) {
        said.forget(asked.place().message());
    }

    private boolean mayListenAgain(Incoming.Asked asked, boolean answeredBefore) {
        boolean fresh = asked.edit()
                .flatMap(Incoming.Edit::after)
                .map(after -> after.compareTo(FRESH) <= 0)
                .orElse(true);
        boolean changed = said.get(asked.place().message())
                .map(before -> before != hash(asked))
                .orElse(true);
        return changed && (answeredBefore || fresh);
    }

    private static int hash(Incoming.Asked asked) {
        return List.of(asked.text(), asked.address(), asked.about()).hashCode();
    }

    /** How we may speak. */
    enum Voice {
        FULL,
        /** One short line. */
        BRIEF,
        SILENT
    }

    /**
     * Gate 2.
     *
     * @param answeredBefore an answer that no longer holds is replaced, never left standing
     */
    static Voice voice(Incoming.Asked asked, Outcome outcome, boolean answeredBefore) {
        boolean alone = asked.place().surface() == Incoming.Surface.PRIVATE;
        boolean explicit = asked.address() == Incoming.Address.COMMAND || asked.address() == Incoming.Address.REPLY;
        return outcome.fold(
                answer -> Voice.FULL, clarification -> alone || explicit ? Voice.FULL : Voice.BRIEF, abstention -> {
                    if (alone || abstention.known().isPresent()) {
                        return Voice.FULL;
                    }
                    Voice unsure = answeredBefore ? Voice.BRIEF : Voice.SILENT;
                    if (abstention.reason() == Outcome.Reason.NOT_A_QUESTION) {
                        return asked.address() == Incoming.Address.COMMAND ? Voice.BRIEF : unsure;
                    }
                    boolean foreign = abstention.reason() == Outcome.Reason.OUTSIDE_STORY
                            || abstention.reason() == Outcome.Reason.UNCLEAR;
                    if (explicit) {
                        return foreign && asked.address() == Incoming.Address.REPLY ? Voice.BRIEF : Voice.FULL;
                    }
                    // Readers write to a channel about anything; its people will answer them.
                    return asked.place().surface() == Incoming.Surface.DIRECT && foreign ? unsure : Voice.BRIEF;
                });
    }
}

package org.factbot.telegram;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.factbot.answer.Answerer;
import org.factbot.answer.Evidence;
import org.factbot.answer.Outcome;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.Language;
import org.factbot.question.Question;
import org.factbot.store.Preferences;

/**
 * What was last spoken about with whom, per person, chat and topic; in memory only, bounded, and without any text of a
 * person. And which language a person chose, which is kept until they ask to be forgotten. Safe for any thread.
 */
final class Conversations {
    private static final Duration CONVERSATION = Duration.ofMinutes(15);
    private static final int MOST = 10_000;

    private record Room(String person, long chatId, OptionalLong topic) {
        static Room of(Incoming.Person person, Incoming.Place place) {
            return new Room(
                    person.key(),
                    place.chatId(),
                    place.directTopic().isPresent() ? place.directTopic() : place.topic());
        }
    }

    private final Answerer answerer;
    private final BriefMemory<Room, Question.Turn> turns;
    private final Preferences preferences;

    Conversations(Answerer answerer, Preferences preferences, Clock clock) {
        this.answerer = answerer;
        this.turns = new BriefMemory<>(clock, CONVERSATION, MOST);
        this.preferences = preferences;
    }

    /** What the last answer here was about. */
    Optional<Question.Turn> before(Incoming.Person person, Incoming.Place place) {
        return turns.get(Room.of(person, place));
    }

    /**
     * What a message of ours was about.
     *
     * @param shown the keys of its facts
     */
    Optional<Question.Turn> pointedAt(List<String> shown, Incoming.Person person) {
        List<String> facts = shown.stream()
                .flatMap(key -> ShortKey.fact(key, answerer.base()).stream())
                .map(Fact::id)
                .toList();
        return facts.isEmpty() ? Optional.empty() : Optional.of(new Question.Turn(facts, preferred(person)));
    }

    /** A new subject replaces the old one, and what is foreign to the story ends it; asking back, or not knowing, does not. */
    void remember(Incoming.Person person, Incoming.Place place, Outcome outcome, Language language) {
        if (person.key().isEmpty()) {
            return;
        }
        Room room = Room.of(person, place);
        List<String> facts = outcome
                .<List<Evidence>>fold(
                        Outcome.Answer::evidence,
                        clarification -> List.of(),
                        abstention -> abstention.known().stream().toList())
                .stream()
                .map(Evidence::fact)
                .map(Fact::id)
                .toList();
        if (!facts.isEmpty()) {
            turns.put(room, new Question.Turn(facts, language));
        } else if (outcome instanceof Outcome.Abstention abstention
                && abstention.reason() == Outcome.Reason.OUTSIDE_STORY) {
            turns.forget(room);
        }
    }

    /** Forgets what they chose and what they spoke about, wherever that was; alone with us, also what we answered them. */
    void forget(Incoming.Person person, Incoming.Place place) {
        turns.forgetIf(room -> room.person().equals(person.key()));
        person.whose().ifPresent(preferences::forget);
        if (place.surface() == Incoming.Surface.PRIVATE) {
            preferences.forget(place.chatId());
        }
    }

    void choose(Incoming.Person person, Language language) {
        person.whose().ifPresent(whose -> preferences.chooseLanguage(whose, language.code()));
    }

    private Optional<Language> chosen(Incoming.Person person) {
        return person.whose().flatMap(preferences::language).flatMap(Language::of);
    }

    /** The language of menus: what the person chose, else their Telegram's, else the story's first. */
    Language preferred(Incoming.Person person) {
        return chosen(person)
                .or(person::language)
                .or(() -> answerer.base().story().languages().stream().findFirst())
                .orElse(Language.ENGLISH);
    }

    /** What the person chose, else the language of the conversation where there is one, else that of menus. */
    Language speaking(Incoming.Person person, Incoming.Place place) {
        return chosen(person)
                .or(() -> before(person, place).map(Question.Turn::language))
                .orElseGet(() -> preferred(person));
    }
}

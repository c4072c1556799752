package org.factbot.knowledge;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a folder is about. Immutable.
 *
 * @param id         of the story
 * @param title      its title
 * @param languages  the languages this folder serves, first one first
 * @param cutOff     the day after which the base knows nothing; empty where the folder does not say
 * @param welcome    ids of the facts a newcomer is offered first
 * @param catchUp    ids of the facts that tell the story in a few steps, in order
 * @param dispute    id of the fact that says what people think of the story as a whole, for who asks what to think of it
 * @param lists      facts that editors put under headings
 * @param storyWords words that every fact of the story shares and that are weak evidence, per language
 */
public record Story(
        String id,
        Localized title,
        List<Language> languages,
        Optional<LocalDate> cutOff,
        List<String> welcome,
        List<String> catchUp,
        Optional<String> dispute,
        List<Listing> lists,
        Map<Language, List<String>> storyWords) {
    public Story {
        languages = List.copyOf(languages);
        welcome = List.copyOf(welcome);
        catchUp = List.copyOf(catchUp);
        lists = List.copyOf(lists);
        storyWords = Map.copyOf(storyWords);
    }

    /** A story without a short way through it, without dispute and without lists. */
    public Story(
            String id,
            Localized title,
            List<Language> languages,
            Optional<LocalDate> cutOff,
            List<String> welcome,
            Map<Language, List<String>> storyWords) {
        this(id, title, languages, cutOff, welcome, List.of(), Optional.empty(), List.of(), storyWords);
    }
}

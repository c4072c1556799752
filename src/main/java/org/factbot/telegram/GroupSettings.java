package org.factbot.telegram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.factbot.knowledge.Language;
import org.factbot.reply.Phrases;
import org.factbot.reply.Reply;
import org.factbot.store.Preferences;

/**
 * What the administrators of a group chose for it: the language of menus, how long answers are, and whether we clean up where
 * we had no answer. Kept until we leave or are told to forget. Safe for any thread.
 */
final class GroupSettings {
    /** Long enough to be read by who asked, short enough not to litter the group. */
    private static final Duration ABSTENTIONS_STAY = Duration.ofMinutes(1);

    private static final String LANGUAGE = "language";
    private static final String LENGTH = "length";
    private static final String CLEANING = "cleaning";
    private static final String ANY = "any";
    private static final String SHORT = "short";
    private static final String FULL = "full";
    private static final String ON = "on";
    private static final String OFF = "off";

    private final Preferences preferences;
    private final Members members;
    private final Posting posting;

    GroupSettings(Preferences preferences, Members members, Posting posting) {
        this.preferences = preferences;
        this.members = members;
        this.posting = posting;
    }

    private Optional<String> chosen(Incoming.Place place, String name) {
        return place.surface() == Incoming.Surface.GROUP
                ? preferences.get(Preferences.Whose.chat(place.chatId()), "group." + name)
                : Optional.empty();
    }

    /** The language of menus in this group, where one was chosen. */
    Optional<Language> language(Incoming.Place place) {
        return chosen(place, LANGUAGE).flatMap(Language::of);
    }

    /** The reply as long as this group wants it. */
    Reply fitted(Incoming.Place place, Reply reply) {
        return chosen(place, LENGTH).filter(SHORT::equals).isPresent() ? reply.shortened() : reply;
    }

    /** How long we leave standing here that we have no answer; empty for good. */
    Optional<Duration> abstentionsStay(Incoming.Place place) {
        return chosen(place, CLEANING).filter(ON::equals).map(on -> ABSTENTIONS_STAY);
    }

    /** {@code /settings}. */
    List<Call> show(Incoming.Place place, Incoming.Person person, Language language, List<Call.MessageKey> earlier) {
        Phrases phrases = Phrases.of(language);
        if (place.surface() != Incoming.Surface.GROUP) {
            return posting.send(place, said(phrases.say("settings.groups"), language), new Keyboard());
        }
        if (!mayChoose(place, person)) {
            return posting.send(place, said(phrases.say("settings.admins"), language), new Keyboard());
        }
        Reply reply = said(phrases.say("settings"), language);
        Keyboard keyboard = keyboard(place, language);
        return earlier.isEmpty()
                ? posting.send(place, reply, keyboard)
                : posting.replace(earlier, place, reply, keyboard);
    }

    private static Reply said(String text, Language language) {
        return new Reply(language, List.of(new Reply.Paragraph(text)), List.of());
    }

    /** An anonymous administrator writes as the group itself. */
    private boolean mayChoose(Incoming.Place place, Incoming.Person person) {
        long who = person.key().isEmpty() ? 0 : Long.parseLong(person.key().substring(1));
        return who == place.chatId() || who > 0 && members.administers(place.chatId(), who);
    }

    /** What is chosen is ticked. */
    private Keyboard keyboard(Incoming.Place place, Language language) {
        Phrases phrases = Phrases.of(language);
        Keyboard keyboard = new Keyboard();
        String tongue = chosen(place, LANGUAGE).orElse(ANY);
        add(keyboard, phrases.say("settings.language.any"), LANGUAGE, ANY, tongue, language);
        for (Language one : Language.values()) {
            add(keyboard, TalkProfile.ownName(one), LANGUAGE, one.code(), tongue, language);
        }
        String length = chosen(place, LENGTH).orElse(FULL);
        add(keyboard, phrases.say("settings.length.full"), LENGTH, FULL, length, language);
        add(keyboard, phrases.say("settings.length.short"), LENGTH, SHORT, length, language);
        String cleaning = chosen(place, CLEANING).orElse(OFF);
        add(keyboard, phrases.say("settings.cleaning.off"), CLEANING, OFF, cleaning, language);
        add(keyboard, phrases.say("settings.cleaning.on"), CLEANING, ON, cleaning, language);
        return keyboard;
    }

    private static void add(
            Keyboard keyboard, String label, String name, String value, String chosen, Language language) {
        keyboard.press((value.equals(chosen) ? "✓ " : "") + label, Press.Verb.SETTING, name + "-" + value, language);
    }

    private static boolean known(String name, String value) {
        return switch (name) {
            case LANGUAGE -> value.equals(ANY) || Language.of(value).isPresent();
            case LENGTH -> value.equals(FULL) || value.equals(SHORT);
            case CLEANING -> value.equals(ON) || value.equals(OFF);
            default -> false;
        };
    }

    List<Call> press(Incoming.Pressed pressed, String key, Language language) {
        int dash = Math.max(0, key.indexOf('-'));
        String name = key.substring(0, dash);
        String value = key.substring(Math.min(key.length(), dash + 1));
        if (pressed.place().isEmpty() || !known(name, value)) {
            return List.of(Buttons.told(pressed, Optional.of("stale.button"), language));
        }
        Incoming.Place place = pressed.place().get();
        if (!mayChoose(place, pressed.person())) {
            return List.of(Buttons.told(pressed, Optional.of("settings.admins"), language));
        }
        if (value.equals(chosen(place, name).orElse(""))) {
            return List.of(Buttons.told(pressed, Optional.empty(), language));
        }
        preferences.put(Preferences.Whose.chat(place.chatId()), "group." + name, value);
        Language spoken = language(place).orElse(language);
        List<Call> calls = new ArrayList<>(List.of(Buttons.told(pressed, Optional.empty(), language)));
        if (pressed.editable()) {
            calls.add(posting.edit(
                    place.message(), said(Phrases.of(spoken).say("settings"), spoken), keyboard(place, spoken)));
        }
        return calls;
    }
}

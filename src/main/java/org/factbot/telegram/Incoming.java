package org.factbot.telegram;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.factbot.knowledge.Language;
import org.factbot.store.Preferences;

/** An update that we have understood. Immutable. */
sealed interface Incoming {
    /** What sort of room a message stands in. */
    enum Surface {
        PRIVATE,
        GROUP,
        CHANNEL,
        /** Messages that readers send to a channel. */
        DIRECT
    }

    /** How a message turns to us. */
    enum Address {
        /** By being sent to us alone. */
        ALONE,
        /** By {@code /ask}. */
        COMMAND,
        /** By answering a message of ours. */
        REPLY,
        /** By naming us. */
        MENTION,
        /** Not at all. */
        NONE
    }

    /**
     * Where a message stands, and where what we say about it goes.
     *
     * @param topic       the forum topic, empty outside topics and in the general one
     * @param directTopic the conversation within a channel's direct messages
     */
    record Place(Surface surface, long chatId, long messageId, OptionalLong topic, OptionalLong directTopic) {
        Call.MessageKey message() {
            return new Call.MessageKey(chatId, messageId);
        }
    }

    /**
     * Who asks, for the memory of a conversation; never logged.
     *
     * @param key      tells people apart: a letter and a number, empty where Telegram names nobody
     * @param language what their Telegram is set to, where it is a language of ours
     */
    record Person(String key, Optional<Language> language) {
        /** Under what their choices are kept: their own number, wherever they write. */
        Optional<Preferences.Whose> whose() {
            return key.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Preferences.Whose.chat(Long.parseLong(key.substring(1))));
        }
    }

    /**
     * An edit of a message.
     *
     * @param after how long after the message was sent, empty where Telegram does not say
     */
    record Edit(Optional<Duration> after) {}

    /**
     * A message that may be a question.
     *
     * @param text    without our name; possibly empty
     * @param about   the words of the message that it answers, where that is not ours
     * @param shown   keys of the facts in the message of ours that it answers, best first
     * @param album   the album it is a part of
     * @param wordless whether it is a picture, voice message or the like without a word
     * @param edit    whether it is an edit
     */
    record Asked(
            String text,
            Place place,
            Address address,
            Person person,
            Optional<String> about,
            List<String> shown,
            Optional<String> album,
            boolean wordless,
            Optional<Edit> edit)
            implements Incoming {
        public Asked {
            shown = List.copyOf(shown);
        }

        @Override
        public <T> T fold(Visitor<T> visitor) {
            return visitor.asked(this);
        }
    }

    /**
     * A command other than {@code /ask}.
     *
     * @param name in lower case, without slash and suffix
     */
    record Commanded(String name, String argument, Place place, Person person, Optional<Edit> edit)
            implements Incoming {
        @Override
        public <T> T fold(Visitor<T> visitor) {
            return visitor.commanded(this);
        }
    }

    /**
     * A button was pressed.
     *
     * @param place    the message it stands under, empty for a message sent inline
     * @param inline   the id of the message sent inline
     * @param editable whether Telegram still lets us see that message
     */
    record Pressed(
            String id, String data, Optional<Place> place, Optional<String> inline, boolean editable, Person person)
            implements Incoming {
        @Override
        public <T> T fold(Visitor<T> visitor) {
            return visitor.pressed(this);
        }
    }

    /** Somebody types our name and some words in any chat. */
    record InlineAsked(String id, String query, String offset, Person person) implements Incoming {
        @Override
        public <T> T fold(Visitor<T> visitor) {
            return visitor.inlineAsked(this);
        }
    }

    /** Somebody names us in a chat that we are not in. */
    record GuestAsked(String id, String text, Optional<String> about, List<String> shown, Person person)
            implements Incoming {
        public GuestAsked {
            shown = List.copyOf(shown);
        }

        @Override
        public <T> T fold(Visitor<T> visitor) {
            return visitor.guestAsked(this);
        }
    }

    /**
     * We were added to a group.
     *
     * @param asAdmin administrators see every message, whatever the privacy mode
     */
    record Joined(Place place, boolean asAdmin, Person by) implements Incoming {
        @Override
        public <T> T fold(Visitor<T> visitor) {
            return visitor.joined(this);
        }
    }

    /**
     * Nothing for us.
     *
     * @param why in a few fixed words, without anything of the update
     */
    record Ignored(String why) implements Incoming {
        @Override
        public <T> T fold(Visitor<T> visitor) {
            return visitor.ignored(this);
        }
    }

    <T> T fold(Visitor<T> visitor);

    /** One method for each sort of update. */
    interface Visitor<T> {
        T asked(Asked asked);

        T commanded(Commanded commanded);

        T pressed(Pressed pressed);

        T inlineAsked(InlineAsked asked);

        T guestAsked(GuestAsked asked);

        T joined(Joined joined);

        T ignored(Ignored ignored);
    }
}

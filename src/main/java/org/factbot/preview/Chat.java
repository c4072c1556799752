package org.factbot.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A chat with its messages and its own count of them. Guarded by the lock of its {@link World}. */
final class Chat {
    /** What Telegram calls the type of a chat. */
    enum Kind {
        PRIVATE("private"),
        GROUP("group"),
        SUPERGROUP("supergroup"),
        CHANNEL("channel");

        final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** One message as it lies in the chat: the JSON without {@code reply_to_message}, which is looked up when shown. */
    static final class Message {
        final long id;
        final ObjectNode json;
        OptionalLong repliesTo = OptionalLong.empty();
        Optional<String> inlineId = Optional.empty();
        boolean botSawIt;
        /** The reactions of the bot. */
        JsonNode reactions = Json.array();

        Message(long id, ObjectNode json) {
            this.id = id;
            this.json = json;
        }

        boolean from(long person) {
            return json.path("from").path("id").asLong() == person;
        }
    }

    /** The topic that every forum has and that must not be named when sending. */
    static final long GENERAL = 1;

    final long id;
    final Kind kind;
    final String title;
    final boolean forum;
    /** Forum topics by the id of the message that opened them. */
    final Map<Long, String> topics = new TreeMap<>();

    /** Whether people write here to a channel, each in a topic of their own that bears their id. */
    boolean takesDirectMessages;

    boolean botIsMember;
    boolean botIsAdmin;
    boolean botIsBlocked;
    /** Which bot spoke last; 0 while none did. */
    long lastBotToSpeak;
    /** The discussion group of a channel, or the channel of a discussion group. */
    OptionalLong linked = OptionalLong.empty();

    OptionalLong migratedTo = OptionalLong.empty();

    private final TreeMap<Long, Message> messages = new TreeMap<>();
    private long nextId = 1;

    Chat(long id, Kind kind, String title, boolean forum) {
        this.id = id;
        this.kind = kind;
        this.title = title;
        this.forum = forum;
    }

    boolean isGroup() {
        return kind == Kind.GROUP || kind == Kind.SUPERGROUP;
    }

    long takeId() {
        return nextId++;
    }

    void keep(Message message) {
        messages.put(message.id, message);
    }

    Optional<Message> message(long messageId) {
        return Optional.ofNullable(messages.get(messageId));
    }

    boolean forget(long messageId) {
        return messages.remove(messageId) != null;
    }

    void forgetAll() {
        messages.clear();
    }

    Collection<Message> messages() {
        return messages.values();
    }

    /** The message as the Bot API shows it: with the message it replies to, which itself shows no further one. */
    ObjectNode shown(Message message) {
        ObjectNode shown = message.json.deepCopy();
        message.repliesTo.ifPresent(
                replied -> message(replied).ifPresent(m -> shown.set("reply_to_message", m.json.deepCopy())));
        return shown;
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object().put("id", id);
        if (kind == Kind.PRIVATE) {
            json.put("first_name", title);
        } else {
            json.put("title", title);
        }
        json.put("type", kind.word);
        if (forum) {
            json.put("is_forum", true);
        }
        if (takesDirectMessages) {
            json.put("is_direct_messages", true);
        }
        return json;
    }
}

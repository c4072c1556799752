package org.factbot.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What somebody says, and where. Immutable.
 *
 * <pre>{@code
 * telegram.people().say(Saying.in(LocalTelegram.GROUP, LocalTelegram.YOU, "/ask@factbot_preview_bot who?").replyingTo(7));
 * }</pre>
 *
 * @param chat      where
 * @param author    who; does not matter in channels
 * @param text      what, as typed; empty for something without a text
 * @param replyTo   the message that is replied to
 * @param topic     of a forum
 * @param otherwise further fields of the message, such as {@code media_group_id}; null removes a field
 */
public record Saying(
        long chat, long author, String text, OptionalLong replyTo, OptionalLong topic, ObjectNode otherwise) {
    public Saying {
        Objects.requireNonNull(text);
        otherwise = otherwise.deepCopy();
    }

    /** A person writes to the bot in private. */
    public static Saying privately(long author, String text) {
        return in(author, author, text);
    }

    /** A person writes in a chat. */
    public static Saying in(long chat, long author, String text) {
        return new Saying(chat, author, text, OptionalLong.empty(), OptionalLong.empty(), Json.object());
    }

    public Saying replyingTo(long messageId) {
        return new Saying(chat, author, text, OptionalLong.of(messageId), topic, otherwise);
    }

    public Saying inTopic(long topicId) {
        return new Saying(chat, author, text, replyTo, OptionalLong.of(topicId), otherwise);
    }

    /** The same with one field of the message set as Telegram would set it, or removed by null. */
    public Saying with(String field, JsonNode value) {
        ObjectNode more = otherwise.deepCopy();
        more.set(field, value == null ? NullNode.getInstance() : value);
        return new Saying(chat, author, text, replyTo, topic, more);
    }
}

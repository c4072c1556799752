package org.factbot.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.factbot.reply.Reply;

/** Puts replies into Bot API calls: where they go, what they answer, what they replace. Immutable and safe for any thread. */
final class Posting {
    private final Me me;

    Posting(Me me) {
        this.me = me;
    }

    /** Buttons that suit the place: a pressed fact replaces the message wherever others would have to scroll past it. */
    Keyboard keyboard(Reply reply, Incoming.Place place, boolean factsInPlace) {
        boolean alone = place.surface() == Incoming.Surface.PRIVATE;
        boolean mayShare = me.takesInlineQueries() && (alone || place.surface() == Incoming.Surface.GROUP);
        return Keyboard.of(reply, new Keyboard.Style(factsInPlace || !alone, mayShare));
    }

    /** New messages in the same chat and topic that answer none. */
    List<Call> sendFresh(Incoming.Place near, Reply reply, Keyboard keyboard) {
        return send(
                new Incoming.Place(near.surface(), near.chatId(), 0, near.topic(), near.directTopic()),
                reply,
                keyboard);
    }

    /** New messages that answer the one at {@code place}. */
    List<Call> send(Incoming.Place place, Reply reply, Keyboard keyboard) {
        List<Call> calls = new ArrayList<>();
        List<String> messages = TelegramPrinter.print(reply);
        for (int at = 0; at < messages.size(); at++) {
            boolean last = at == messages.size() - 1;
            calls.add(sendOne(place, messages.get(at), at == 0, last ? keyboard : new Keyboard()));
        }
        return calls;
    }

    private static Call sendOne(Incoming.Place place, String html, boolean first, Keyboard keyboard) {
        ObjectNode parameters = json().put("chat_id", place.chatId());
        place.topic().ifPresent(topic -> parameters.put("message_thread_id", topic));
        place.directTopic().ifPresent(topic -> parameters.put("direct_messages_topic_id", topic));
        boolean amongOthers = place.surface() == Incoming.Surface.GROUP || place.surface() == Incoming.Surface.CHANNEL;
        if (first && amongOthers && place.messageId() != 0) {
            parameters
                    .putObject("reply_parameters")
                    .put("message_id", place.messageId())
                    .put("allow_sending_without_reply", true);
        }
        Optional<Call.MessageKey> answered = place.messageId() == 0 ? Optional.empty() : Optional.of(place.message());
        return new Call("sendMessage", dressed(parameters, html, keyboard), Call.Urgency.LASTING, answered);
    }

    /**
     * The reply in place of the earlier messages: they are edited as far as they go, more are sent after them, and those left
     * over are deleted.
     */
    List<Call> replace(List<Call.MessageKey> earlier, Incoming.Place place, Reply reply, Keyboard keyboard) {
        List<Call> calls = new ArrayList<>();
        List<String> messages = TelegramPrinter.print(reply);
        for (int at = 0; at < Math.max(messages.size(), earlier.size()); at++) {
            Keyboard under = at == messages.size() - 1 ? keyboard : new Keyboard();
            if (at >= earlier.size()) {
                calls.add(sendOne(place, messages.get(at), false, under));
            } else if (at < messages.size()) {
                calls.add(edit(earlier.get(at), messages.get(at), under));
            } else {
                calls.add(lasting("deleteMessage", message(earlier.get(at))));
            }
        }
        return calls;
    }

    /** One message replaced by the first that the reply needs; what does not fit is left to the source's link. */
    Call edit(Call.MessageKey message, Reply reply, Keyboard keyboard) {
        return edit(message, TelegramPrinter.printOne(reply), keyboard);
    }

    private static Call edit(Call.MessageKey message, String html, Keyboard keyboard) {
        return lasting("editMessageText", dressed(message(message), html, keyboard));
    }

    /** A line that leads from a question to an earlier message of ours. */
    List<Call> pointAt(Incoming.Place place, Call.MessageKey earlier, Reply reply) {
        if (earlier.chatId() > SUPERGROUPS_BELOW) {
            // Messages of a small group have no address; a reply to one is a link to it.
            Incoming.Place there = new Incoming.Place(
                    place.surface(), place.chatId(), earlier.messageId(), place.topic(), place.directTopic());
            return send(there, reply, new Keyboard()).stream()
                    .map(call ->
                            new Call(call.method(), call.parameters(), call.urgency(), Optional.of(place.message())))
                    .toList();
        }
        String address = "https://t.me/c/" + (SUPERGROUPS_BELOW - earlier.chatId()) + "/" + earlier.messageId();
        return send(
                place,
                reply,
                new Keyboard()
                        .link(org.factbot.reply.Phrases.of(reply.language()).say("button.answer"), address));
    }

    /** Ids of supergroups are this minus what addresses call them. */
    private static final long SUPERGROUPS_BELOW = -1_000_000_000_000L;

    /** Other buttons under a message that stays as it is. */
    Call dress(Call.MessageKey message, Keyboard keyboard) {
        ObjectNode parameters = message(message);
        if (!keyboard.isEmpty()) {
            parameters.set("reply_markup", keyboard.json());
        }
        return lasting("editMessageReplyMarkup", parameters);
    }

    Call editInline(String inlineMessageId, Reply reply, Keyboard keyboard) {
        ObjectNode parameters = json().put("inline_message_id", inlineMessageId);
        return lasting("editMessageText", dressed(parameters, TelegramPrinter.printOne(reply), keyboard));
    }

    private static ObjectNode message(Call.MessageKey message) {
        return json().put("chat_id", message.chatId()).put("message_id", message.messageId());
    }

    private static ObjectNode dressed(ObjectNode parameters, String html, Keyboard keyboard) {
        parameters.put("text", html).put("parse_mode", "HTML");
        parameters.putObject("link_preview_options").put("is_disabled", true);
        if (!keyboard.isEmpty()) {
            parameters.set("reply_markup", keyboard.json());
        }
        return parameters;
    }

    static Call lasting(String method, ObjectNode parameters) {
        return new Call(method, parameters, Call.Urgency.LASTING, Optional.empty());
    }

    static Call fleeting(String method, ObjectNode parameters) {
        return new Call(method, parameters, Call.Urgency.FLEETING, Optional.empty());
    }

    static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }
}

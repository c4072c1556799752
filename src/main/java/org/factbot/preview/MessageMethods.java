package org.factbot.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The methods by which a bot writes, changes and deletes messages. Call under the lock of the world. */
final class MessageMethods {
    private static final int MOST_QUOTED = 1024;

    private final World world;

    MessageMethods(World world) {
        this.world = world;
    }

    ObjectNode send(Parameters p) {
        Chat chat = writable(p);
        OptionalLong topic = topic(chat, p);
        FormattedText text = FormattedText.of(p.text("text"), p.text("parse_mode"), p.structure("entities"));
        Optional<ObjectNode> keyboard = ReplyMarkup.read(p.structure("reply_markup"), chat.kind);
        JsonNode reply = p.structure("reply_parameters");
        OptionalLong repliesTo = repliesTo(chat, reply);
        OptionalLong into = topic.isPresent() || repliesTo.isEmpty() ? topic : topicOf(chat, repliesTo.getAsLong());
        world.flood.pass(chat);
        Chat.Message message = world.write(chat, Optional.of(world.bot.person()), into, repliesTo, json -> {
            if (repliesTo.isPresent() && reply.hasNonNull("quote")) {
                json.putObject("quote")
                        .put("text", reply.path("quote").asText())
                        .put("position", 0);
            }
            text.writeTo(json);
            JsonNode preview = p.structure("link_preview_options");
            if (!preview.isMissingNode()) {
                json.set("link_preview_options", preview);
            }
            keyboard.ifPresent(rows -> json.set("reply_markup", rows));
        });
        message.botSawIt = true;
        world.show(chat, message);
        if (chat.kind == Chat.Kind.CHANNEL) {
            world.forwardToDiscussion(chat, message);
        }
        return chat.shown(message);
    }

    ObjectNode editText(Parameters p) {
        FormattedText text = FormattedText.of(p.text("text"), p.text("parse_mode"), p.structure("entities"));
        return edit(p, message -> text.writeTo(message));
    }

    ObjectNode editReplyMarkup(Parameters p) {
        return edit(p, message -> {});
    }

    private ObjectNode edit(Parameters p, java.util.function.Consumer<ObjectNode> change) {
        Map.Entry<Chat, Chat.Message> place = editable(p);
        Chat chat = place.getKey();
        Chat.Message message = place.getValue();
        ObjectNode after = message.json.deepCopy();
        change.accept(after);
        Optional<ObjectNode> keyboard = ReplyMarkup.read(p.structure("reply_markup"), chat.kind);
        after.remove("reply_markup");
        keyboard.ifPresent(rows -> after.set("reply_markup", rows));
        if (after.equals(message.json)) {
            throw Refusal.badRequest(
                    "message is not modified: specified new message content and reply markup are exactly"
                            + " the same as a current content and reply markup of the message");
        }
        after.put("edit_date", world.now().getEpochSecond());
        message.json.removeAll();
        message.json.setAll(after);
        world.show(chat, message);
        return chat.shown(message);
    }

    private Map.Entry<Chat, Chat.Message> editable(Parameters p) {
        if (p.has("inline_message_id")) {
            return world.inlineMessage(p.text("inline_message_id"))
                    .orElseThrow(() -> Refusal.badRequest("MESSAGE_ID_INVALID"));
        }
        Chat chat = writable(p);
        Chat.Message message =
                chat.message(messageId(p)).orElseThrow(() -> Refusal.badRequest("message to edit not found"));
        if (chat.kind != Chat.Kind.CHANNEL && !message.from(Bot.ID)) {
            throw Refusal.badRequest("message can't be edited");
        }
        return Map.entry(chat, message);
    }

    JsonNode delete(Parameters p) {
        Chat chat = writable(p);
        Chat.Message message =
                chat.message(messageId(p)).orElseThrow(() -> Refusal.badRequest("message to delete not found"));
        if (chat.isGroup() && !chat.botIsAdmin && !message.from(Bot.ID)) {
            throw Refusal.badRequest("message can't be deleted");
        }
        world.delete(chat, message.id);
        return BooleanNode.TRUE;
    }

    JsonNode react(Parameters p) {
        Chat chat = writable(p);
        Chat.Message message =
                chat.message(messageId(p)).orElseThrow(() -> Refusal.badRequest("message to react not found"));
        JsonNode reactions = p.structure("reaction");
        if (reactions.size() > 1) {
            throw Refusal.badRequest("too many reactions specified");
        }
        for (JsonNode reaction : reactions) {
            if (reaction.path("type").asText().equals("emoji")
                    && reaction.path("emoji").asText().isEmpty()) {
                throw Refusal.badRequest("REACTION_INVALID");
            }
        }
        message.reactions = reactions.isArray() ? reactions.deepCopy() : Json.array();
        world.show(chat, message);
        return BooleanNode.TRUE;
    }

    JsonNode chatAction(Parameters p) {
        Chat chat = writable(p);
        OptionalLong topic = topic(chat, p);
        if (!p.has("action")) {
            throw Refusal.badRequest("wrong parameter action in request");
        }
        ObjectNode event = Json.object().put("chat", chat.id).put("action", p.text("action"));
        topic.ifPresent(id -> event.put("topic", id));
        world.page.add("typing", event);
        return BooleanNode.TRUE;
    }

    /** The chat that a call names, if the bot knows it at all. */
    Chat known(Parameters p) {
        if (!p.has("chat_id")) {
            throw Refusal.badRequest("chat_id is empty");
        }
        Chat chat = p.number("chat_id").isPresent()
                ? world.chat(p.number("chat_id").getAsLong()).orElse(null)
                : null;
        if (chat == null || !chat.botIsMember && chat.kind != Chat.Kind.PRIVATE && chat.lastBotToSpeak != Bot.ID) {
            throw Refusal.badRequest("chat not found");
        }
        return chat;
    }

    /** The chat that a call names, if the bot may write there. */
    private Chat writable(Parameters p) {
        Chat chat = known(p);
        if (chat.migratedTo.isPresent()) {
            throw Refusal.migrated(chat.migratedTo.getAsLong());
        }
        if (chat.botIsBlocked) {
            throw Refusal.forbidden("bot was blocked by the user");
        }
        if (!chat.botIsMember) {
            throw Refusal.forbidden(
                    chat.kind == Chat.Kind.PRIVATE
                            ? "bot can't initiate conversation with a user"
                            : "bot was kicked from the " + chat.kind.word + " chat");
        }
        if (chat.kind == Chat.Kind.CHANNEL && !chat.botIsAdmin) {
            throw Refusal.badRequest("need administrator rights in the channel chat");
        }
        return chat;
    }

    private static long messageId(Parameters p) {
        return p.number("message_id").orElseThrow(() -> Refusal.badRequest("message identifier is not specified"));
    }

    /** Topics exist in forums only, and the General one must not be named; who answers direct messages says whose. */
    private static OptionalLong topic(Chat chat, Parameters p) {
        if (chat.takesDirectMessages) {
            OptionalLong whose = p.number("direct_messages_topic_id");
            if (whose.isEmpty()) {
                throw Refusal.badRequest("channel direct messages topic must be specified");
            }
            if (chat.messages().stream().noneMatch(message -> message.from(whose.getAsLong()))) {
                throw Refusal.badRequest("direct messages topic not found");
            }
            return whose;
        }
        OptionalLong topic = p.number("message_thread_id");
        if (topic.isPresent() && topic.getAsLong() != 0 && !chat.topics.containsKey(topic.getAsLong())) {
            throw Refusal.badRequest("message thread not found");
        }
        return topic.isPresent() && topic.getAsLong() == 0 ? OptionalLong.empty() : topic;
    }

    private static OptionalLong topicOf(Chat chat, long messageId) {
        JsonNode replied = chat.message(messageId).orElseThrow().json;
        return replied.path("is_topic_message").asBoolean()
                ? OptionalLong.of(replied.path("message_thread_id").asLong())
                : OptionalLong.empty();
    }

    private static OptionalLong repliesTo(Chat chat, JsonNode reply) {
        if (!reply.has("message_id")) {
            return OptionalLong.empty();
        }
        long id = reply.path("message_id").asLong();
        Optional<Chat.Message> replied = chat.message(id);
        if (replied.isEmpty()) {
            if (reply.path("allow_sending_without_reply").asBoolean()) {
                return OptionalLong.empty();
            }
            throw Refusal.badRequest("message to be replied not found");
        }
        String quote = reply.path("quote").asText("");
        if (quote.length() > MOST_QUOTED
                || !replied.get().json.path("text").asText().contains(quote)) {
            throw Refusal.badRequest("QUOTE_TEXT_INVALID");
        }
        return OptionalLong.of(id);
    }
}

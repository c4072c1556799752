package org.factbot.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The methods about chats and who is in them. Call under the lock of the world. */
final class ChatMethods {
    private final World world;
    private final MessageMethods messages;

    ChatMethods(World world, MessageMethods messages) {
        this.world = world;
        this.messages = messages;
    }

    ObjectNode getChat(Parameters p) {
        Chat chat = messages.known(p);
        ObjectNode json = world.json(chat).put("accent_color_id", 0).put("max_reaction_count", 11);
        chat.linked.ifPresent(id -> json.put("linked_chat_id", id));
        return json;
    }

    ObjectNode getMember(Parameters p) {
        Chat chat = member(p);
        long id = p.number("user_id").orElseThrow(() -> Refusal.badRequest("invalid user_id specified"));
        try {
            return standing(chat, world.person(id));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("user not found");
        }
    }

    ArrayNode getAdministrators(Parameters p) {
        Chat chat = member(p);
        if (chat.kind == Chat.Kind.PRIVATE) {
            throw Refusal.badRequest("there are no administrators in the private chat");
        }
        ArrayNode list = Json.array().add(standing(chat, world.person(LocalTelegram.YOU)));
        if (chat.botIsAdmin) {
            list.add(standing(chat, world.bot.person()));
        }
        return list;
    }

    JsonNode leave(Parameters p) {
        Chat chat = member(p);
        if (chat.kind == Chat.Kind.PRIVATE) {
            throw Refusal.badRequest("chat member status can't be changed in private chats");
        }
        chat.botIsMember = false;
        chat.botIsAdmin = false;
        world.page.add("reset", Json.object());
        return BooleanNode.TRUE;
    }

    /** How somebody stands in a chat: in this world the person at the keyboard made all the groups. */
    ObjectNode standing(Chat chat, Person person) {
        boolean bot = person.id() == Bot.ID;
        String status = "member";
        if (bot && !chat.botIsMember || bot && chat.botIsBlocked) {
            status = "kicked";
        } else if (bot && chat.botIsAdmin) {
            status = "administrator";
        } else if (person.id() == LocalTelegram.YOU && chat.kind != Chat.Kind.PRIVATE) {
            status = "creator";
        }
        ObjectNode json = Json.object();
        json.set("user", person.toJson());
        json.put("status", status);
        if (status.equals("administrator")) {
            json.put("can_be_edited", false).put("can_post_messages", true).put("can_delete_messages", true);
        } else if (status.equals("kicked")) {
            json.put("until_date", 0);
        } else if (status.equals("creator")) {
            json.put("is_anonymous", false);
        }
        return json;
    }

    private Chat member(Parameters p) {
        Chat chat = messages.known(p);
        if (!chat.botIsMember) {
            throw Refusal.forbidden("bot is not a member of the " + chat.kind.word + " chat");
        }
        return chat;
    }
}

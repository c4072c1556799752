package org.factbot.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What people do on Telegram: they write, edit, press buttons, type inline queries, make groups and let the bot in. What
 * reaches the bot becomes an update. Thread-safe. Everything asked of nobody or of a chat that is not there fails with an
 * {@link IllegalArgumentException}.
 */
public final class People {
    private static final Duration LIFE_OF_CALLBACK = Duration.ofSeconds(150);
    private static final Duration LIFE_OF_INLINE_QUERY = Duration.ofSeconds(30);
    private static final int LONGEST_INLINE_QUERY = 256;

    private final World world;
    private final QueryMethods queries;
    private final ChatMethods standings;
    private long nextPerson = 710_000_100L;
    private long nextGroup = -1_002_000_000_100L;

    People(World world, QueryMethods queries, ChatMethods standings) {
        this.world = world;
        this.queries = queries;
        this.standings = standings;
    }

    /** Lets somebody join Telegram; returns their id, which is also that of their private chat with the bot. */
    public long join(String name, String language) {
        synchronized (world) {
            long id = nextPerson++;
            world.add(new Person(id, name, "", language, false));
            return id;
        }
    }

    /** Lets somebody change the language of their app. */
    public void speak(long person, String language) {
        synchronized (world) {
            Person before = world.person(person);
            world.add(new Person(before.id(), before.name(), before.username(), language, before.bot()));
            world.page.add("profile", Json.object());
        }
    }

    /** Says something; returns the message. */
    public ObjectNode say(Saying saying) {
        synchronized (world) {
            Person author = world.person(saying.author());
            Chat chat = saying.chat() == saying.author() ? world.privateChat(author) : chat(saying.chat());
            if (chat.kind == Chat.Kind.PRIVATE && chat.botIsBlocked) {
                allow(chat, author, true);
            }
            Optional<Chat.Message> replied =
                    saying.replyTo().isPresent() ? chat.message(saying.replyTo().getAsLong()) : Optional.empty();
            OptionalLong repliesTo = replied.isPresent() ? OptionalLong.of(replied.get().id) : OptionalLong.empty();
            Chat.Message message = world.write(chat, Optional.of(author), saying.topic(), repliesTo, json -> {
                if (!saying.text().isEmpty()) {
                    FormattedText.plain(saying.text()).writeTo(json);
                }
                saying.otherwise().properties().forEach(field -> {
                    json.set(field.getKey(), field.getValue());
                    if (field.getValue().isNull()) {
                        json.remove(field.getKey());
                    }
                });
            });
            if (!chat.botIsMember && mentionsTheBot(chat.shown(message))) {
                summon(chat, message, author);
            }
            world.tell(chat.kind == Chat.Kind.CHANNEL ? "channel_post" : "message", chat, message, author);
            if (chat.kind == Chat.Kind.CHANNEL) {
                world.forwardToDiscussion(chat, message);
            }
            return chat.shown(message);
        }
    }

    private boolean mentionsTheBot(ObjectNode message) {
        String text = message.path("text").asText().toLowerCase(Locale.ROOT);
        String mention = "@" + world.bot.username().toLowerCase(Locale.ROOT);
        for (JsonNode entity : message.path("entities")) {
            int offset = entity.path("offset").asInt();
            if (entity.path("type").asText().equals("mention")
                    && text.substring(offset, offset + entity.path("length").asInt())
                            .equals(mention)) {
                return true;
            }
        }
        return message.path("reply_to_message").path("from").path("id").asLong() == Bot.ID;
    }

    /** Guest mode: a bot that is not here is mentioned, gets this one message and may answer once. */
    private void summon(Chat chat, Chat.Message message, Person author) {
        String id = world.ask("guest", author, chat.id, message.id, LIFE_OF_CALLBACK);
        message.botSawIt =
                world.updates.add("guest_message", chat.shown(message).put("guest_query_id", id));
    }

    /** Edits what was said; returns the message as it is now. */
    public ObjectNode edit(long chatId, long messageId, String text) {
        synchronized (world) {
            Chat chat = chat(chatId);
            Chat.Message message = message(chat, messageId);
            FormattedText.plain(text).writeTo(message.json);
            message.json.put("edit_date", world.now().getEpochSecond());
            boolean post = chat.kind == Chat.Kind.CHANNEL;
            Person author = post
                    ? Person.TELEGRAM
                    : world.person(message.json.path("from").path("id").asLong());
            world.tell(post ? "edited_channel_post" : "edited_message", chat, message, author);
            return chat.shown(message);
        }
    }

    /** Deletes a message; bots never hear of it. */
    public void delete(long chatId, long messageId) {
        synchronized (world) {
            world.delete(chat(chatId), messageId);
        }
    }

    /** Clears a private chat, as if it had never been opened. */
    public void clear(long chatId) {
        synchronized (world) {
            chat(chatId).forgetAll();
            world.page.add("reset", Json.object());
        }
    }

    /** Presses a button that carries data; returns the id of the callback query. */
    public String press(long person, long chatId, long messageId, String data) {
        synchronized (world) {
            Chat chat = chat(chatId);
            Chat.Message message = message(chat, messageId);
            Person by = world.person(person);
            String id = world.ask("callback", by, chatId, messageId, LIFE_OF_CALLBACK);
            ObjectNode query = Json.object().put("id", id);
            query.set("from", by.toJson());
            if (message.inlineId.isPresent()) {
                query.put("inline_message_id", message.inlineId.get());
            } else {
                query.set("message", chat.shown(message));
            }
            query.put("chat_instance", Long.toString(Math.abs(chatId) * 31 + 7)).put("data", data);
            world.updates.add("callback_query", query);
            return id;
        }
    }

    /**
     * Types an inline query; returns its id.
     *
     * @param offset   empty at first, then what the bot gave as the next offset
     * @param chatType where the person is typing: {@code sender} (with the bot), {@code private}, {@code supergroup} …
     */
    public String typeInline(long person, String query, String offset, String chatType) {
        synchronized (world) {
            Person by = world.person(person);
            String id = world.ask("inline", by, 0, 0, LIFE_OF_INLINE_QUERY);
            ObjectNode update = Json.object().put("id", id);
            update.set("from", by.toJson());
            String cut = query.substring(0, Math.min(LONGEST_INLINE_QUERY, query.length()));
            update.put("chat_type", chatType).put("query", cut).put("offset", offset);
            world.updates.add("inline_query", update);
            return id;
        }
    }

    /** Sends an inline result into a chat; returns the message. */
    public ObjectNode choose(
            long person, long chatId, OptionalLong topic, String queryId, String resultId, String query) {
        synchronized (world) {
            QueryMethods.Offer offer = queries.offer(queryId, resultId)
                    .orElseThrow(() -> new IllegalArgumentException("no such inline result was offered"));
            Person by = world.person(person);
            Chat chat = chatId == person ? world.privateChat(by) : chat(chatId);
            Chat.Message message = queries.place(offer, chat, by, topic);
            world.tell(chat.kind == Chat.Kind.CHANNEL ? "channel_post" : "message", chat, message, by);
            if (world.bot.inlineFeedback()) {
                ObjectNode chosen = Json.object().put("result_id", resultId);
                chosen.set("from", by.toJson());
                message.inlineId.ifPresent(id -> chosen.put("inline_message_id", id));
                world.updates.add("chosen_inline_result", chosen.put("query", query));
            }
            return chat.shown(message);
        }
    }

    /** Opens a group without the bot; returns its id. */
    public long openGroup(String title, boolean forum) {
        synchronized (world) {
            long id = nextGroup--;
            world.add(new Chat(id, Chat.Kind.SUPERGROUP, title, forum));
            return id;
        }
    }

    /** Opens a group of the old, small kind without the bot; returns its id. */
    public long openBasicGroup(String title) {
        synchronized (world) {
            long id = -(4_000_000_000L + -nextGroup-- % 1_000_000);
            world.add(new Chat(id, Chat.Kind.GROUP, title, false));
            return id;
        }
    }

    /** Opens a topic in a forum; returns its id. */
    public long openTopic(long forum, long by, String name) {
        synchronized (world) {
            Chat chat = chat(forum);
            Person author = world.person(by);
            Chat.Message opening =
                    world.write(chat, Optional.of(author), OptionalLong.empty(), OptionalLong.empty(), json -> {
                        json.putObject("forum_topic_created").put("name", name).put("icon_color", 7322096);
                        json.put("message_thread_id", json.path("message_id").asLong())
                                .put("is_topic_message", true);
                    });
            chat.topics.put(opening.id, name);
            world.tell("message", chat, opening, author);
            return opening.id;
        }
    }

    /** Turns a small group into a supergroup, which has another id; returns that. */
    public long migrate(long basicGroup) {
        synchronized (world) {
            Chat old = chat(basicGroup);
            long id = openGroup(old.title, false);
            Chat fresh = chat(id);
            fresh.botIsMember = old.botIsMember;
            fresh.botIsAdmin = old.botIsAdmin;
            service(old, "migrate_to_chat_id", id);
            service(fresh, "migrate_from_chat_id", basicGroup);
            old.migratedTo = OptionalLong.of(id);
            return id;
        }
    }

    private void service(Chat chat, String field, long value) {
        Chat.Message message = world.write(
                chat,
                Optional.of(Person.ANONYMOUS_ADMIN),
                OptionalLong.empty(),
                OptionalLong.empty(),
                json -> json.put(field, value));
        world.tell("message", chat, message, Person.ANONYMOUS_ADMIN);
    }

    /** Lets the bot into a group or channel (as administrator if so wanted), or throws it out. */
    public void admit(long chatId, long by, boolean member, boolean administrator) {
        synchronized (world) {
            Chat chat = chat(chatId);
            ObjectNode before = standings.standing(chat, world.bot.person());
            chat.botIsMember = member;
            chat.botIsAdmin = member && administrator;
            tellMembership(chat, world.person(by), before);
        }
    }

    /** Blocks the bot, or takes it back. */
    public void block(long person, boolean blocked) {
        synchronized (world) {
            Person by = world.person(person);
            allow(world.privateChat(by), by, !blocked);
        }
    }

    private void allow(Chat chat, Person by, boolean allowed) {
        ObjectNode before = standings.standing(chat, world.bot.person());
        chat.botIsBlocked = !allowed;
        tellMembership(chat, by, before);
    }

    private void tellMembership(Chat chat, Person by, ObjectNode before) {
        ObjectNode update = Json.object();
        update.set("chat", world.json(chat));
        update.set("from", by.toJson());
        update.put("date", world.now().getEpochSecond());
        update.set("old_chat_member", before);
        update.set("new_chat_member", standings.standing(chat, world.bot.person()));
        world.updates.add("my_chat_member", update);
        world.page.add("reset", Json.object());
    }

    /** Puts an update into the queue as it stands; only its id is given here. */
    public void happen(ObjectNode update) {
        world.updates.addRaw(update.deepCopy());
    }

    private Chat chat(long id) {
        return world.chat(id).orElseThrow(() -> new IllegalArgumentException("there is no chat " + id));
    }

    private static Chat.Message message(Chat chat, long id) {
        return chat.message(id)
                .orElseThrow(() -> new IllegalArgumentException("there is no message " + id + " in chat " + chat.id));
    }
}

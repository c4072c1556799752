package org.factbot.preview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The people, the chats and the bot, and what happens between them. Whoever reads or changes it holds its lock ({@code
 * synchronized (world)}); the update queue, the page events and the flood control guard themselves and may be used
 * without.
 */
final class World {
    /** Where a question waits for an answer: a button pressed, an inline query, a mention in a foreign chat. */
    record Query(String kind, Person person, long chat, long message, Instant until) {}

    private record Place(long chat, long message) {}

    final Bot bot = new Bot();
    final UpdateQueue updates;
    final PageEvents page = new PageEvents();
    final FloodControl flood;
    private final Clock clock;
    private final Random random = new Random();
    private final Map<Long, Person> people = new LinkedHashMap<>();
    private final Map<Long, Chat> chats = new LinkedHashMap<>();
    private final Map<String, Query> queries = new HashMap<>();
    private final Map<String, Place> inlineMessages = new HashMap<>();
    private long nextQuery = 1;

    World(Clock clock) {
        this.clock = clock;
        updates = new UpdateQueue(clock, random);
        flood = new FloodControl(clock);
        for (Person known : new Person[] {Person.TELEGRAM, Person.ANONYMOUS_ADMIN, Person.CHANNEL_IDENTITY}) {
            people.put(known.id(), known);
        }
    }

    Instant now() {
        return clock.instant();
    }

    // People and chats

    void add(Person person) {
        people.put(person.id(), person);
    }

    Collection<Person> people() {
        return people.values();
    }

    Person person(long id) {
        if (id == Bot.ID) {
            return bot.person();
        }
        Person person = people.get(id);
        if (person == null) {
            throw new IllegalArgumentException("nobody has the id " + id + "; add the person first");
        }
        return person;
    }

    void add(Chat chat) {
        chats.put(chat.id, chat);
    }

    Collection<Chat> chats() {
        return chats.values();
    }

    Optional<Chat> chat(long id) {
        return Optional.ofNullable(chats.get(id));
    }

    /** The private chat of a person and the bot; opened by the first word of the person. */
    Chat privateChat(Person person) {
        return chats.computeIfAbsent(person.id(), id -> {
            Chat chat = new Chat(id, Chat.Kind.PRIVATE, person.name(), false);
            chat.botIsMember = true;
            return chat;
        });
    }

    /** The chat as a person or a private chat knows it: with the name of the person. */
    ObjectNode json(Chat chat) {
        ObjectNode json = chat.toJson();
        Person person = people.get(chat.id);
        if (person != null) {
            json.put("first_name", person.name());
            if (!person.username().isEmpty()) {
                json.put("username", person.username());
            }
        }
        return json;
    }

    // Messages

    /**
     * Writes a message into a chat, but tells nobody yet.
     *
     * @param author  nobody in channels: there the channel speaks
     * @param topic   of a forum, where none is its General topic, or of a channel's direct messages
     * @param content adds the text and whatever else there is
     */
    Chat.Message write(
            Chat chat,
            Optional<Person> author,
            OptionalLong topic,
            OptionalLong repliesTo,
            Consumer<ObjectNode> content) {
        Chat.Message message = new Chat.Message(chat.takeId(), Json.object());
        ObjectNode json = message.json.put("message_id", message.id);
        if (chat.kind == Chat.Kind.CHANNEL) {
            json.set("sender_chat", json(chat));
        } else {
            author.ifPresent(person -> json.set("from", person.toJson()));
        }
        json.set("chat", json(chat));
        json.put("date", now().getEpochSecond());
        message.repliesTo = repliesTo;
        if (chat.takesDirectMessages) {
            Person owner = person(topic.orElseGet(() -> author.orElseThrow().id()));
            json.putObject("direct_messages_topic").put("topic_id", owner.id()).set("user", owner.toJson());
        } else if (topic.isPresent() && topic.getAsLong() != Chat.GENERAL) {
            json.put("message_thread_id", topic.getAsLong()).put("is_topic_message", true);
            // In a topic every message replies to something: if to nothing else, to the one that opened the topic.
            message.repliesTo = repliesTo.isPresent() ? repliesTo : topic;
        } else if (chat.kind == Chat.Kind.SUPERGROUP && !chat.forum && repliesTo.isPresent()) {
            // A thread of replies bears the id of its first message, and yet is no topic.
            Chat.Message replied = chat.message(repliesTo.getAsLong()).orElseThrow();
            json.put("message_thread_id", replied.json.path("message_thread_id").asLong(replied.id));
        }
        content.accept(json);
        chat.keep(message);
        if (chat.kind != Chat.Kind.CHANNEL && author.isPresent() && author.get().bot()) {
            chat.lastBotToSpeak = author.get().id();
        }
        return message;
    }

    /** Hands a message to the bot, if it is one that reaches it, and shows it on the page. */
    void tell(String kind, Chat chat, Chat.Message message, Person author) {
        ObjectNode shown = chat.shown(message);
        if (PrivacyFilter.lets(chat, shown, author, bot)) {
            message.botSawIt = updates.add(kind, shown);
        }
        show(chat, message);
    }

    void show(Chat chat, Chat.Message message) {
        page.add("message", Json.object().put("chat", chat.id).set("message", pageMessage(chat, message)));
    }

    /** A message as the page shows it: also whether the bot saw it and how it reacted. */
    ObjectNode pageMessage(Chat chat, Chat.Message message) {
        ObjectNode shown = chat.shown(message).put("bot_saw_it", message.botSawIt);
        shown.set("reactions", message.reactions);
        return shown;
    }

    boolean delete(Chat chat, long messageId) {
        boolean was = chat.forget(messageId);
        if (was) {
            page.add("deleted", Json.object().put("chat", chat.id).put("message_id", messageId));
        }
        return was;
    }

    /** What a channel posts also appears in the group that discusses it, without anybody's doing. */
    void forwardToDiscussion(Chat channel, Chat.Message post) {
        if (channel.linked.isEmpty()) {
            return;
        }
        Chat group = chat(channel.linked.getAsLong()).orElseThrow();
        Chat.Message copy =
                write(group, Optional.of(Person.TELEGRAM), OptionalLong.empty(), OptionalLong.empty(), json -> {
                    json.set("sender_chat", json(channel));
                    ObjectNode origin = json.putObject("forward_origin").put("type", "channel");
                    origin.set("chat", json(channel));
                    origin.put("message_id", post.id)
                            .put("date", post.json.path("date").asLong());
                    json.put("is_automatic_forward", true);
                    for (String field : new String[] {"text", "entities", "reply_markup"}) {
                        if (post.json.has(field)) {
                            json.set(field, post.json.get(field).deepCopy());
                        }
                    }
                });
        tell("message", group, copy, Person.TELEGRAM);
    }

    // Inline messages: those that the bot can edit without knowing the chat

    String inlineId(Chat chat, Chat.Message message) {
        String id = token();
        message.inlineId = Optional.of(id);
        inlineMessages.put(id, new Place(chat.id, message.id));
        return id;
    }

    Optional<Map.Entry<Chat, Chat.Message>> inlineMessage(String id) {
        return Optional.ofNullable(inlineMessages.get(id))
                .flatMap(place -> chat(place.chat)
                        .flatMap(chat -> chat.message(place.message).map(message -> Map.entry(chat, message))));
    }

    // Queries

    String ask(String kind, Person person, long chat, long message, Duration life) {
        queries.values().removeIf(query -> now().isAfter(query.until.plus(life)));
        String id = Long.toString(400_000_000_000_000L + nextQuery++ * 7_919L + random.nextInt(7_000));
        queries.put(id, new Query(kind, person, chat, message, now().plus(life)));
        return id;
    }

    /** Takes the query that is being answered; refused where it is unknown, answered already or too old. */
    Query answered(String kind, String id) {
        Query query = queries.get(id);
        if (query == null || !query.kind.equals(kind) || !now().isBefore(query.until)) {
            throw Refusal.badRequest("query is too old and response timeout expired or query ID is invalid");
        }
        queries.remove(id);
        return query;
    }

    private String token() {
        return Long.toUnsignedString(random.nextLong(), 36) + Long.toUnsignedString(random.nextLong(), 36);
    }
}

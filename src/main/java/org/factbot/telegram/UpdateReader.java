package org.factbot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.factbot.knowledge.Language;

/**
 * Understands raw updates. Any field may be missing or of another form: what cannot be understood is {@link
 * Incoming.Ignored}, never an exception. Immutable and safe for any thread.
 */
final class UpdateReader {
    /** The names under which Telegram delivers anonymous administrators and people who write as a channel. */
    private static final Set<Long> PEOPLE_AS_BOTS = Set.of(1087968824L, 136817688L);

    private static final List<String> WORDLESS = List.of(
            "photo",
            "video",
            "voice",
            "audio",
            "document",
            "animation",
            "video_note",
            "sticker",
            "location",
            "contact");

    private final Me me;

    UpdateReader(Me me) {
        this.me = me;
    }

    Incoming read(JsonNode update) {
        if (update.path("message").isObject()) {
            return message(update.path("message"), false);
        }
        if (update.path("edited_message").isObject()) {
            return message(update.path("edited_message"), true);
        }
        if (update.path("channel_post").isObject()) {
            return message(update.path("channel_post"), false);
        }
        if (update.path("edited_channel_post").isObject()) {
            return message(update.path("edited_channel_post"), true);
        }
        if (update.path("callback_query").isObject()) {
            return pressed(update.path("callback_query"));
        }
        if (update.path("inline_query").isObject()) {
            JsonNode query = update.path("inline_query");
            return query.path("id").isTextual()
                    ? new Incoming.InlineAsked(
                            query.path("id").asText(),
                            query.path("query").asText(""),
                            query.path("offset").asText(""),
                            person(query))
                    : new Incoming.Ignored("inline query without an id");
        }
        if (update.path("guest_message").isObject()) {
            return guest(update.path("guest_message"));
        }
        return update.path("my_chat_member").isObject()
                ? joined(update.path("my_chat_member"))
                : new Incoming.Ignored("a kind of update that we do not answer");
    }

    private Incoming message(JsonNode message, boolean edited) {
        Optional<Incoming.Place> found = place(message);
        if (found.isEmpty()) {
            return new Incoming.Ignored("no chat that we know");
        }
        Incoming.Place place = found.orElseThrow();
        Optional<String> refusal = refusal(message, place);
        if (refusal.isPresent()) {
            return new Incoming.Ignored(refusal.orElseThrow());
        }
        Incoming.Person person = person(message);
        Optional<Incoming.Edit> edit = edited ? Optional.of(new Incoming.Edit(after(message))) : Optional.empty();
        Optional<Wording> words = Wording.of(message);
        if (words.isEmpty()) {
            boolean picture = WORDLESS.stream().anyMatch(message::has);
            return picture && place.surface() == Incoming.Surface.PRIVATE && !message.has("media_group_id")
                    ? asked("", message, place, Incoming.Address.ALONE, person, true, edit)
                    : new Incoming.Ignored("no words");
        }
        Wording wording = words.orElseThrow();
        Optional<Wording.Command> command = wording.command(me);
        if (command.isPresent()) {
            return command(command.orElseThrow(), message, place, person, edit);
        }
        return asked(wording.bare(me), message, place, address(wording, message, place), person, false, edit);
    }

    private Incoming command(
            Wording.Command command,
            JsonNode message,
            Incoming.Place place,
            Incoming.Person person,
            Optional<Incoming.Edit> edit) {
        if (command.suffix()
                .filter(name -> !name.equalsIgnoreCase(me.username()))
                .isPresent()) {
            return new Incoming.Ignored("another bot's command");
        }
        return command.name().equals("ask")
                ? asked(command.argument(), message, place, Incoming.Address.COMMAND, person, false, edit)
                : new Incoming.Commanded(command.name(), command.argument(), place, person, edit);
    }

    private Incoming.Asked asked(
            String text,
            JsonNode message,
            Incoming.Place place,
            Incoming.Address address,
            Incoming.Person person,
            boolean wordless,
            Optional<Incoming.Edit> edit) {
        return new Incoming.Asked(
                text,
                place,
                address,
                person,
                about(message),
                shown(message),
                text(message.path("media_group_id")),
                wordless,
                edit);
    }

    /** Why this message is none of ours, whatever it says. */
    private Optional<String> refusal(JsonNode message, Incoming.Place place) {
        JsonNode from = message.path("from");
        long sender = from.path("id").asLong(0);
        boolean person = !from.path("is_bot").asBoolean(false) || PEOPLE_AS_BOTS.contains(sender);
        if (sender == me.id() || !person || message.has("sender_business_bot")) {
            return Optional.of("sent by a bot");
        }
        if (message.path("via_bot").path("id").asLong(0) == me.id()) {
            return Optional.of("sent through us");
        }
        if (message.path("is_automatic_forward").asBoolean(false)) {
            return Optional.of("automatic forward");
        }
        boolean forwarded = message.has("forward_origin") || message.has("forward_date");
        if (forwarded && (place.surface() == Incoming.Surface.GROUP || place.surface() == Incoming.Surface.CHANNEL)) {
            return Optional.of("forwarded by somebody to others");
        }
        boolean channelAnswers = place.surface() == Incoming.Surface.DIRECT && message.has("sender_chat");
        return channelAnswers ? Optional.of("the channel itself") : Optional.empty();
    }

    private Incoming.Address address(Wording wording, JsonNode message, Incoming.Place place) {
        if (place.surface() == Incoming.Surface.PRIVATE) {
            return Incoming.Address.ALONE;
        }
        if (answered(message).filter(this::isMine).isPresent()) {
            return Incoming.Address.REPLY;
        }
        if (wording.names(me)) {
            return Incoming.Address.MENTION;
        }
        return place.surface() == Incoming.Surface.DIRECT ? Incoming.Address.ALONE : Incoming.Address.NONE;
    }

    /** The message that this one answers. In a forum topic every message "answers" the one that opened the topic. */
    private static Optional<JsonNode> answered(JsonNode message) {
        JsonNode target = message.path("reply_to_message");
        boolean opensTopic = target.has("forum_topic_created")
                || message.path("is_topic_message").asBoolean(false)
                        && target.path("message_id").asLong(-1)
                                == message.path("message_thread_id").asLong(-2);
        return target.isObject() && !opensTopic ? Optional.of(target) : Optional.empty();
    }

    private boolean isMine(JsonNode message) {
        return message.path("from").path("id").asLong(0) == me.id();
    }

    /**
     * The words pointed at. Somebody who alone with us answers their own message goes on talking; they point at nothing.
     */
    private Optional<String> about(JsonNode message) {
        Optional<JsonNode> target = answered(message);
        if (target.filter(this::isMine).isPresent()
                || target.filter(own -> talksOn(message, own)).isPresent()) {
            return Optional.empty();
        }
        return text(message.path("quote").path("text"))
                .or(() -> target.flatMap(Wording::of)
                        .map(wording -> wording.command(me)
                                .map(Wording.Command::argument)
                                .orElseGet(() -> wording.bare(me))))
                .filter(words -> !words.isBlank());
    }

    private static boolean talksOn(JsonNode message, JsonNode target) {
        return message.path("chat").path("type").asText("").equals("private")
                && !target.has("forward_origin")
                && target.path("from").path("id").asLong(-1)
                        == message.path("from").path("id").asLong(-2);
    }

    /** Our buttons say which facts a message of ours shows, even after a restart. */
    private List<String> shown(JsonNode message) {
        List<String> own = new ArrayList<>();
        List<String> listed = new ArrayList<>();
        for (JsonNode row : answered(message)
                .filter(this::isMine)
                .map(target -> target.path("reply_markup").path("inline_keyboard"))
                .orElseGet(() -> message.path("no such field"))) {
            for (JsonNode button : row) {
                Press.of(button.path("callback_data").asText(""))
                        .filter(press -> press.verb() == Press.Verb.SOURCE || press.verb() == Press.Verb.FACT)
                        .ifPresent(press -> (press.verb() == Press.Verb.SOURCE ? own : listed).add(press.key()));
            }
        }
        return own.isEmpty() && listed.size() == 1 ? listed : own;
    }

    private static Optional<Duration> after(JsonNode message) {
        JsonNode sent = message.path("date");
        JsonNode edited = message.path("edit_date");
        return sent.isIntegralNumber() && edited.isIntegralNumber()
                ? Optional.of(Duration.ofSeconds(edited.asLong() - sent.asLong()))
                : Optional.empty();
    }

    private static Incoming pressed(JsonNode query) {
        JsonNode message = query.path("message");
        if (!query.path("id").isTextual()) {
            return new Incoming.Ignored("button without an id");
        }
        return new Incoming.Pressed(
                query.path("id").asText(),
                query.path("data").asText(""),
                place(message),
                text(query.path("inline_message_id")),
                message.path("date").asLong(1) != 0,
                person(query));
    }

    private Incoming guest(JsonNode message) {
        JsonNode id = message.path("guest_query_id");
        Optional<Wording> words = Wording.of(message);
        if (!id.isTextual() || words.isEmpty()) {
            return new Incoming.Ignored("guest message without an id or a word");
        }
        if (refusal(
                        message,
                        new Incoming.Place(Incoming.Surface.PRIVATE, 0, 0, OptionalLong.empty(), OptionalLong.empty()))
                .isPresent()) {
            return new Incoming.Ignored("guest message of a bot");
        }
        JsonNode caller = message.path("guest_bot_caller_user");
        Incoming.Person person = caller.isObject()
                ? new Incoming.Person("u" + caller.path("id").asLong(), language(caller))
                : person(message);
        return new Incoming.GuestAsked(
                id.asText(), words.orElseThrow().bare(me), about(message), shown(message), person);
    }

    private static Incoming joined(JsonNode change) {
        Set<String> inside = Set.of("member", "administrator", "restricted");
        String before = change.path("old_chat_member").path("status").asText("left");
        String now = change.path("new_chat_member").path("status").asText("");
        Optional<Incoming.Place> place = place(change);
        return place.filter(there -> there.surface() == Incoming.Surface.GROUP).isPresent()
                        && inside.contains(now)
                        && !inside.contains(before)
                ? new Incoming.Joined(place.orElseThrow(), now.equals("administrator"), person(change))
                : new Incoming.Ignored("no joining of a group");
    }

    private static Optional<Incoming.Place> place(JsonNode message) {
        JsonNode chat = message.path("chat");
        Optional<Incoming.Surface> surface = surface(chat);
        if (surface.isEmpty() || !chat.path("id").isIntegralNumber()) {
            return Optional.empty();
        }
        return Optional.of(new Incoming.Place(
                surface.orElseThrow(),
                chat.path("id").asLong(),
                message.path("message_id").asLong(0),
                message.path("is_topic_message").asBoolean(false)
                        ? number(message.path("message_thread_id"))
                        : OptionalLong.empty(),
                number(message.path("direct_messages_topic").path("topic_id"))));
    }

    private static Optional<Incoming.Surface> surface(JsonNode chat) {
        if (chat.path("is_direct_messages").asBoolean(false)) {
            return Optional.of(Incoming.Surface.DIRECT);
        }
        return switch (chat.path("type").asText("").toLowerCase(Locale.ROOT)) {
            case "private" -> Optional.of(Incoming.Surface.PRIVATE);
            case "group", "supergroup" -> Optional.of(Incoming.Surface.GROUP);
            case "channel" -> Optional.of(Incoming.Surface.CHANNEL);
            default -> Optional.empty();
        };
    }

    private static Incoming.Person person(JsonNode message) {
        JsonNode from = message.path("from");
        JsonNode identity = message.path("sender_chat");
        String key = identity.path("id").isIntegralNumber()
                ? "c" + identity.path("id").asLong()
                : from.path("id").isIntegralNumber() ? "u" + from.path("id").asLong() : "";
        return new Incoming.Person(key, language(from));
    }

    private static Optional<Language> language(JsonNode user) {
        return Language.of(user.path("language_code").asText(""));
    }

    private static Optional<String> text(JsonNode field) {
        return field.isTextual() ? Optional.of(field.asText()) : Optional.empty();
    }

    private static OptionalLong number(JsonNode field) {
        return field.isIntegralNumber() ? OptionalLong.of(field.asLong()) : OptionalLong.empty();
    }
}

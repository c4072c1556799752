package org.factbot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of one message, from its text or its caption, with the entities Telegram found in them. Offsets count UTF-16
 * units, as Java's do; those that point outside the text are taken for absent. Immutable.
 */
final class Wording {
    private static final Pattern COMMAND = Pattern.compile("/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,64}))?(?=\\s|$)");

    private final String text;
    private final JsonNode entities;

    private Wording(String text, JsonNode entities) {
        this.text = text;
        this.entities = entities;
    }

    /** Empty for a message without a word. */
    static Optional<Wording> of(JsonNode message) {
        if (message.path("text").isTextual()) {
            return Optional.of(new Wording(message.path("text").asText(), message.path("entities")));
        }
        return message.path("caption").isTextual()
                ? Optional.of(new Wording(message.path("caption").asText(), message.path("caption_entities")))
                : Optional.empty();
    }

    /**
     * A command at the beginning.
     *
     * @param name     in lower case
     * @param suffix   the bot it names, empty for none
     * @param argument the rest
     */
    record Command(String name, Optional<String> suffix, String argument) {}

    Optional<Command> command(Me me) {
        Matcher command = COMMAND.matcher(text);
        if (!command.lookingAt() || startsWithin("code", "pre")) {
            return Optional.empty();
        }
        String rest = without(mentions(me), command.end());
        return Optional.of(new Command(
                command.group(1).toLowerCase(java.util.Locale.ROOT), Optional.ofNullable(command.group(2)), rest));
    }

    private boolean startsWithin(String... kinds) {
        for (JsonNode entity : entities) {
            if (entity.path("offset").asInt(-1) == 0
                    && List.of(kinds).contains(entity.path("type").asText())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a mention entity names us; our name within an address or a link is none. */
    boolean names(Me me) {
        return !mentions(me).isEmpty();
    }

    /** The words without our name. */
    String bare(Me me) {
        return without(mentions(me), 0);
    }

    private record Span(int from, int to) {}

    private List<Span> mentions(Me me) {
        List<Span> spans = new ArrayList<>();
        for (JsonNode entity : entities) {
            long from = entity.path("offset").asLong(-1);
            long to = from + entity.path("length").asLong(-1);
            if (from < 0 || to <= from || to > text.length()) {
                continue;
            }
            String kind = entity.path("type").asText();
            String words = text.substring((int) from, (int) to);
            boolean byName = kind.equals("mention") && words.equalsIgnoreCase("@" + me.username());
            boolean byId = kind.equals("text_mention")
                    && entity.path("user").path("id").asLong(0) == me.id();
            if (byName || byId) {
                spans.add(new Span((int) from, (int) to));
            }
        }
        return spans;
    }

    private String without(List<Span> spans, int start) {
        StringBuilder kept = new StringBuilder(text.substring(start));
        List<Span> lastFirst = new ArrayList<>(spans);
        lastFirst.sort((one, other) -> other.from() - one.from());
        for (Span span : lastFirst) {
            int to = span.to() - start;
            if (span.from() >= start && to <= kept.length()) {
                kept.replace(span.from() - start, to, " ");
            }
        }
        return kept.toString().strip();
    }
}

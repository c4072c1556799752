package org.factbot.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text and what its stretches mean. Immutable.
 *
 * @param text     without markup
 * @param entities in any order; offsets in UTF-16 units
 */
record FormattedText(String text, List<Entity> entities) {
    /** The most that one message holds, in code points, after the markup was taken out. */
    static final int MOST_CODE_POINTS = 4096;

    private static final int MOST_ENTITIES = 100;

    /** What Telegram finds in a text by itself. */
    private static final Map<String, Pattern> FOUND = new LinkedHashMap<>();

    static {
        FOUND.put("url", Pattern.compile("\\bhttps?://[^\\s<>\"«»]*[^\\s<>\"«».,:;!?)'\\]]"));
        FOUND.put("mention", Pattern.compile("(?<![\\w@/.])@[A-Za-z][A-Za-z0-9_]{2,31}(?!\\w)"));
        FOUND.put(
                "bot_command",
                Pattern.compile("(?<![\\p{L}\\p{N}_/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\\w/<>])"));
        FOUND.put(
                "hashtag",
                Pattern.compile("(?<![\\p{L}\\p{N}_#])#(?=[\\p{L}\\p{N}_]*\\p{L})[\\p{L}\\p{M}\\p{N}_\u200c]{1,256}"));
    }

    FormattedText {
        entities = List.copyOf(entities);
    }

    static FormattedText plain(String text) {
        return new FormattedText(text, List.of()).settled();
    }

    /** What a call says: a text with a parse mode, or with entities. Refused where Telegram would. */
    static FormattedText of(String text, String parseMode, JsonNode entities) {
        FormattedText said = switch (parseMode.toLowerCase(Locale.ROOT)) {
            case "html" -> HtmlText.parse(text);
            case "" -> new FormattedText(text, readEntities(text, entities));
            default -> throw Refusal.badRequest("unsupported parse_mode");
        };
        FormattedText settled = said.settled();
        if (settled.text.isEmpty()) {
            throw Refusal.badRequest("message text is empty");
        }
        if (settled.text.codePointCount(0, settled.text.length()) > MOST_CODE_POINTS) {
            throw Refusal.badRequest("message is too long");
        }
        return settled;
    }

    private static List<Entity> readEntities(String text, JsonNode json) {
        List<Entity> entities = new ArrayList<>();
        for (JsonNode node : json) {
            Entity entity = Entity.of(node);
            if (entity.offset() >= 0 && entity.length() > 0 && entity.end() <= text.length()) {
                entities.add(entity);
            }
        }
        return entities;
    }

    /** As Telegram keeps it: trimmed, quotations not nested, links, mentions and commands found, at most 100 entities. */
    private FormattedText settled() {
        int start = 0;
        int end = text.length();
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        String trimmed = text.substring(start, end);
        int before = start;
        List<Entity> kept = new ArrayList<>();
        for (Entity entity : entities.stream().sorted(Entity.ORDER).toList()) {
            int from = Math.max(0, entity.offset() - before);
            int to = Math.min(trimmed.length(), entity.end() - before);
            boolean nested = entity.isBlockQuotation()
                    && kept.stream()
                            .anyMatch(other -> other.isBlockQuotation() && other.overlaps(entity.movedBy(-before)));
            if (to > from && !nested) {
                kept.add(new Entity(entity.type(), from, to - from, entity.argument()));
            }
        }
        addFound(trimmed, kept);
        kept.sort(Entity.ORDER);
        return new FormattedText(trimmed, kept.subList(0, Math.min(MOST_ENTITIES, kept.size())));
    }

    private static void addFound(String text, List<Entity> kept) {
        List<Entity> taken = new ArrayList<>(
                kept.stream().filter(e -> !e.isBlockQuotation() && !isStyle(e)).toList());
        FOUND.forEach((type, pattern) -> {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                Entity found = new Entity(type, matcher.start(), matcher.end() - matcher.start(), "");
                if (taken.stream().noneMatch(found::overlaps)) {
                    taken.add(found);
                    kept.add(found);
                }
            }
        });
    }

    private static boolean isStyle(Entity entity) {
        return switch (entity.type()) {
            case "bold", "italic", "underline", "strikethrough", "spoiler" -> true;
            default -> false;
        };
    }

    String of(Entity entity) {
        return text.substring(entity.offset(), entity.end());
    }

    /** Writes the text and its entities under the names that messages use. */
    void writeTo(ObjectNode message) {
        message.put("text", text);
        message.remove("entities");
        if (!entities.isEmpty()) {
            ArrayNode list = message.putArray("entities");
            entities.forEach(entity -> list.add(entity.toJson()));
        }
    }
}

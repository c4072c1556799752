package org.factbot.preview;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Telegram's HTML, read as Telegram reads it: a few tags, four named entities, and an error that names the byte where it
 * went wrong. Confined to one thread; use {@link #parse}.
 */
final class HtmlText {
    private static final Set<String> TAGS = Set.of(
            "a",
            "b",
            "strong",
            "i",
            "em",
            "s",
            "strike",
            "del",
            "u",
            "ins",
            "tg-spoiler",
            "tg-emoji",
            "span",
            "pre",
            "code",
            "blockquote");

    private record OpenTag(String name, String argument, int offset) {}

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private final List<Entity> entities = new ArrayList<>();
    private final Deque<OpenTag> open = new ArrayDeque<>();
    private int at;

    private HtmlText(String html) {
        this.html = html;
    }

    /** The text without its markup, and the entities that the markup stood for; or a {@link Refusal}. */
    static FormattedText parse(String html) {
        HtmlText parser = new HtmlText(html);
        parser.run();
        return new FormattedText(parser.text.toString(), parser.entities);
    }

    private void run() {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '&') {
                readCharacterReference(text);
            } else if (c != '<') {
                text.append(c);
                at++;
            } else if (peek(1) == '/') {
                readEndTag();
            } else {
                readStartTag();
            }
        }
        if (!open.isEmpty()) {
            throw cannotParse("Can't find end tag corresponding to start tag \"" + open.peek().name + '"');
        }
    }

    private static Refusal cannotParse(String why) {
        return Refusal.badRequest("can't parse entities: " + why);
    }

    /** The character some places ahead; 0 after the end, which is how the real parser sees it. */
    private char peek(int ahead) {
        return at + ahead < html.length() ? html.charAt(at + ahead) : 0;
    }

    private char here() {
        return peek(0);
    }

    private boolean atSpace() {
        char c = here();
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0x0b || c == 0;
    }

    private void skipSpace() {
        while (at < html.length() && atSpace()) {
            at++;
        }
    }

    private int byteOffset(int index) {
        return html.substring(0, index).getBytes(StandardCharsets.UTF_8).length;
    }

    private void readStartTag() {
        int begin = at++;
        while (!atSpace() && here() != '>') {
            at++;
        }
        if (at >= html.length()) {
            throw cannotParse("Unclosed start tag at byte offset " + byteOffset(begin));
        }
        String name = html.substring(begin + 1, at).toLowerCase(Locale.ROOT);
        if (!TAGS.contains(name)) {
            throw cannotParse("Unsupported start tag \"" + name + "\" at byte offset " + byteOffset(begin));
        }
        String argument = "";
        while (here() != '>') {
            skipSpace();
            if (here() == '>') {
                break;
            }
            String attribute = readAttributeName(name, begin);
            String value = readAttributeValue(name, begin);
            argument = argumentOf(name, attribute, value, argument);
        }
        at++;
        if (name.equals("span") && !argument.equals("spoiler")) {
            throw cannotParse("Tag \"span\" must have class \"tg-spoiler\" at byte offset " + byteOffset(begin));
        }
        open.push(new OpenTag(name, argument, text.length()));
    }

    private String readAttributeName(String tag, int begin) {
        int start = at;
        while (!atSpace() && here() != '=' && here() != '>') {
            at++;
        }
        if (at == start && here() != 0) {
            throw cannotParse("Empty attribute name in the tag \"" + tag + "\" at byte offset " + byteOffset(begin));
        }
        String attribute = html.substring(start, at);
        skipSpace();
        if (at >= html.length()) {
            throw cannotParse("Unclosed start tag \"" + tag + "\" at byte offset " + byteOffset(begin));
        }
        return attribute;
    }

    private String readAttributeValue(String tag, int begin) {
        if (here() != '=') {
            return "";
        }
        at++;
        skipSpace();
        if (at >= html.length()) {
            throw cannotParse("Unclosed start tag \"" + tag + "\" at byte offset " + byteOffset(begin));
        }
        StringBuilder value = new StringBuilder();
        char quote = here();
        if (quote != '\'' && quote != '"') {
            int start = at;
            while (Character.isLetterOrDigit(here()) || here() == '.' || here() == '-') {
                value.append(Character.toLowerCase(here()));
                at++;
            }
            if (!atSpace() && here() != '>') {
                throw cannotParse("Unexpected end of name token at byte offset " + byteOffset(start));
            }
        } else {
            at++;
            while (at < html.length() && here() != quote) {
                if (here() == '&') {
                    readCharacterReference(value);
                } else {
                    value.append(here());
                    at++;
                }
            }
            at++;
        }
        if (at >= html.length()) {
            throw cannotParse("Unclosed start tag at byte offset " + byteOffset(begin));
        }
        return value.toString();
    }

    private static String argumentOf(String tag, String attribute, String value, String otherwise) {
        return switch (tag + ' ' + attribute) {
            case "a href", "tg-emoji emoji-id" -> value;
            case "code class" -> value.startsWith("language-") ? value.substring(9) : otherwise;
            case "span class" -> value.startsWith("tg-") ? value.substring(3) : otherwise;
            case "blockquote expandable" -> "expandable";
            default -> otherwise;
        };
    }

    private void readEndTag() {
        int begin = at;
        at += 2;
        if (open.isEmpty()) {
            throw cannotParse("Unexpected end tag at byte offset " + byteOffset(begin));
        }
        while (!atSpace() && here() != '>') {
            at++;
        }
        String name = html.substring(begin + 2, Math.min(at, html.length())).toLowerCase(Locale.ROOT);
        skipSpace();
        if (here() != '>') {
            throw cannotParse("Unclosed end tag at byte offset " + byteOffset(begin));
        }
        at++;
        OpenTag tag = open.pop();
        if (!name.isEmpty() && !name.equals(tag.name)) {
            throw cannotParse("Unmatched end tag at byte offset " + byteOffset(begin) + ", expected \"</" + tag.name
                    + ">\", found \"</" + name + ">\"");
        }
        if (text.length() > tag.offset) {
            addEntity(tag, text.length() - tag.offset);
        }
    }

    private void addEntity(OpenTag tag, int length) {
        String type = switch (tag.name) {
            case "b", "strong" -> "bold";
            case "i", "em" -> "italic";
            case "u", "ins" -> "underline";
            case "s", "strike", "del" -> "strikethrough";
            case "tg-spoiler", "span" -> "spoiler";
            case "tg-emoji" -> "custom_emoji";
            case "a" -> "text_link";
            case "pre", "code" -> tag.name;
            default -> tag.argument.isEmpty() ? "blockquote" : "expandable_blockquote";
        };
        String argument = type.contains("blockquote") ? "" : tag.argument;
        if (type.equals("custom_emoji") && !argument.matches("[1-9][0-9]{0,18}")) {
            throw cannotParse("Invalid custom emoji identifier specified");
        }
        Entity last = entities.isEmpty() ? null : entities.get(entities.size() - 1);
        boolean wrapsTheLast = last != null && last.offset() == tag.offset && last.length() == length;
        if (type.equals("pre") && wrapsTheLast && last.type().equals("code")) {
            // <pre><code class="language-x"> is one entity: a listing in a language.
            entities.set(entities.size() - 1, new Entity("pre", tag.offset, length, last.argument()));
        } else if (type.equals("text_link")) {
            Links.entity(argument.isEmpty() ? text.substring(tag.offset) : argument, tag.offset, length)
                    .ifPresent(entities::add);
        } else {
            entities.add(new Entity(type, tag.offset, length, argument));
        }
    }

    /** Reads {@code &lt;}, {@code &gt;}, {@code &amp;}, {@code &quot;} or a number; anything else is plain text. */
    private void readCharacterReference(StringBuilder into) {
        int end = at + 1;
        int code = 0;
        if (peek(1) == '#') {
            boolean hex = peek(2) == 'x';
            end += hex ? 2 : 1;
            int start = end;
            while (end < html.length() && end - at < 10 && Character.digit(html.charAt(end), hex ? 16 : 10) >= 0) {
                code = code * (hex ? 16 : 10) + Character.digit(html.charAt(end), hex ? 16 : 10);
                end++;
            }
            if (end == start || code >= 0x10ffff || code < 0) {
                code = 0;
            }
        } else {
            while (end < html.length() && isAsciiLetter(html.charAt(end))) {
                end++;
            }
            code = switch (html.substring(at + 1, end)) {
                case "lt" -> '<';
                case "gt" -> '>';
                case "amp" -> '&';
                case "quot" -> '"';
                default -> 0;
            };
        }
        if (code == 0) {
            into.append('&');
            at++;
            return;
        }
        into.appendCodePoint(code);
        at = end < html.length() && html.charAt(end) == ';' ? end + 1 : end;
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}

package org.factbot.telegram;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Telegram's HTML as its server does, only stricter: every fault is an error, none is forgiven. */
final class TelegramHtml {
    private static final Pattern TAG = Pattern.compile("<(/?)(b|i|a|blockquote)( expandable| href=\"([^\"<>]*)\")?>");
    private static final Map<String, String> NAMED = Map.of("&lt;", "<", "&gt;", ">", "&amp;", "&", "&quot;", "\"");

    /**
     * What a reader sees.
     *
     * @param text     without markup
     * @param entities how many formatted stretches
     */
    record Seen(String text, int entities) {}

    private TelegramHtml() {}

    /**
     * @throws AssertionError where the server would refuse the text or show something else than was meant
     */
    static Seen read(String html) {
        StringBuilder text = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        int entities = 0;
        for (int at = 0; at < html.length(); ) {
            char c = html.charAt(at);
            if (c == '<') {
                Matcher tag = TAG.matcher(html).region(at, html.length());
                require(tag.lookingAt(), "no tag of Telegram's at " + at, html);
                String name = tag.group(2);
                if (tag.group(1).isEmpty()) {
                    require(!name.equals("blockquote") || open.isEmpty(), "a block quotation within a tag", html);
                    require(!open.contains(name), "a tag within itself", html);
                    require(name.equals("a") == (tag.group(4) != null), "attributes", html);
                    require(
                            tag.group(4) == null || unescaped(tag.group(4)).matches("https?://\\S+"),
                            "no address",
                            html);
                    open.push(name);
                    entities++;
                } else {
                    require(!open.isEmpty() && open.pop().equals(name), "tags cross at " + at, html);
                }
                at = tag.end();
            } else if (c == '&') {
                int end = html.indexOf(';', at);
                require(end > 0 && NAMED.containsKey(html.substring(at, end + 1)), "a bare ampersand", html);
                text.append(NAMED.get(html.substring(at, end + 1)));
                at = end + 1;
            } else {
                int point = html.codePointAt(at);
                require(c != '>', "a bare >", html);
                require(point == '\n' || Character.getType(point) != Character.CONTROL, "a control character", html);
                require(Character.getType(point) != Character.SURROGATE, "half a character", html);
                require(point < 0x2028 || point > 0x202E, "an embedding, which the server removes", html);
                text.appendCodePoint(point);
                at += Character.charCount(point);
            }
        }
        require(open.isEmpty(), "an open tag", html);
        require(entities <= 100, "more than 100 entities", html);
        require(text.length() <= 4096, text.length() + " units", html);
        require(!text.toString().isBlank(), "nothing to see", html);
        for (String line : text.toString().split("\n", -1)) {
            requireIsolatesClosed(line, html);
        }
        return new Seen(text.toString(), entities);
    }

    private static void requireIsolatesClosed(String line, String html) {
        int depth = 0;
        for (char c : line.toCharArray()) {
            depth += c >= '\u2066' && c <= '\u2068' ? 1 : c == '\u2069' ? -1 : 0;
            require(depth >= 0, "an isolate closed that was not opened", html);
        }
        require(depth == 0, "an isolate left open", html);
    }

    private static String unescaped(String attribute) {
        String plain = attribute;
        for (Map.Entry<String, String> entry : NAMED.entrySet()) {
            plain = plain.replace(entry.getKey(), entry.getValue());
        }
        return plain;
    }

    private static void require(boolean right, String what, String html) {
        if (!right) {
            throw new AssertionError(what + " in: " + (html.length() > 400 ? html.substring(0, 400) + "…" : html));
        }
    }
}

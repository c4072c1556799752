package org.factbot.telegram;

import java.net.URI;
import java.util.Optional;

/**
 * Text in Telegram's HTML that knows its length as Telegram counts it: without tags, entities decoded, in UTF-16 units
 * (which is never less than the server's code points). Grows while a message is laid out; for one thread.
 */
final class Markup {
    private static final int LONGEST_LINK = 1_000;

    private final StringBuilder html = new StringBuilder();
    private int units;
    private int entities;

    /** Plain text, escaped. */
    Markup text(String plain) {
        units += plain.length();
        for (int at = 0; at < plain.length(); at++) {
            char c = plain.charAt(at);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                default -> html.append(c);
            }
        }
        return this;
    }

    /** Another text within a tag such as {@code b} or {@code blockquote expandable}. */
    Markup within(String tag, Markup inner) {
        if (inner.units == 0) {
            return this;
        }
        html.append('<').append(tag).append('>').append(inner.html);
        html.append("</").append(tag.split(" ", 2)[0]).append('>');
        units += inner.units;
        entities += inner.entities + 1;
        return this;
    }

    Markup within(String tag, String plain) {
        return within(tag, new Markup().text(plain));
    }

    /** A link where the address is one that Telegram opens, else its text alone. */
    Markup link(Optional<URI> address, String plain) {
        String target = address.map(URI::toASCIIString).orElse("");
        if (plain.isEmpty() || !target.matches("https?://\\S+") || target.length() > LONGEST_LINK) {
            return text(plain);
        }
        Markup quoted = new Markup().text(target);
        html.append("<a href=\"").append(quoted.html).append("\">");
        text(plain);
        html.append("</a>");
        entities++;
        return this;
    }

    Markup join(Markup other) {
        html.append(other.html);
        units += other.units;
        entities += other.entities;
        return this;
    }

    /** Length in UTF-16 units after entity parsing. */
    int units() {
        return units;
    }

    /** How many formatted stretches it holds; Telegram ignores all beyond 100 a message. */
    int entities() {
        return entities;
    }

    String html() {
        return html.toString();
    }
}

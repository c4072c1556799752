package org.factbot.preview;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which addresses Telegram takes as links. Stateless. */
final class Links {
    private static final Pattern PERSON = Pattern.compile("tg://user/?\\?id=(\\d{1,18})");
    private static final Pattern ADDRESS =
            Pattern.compile("(?:([a-z]+)://)?([^\\s/?#]+)([/?#]\\S*)?", Pattern.CASE_INSENSITIVE);
    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "tg", "ton", "tonsite");

    private Links() {}

    /** The address as Telegram writes it back; empty where it takes none, such as {@code javascript:}. */
    static Optional<String> checked(String address) {
        Matcher parts = ADDRESS.matcher(address.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String scheme = parts.group(1) == null ? "http" : parts.group(1).toLowerCase(Locale.ROOT);
        String host = parts.group(2);
        boolean app = scheme.equals("tg") || scheme.equals("ton");
        if (!SCHEMES.contains(scheme) || !app && !host.matches("(?U)[\\w.:@-]*\\w\\.\\w[\\w.:-]*|localhost(:\\d+)?")) {
            return Optional.empty();
        }
        String rest = parts.group(3) == null ? "" : parts.group(3);
        if (!app && !rest.startsWith("/")) {
            rest = "/" + rest;
        }
        return Optional.of(scheme + "://" + (app ? host : host.toLowerCase(Locale.ROOT)) + rest);
    }

    /** The entity that a link stands for: a link, a mention of a person without a username, or nothing. */
    static Optional<Entity> entity(String address, int offset, int length) {
        Matcher person = PERSON.matcher(address);
        if (person.matches()) {
            return Optional.of(new Entity("text_mention", offset, length, person.group(1)));
        }
        return checked(address).map(url -> new Entity("text_link", offset, length, url));
    }
}

package org.factbot.telegram;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;

/**
 * A short name of something, made only of {@code A-Za-z0-9_-}: the id itself where it fits, else a hash of it that stays the
 * same as long as the id does. It carries no person's text. Without state; safe for any thread.
 */
final class ShortKey {
    /** Short enough for callback data and for start parameters, each with a prefix. */
    private static final int LONGEST_ID = 40;

    private static final int HASH_LENGTH = 16;
    private static final Pattern FITTING = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0," + (LONGEST_ID - 1) + "}");
    private static final String HASHED = "_";

    private ShortKey() {}

    static String of(String id) {
        return FITTING.matcher(id).matches() ? id : HASHED + hash(id);
    }

    /** The one whose id has this key; empty where it has gone. */
    static <T> Optional<T> find(String key, List<T> all, Function<T, String> id) {
        return all.stream().filter(one -> of(id.apply(one)).equals(key)).findFirst();
    }

    static Optional<Fact> fact(String key, FactBase base) {
        Optional<Fact> plain = base.fact(key);
        return plain.isPresent() ? plain : find(key, base.facts(), Fact::id);
    }

    /** The key of a fact as start parameters and inline queries carry it. */
    static String linkTo(String factId) {
        return "f_" + of(factId);
    }

    /** The fact that such a start parameter or inline query names. */
    static Optional<Fact> linked(String link, FactBase base) {
        return link.startsWith("f_") ? fact(link.substring(2), base) : Optional.empty();
    }

    /** Sixteen characters that stand for any text. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

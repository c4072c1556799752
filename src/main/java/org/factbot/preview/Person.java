package org.factbot.preview;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Somebody with a Telegram account; another bot too. Immutable. {@code username} and {@code language} may be empty. */
record Person(long id, String name, String username, String language, boolean bot) {
    /** Telegram's own account: it "sends" what is forwarded automatically from a channel. */
    static final Person TELEGRAM = new Person(777000, "Telegram", "", "", false);
    /** Whom Telegram names as the author of what an anonymous administrator writes. */
    static final Person ANONYMOUS_ADMIN = new Person(1087968824, "Group", "GroupAnonymousBot", "", true);
    /** Whom Telegram names as the author of what somebody writes in the name of a channel. */
    static final Person CHANNEL_IDENTITY = new Person(136817688, "Channel", "Channel_Bot", "", true);

    /** Bots whose messages are really those of people. */
    boolean standsForAPerson() {
        return !bot || id == ANONYMOUS_ADMIN.id || id == CHANNEL_IDENTITY.id;
    }

    ObjectNode toJson() {
        ObjectNode user = Json.object().put("id", id).put("is_bot", bot).put("first_name", name);
        if (!username.isEmpty()) {
            user.put("username", username);
        }
        if (!language.isEmpty() && !bot) {
            user.put("language_code", language);
        }
        return user;
    }
}

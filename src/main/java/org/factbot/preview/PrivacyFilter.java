package org.factbot.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;

/** What of a chat reaches the bot: Telegram's privacy mode, rule by rule. Stateless. */
final class PrivacyFilter {
    private static final Set<String> SERVICE = Set.of(
            "new_chat_members",
            "left_chat_member",
            "new_chat_title",
            "group_chat_created",
            "supergroup_chat_created",
            "migrate_to_chat_id",
            "migrate_from_chat_id",
            "pinned_message",
            "forum_topic_created",
            "forum_topic_edited",
            "forum_topic_closed",
            "forum_topic_reopened");

    private PrivacyFilter() {}

    /**
     * Whether the bot gets this message.
     *
     * @param message as shown, with the message it replies to
     * @param author  who Telegram says wrote it; ignored in channels
     */
    static boolean lets(Chat chat, ObjectNode message, Person author, Bot bot) {
        if (!chat.botIsMember) {
            return false;
        }
        if (!chat.isGroup() || isService(message)) {
            return true;
        }
        if (!author.standsForAPerson()) {
            return false;
        }
        return !bot.privacyMode()
                || chat.botIsAdmin
                || message.path("via_bot").path("id").asLong() == Bot.ID
                || repliesToTheBot(message.path("reply_to_message"))
                || isCommandFor(chat, message, bot);
    }

    private static boolean isService(JsonNode message) {
        return SERVICE.stream().anyMatch(message::has);
    }

    private static boolean repliesToTheBot(JsonNode replied) {
        return !isService(replied)
                && (replied.path("from").path("id").asLong() == Bot.ID
                        || replied.path("via_bot").path("id").asLong() == Bot.ID);
    }

    private static boolean isCommandFor(Chat chat, JsonNode message, Bot bot) {
        String text = message.path("text").asText();
        for (JsonNode entity : message.path("entities")) {
            if (entity.path("type").asText().equals("bot_command")
                    && entity.path("offset").asInt() == 0) {
                String command =
                        text.substring(0, entity.path("length").asInt()).toLowerCase(Locale.ROOT);
                int at = command.indexOf('@');
                return at < 0
                        ? chat.lastBotToSpeak == Bot.ID
                        : command.substring(at + 1).equals(bot.username().toLowerCase(Locale.ROOT));
            }
        }
        return false;
    }
}

package org.factbot.telegram;

import java.time.Duration;

/** Who may decide for a group. Asks Telegram; safe for any thread. */
interface Members {
    /** Nobody, for a bot that cannot ask. */
    Members NOBODY = (chatId, userId) -> false;

    /** Whether this person is an administrator of the chat; false where Telegram does not say so in time. */
    boolean administers(long chatId, long userId);

    static Members of(BotApi api) {
        return (chatId, userId) -> {
            ApiResult result = api.call(
                    "getChatMember",
                    BotApi.parameters().put("chat_id", chatId).put("user_id", userId),
                    Duration.ofSeconds(5));
            String status = result instanceof ApiResult.Ok ok
                    ? ok.result().path("status").asText()
                    : "";
            return status.equals("creator") || status.equals("administrator");
        };
    }
}

package org.factbot.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Optional;

/**
 * One Bot API call that answers an update. It is kept as JSON, so that it can be stored before it is sent and mended after
 * a refusal. Treat as immutable: whoever changes {@code parameters} copies them first.
 *
 * @param method     of the Bot API, such as {@code sendMessage}
 * @param parameters as the Bot API names them
 * @param urgency    whether it is worth sending late
 * @param answers    the message this call answers, so that a later edit of that message can edit the answer
 */
record Call(String method, ObjectNode parameters, Urgency urgency, Optional<MessageKey> answers) {
    /** Whether a call is worth sending late. */
    enum Urgency {
        /** Kept until Telegram took it. */
        LASTING,
        /** Worthless after some seconds: answers to inline and callback queries; sent once, outside the pacing. */
        FLEETING
    }

    /** A message in a chat. */
    record MessageKey(long chatId, long messageId) {}

    Call {
        Objects.requireNonNull(parameters);
        if (method.isBlank()) {
            throw new IllegalArgumentException("a call needs its method");
        }
    }
}

package org.factbot.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
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
 * @param fades      how long after its arrival the message that this call sends is deleted; empty for never
 */
record Call(
        String method, ObjectNode parameters, Urgency urgency, Optional<MessageKey> answers, Optional<Duration> fades) {
    /** A call whose message stays. */
    Call(String method, ObjectNode parameters, Urgency urgency, Optional<MessageKey> answers) {
        this(method, parameters, urgency, answers, Optional.empty());
    }

    Call fading(Duration after) {
        return new Call(method, parameters, urgency, answers, Optional.of(after));
    }

    /** The same call with other parameters. */
    Call with(ObjectNode changed) {
        return new Call(method, changed, urgency, answers, fades);
    }

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

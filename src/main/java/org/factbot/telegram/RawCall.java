package org.factbot.telegram;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;

/**
 * Any method of the Bot API, sent as the JSON we have and answered with the text that came. The library's typed methods
 * fail on fields they do not know or miss, after Telegram did what was asked; this one leaves the reading to us.
 */
final class RawCall extends BotApiMethod<String> {
    private static final long serialVersionUID = 1L;

    private final String method;
    private final transient ObjectNode parameters;

    RawCall(String method, ObjectNode parameters) {
        this.method = method;
        this.parameters = parameters;
    }

    @Override
    public String getMethod() {
        return method;
    }

    @JsonValue
    ObjectNode parameters() {
        return parameters;
    }

    @Override
    public String deserializeResponse(String answer) {
        return answer;
    }
}

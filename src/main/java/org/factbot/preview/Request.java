package org.factbot.preview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A call that a bot made. Immutable as long as nobody changes {@code parameters}.
 *
 * @param method     as Telegram spells it, such as {@code sendMessage}, however the bot spelt it
 * @param parameters as the bot named them
 * @param at         when it arrived, by the clock of the server
 */
public record Request(String method, ObjectNode parameters, Instant at) {}

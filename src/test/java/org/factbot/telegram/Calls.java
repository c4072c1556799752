package org.factbot.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Holds calls against Telegram's limits. */
final class Calls {
    private Calls() {}

    static void requireWithinLimits(List<Call> calls) {
        calls.forEach(call -> requireWithinLimits(call.parameters()));
    }

    private static void requireWithinLimits(JsonNode node) {
        for (String field : List.of("text", "message_text")) {
            if (node.has(field) && node.has("parse_mode")) {
                TelegramHtml.read(node.path(field).asText());
            }
        }
        if (node.has("inline_keyboard")) {
            keyboard(node.path("inline_keyboard"));
        }
        if (node.has("start_parameter")) {
            assertThat(node.path("start_parameter").asText()).matches("[A-Za-z0-9_-]{1,64}");
        }
        if (node.path("results").isArray()) {
            assertThat(node.path("results").size()).isLessThanOrEqualTo(50);
            assertThat(bytes(node.path("next_offset").asText())).isLessThanOrEqualTo(64);
            node.path("results").forEach(result -> {
                assertThat(bytes(result.path("id").asText())).isBetween(1, 64);
                assertThat(result.path("title").asText()).isNotBlank();
            });
            assertThat(node.path("results").findValuesAsText("id").stream().distinct())
                    .hasSize(node.path("results").size());
        }
        node.forEach(Calls::requireWithinLimits);
    }

    private static void keyboard(JsonNode rows) {
        int count = 0;
        for (JsonNode row : rows) {
            assertThat(row.size()).isBetween(1, 8);
            for (JsonNode button : row) {
                count++;
                assertThat(button.path("text").asText()).isNotBlank();
                assertThat(button.size()).isEqualTo(2);
                if (button.has("callback_data")) {
                    assertThat(bytes(button.path("callback_data").asText())).isBetween(1, 64);
                }
            }
        }
        assertThat(count).isBetween(1, 100);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

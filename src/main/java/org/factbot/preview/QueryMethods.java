package org.factbot.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** The methods that answer buttons, inline queries and mentions in foreign chats. Call under the lock of the world. */
final class QueryMethods {
    private static final int MOST_RESULTS = 50;
    private static final int MOST_ID_BYTES = 64;
    private static final int MOST_CALLBACK_TEXT = 200;
    private static final int OFFERS_KEPT = 200;

    /** A result that a person may send: what it looks like once sent. */
    record Offer(String query, String id, FormattedText text, Optional<ObjectNode> keyboard) {
        Consumer<ObjectNode> content() {
            return json -> {
                text.writeTo(json);
                keyboard.ifPresent(rows -> json.set("reply_markup", rows));
            };
        }
    }

    private final World world;
    private final Map<String, Offer> offers = new LinkedHashMap<>();

    QueryMethods(World world) {
        this.world = world;
    }

    JsonNode answerCallback(Parameters p) {
        if (p.text("text").codePoints().count() > MOST_CALLBACK_TEXT) {
            throw Refusal.badRequest("MESSAGE_TOO_LONG");
        }
        String id = p.text("callback_query_id");
        world.answered("callback", id);
        ObjectNode event = Json.object()
                .put("id", id)
                .put("text", p.text("text"))
                .put("alert", p.flag("show_alert"))
                .put("url", p.text("url"));
        world.page.add("callback", event);
        return BooleanNode.TRUE;
    }

    JsonNode answerInline(Parameters p) {
        String query = p.text("inline_query_id");
        JsonNode results = p.structure("results");
        if (!results.isArray()) {
            throw Refusal.badRequest("can't parse inline query results JSON array");
        }
        if (results.size() > MOST_RESULTS) {
            throw Refusal.badRequest("RESULTS_TOO_MUCH");
        }
        if (bytes(p.text("next_offset")) > MOST_ID_BYTES) {
            throw Refusal.badRequest("NEXT_OFFSET_INVALID");
        }
        JsonNode button = p.structure("button");
        checkButton(button);
        ArrayNode shown = Json.array();
        Set<String> ids = new HashSet<>();
        Map<String, Offer> fresh = new LinkedHashMap<>();
        for (JsonNode result : results) {
            Offer offer = offer(query, result);
            if (!ids.add(offer.id)) {
                throw Refusal.badRequest("RESULT_ID_DUPLICATE");
            }
            fresh.put(key(query, offer.id), offer);
            shown.add(summary(result, offer));
        }
        world.answered("inline", query);
        offers.putAll(fresh);
        forgetOldOffers();
        ObjectNode event = Json.object().put("id", query).put("next_offset", p.text("next_offset"));
        event.set("results", shown);
        if (!button.isMissingNode()) {
            event.set("button", button);
        }
        world.page.add("inline", event);
        return BooleanNode.TRUE;
    }

    private static void checkButton(JsonNode button) {
        if (button.isMissingNode()) {
            return;
        }
        if (button.path("text").asText().isBlank() || button.has("web_app") == button.has("start_parameter")) {
            throw Refusal.badRequest("can't parse inline query results button: exactly one action must be specified");
        }
        if (button.has("start_parameter")
                && !button.path("start_parameter").asText().matches("[A-Za-z0-9_-]{1,64}")) {
            throw Refusal.badRequest("START_PARAM_INVALID");
        }
    }

    private static Offer offer(String query, JsonNode result) {
        String id = result.path("id").asText();
        if (bytes(id) < 1 || bytes(id) > MOST_ID_BYTES) {
            throw Refusal.badRequest("RESULT_ID_INVALID");
        }
        if (!result.path("type").asText().equals("article")) {
            throw Refusal.badRequest("inline query result type is unsupported by the preview; use article");
        }
        if (result.path("title").asText().isBlank()) {
            throw Refusal.badRequest("ARTICLE_TITLE_EMPTY");
        }
        JsonNode content = result.path("input_message_content");
        FormattedText text = FormattedText.of(
                content.path("message_text").asText(),
                content.path("parse_mode").asText(""),
                content.path("entities"));
        return new Offer(query, id, text, ReplyMarkup.read(result.path("reply_markup"), Chat.Kind.SUPERGROUP));
    }

    private static ObjectNode summary(JsonNode result, Offer offer) {
        ObjectNode shown = Json.object()
                .put("id", offer.id)
                .put("title", result.path("title").asText())
                .put("description", result.path("description").asText(""));
        offer.text.writeTo(shown.putObject("message"));
        return shown;
    }

    private void forgetOldOffers() {
        var oldest = offers.keySet().iterator();
        for (int over = offers.size() - OFFERS_KEPT; over > 0; over--) {
            oldest.next();
            oldest.remove();
        }
    }

    /** What a person gets by choosing this result, if it was offered. */
    Optional<Offer> offer(String query, String resultId) {
        return Optional.ofNullable(offers.get(key(query, resultId)));
    }

    /** Writes an offered result into a chat in the name of a person. */
    Chat.Message place(Offer offer, Chat chat, Person person, OptionalLong topic) {
        Chat.Message message = world.write(chat, Optional.of(person), topic, OptionalLong.empty(), json -> {
            json.set("via_bot", world.bot.person().toJson());
            offer.content().accept(json);
        });
        offer.keyboard.ifPresent(rows -> world.inlineId(chat, message));
        return message;
    }

    ObjectNode answerGuest(Parameters p) {
        String id = p.text("guest_query_id");
        Offer offer = offer(id, p.structure("result"));
        World.Query query = world.answered("guest", id);
        Chat chat = world.chat(query.chat()).orElseThrow();
        Chat.Message message = world.write(
                chat,
                Optional.of(world.bot.person()),
                OptionalLong.empty(),
                OptionalLong.of(query.message()),
                offer.content());
        message.botSawIt = true;
        String inlineId = world.inlineId(chat, message);
        world.show(chat, message);
        return Json.object().put("inline_message_id", inlineId);
    }

    private static String key(String query, String result) {
        return query + '/' + result;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

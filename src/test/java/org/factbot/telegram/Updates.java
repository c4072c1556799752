package org.factbot.telegram;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Updates as Telegram sends them, written by hand with single quotes. */
final class Updates {
    static final Me ME = new Me(777, "FactBot", false, true, true);
    static final String ALONE = "'chat':{'id':5,'type':'private'}";
    static final String GROUP = "'chat':{'id':-100,'type':'supergroup'}";
    static final String CHANNEL = "'chat':{'id':-200,'type':'channel'}";
    static final String ANN = "'from':{'id':5,'is_bot':false,'language_code':'en'}";
    static final String MINE = "'from':{'id':777,'is_bot':true,'username':'FactBot'}";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();

    private Updates() {}

    static ObjectNode json(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    /** A message of the given fields, number 10 unless they say otherwise. */
    static ObjectNode message(String... fields) {
        return of("message", fields);
    }

    static ObjectNode of(String kind, String... fields) {
        ObjectNode update = json("{'update_id':1}");
        ObjectNode body = update.putObject(kind);
        body.put("message_id", 10).put("date", 1_000);
        for (String field : fields) {
            body.setAll(json("{" + field + "}"));
        }
        return update;
    }

    /** A text that mentions us where {@code @FactBot} stands first. */
    static String mentioning(String text) {
        int at = text.toLowerCase(java.util.Locale.ROOT).indexOf("@factbot");
        return "'text':'" + text + "','entities':[{'type':'mention','offset':" + at + ",'length':8}]";
    }

    static String text(String text) {
        return "'text':'" + text + "'";
    }

    static JsonNode press(String data, String... message) {
        ObjectNode update = json("{'update_id':2}");
        ObjectNode query = update.putObject("callback_query");
        query.put("id", "cb1").put("data", data).set("from", json("{'id':5,'language_code':'en'}"));
        query.set("message", message(message).path("message"));
        return update;
    }

    static JsonNode inline(String query, String offset, String language) {
        return json("{'update_id':3,'inline_query':{'id':'iq1','offset':'" + offset + "','query':'" + query
                + "','from':{'id':5,'language_code':'" + language + "'}}}");
    }

    static String pretty(JsonNode node) {
        return node.toPrettyString();
    }
}

package org.factbot.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The parameters of one call. Telegram takes them as a query string, as JSON, as a form or as a multipart form, and takes a
 * number or a structure written as text; so do we. Confined to the thread of its request.
 */
final class Parameters {
    private final ObjectNode values;

    Parameters(ObjectNode values) {
        this.values = values;
    }

    /** Reads the query string and the body of a request. */
    static Parameters read(String query, String contentType, byte[] body) {
        ObjectNode values = Json.object();
        readForm(query == null ? "" : query, values);
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("application/json")) {
            readJson(body, values);
        } else if (type.startsWith("application/x-www-form-urlencoded")) {
            readForm(new String(body, StandardCharsets.UTF_8), values);
        } else if (type.startsWith("multipart/form-data")) {
            readMultipart(contentType, body, values);
        }
        return new Parameters(values);
    }

    private static void readJson(byte[] body, ObjectNode into) {
        if (body.length == 0) {
            return;
        }
        JsonNode node;
        try {
            node = Json.read(body);
        } catch (IOException e) {
            throw Refusal.badRequest("can't parse JSON object");
        }
        if (!(node instanceof ObjectNode object)) {
            throw Refusal.badRequest("object expected as a JSON body");
        }
        into.setAll(object);
    }

    private static void readForm(String form, ObjectNode into) {
        for (String pair : form.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                try {
                    into.put(
                            URLDecoder.decode(name, StandardCharsets.UTF_8),
                            URLDecoder.decode(value, StandardCharsets.UTF_8));
                } catch (IllegalArgumentException e) {
                    throw Refusal.badRequest("can't decode form data");
                }
            }
        }
    }

    private static void readMultipart(String contentType, byte[] body, ObjectNode into) {
        int at = contentType.indexOf("boundary=");
        if (at < 0) {
            throw Refusal.badRequest("boundary expected in multipart form data");
        }
        String boundary =
                contentType.substring(at + "boundary=".length()).split(";")[0].replace("\"", "");
        // One byte is one character here, so that offsets hold; each value is decoded by itself.
        String raw = new String(body, StandardCharsets.ISO_8859_1);
        for (String part : raw.split(java.util.regex.Pattern.quote("--" + boundary))) {
            int headEnd = part.indexOf("\r\n\r\n");
            int name = part.indexOf("name=\"");
            if (headEnd >= 0 && name >= 0 && name < headEnd) {
                String value = part.substring(headEnd + 4, Math.max(headEnd + 4, part.length() - 2));
                into.put(utf8(part.substring(name + 6, part.indexOf('"', name + 6))), utf8(value));
            }
        }
    }

    private static String utf8(String latin1) {
        return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    ObjectNode json() {
        return values;
    }

    boolean has(String name) {
        JsonNode value = values.path(name);
        return !value.isMissingNode()
                && !value.isNull()
                && !(value.isTextual() && value.textValue().isEmpty());
    }

    /** The value as text; empty where it is missing. */
    String text(String name) {
        JsonNode value = values.path(name);
        return value.isContainerNode() ? value.toString() : value.isNull() ? "" : value.asText();
    }

    boolean flag(String name) {
        String value = text(name).toLowerCase(Locale.ROOT);
        return value.equals("true") || value.equals("1") || value.equals("yes");
    }

    OptionalLong number(String name) {
        if (!has(name)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text(name).trim()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** An array or object, also where it came as text; missing where it is neither. */
    JsonNode structure(String name) {
        JsonNode value = values.path(name);
        if (value.isTextual() && !value.textValue().isBlank()) {
            try {
                return Json.read(value.textValue().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw Refusal.badRequest("can't parse " + name.replace('_', ' ') + " JSON object");
            }
        }
        return value.isContainerNode() ? value : MissingNode.getInstance();
    }
}

package org.factbot.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The refusals of a call that can be mended by calling otherwise, and how. The answer always keeps its words. */
enum Mend {
    /** The markup was not understood: the same words without markup. */
    PLAIN("can't parse entities", "can't find end tag", "unsupported start tag", "entity_bounds_invalid") {
        @Override
        List<Call> mend(Call call, ApiResult.Refused refused) {
            ObjectNode changed = call.parameters().deepCopy();
            unmark(changed);
            return List.of(with(call, changed));
        }
    },
    /** Too long: several messages, cut between blocks. */
    SPLIT("message is too long", "message_too_long", "text is too long") {
        @Override
        List<Call> mend(Call call, ApiResult.Refused refused) {
            return split(call);
        }
    },
    /** The message we reply to is gone, or the quoted words are. */
    NO_REPLY(
            "message to be replied not found",
            "replied message not found",
            "message to reply not found",
            "reply message not found",
            "quote") {
        @Override
        List<Call> mend(Call call, ApiResult.Refused refused) {
            return without(call, "reply_parameters", "reply_to_message_id");
        }
    },
    /** The topic is gone or closed: into the general one. */
    NO_TOPIC("message thread not found", "topic_closed", "topic_deleted", "topic_id_invalid") {
        @Override
        List<Call> mend(Call call, ApiResult.Refused refused) {
            return without(call, "message_thread_id");
        }
    },
    /** The buttons are refused: the answer without them. */
    NO_KEYBOARD("button_", "reply markup is too long", "reply_markup_too_long", "inline keyboard") {
        @Override
        List<Call> mend(Call call, ApiResult.Refused refused) {
            return without(call, "reply_markup");
        }
    },
    /** The group became a supergroup, under a new id. */
    MOVE("upgraded to a supergroup") {
        @Override
        List<Call> mend(Call call, ApiResult.Refused refused) {
            ObjectNode changed = call.parameters().deepCopy();
            refused.migrateTo().ifPresent(to -> changed.put("chat_id", to));
            return List.of(with(call, changed));
        }
    };

    /** Well under the 4096 that Telegram takes, as it counts otherwise than we do. */
    static final int SPLIT_AT = 3_500;

    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private final List<String> words;

    Mend(String... words) {
        this.words = List.of(words);
    }

    /** The calls to make instead. */
    abstract List<Call> mend(Call call, ApiResult.Refused refused);

    /** How this refusal is mended, if it can be. */
    static Optional<Mend> of(ApiResult.Refused refused) {
        if (refused.code() != 400 && refused.code() != 413) {
            return Optional.empty();
        }
        if (refused.migrateTo().isPresent()) {
            return Optional.of(MOVE);
        }
        for (Mend mend : values()) {
            if (mend != MOVE && mend.words.stream().anyMatch(refused::says)) {
                return Optional.of(mend);
            }
        }
        return Optional.empty();
    }

    private static Call with(Call call, ObjectNode parameters) {
        return call.with(parameters);
    }

    private static List<Call> without(Call call, String... names) {
        ObjectNode changed = call.parameters().deepCopy();
        changed.remove(List.of(names));
        return List.of(with(call, changed));
    }

    private static void unmark(ObjectNode parameters) {
        boolean html = parameters.path("parse_mode").asText("").equalsIgnoreCase("HTML");
        for (String name : List.of("text", "caption")) {
            if (html && parameters.path(name).isTextual()) {
                parameters.put(name, plain(parameters.path(name).asText()));
            }
        }
        parameters.remove(List.of("parse_mode", "entities", "caption_entities"));
    }

    /** The words of a text in HTML. */
    static String plain(String html) {
        return TAG.matcher(html)
                .replaceAll("")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static List<Call> split(Call call) {
        ObjectNode whole = call.parameters().deepCopy();
        whole.remove("entities");
        boolean html = whole.path("parse_mode").asText("").equalsIgnoreCase("HTML");
        List<String> blocks = blocks(whole.path("text").asText(""), html);
        if (blocks.stream().anyMatch(block -> block.length() > SPLIT_AT)) {
            unmark(whole); // one block is too long by itself: it has to be cut inside, where markup may not be
            blocks = pieces(whole.path("text").asText(""));
        }
        List<String> texts = packed(blocks);
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            ObjectNode part = whole.deepCopy();
            part.put("text", texts.get(i));
            if (i > 0) {
                part.remove(List.of("reply_parameters", "message_id"));
            }
            if (i < texts.size() - 1) {
                part.remove("reply_markup");
            }
            String method = i == 0 ? call.method() : "sendMessage";
            calls.add(new Call(method, part, call.urgency(), call.answers(), call.fades()));
        }
        return calls;
    }

    /** Lines, with those kept together that share an open tag; each with its line end. */
    private static List<String> blocks(String text, boolean html) {
        List<String> blocks = new ArrayList<>();
        int start = 0;
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (html && c == '<') {
                open += text.startsWith("</", i) ? -1 : 1;
            } else if (c == '\n' && open <= 0) {
                blocks.add(text.substring(start, i + 1));
                start = i + 1;
            }
        }
        blocks.add(text.substring(start));
        return blocks;
    }

    /** Plain text in pieces short enough, cut after a line, else a word, else a character. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        for (String line : blocks(text, false)) {
            String rest = line;
            while (rest.length() > SPLIT_AT) {
                int cut = rest.lastIndexOf(' ', SPLIT_AT - 1) + 1;
                if (cut <= 0) {
                    cut = Character.isHighSurrogate(rest.charAt(SPLIT_AT - 1)) ? SPLIT_AT - 1 : SPLIT_AT;
                }
                pieces.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            pieces.add(rest);
        }
        return pieces;
    }

    private static List<String> packed(List<String> blocks) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String block : blocks) {
            if (text.length() + block.length() > SPLIT_AT && !text.toString().isBlank()) {
                texts.add(text.toString().strip());
                text.setLength(0);
            }
            text.append(block);
        }
        if (!text.toString().isBlank() || texts.isEmpty()) {
            texts.add(text.toString().strip());
        }
        return texts;
    }
}

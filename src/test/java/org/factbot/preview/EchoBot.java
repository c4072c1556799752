package org.factbot.preview;

import static org.factbot.preview.WireBot.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A small bot on a thread of its own that shows what a bot can do. Close it to stop it. */
final class EchoBot implements AutoCloseable {
    static final String RICH = "<b>The museum reopened on 3 July 2025 after four years of repairs.</b>\n\n"
            + "<blockquote>“We kept every single stone,” said the architect, <i>Ana Lima</i>.</blockquote>\n"
            + "<blockquote expandable>The building had been closed since 2021. Work began with the roof, went on with the"
            + " walls and ended with the garden. The city paid a third of it, the state another third, and readers the rest."
            + " The second floor opens later this year, when the fire alarm has been tested.\nThe old entrance stays shut."
            + "</blockquote>\n<b>Source:</b> <a href=\"https://example.org/a?b=1&amp;c=2\">Example Times</a>, as of 3 July 2025.";
    static final String RTL = "<b>موزه در ۳ ژوئیهٔ ۲۰۲۵ دوباره باز شد.</b>\n"
            + "<blockquote>«هر سنگ را نگه داشتیم»، معمار Ana Lima گفت.</blockquote>\n"
            + "منبع: <a href=\"https://example.org/\">Example Times</a> (2025).\nEnglish line.";

    private final WireBot bot;
    private final Thread thread;
    private volatile boolean stopped;

    EchoBot(LocalTelegram telegram) throws Exception {
        bot = new WireBot(telegram);
        bot.call("setMyDescription", json("{'description':'I answer questions about a museum, with sources.'}"));
        bot.call(
                "setMyCommands",
                json("{'commands':[{'command':'ask','description':'Ask a question'},"
                        + "{'command':'topics','description':'What I know about'},"
                        + "{'command':'help','description':'How to use me'}]}"));
        bot.call("setMyCommands", json("{'language_code':'fa','commands':[{'command':'ask','description':'پرسیدن'}]}"));
        thread = new Thread(this::run, "echo-bot");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!stopped) {
            try {
                for (JsonNode update : bot.fetch(10)) {
                    handle(update);
                }
            } catch (Exception e) {
                if (!stopped) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private void handle(JsonNode update) throws Exception {
        if (update.has("callback_query")) {
            press(update.path("callback_query"));
        } else if (update.has("inline_query")) {
            suggest(update.path("inline_query"));
        } else if (update.has("guest_message")) {
            ObjectNode answer = Json.object()
                    .put(
                            "guest_query_id",
                            update.path("guest_message").path("guest_query_id").asText());
            answer.set("result", article(1, "guest"));
            bot.call("answerGuestQuery", answer);
        } else {
            JsonNode message = update.has("message") ? update.path("message") : update.path("channel_post");
            if (message.has("text") && !message.has("via_bot") && !message.has("is_automatic_forward")) {
                reply(message);
            }
        }
    }

    private void reply(JsonNode message) throws Exception {
        String text = message.path("text").asText();
        ObjectNode answer =
                Json.object().put("chat_id", message.path("chat").path("id").asLong());
        if (message.path("is_topic_message").asBoolean()) {
            answer.put("message_thread_id", message.path("message_thread_id").asLong());
        }
        if (text.contains("slow")) {
            bot.call("sendChatAction", answer.deepCopy().put("action", "typing"));
            Thread.sleep(1500);
        }
        answer.put("parse_mode", "HTML");
        answer.putObject("reply_parameters")
                .put("message_id", message.path("message_id").asLong())
                .put("allow_sending_without_reply", true);
        answer.putObject("link_preview_options").put("is_disabled", true);
        if (text.startsWith("/start") || text.contains("museum")) {
            answer.put("text", text.length() > 7 && text.startsWith("/start") ? "start:" + text.substring(7) : RICH);
            answer.set(
                    "reply_markup",
                    json(
                            "{'inline_keyboard':[[{'text':'Where is this from?','callback_data':'toast'},{'text':'More','callback_data':'alert'}],"
                                    + "[{'text':'Who paid for the repairs?','callback_data':'edit'}],"
                                    + "[{'text':'Share','switch_inline_query':'museum'},{'text':'Open','url':'https://example.org/'}]]}"));
        } else if (text.contains("موزه")) {
            answer.put("text", RTL);
            answer.set(
                    "reply_markup", json("{'inline_keyboard':[[{'text':'این از کجاست؟','callback_data':'toast'}]]}"));
        } else {
            answer.put(
                    "text",
                    "You said: "
                            + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        }
        bot.call("sendMessage", answer);
    }

    private void press(JsonNode query) throws Exception {
        ObjectNode answer =
                Json.object().put("callback_query_id", query.path("id").asText());
        String data = query.path("data").asText();
        if (data.equals("toast")) {
            Thread.sleep(400);
            bot.call("answerCallbackQuery", answer.put("text", "From the Example Times"));
        } else if (data.equals("alert")) {
            bot.call("answerCallbackQuery", answer.put("text", "An alert").put("show_alert", true));
        } else {
            bot.call("answerCallbackQuery", answer);
            bot.call(
                    "editMessageText",
                    Json.object()
                            .put(
                                    "chat_id",
                                    query.path("message")
                                            .path("chat")
                                            .path("id")
                                            .asLong())
                            .put(
                                    "message_id",
                                    query.path("message").path("message_id").asLong())
                            .put("text", "Edited: the city paid a third."));
        }
    }

    private void suggest(JsonNode query) throws Exception {
        int from = query.path("offset").asText().isEmpty()
                ? 0
                : query.path("offset").asInt();
        ObjectNode answer = Json.object()
                .put("inline_query_id", query.path("id").asText())
                .put("cache_time", 0)
                .put("next_offset", from < 20 ? Integer.toString(from + 10) : "");
        ArrayNode results = answer.putArray("results");
        for (int i = from + 1; i <= from + 10; i++) {
            results.add(article(i, query.path("query").asText()));
        }
        answer.putObject("button").put("text", "Ask in private").put("start_parameter", "inline");
        bot.call("answerInlineQuery", answer);
    }

    private static ObjectNode article(int number, String query) {
        ObjectNode article = Json.object()
                .put("type", "article")
                .put("id", "a" + number)
                .put("title", "Fact " + number + " about " + query)
                .put(
                        "description",
                        "The museum reopened on 3 July 2025 after four years of repairs. Example Times, 3 July.");
        article.putObject("input_message_content")
                .put("message_text", "<b>Fact " + number + "</b>\n<blockquote>Quoted</blockquote>")
                .put("parse_mode", "HTML");
        return article;
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
    }
}

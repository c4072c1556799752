package org.factbot.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** People's door: the chat page, what it asks for, and the stream of what happens. Thread-safe. */
final class Page implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Page.class);
    private static final int MOST_BODY_BYTES = 64 * 1024;
    private static final int MOST_TEXT = FormattedText.MOST_CODE_POINTS;
    private static final int MESSAGES_SHOWN = 300;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final String JSON = "application/json; charset=utf-8";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Map<String, String> FILES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "chat.css", "text/css; charset=utf-8",
            "app.js", "text/javascript; charset=utf-8",
            "inline.js", "text/javascript; charset=utf-8",
            "server.js", "text/javascript; charset=utf-8",
            "view.js", "text/javascript; charset=utf-8",
            "text.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    private final World world;
    private final People people;

    Page(World world, People people) {
        this.world = world;
        this.people = people;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Security-Policy", POLICY);
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            headers.set("Cache-Control", "no-store");
            if (!Reception.isForUs(exchange)) {
                problem(exchange, 403, "open this page by its own address");
                return;
            }
            String path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod()) {
                case "GET", "HEAD" -> get(exchange, path);
                case "POST" -> post(exchange, path);
                default -> problem(exchange, 405, "only GET and POST");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("a request of the preview page failed", e);
            problem(exchange, 500, "the preview failed; see its log");
        }
    }

    private void get(HttpExchange exchange, String path) throws IOException, InterruptedException {
        switch (path) {
            case "/preview/state" -> json(exchange, 200, state());
            case "/preview/events" -> stream(exchange);
            default -> file(exchange, path.equals("/") ? "index.html" : path.substring(1));
        }
    }

    private static void file(HttpExchange exchange, String name) throws IOException {
        String type = FILES.get(name);
        try (InputStream file = type == null ? null : Page.class.getResourceAsStream(name)) {
            if (file == null) {
                problem(exchange, 404, "no such page");
            } else {
                Reception.answer(exchange, 200, type, file.readAllBytes());
            }
        }
    }

    private ObjectNode state() {
        synchronized (world) {
            ObjectNode state = Json.object().put("number", world.page.last()).put("you", LocalTelegram.YOU);
            state.putObject("bot")
                    .put("id", Bot.ID)
                    .put("username", world.bot.username())
                    .put("name", world.bot.name())
                    .put("description", world.bot.text("description", you().language()))
                    .put("privacy_mode", world.bot.privacyMode());
            ArrayNode persons = state.putArray("people");
            world.people().stream()
                    .filter(person -> !person.bot() && person.id() != Person.TELEGRAM.id())
                    .forEach(person -> persons.add(person.toJson()));
            world.privateChat(you());
            ArrayNode chats = state.putArray("chats");
            for (Chat chat : world.chats()) {
                if (chat.kind != Chat.Kind.PRIVATE || chat.id == LocalTelegram.YOU) {
                    chats.add(json(chat));
                }
            }
            return state;
        }
    }

    private Person you() {
        return world.person(LocalTelegram.YOU);
    }

    private ObjectNode json(Chat chat) {
        ObjectNode json =
                world.json(chat).put("bot_is_member", chat.botIsMember).put("bot_is_admin", chat.botIsAdmin);
        chat.linked.ifPresent(id -> json.put("linked", id));
        if (chat.forum) {
            ArrayNode topics = json.putArray("topics");
            topics.add(Json.object().put("id", Chat.GENERAL).put("name", "General"));
            chat.topics.forEach(
                    (id, name) -> topics.add(Json.object().put("id", id).put("name", name)));
        }
        json.set("commands", chat.botIsMember ? world.bot.menu(chat, you().language()) : Json.array());
        ArrayNode messages = json.putArray("messages");
        chat.messages().stream()
                .skip(Math.max(0, chat.messages().size() - MESSAGES_SHOWN))
                .forEach(message -> messages.add(world.pageMessage(chat, message)));
        return json;
    }

    /** Server-sent events from a number on; a browser that lost the connection says which it had last. */
    private void stream(HttpExchange exchange) throws IOException, InterruptedException {
        String query = exchange.getRequestURI().getQuery();
        String lastSeen = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        String after = lastSeen != null ? lastSeen : query == null ? "" : query.replaceFirst("^after=", "");
        long number = after.matches("\\d{1,18}") ? Long.parseLong(after) : world.page.last();
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write("retry: 1000\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            while (!world.page.closed()) {
                List<PageEvents.PageEvent> events = world.page.after(number, HEARTBEAT);
                StringBuilder text = new StringBuilder(events.isEmpty() ? ": still here\n\n" : "");
                for (PageEvents.PageEvent event : events) {
                    number = event.number();
                    text.append("id: ").append(number).append("\nevent: ").append(event.kind());
                    text.append("\ndata: ").append(event.data()).append("\n\n");
                }
                out.write(text.toString().getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException e) {
            LOG.debug("a page went away");
        }
    }

    private void post(HttpExchange exchange, String path) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        String type = headers.getFirst("Content-Type");
        if (!("http://" + headers.getFirst("Host")).equals(headers.getFirst("Origin"))) {
            problem(exchange, 403, "only this page may do that");
        } else if (type == null || !type.startsWith("application/json")) {
            problem(exchange, 415, "send JSON");
        } else {
            try {
                JsonNode asked = Json.read(Reception.body(exchange, MOST_BODY_BYTES));
                json(exchange, 200, act(path, asked));
            } catch (Refusal e) {
                problem(exchange, e.status(), e.getMessage());
            } catch (IllegalArgumentException | com.fasterxml.jackson.core.JacksonException e) {
                problem(exchange, 400, "not understood: " + e.getMessage());
            }
        }
    }

    private JsonNode act(String path, JsonNode asked) {
        long person = asked.path("person").asLong(LocalTelegram.YOU);
        long chat = asked.path("chat").asLong();
        long message = asked.path("message").asLong();
        ObjectNode done = Json.object();
        switch (path) {
            case "/preview/say" -> done = say(person, chat, asked);
            case "/preview/edit" -> done = people.edit(chat, message, text(asked));
            case "/preview/delete" -> people.delete(chat, message);
            case "/preview/clear" -> people.clear(chat);
            case "/preview/press" ->
                done.put(
                        "id",
                        people.press(person, chat, message, asked.path("data").asText()));
            case "/preview/inline" ->
                done.put(
                        "id",
                        people.typeInline(
                                person,
                                asked.path("query").asText(),
                                asked.path("offset").asText(),
                                asked.path("chat_type").asText("private")));
            case "/preview/choose" ->
                done = people.choose(
                        person,
                        chat,
                        optional(asked, "topic"),
                        asked.path("query_id").asText(),
                        asked.path("result").asText(),
                        asked.path("query").asText());
            case "/preview/language" ->
                people.speak(person, asked.path("language").asText());
            case "/preview/privacy" -> {
                synchronized (world) {
                    world.bot.privacyMode(asked.path("on").asBoolean());
                    world.page.add("reset", Json.object());
                }
            }
            default -> throw new IllegalArgumentException("no such action");
        }
        return done;
    }

    private ObjectNode say(long person, long chat, JsonNode asked) {
        Saying saying = Saying.in(chat, person, text(asked));
        OptionalLong replyTo = optional(asked, "reply_to");
        OptionalLong topic = optional(asked, "topic");
        saying = replyTo.isPresent() ? saying.replyingTo(replyTo.getAsLong()) : saying;
        return people.say(topic.isPresent() ? saying.inTopic(topic.getAsLong()) : saying);
    }

    private static String text(JsonNode asked) {
        String text = asked.path("text").asText().strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > MOST_TEXT) {
            throw new IllegalArgumentException("a message has 1 to " + MOST_TEXT + " characters");
        }
        return text;
    }

    private static OptionalLong optional(JsonNode asked, String field) {
        return asked.path(field).isIntegralNumber()
                ? OptionalLong.of(asked.path(field).asLong())
                : OptionalLong.empty();
    }

    private static void json(HttpExchange exchange, int status, JsonNode body) throws IOException {
        Reception.answer(exchange, status, JSON, Json.write(body));
    }

    private static void problem(HttpExchange exchange, int status, String what) throws IOException {
        json(exchange, status, Json.object().put("problem", what));
    }
}

package org.factbot.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A Bot API server on the loopback that keeps a queue of updates by the real rules of offsets and does as a script says:
 * faults of any kind, by method, once or for ever. Remembers every request. Thread-safe.
 */
public final class ScriptedBotApi implements AutoCloseable {
    public static final String TOKEN = "4242:AAsecret-token-of-the-test_xyz";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final TreeMap<Long, ObjectNode> queue = new TreeMap<>();
    private final Map<String, Deque<Reply>> scripts = new HashMap<>();
    private final Map<String, Function<JsonNode, Optional<Reply>>> rules = new HashMap<>();
    private final Map<String, JsonNode> kept = new HashMap<>();
    private final Map<Long, Long> messageIds = new HashMap<>();
    private final List<Request> journal = new ArrayList<>();
    private long nextUpdateId = 1_000;
    private long nextMessageId = 1;
    private boolean closed;

    /** One request as it came. {@code method} is lower case. */
    public record Request(String method, JsonNode body, long nanoTime) {
        public String text() {
            return body.path("text").asText();
        }

        public long chat() {
            return body.path("chat_id").asLong();
        }
    }

    /** What to answer. {@code status} 0 closes the connection without an answer. */
    public record Reply(int status, String type, String body, Map<String, String> headers, Duration delay) {
        public static Reply json(int status, String body) {
            return new Reply(status, "application/json", body, Map.of(), Duration.ZERO);
        }

        public static Reply ok(String result) {
            return json(200, "{\"ok\":true,\"result\":" + result + "}");
        }

        public static Reply error(int code, String description) {
            ObjectNode body = JSON.createObjectNode();
            body.put("ok", false).put("error_code", code).put("description", description);
            return json(code, body.toString());
        }

        public static Reply flood(int seconds) {
            return json(
                    429,
                    "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after " + seconds
                            + "\",\"parameters\":{\"retry_after\":" + seconds + "}}");
        }

        public static Reply html(int status) {
            return new Reply(status, "text/html", "<html><h1>" + status + "</h1></html>", Map.of(), Duration.ZERO);
        }

        public static Reply drop() {
            return json(0, "");
        }

        public Reply after(Duration wait) {
            return new Reply(status, type, body, headers, wait);
        }

        public Reply with(String header, String value) {
            return new Reply(status, type, body, Map.of(header, value), delay);
        }
    }

    public ScriptedBotApi() {
        server = listening(0);
        port = server.getAddress().getPort();
    }

    private HttpServer listening(int where) {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), where), 0);
            made.setExecutor(threads);
            made.createContext("/", this::serve);
            made.start();
            return made;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Refuses connections and ends those there are, until {@link #comeBack}. */
    public synchronized void goDown() {
        server.stop(0);
    }

    /** Listens again where it did. */
    public synchronized void comeBack() {
        server = listening(port);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The next calls of the method get these replies, one each. */
    public synchronized void script(String method, Reply... replies) {
        Deque<Reply> script = scripts.computeIfAbsent(method.toLowerCase(Locale.ROOT), key -> new ArrayDeque<>());
        script.addAll(List.of(replies));
    }

    /** Every call of the method is asked for its reply; empty for the usual one. */
    public synchronized void rule(String method, Function<JsonNode, Optional<Reply>> rule) {
        rules.put(method.toLowerCase(Locale.ROOT), rule);
    }

    public synchronized void always(String method, Reply reply) {
        rule(method, body -> Optional.of(reply));
    }

    public synchronized void noRule(String method) {
        rules.remove(method.toLowerCase(Locale.ROOT));
    }

    /** From now on updates are numbered from here. */
    public synchronized void numberUpdatesFrom(long id) {
        nextUpdateId = id;
    }

    /** Puts an update into the queue and says its number. */
    public synchronized long update(String kind, ObjectNode payload) {
        long id = nextUpdateId++;
        ObjectNode update = JSON.createObjectNode().put("update_id", id);
        update.set(kind, payload);
        queue.put(id, update);
        notifyAll();
        return id;
    }

    public synchronized void again(ObjectNode update) {
        queue.put(update.path("update_id").asLong(), update);
        notifyAll();
    }

    /** A person writes in a chat; negative ids are groups. Says the message's id. */
    public synchronized long write(long chat, String text) {
        ObjectNode message = message(chat, text);
        update("message", message);
        return message.path("message_id").asLong();
    }

    public synchronized ObjectNode message(long chat, String text) {
        ObjectNode message = JSON.createObjectNode();
        message.put("message_id", nextMessageId++).put("date", System.currentTimeMillis() / 1000);
        message.putObject("from").put("id", Math.abs(chat)).put("is_bot", false).put("first_name", "Person");
        message.putObject("chat").put("id", chat).put("type", chat > 0 ? "private" : "supergroup");
        return message.put("text", text);
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** What is in the queue and not confirmed. */
    public synchronized int waiting() {
        return queue.size();
    }

    public synchronized List<Request> requests(String method) {
        return journal.stream()
                .filter(request -> request.method().equals(method.toLowerCase(Locale.ROOT)))
                .toList();
    }

    public List<String> texts() {
        return requests("sendMessage").stream().map(Request::text).toList();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            String[] path = exchange.getRequestURI().getPath().split("/");
            String method = path[path.length - 1].toLowerCase(Locale.ROOT);
            Reply reply;
            if (!path[1].equals("bot" + TOKEN)) {
                reply = Reply.error(401, "Unauthorized: invalid token specified");
            } else {
                reply = reply(method, body);
            }
            waitFor(reply.delay());
            if (reply.status() == 0) {
                return; // closing without a header drops the connection
            }
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            // the bot went away, as a killed one does
        }
    }

    private synchronized Reply reply(String method, JsonNode body) {
        journal.add(new Request(method, body, System.nanoTime()));
        notifyAll();
        Deque<Reply> script = scripts.getOrDefault(method, new ArrayDeque<>());
        if (!script.isEmpty()) {
            return script.removeFirst();
        }
        Optional<Reply> ruled = rules.containsKey(method) ? rules.get(method).apply(body) : Optional.empty();
        return ruled.orElseGet(() -> usual(method, body));
    }

    private Reply usual(String method, JsonNode body) {
        if (method.equals("getupdates")) {
            return Reply.ok(poll(body).toString());
        }
        if (method.equals("getme")) {
            return Reply.ok("{\"id\":42,\"is_bot\":true,\"first_name\":\"Bot\",\"username\":\"fact_bot\"}");
        }
        if (method.equals("getwebhookinfo")) {
            return Reply.ok("{\"url\":\"\",\"pending_update_count\":" + queue.size() + "}");
        }
        if (method.startsWith("getmy") || method.startsWith("setmy")) {
            return kept(method, body);
        }
        if (method.startsWith("send") && body.has("text") || method.equals("editmessagetext")) {
            return Reply.ok(sent(body).toString());
        }
        return Reply.ok("true");
    }

    private Reply kept(String method, JsonNode body) {
        String thing = method.substring(5);
        String key = thing + body.path("scope") + body.path("language_code");
        if (method.startsWith("set")) {
            kept.put(key, thing.equals("commands") ? body.path("commands") : body);
            return Reply.ok("true");
        }
        return Reply.ok(kept.getOrDefault(key, thing.equals("commands") ? JSON.createArrayNode() : object())
                .toString());
    }

    private ObjectNode sent(JsonNode body) {
        long chat = body.path("chat_id").asLong();
        long id = body.path("message_id").asLong(0);
        if (id == 0) {
            id = messageIds.merge(chat, 10_001L, (old, one) -> old + 1);
        }
        ObjectNode message = JSON.createObjectNode().put("message_id", id);
        message.putObject("chat").put("id", chat);
        return message.put("text", body.path("text").asText());
    }

    /** Waits for updates as long as asked; earlier ones than the offset are confirmed and gone. */
    private ArrayNode poll(JsonNode body) {
        if (body.has("offset")) {
            queue.headMap(body.path("offset").asLong()).clear();
        }
        long deadline = System.nanoTime()
                + Duration.ofSeconds(body.path("timeout").asLong()).toNanos();
        while (queue.isEmpty() && !closed && deadline - System.nanoTime() > 0) {
            pause(Duration.ofNanos(deadline - System.nanoTime()));
        }
        ArrayNode found = JSON.createArrayNode();
        queue.values().stream().limit(body.path("limit").asLong(100)).forEach(found::add);
        return found;
    }

    private synchronized void waitFor(Duration delay) {
        long deadline = System.nanoTime() + delay.toNanos();
        while (!closed && deadline - System.nanoTime() > 0) {
            pause(Duration.ofNanos(deadline - System.nanoTime()));
        }
    }

    private void pause(Duration most) {
        try {
            wait(Math.max(1, most.toMillis()));
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
            server.stop(0);
        }
        threads.shutdownNow();
    }
}

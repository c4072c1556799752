package org.factbot.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot's door: {@code /bot<token>/<method>}, answered as Telegram answers. Thread-safe. */
final class BotApi implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(BotApi.class);
    private static final int MOST_BODY_BYTES = 1 << 20;
    private static final int REQUESTS_KEPT = 20_000;

    private record Method(String name, Function<Parameters, JsonNode> call) {}

    private final World world;
    private final String token;
    private final Map<String, Method> methods = new HashMap<>();
    private final Deque<Request> requests = new ArrayDeque<>();
    private volatile Interceptor interceptor = request -> Optional.empty();

    BotApi(World world, String token, QueryMethods queries, ChatMethods chats, MessageMethods messages) {
        this.world = world;
        this.token = token;
        ProfileMethods profile = new ProfileMethods(world);
        method("getMe", p -> world.bot.me());
        method("getUpdates", this::poll);
        method("getWebhookInfo", p -> world.updates.webhookInfo());
        method("setWebhook", profile::setWebhook);
        method("deleteWebhook", profile::deleteWebhook);
        method("setMyCommands", profile::setCommands);
        method("deleteMyCommands", profile::deleteCommands);
        method("getMyCommands", profile::getCommands);
        method("setMyName", p -> profile.setText("name", p));
        method("getMyName", p -> profile.getText("name", p));
        method("setMyDescription", p -> profile.setText("description", p));
        method("getMyDescription", p -> profile.getText("description", p));
        method("setMyShortDescription", p -> profile.setText("short_description", p));
        method("getMyShortDescription", p -> profile.getText("short_description", p));
        method("sendMessage", messages::send);
        method("editMessageText", messages::editText);
        method("editMessageReplyMarkup", messages::editReplyMarkup);
        method("deleteMessage", messages::delete);
        method("setMessageReaction", messages::react);
        method("sendChatAction", messages::chatAction);
        method("answerCallbackQuery", queries::answerCallback);
        method("answerInlineQuery", queries::answerInline);
        method("answerGuestQuery", queries::answerGuest);
        method("getChat", chats::getChat);
        method("getChatMember", chats::getMember);
        method("getChatAdministrators", chats::getAdministrators);
        method("leaveChat", chats::leave);
    }

    private void method(String name, Function<Parameters, JsonNode> call) {
        methods.put(name.toLowerCase(Locale.ROOT), new Method(name, call));
    }

    void intercept(Interceptor by) {
        interceptor = by;
    }

    List<Request> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    private JsonNode poll(Parameters parameters) {
        try {
            return world.updates.poll(parameters);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Json.array();
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            serve(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("a Bot API call failed inside the preview", e);
            answer(
                    exchange,
                    500,
                    Json.object().put("ok", false).put("error_code", 500).put("description", "Internal Server Error"));
        }
    }

    private void serve(HttpExchange exchange) throws IOException, InterruptedException {
        Parameters parameters;
        Request request;
        try {
            String method = methodOf(exchange);
            byte[] body = Reception.body(exchange, MOST_BODY_BYTES);
            parameters = Parameters.read(
                    exchange.getRequestURI().getRawQuery(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    body);
            request = note(method, parameters);
        } catch (Refusal refusal) {
            refuse(exchange, refusal);
            return;
        }
        Optional<Fault> fault = interceptor.onRequest(request);
        if (fault.isPresent()) {
            suffer(fault.get(), exchange, request, parameters);
        } else {
            try {
                answer(exchange, 200, ok(call(request, parameters)));
            } catch (Refusal refusal) {
                refuse(exchange, refusal);
            }
        }
    }

    private String methodOf(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        String prefix = "/bot" + token + "/";
        if (!Reception.isForUs(exchange) || !path.startsWith(prefix)) {
            throw Refusal.unauthorized();
        }
        String name = path.substring(prefix.length());
        Method method = methods.get(name.toLowerCase(Locale.ROOT));
        return method == null ? name : method.name;
    }

    private Request note(String method, Parameters parameters) {
        Request request = new Request(method, parameters.json().deepCopy(), world.now());
        synchronized (requests) {
            requests.add(request);
            if (requests.size() > REQUESTS_KEPT) {
                requests.remove();
            }
        }
        return request;
    }

    private JsonNode call(Request request, Parameters parameters) {
        Method method = methods.get(request.method().toLowerCase(Locale.ROOT));
        if (method == null) {
            throw Refusal.unknownMethod();
        }
        if (method.name.equals("getUpdates")) {
            return method.call.apply(parameters); // waits, and so must not hold the world
        }
        synchronized (world) {
            return method.call.apply(parameters);
        }
    }

    /** Meets a request with its fault. */
    private void suffer(Fault fault, HttpExchange exchange, Request request, Parameters parameters)
            throws IOException, InterruptedException {
        int status = 200;
        ObjectNode ordinary = Json.object();
        if (fault.takesEffect()) {
            try {
                ordinary = ok(call(request, parameters));
            } catch (Refusal refusal) {
                status = refusal.status();
                ordinary = refusal.toJson();
            }
        }
        Thread.sleep(fault.delay().toMillis());
        byte[] whole = Json.write(ordinary);
        switch (fault.ending()) {
            case ANSWER -> answer(exchange, status, ordinary);
            case HALF_AN_ANSWER ->
                Reception.answer(exchange, status, "application/json", Arrays.copyOf(whole, whole.length / 2));
            case INSTEAD -> {
                fault.retryAfter()
                        .ifPresent(
                                seconds -> exchange.getResponseHeaders().set("Retry-After", Integer.toString(seconds)));
                String type = fault.body().startsWith("<") ? "text/html" : "application/json";
                Reception.answer(exchange, fault.status(), type, fault.body().getBytes(StandardCharsets.UTF_8));
            }
            case NOTHING -> exchange.close(); // without an answer begun, this closes the connection
        }
    }

    private static ObjectNode ok(JsonNode result) {
        return Json.object().put("ok", true).set("result", result);
    }

    private static void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
        if (refusal.retryAfterSeconds() > 0) {
            exchange.getResponseHeaders().set("Retry-After", Long.toString(refusal.retryAfterSeconds()));
        }
        answer(exchange, refusal.status(), refusal.toJson());
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        Reception.answer(exchange, status, "application/json", Json.write(body));
    }
}

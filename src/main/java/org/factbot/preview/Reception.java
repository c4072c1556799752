package org.factbot.preview;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/** What both doors, the Bot API and the page, do alike with a request. Stateless. */
final class Reception {
    private Reception() {}

    /**
     * Whether the request names this very server as its host. A page from elsewhere whose name was pointed at the loopback
     * address (DNS rebinding) still names its own host, and stays outside.
     */
    static boolean isForUs(HttpExchange exchange) {
        int port = exchange.getLocalAddress().getPort();
        String host = exchange.getRequestHeaders().getFirst("Host");
        return host != null && Set.of("127.0.0.1:" + port, "localhost:" + port).contains(host);
    }

    /** The body, or a {@link Refusal} if it is longer than it may be. */
    static byte[] body(HttpExchange exchange, int mostBytes) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(mostBytes + 1);
        if (body.length > mostBytes) {
            throw Refusal.tooLarge();
        }
        return body;
    }

    static void answer(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        boolean bare = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bare || body.length == 0 ? -1 : body.length);
        if (!bare && body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
        exchange.close();
    }
}

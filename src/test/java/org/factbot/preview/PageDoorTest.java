package org.factbot.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.factbot.preview.LocalTelegram.YOU;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may use the page's door, and how much fits through it. Spoken by hand, since clients forbid some headers. */
class PageDoorTest {
    private final LocalTelegram telegram = new LocalTelegram(Clock.systemUTC());
    private String host;

    @BeforeEach
    void open() throws Exception {
        telegram.start(0);
        host = "127.0.0.1:" + telegram.apiUrl().getPort();
    }

    @AfterEach
    void close() {
        telegram.close();
    }

    private String ask(String head, String body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", telegram.apiUrl().getPort())) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            String length = body.isEmpty() ? "" : "Content-Length: " + bytes.length + "\r\n";
            socket.getOutputStream()
                    .write((head + length + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String get(String path, String asHost) throws IOException {
        return ask("GET " + path + " HTTP/1.1\r\nHost: " + asHost + "\r\n", "");
    }

    private String post(String path, String origin, String type, String body) throws IOException {
        return ask(
                "POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + origin + "Content-Type: " + type + "\r\n",
                body);
    }

    private String say(String origin) throws IOException {
        return post("/preview/say", origin, "application/json", "{\"chat\":" + YOU + ",\"text\":\"hi\"}");
    }

    @Test
    void thePageForbidsForeignAndInlineScript() throws Exception {
        String page = get("/", host);
        assertThat(page).startsWith("HTTP/1.1 200").contains("Content-type: text/html");
        assertThat(page).contains("script-src 'self'").doesNotContain("unsafe-inline");
        assertThat(page).doesNotContain("https://").doesNotContain(" onclick=").doesNotContain(" style=");
        for (String file : new String[] {"app.js", "server.js", "view.js", "text.js", "inline.js", "chat.css"}) {
            assertThat(get("/" + file, host))
                    .startsWith("HTTP/1.1 200")
                    .doesNotContain("innerHTML")
                    .doesNotContain("eval(");
        }
        assertThat(get("/Page.class", host)).startsWith("HTTP/1.1 404");
        assertThat(get("/../application.yaml", host)).startsWith("HTTP/1.1 404");
    }

    @Test
    void otherNamesForThisMachineStayOutside() throws Exception {
        assertThat(get("/preview/state", "evil.example:" + telegram.apiUrl().getPort()))
                .startsWith("HTTP/1.1 403");
        assertThat(get("/bot" + telegram.token() + "/getMe", "evil.example")).startsWith("HTTP/1.1 401");
        assertThat(get("/preview/state", "localhost:" + telegram.apiUrl().getPort()))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void onlyTheOwnPageMayAct() throws Exception {
        assertThat(say("Origin: http://evil.example\r\n")).startsWith("HTTP/1.1 403");
        assertThat(say("")).startsWith("HTTP/1.1 403");
        assertThat(say("Origin: null\r\n")).startsWith("HTTP/1.1 403");
        assertThat(post("/preview/say", "Origin: http://" + host + "\r\n", "text/plain", "{}"))
                .startsWith("HTTP/1.1 415");
        assertThat(telegram.messages(YOU)).isEmpty();
        assertThat(say("Origin: http://" + host + "\r\n")).startsWith("HTTP/1.1 200");
        assertThat(telegram.messages(YOU)).hasSize(1);
    }

    @Test
    void bodiesAreBoundedAndNonsenseIsNamed() throws Exception {
        String own = "Origin: http://" + host + "\r\n";
        String huge = "{\"chat\":" + YOU + ",\"text\":\"" + "x".repeat(70_000) + "\"}";
        assertThat(post("/preview/say", own, "application/json", huge)).startsWith("HTTP/1.1 413");
        String longText = "{\"chat\":" + YOU + ",\"text\":\"" + "x".repeat(4097) + "\"}";
        assertThat(post("/preview/say", own, "application/json", longText))
                .startsWith("HTTP/1.1 400")
                .contains("1 to 4096 characters");
        assertThat(post("/preview/say", own, "application/json", "{")).startsWith("HTTP/1.1 400");
        assertThat(post("/preview/say", own, "application/json", "{\"chat\":3,\"text\":\"x\"}"))
                .startsWith("HTTP/1.1 400")
                .contains("there is no chat 3");
        assertThat(post("/preview/juggle", own, "application/json", "{}")).startsWith("HTTP/1.1 400");
        assertThat(ask("DELETE / HTTP/1.1\r\nHost: " + host + "\r\n", "")).startsWith("HTTP/1.1 405");
    }

    @Test
    void thePageNeverLearnsTheToken() throws Exception {
        assertThat(get("/preview/state", host))
                .contains("\"username\"")
                .doesNotContain(telegram.token().substring(11));
    }
}

package org.factbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.factbot.question.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Script script = new Script(Path.of("state"));

    private List<JsonNode> answers(InputStream in, String... more) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> args = new ArrayList<>(List.of("ask", "--batch"));
        args.addAll(List.of(more));
        int code = new Cli(script, in, out, OutputStream.nullOutputStream(), false).run(args.toArray(String[]::new));
        assertThat(code).isZero();
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text.isEmpty() || text.endsWith("\n")).isTrue();
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : text.lines().toList()) {
            nodes.add(MAPPER.readTree(line));
        }
        return nodes;
    }

    private List<JsonNode> answers(String lines) throws IOException {
        return answers(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode answer(String line) throws IOException {
        List<JsonNode> answers = answers(line + "\n");
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    private void refuses(String line, String id, String error) throws IOException {
        JsonNode node = answer(line);
        assertThat(node.propertyStream().map(e -> e.getKey())).containsExactly("id", "error", "line");
        assertThat(node.path("id").isNull() ? null : node.path("id").asText()).isEqualTo(id);
        assertThat(node.path("error").asText()).contains(error);
        assertThat(node.path("line").asLong()).isEqualTo(1);
    }

    @Test
    void keepsOrderOverThousandLines() throws Exception {
        StringBuilder lines = new StringBuilder();
        IntStream.range(0, 1000).forEach(i -> lines.append("{\"id\":" + i + ",\"q\":\"open " + i + "\"}\n"));
        List<JsonNode> answers = answers(lines.toString());
        assertThat(answers).hasSize(1000);
        for (int i = 0; i < 1000; i++) {
            assertThat(answers.get(i).path("id").asText()).isEqualTo(String.valueOf(i));
            assertThat(answers.get(i).path("question").asText()).isEqualTo("open " + i);
        }
    }

    @Test
    void answersEachLineBeforeTheNextIsSent() throws Exception {
        PipedOutputStream questions = new PipedOutputStream();
        PipedInputStream results = new PipedInputStream();
        PipedInputStream in = new PipedInputStream(questions);
        PipedOutputStream out = new PipedOutputStream(results);
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() ->
                new Cli(script, in, out, OutputStream.nullOutputStream(), false).run(new String[] {"ask", "--batch"}));
        BufferedReader reader = new BufferedReader(new InputStreamReader(results, StandardCharsets.UTF_8));
        for (String id : List.of("first", "second", "third")) {
            questions.write(("{\"id\":\"" + id + "\",\"q\":\"open\"}\n").getBytes(StandardCharsets.UTF_8));
            questions.flush();
            // Blocks until the answer is there; were answers held back, the timeout would end the test.
            assertThat(MAPPER.readTree(reader.readLine()).path("id").asText()).isEqualTo(id);
        }
        questions.close();
        assertThat(code.get(30, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void everyLineGetsOneLineAndTheRestGoesOn() throws Exception {
        List<JsonNode> answers = answers("{\"id\":\"1\",\"q\":\"open\"}\n"
                + "no json\n"
                + "\n"
                + "{\"id\":\"4\",\"q\":\"crash\"}\r\n"
                + "[]\n"
                + "{\"id\":\"6\",\"q\":\"open\"}");
        assertThat(answers).hasSize(6);
        assertThat(answers).extracting(a -> a.path("line").asInt()).containsExactly(0, 2, 3, 4, 5, 0);
        assertThat(answers.get(3).path("id").asText()).isEqualTo("4");
        assertThat(answers.get(3).path("error").asText()).isEqualTo("internal error: IllegalStateException");
        assertThat(answers.get(5).path("outcome").asText()).isEqualTo("answer");
    }

    @Test
    void nothingInNothingOut() throws Exception {
        assertThat(answers("")).isEmpty();
    }

    @Test
    void refusesWhatIsNoQuestion() throws Exception {
        refuses("", null, "empty line");
        refuses("   ", null, "empty line");
        refuses("When did it open?", null, "not JSON");
        refuses("{\"q\":\"open\"", null, "not JSON");
        refuses("{\"q\":\"open\"} {}", null, "not JSON");
        refuses("\"open\"", null, "not a JSON object");
        refuses("null", null, "not a JSON object");
        refuses("[".repeat(5000), null, "not JSON");
        refuses("{}", null, "no \"q\"");
        refuses("{\"id\":\"7\"}", "7", "no \"q\"");
        refuses("{\"id\":\"7\",\"q\":null}", "7", "\"q\" is not a text");
        refuses("{\"id\":\"7\",\"q\":7}", "7", "\"q\" is not a text");
        refuses("{\"id\":[7],\"q\":\"open\"}", null, "\"id\" is neither");
        refuses("{\"id\":true,\"q\":\"open\"}", null, "\"id\" is neither");
        refuses("{\"id\":1e99999999999,\"q\":\"open\"}", null, "a number is out of range");
        refuses("{\"id\":7,\"q\":\"open\",\"session\":{}}", "7", "\"session\" is neither");
        refuses("{\"id\":7,\"q\":\"open\",\"session\":\"" + "s".repeat(257) + "\"}", "7", "longer than 256");
        refuses("{\"id\":7,\"q\":\"open\",\"lang\":\"xx\"}", "7", "use en, fa, ps, ru");
        refuses("{\"id\":7,\"q\":\"open\",\"lang\":7}", "7", "unknown \"lang\"");
        assertThat(script.asked).isEmpty();
    }

    @Test
    void idsComeBackAsTexts() throws Exception {
        assertThat(answer("{\"id\":7,\"q\":\"open\"}").path("id").asText()).isEqualTo("7");
        assertThat(answer("{\"id\":1.50,\"q\":\"open\"}").path("id").asText()).isEqualTo("1.50");
        assertThat(answer("{\"id\":12345678901234567890123,\"q\":\"open\"}")
                        .path("id")
                        .asText())
                .isEqualTo("12345678901234567890123");
        assertThat(answer("{\"id\":\"\",\"q\":\"open\"}").path("id").isTextual())
                .isTrue();
        assertThat(answer("{\"id\":null,\"q\":\"open\"}").path("id").isNull()).isTrue();
        assertThat(answer("{\"q\":\"open\",\"lang\":null,\"session\":null,\"more\":[]}")
                        .path("id")
                        .isNull())
                .isTrue();
    }

    @Test
    void anyTextIsAQuestion() throws Exception {
        for (String text : List.of(
                "",
                "x".repeat(10_000),
                "😀🎉👩‍👩‍👧",
                "پل چه وقت باز شد؟ \u200f(2025)\u200f",
                "tab\tbell\u0007null\u0000escape\u001b line\nend\u0085\u2028")) {
            JsonNode node =
                    answer(MAPPER.writeValueAsString(MAPPER.createObjectNode().put("q", text)));
            assertThat(node.path("question").asText()).isEqualTo(text);
            assertThat(node.path("outcome").asText()).isEqualTo("abstention");
        }
        assertThat(answer("{\"q\":\"\"}").path("reason").asText()).isEqualTo("not-a-question");
        assertThat(answer("{\"id\":\"\\ud83d\",\"q\":\"half \\ud83d\"}")
                        .path("question")
                        .asText())
                .isEqualTo("half \uFFFD");
    }

    @Test
    void mendsWhatIsNoUtf8AndSkipsTheByteOrderMark() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("\uFEFF{\"q\":\"open ".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xFF);
        bytes.write("\"}\n".getBytes(StandardCharsets.UTF_8));
        assertThat(answers(new ByteArrayInputStream(bytes.toByteArray()))
                        .get(0)
                        .path("question")
                        .asText())
                .isEqualTo("open \uFFFD");
    }

    @Test
    void anOverlongLineIsSkippedWithoutBeingHeld() throws Exception {
        long length = 300L << 20; // More than the tests' heap would like to hold several times.
        InputStream flood = new InputStream() {
            private long left = length;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : left == -1 ? '\n' : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int count) {
                if (left <= 0) {
                    return -1;
                }
                int some = (int) Math.min(count, left);
                Arrays.fill(buffer, offset, offset + some, (byte) 'x');
                left -= some;
                return some;
            }
        };
        InputStream after = new ByteArrayInputStream("\n{\"q\":\"open\"}\n".getBytes(StandardCharsets.UTF_8));
        List<JsonNode> answers = answers(new SequenceInputStream(flood, after));
        assertThat(answers).hasSize(2);
        assertThat(answers.get(0).path("error").asText()).isEqualTo("line too long: at most 1048576 bytes");
        assertThat(answers.get(1).path("outcome").asText()).isEqualTo("answer");
    }

    @Test
    void aLineMayBeAsLongAsTheBound() throws Exception {
        String frame = "{\"q\":\"\"}";
        String text = "x".repeat(Batch.LONGEST_LINE - frame.length());
        assertThat(answer("{\"q\":\"" + text + "\"}").path("question").asText()).isEqualTo(text);
        assertThat(answer("{\"q\":\"" + text + "x\"}").path("error").asText()).startsWith("line too long");
    }

    @Test
    void sessionsLeanOnTheLastAnswer() throws Exception {
        List<JsonNode> answers = answers("""
                {"id":1,"q":"When did it open?","session":"a"}
                {"id":2,"q":"the bridge","session":"a"}
                {"id":3,"q":"nonsense","session":"a"}
                {"id":4,"q":"and then","session":"a"}
                {"id":5,"q":"and then","session":"b"}
                {"id":6,"q":"and then"}
                """);
        assertThat(answers)
                .extracting(a -> a.path("outcome").asText())
                .containsExactly("answer", "clarification", "abstention", "answer", "abstention", "abstention");
        assertThat(script.asked.get(3).before().map(Question.Turn::facts)).contains(List.of("opened"));
        assertThat(script.asked.get(4).before()).isEmpty();
    }

    @Test
    void sessionsAreForgottenWhenThereAreTooMany() throws Exception {
        StringBuilder lines = new StringBuilder();
        IntStream.rangeClosed(0, Batch.SESSIONS).forEach(i -> lines.append("{\"q\":\"open\",\"session\":" + i + "}\n"));
        lines.append("{\"q\":\"and then\",\"session\":0}\n{\"q\":\"and then\",\"session\":\"1\"}\n");
        List<JsonNode> answers = answers(lines.toString());
        assertThat(answers.get(answers.size() - 2).path("outcome").asText()).isEqualTo("abstention");
        assertThat(answers.get(answers.size() - 1).path("outcome").asText()).isEqualTo("answer");
    }

    @Test
    void linesMayNameTheirLanguageAndTheCommandTheirDefault() throws Exception {
        byte[] lines = "{\"q\":\"open\"}\n{\"q\":\"open\",\"lang\":\"fa-AF\"}\n".getBytes(StandardCharsets.UTF_8);
        List<JsonNode> answers = answers(new ByteArrayInputStream(lines), "--lang", "ru", "--trace");
        assertThat(answers).extracting(a -> a.path("language").asText()).containsExactly("ru", "fa");
        assertThat(answers.get(0)
                        .path("evidence")
                        .path(0)
                        .path("quotes")
                        .path(0)
                        .path("translation")
                        .asText())
                .isEqualTo("Мы открываем его сегодня.");
        assertThat(answers.get(0).has("trace")).isTrue();
    }
}

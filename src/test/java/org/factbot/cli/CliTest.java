package org.factbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.factbot.knowledge.Judged;
import org.factbot.knowledge.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/json");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong();
    private Script script;

    @BeforeEach
    void write(@TempDir Path state) {
        script = new Script(state);
    }

    private int run(String... args) {
        return run(InputStream.nullInputStream(), out, args);
    }

    /** Each look at the clock finds 412.9 microseconds gone. */
    private int run(InputStream in, OutputStream results, String... args) {
        return new Cli(script, in, results, err, false, () -> clock.addAndGet(412_900)).run(args);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static void golden(String name, String printed) throws IOException {
        Path file = GOLDEN.resolve(name);
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(file, printed);
        }
        assertThat(printed).isEqualTo(Files.readString(file));
    }

    @Test
    void answersForAPerson() {
        assertThat(run("ask", "When did it open?")).isZero();
        assertThat(out()).isEqualTo("The bridge opened on 1 March 2025.\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void abstainingIsNoFailure() {
        assertThat(run("ask", "Who won the match?")).isZero();
        assertThat(out()).isEqualTo("I do not know: outside-story\n");
    }

    @Test
    void anEmptyQuestionIsForTheEngineToDecline() {
        assertThat(run("ask", "")).isZero();
        assertThat(out()).isEqualTo("I do not know: not-a-question\n");
    }

    @Test
    void wordsNeedNoQuotationMarks() {
        run("ask", "@bot", "when", "did", "it", "open", "--lang", "ru");
        assertThat(script.asked.get(0).text()).isEqualTo("@bot when did it open");
        assertThat(out()).isEqualTo("Мост открылся 1 марта 2025 года.\n");
    }

    @Test
    void jsonKeepsTheContract() throws Exception {
        run("ask", "--json", "When did it open?");
        run("ask", "--json", "--lang", "ru", "Did it open?");
        run("ask", "--json", "The bridge?");
        run("ask", "--json", "Who won?");
        run("ask", "--json", "--trace", "open?");
        golden("answers.jsonl", out());
    }

    @Test
    void theTraceExplainsADecision() throws Exception {
        assertThat(run("ask", "--trace", "When did \u001b[31mit open?")).isZero();
        golden("trace.txt", out());
    }

    @Test
    void checkNamesEachProblem() {
        assertThat(run("check", "bad")).isEqualTo(Cli.PROBLEMS);
        assertThat(out()).isEqualTo("""
                facts/a.yaml:3: no statement; write one
                sources.yaml:7: nobody cites "wire"; cite it (notice)
                bad: 1 problem, 1 notice
                """);
    }

    @Test
    void noticesAreNoProblems() {
        assertThat(run("check")).isZero();
        assertThat(out()).endsWith("good: no problems, 1 notice\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask --knowledge bad open?", "ask --batch --knowledge bad", "evaluate --knowledge bad"})
    void aBadFolderIsBadConfiguration(String args) {
        assertThat(run(args.split(" "))).isEqualTo(Cli.CONFIGURATION);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("facts/a.yaml:3: no statement; write one", "bad: the folder is refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sing",
                "ask",
                "ask --lang xx open?",
                "ask --batch open?",
                "ask --colour open?",
                "preview --port 65536",
                "preview --port many",
                "check a b"
            })
    void wrongUsageIsExplained(String args) {
        assertThat(run(args.split(" "))).isEqualTo(Cli.USAGE);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("Usage: factbot");
    }

    @Test
    void anUnknownLanguageNamesTheKnownOnes() {
        run("ask", "--lang", "xx", "open?");
        assertThat(err()).contains("use en, fa, ps, ru");
    }

    @Test
    void aFaultIsOneLine() {
        assertThat(run("ask", "crash")).isEqualTo(Cli.INTERNAL);
        assertThat(out()).isEmpty();
        assertThat(err().lines()).hasSize(1).first().asString().contains("IllegalStateException");
    }

    @Test
    void withoutACommandItServes() {
        assertThat(run()).isEqualTo(Cli.CONFIGURATION);
        assertThat(err()).isEqualTo("FACTBOT_HTTP is no host:port" + System.lineSeparator());
    }

    @Test
    void previewListensWhereItIsTold() {
        assertThat(run("preview")).isEqualTo(42);
        assertThat(run("preview", "--port", "0")).isEqualTo(43);
    }

    @Test
    void tellsVersionAndHelp() {
        assertThat(run("--version")).isZero();
        assertThat(run("--help")).isZero();
        assertThat(run("ask", "--help")).isZero();
        assertThat(out()).startsWith("factbot 1.2.3").contains("evaluate", "--batch", "TELEGRAM_BOT_TOKEN");
    }

    @Test
    void aReaderWhoLeavesEndsItQuietly() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        InputStream lines =
                new ByteArrayInputStream("{\"q\":\"open\"}\n{\"q\":\"open\"}\n".getBytes(StandardCharsets.UTF_8));
        assertThat(run(lines, gone, "ask", "--batch")).isZero();
        assertThat(err()).isEmpty();
        assertThat(script.asked).hasSize(1);
    }

    @Test
    void aFullDiskIsNoQuietEnd() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThat(run(InputStream.nullInputStream(), full, "ask", "open?")).isEqualTo(Cli.INTERNAL);
        assertThat(err()).contains("No space left on device").hasLineCount(1);
    }

    @Test
    void evaluatePrintsFiguresAndFlips(@TempDir Path folder) throws Exception {
        script.judged.add(new Judged("q1", "open?", Language.ENGLISH, "plain", List.of("opened"), "tuning"));
        script.judged.add(new Judged("q2", "secret", Language.ENGLISH, "far", List.of(), "sealed"));
        Path page = folder.resolve("report/page.html");
        assertThat(run("evaluate", "--html", page.toString())).isZero();
        assertThat(out()).contains("Part tuning: 1 questions", "Part sealed: 1 questions", "0 better, 0 worse");
        assertThat(out()).doesNotContain("secret");
        assertThat(Files.readString(page)).contains("<h2>Part tuning").doesNotContain("secret");

        script.judged.set(0, new Judged("q1", "open?", Language.ENGLISH, "plain", List.of("cost"), "tuning"));
        out.reset();
        assertThat(run("evaluate", "--set", "tuning")).isZero();
        assertThat(out()).contains("- q1: right -> wrong").doesNotContain("Part sealed");
        out.reset();
        assertThat(run("evaluate", "--set", "own.yaml", "--reveal")).isZero();
        assertThat(out()).contains("Part sealed");
    }

    @Test
    void evaluatingNothingIsAProblem() {
        assertThat(run("evaluate", "--set", "nowhere.yaml")).isEqualTo(Cli.PROBLEMS);
        assertThat(err()).contains("No judged questions");
    }

    @Test
    void theBarWaitsASecondAndNeedsATerminal() {
        for (boolean terminal : new boolean[] {false, true}) {
            err.reset();
            try (Bar bar = new Bar(err, terminal, () -> clock.addAndGet(600_000_000))) {
                bar.done(1, 4);
                assertThat(err()).isEmpty();
                bar.done(2, 4);
                bar.done(4, 4);
            }
            assertThat(err().contains("Questions")).isEqualTo(terminal);
        }
    }

    @Test
    void argumentsThatJavaLostAreReadAgain() {
        byte[] given = "java\0-jar\0x.jar\0ask\0چرا Мост?\0".getBytes(StandardCharsets.UTF_8);
        String lost = new String("چرا Мост?".getBytes(StandardCharsets.UTF_8), StandardCharsets.US_ASCII);
        assertThat(Arguments.decoded(new String[] {"ask", lost}, given)).containsExactly("ask", "چرا Мост?");
        assertThat(Arguments.decoded(new String[] {"ask", lost + "!"}, given)).containsExactly("ask", lost + "!");
        assertThat(Arguments.decoded(new String[] {lost}, new byte[0])).containsExactly(lost);
    }

    @Test
    void everyLineOfJsonCanBeRead() throws Exception {
        run("ask", "--json", "a\u0000\u0007\u001f\u007f\u0085\u2028\uD800b\uDC00 \"\\ 😀");
        assertThat(out().lines()).hasSize(1);
        JsonNode node = new ObjectMapper().readTree(out());
        assertThat(node.path("question").asText())
                .isEqualTo("a\u0000\u0007\u001f\u007f\u0085\u2028\uFFFDb\uFFFD \"\\ 😀");
    }
}

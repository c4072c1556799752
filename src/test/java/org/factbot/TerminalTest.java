package org.factbot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.factbot.cli.Cli;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The terminal over the whole program: what people ask of the bundled story, what scripts send, what editors get wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TerminalTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Questions on the paragraphs of the article, in words that nobody tuned anything on. */
    private static final Map<String, String> ON_PARAGRAPHS = new LinkedHashMap<>();

    /** So many of them may fail. P2 is known to be asked back; lower this when it no longer is. */
    private static final int MAY_FAIL = 2;

    static {
        ON_PARAGRAPHS.put("P1", "What is the mood among Afghan emigrants about what Moscow did?");
        ON_PARAGRAPHS.put(
                "P2",
                "Since the militants returned to power in 2021, which state has been the earliest to accept them as"
                        + " legitimate?");
        ON_PARAGRAPHS.put(
                "P3",
                "Which question did the founder of the exiled women's organisation put to the Russian Federation?");
        ON_PARAGRAPHS.put("P4", "In which neighbouring country has Farzana Rezaie found refuge?");
        ON_PARAGRAPHS.put(
                "P5",
                "Who asked whether such a step deserves the name of diplomacy, or rather of treachery against human"
                        + " morals?");
        ON_PARAGRAPHS.put("P6", "What kind of worries did the former member of parliament raise?");
        ON_PARAGRAPHS.put(
                "P7", "Does Barakzai think that the balance of politics in her part of the world has shifted?");
        ON_PARAGRAPHS.put(
                "P8", "Who warned that Afghanistan would be dragged into fighting for the interests of others?");
        ON_PARAGRAPHS.put("P9", "On which day did Moscow make its decision public?");
        ON_PARAGRAPHS.put("P10", "What does the Russian foreign ministry expect for ties between the two states?");
        ON_PARAGRAPHS.put("P11", "How did Mr Muttaqi comment on the Kremlin's gesture?");
        ON_PARAGRAPHS.put("P12", "Up to which grade may girls in Afghanistan go to class?");
        ON_PARAGRAPHS.put("P13", "What was on the table when Tashkent had visitors from the Taliban?");
        ON_PARAGRAPHS.put("P14", "Could Moscow's appetite for sway over Central Asia explain what it did?");
        ON_PARAGRAPHS.put("P15", "How many concertgoers died near Moscow in the spring of 2024?");
        ON_PARAGRAPHS.put("P16", "Do experts believe that Russia sees in the Taliban the smaller of two evils?");
        ON_PARAGRAPHS.put("P17", "Whose rule in Kabul collapsed while American soldiers were going home?");
        ON_PARAGRAPHS.put("P18", "How many years had the foreign mission in Afghanistan gone on before it ended?");
    }

    private static final List<String> ODD_LINES = List.of(
            "",
            line("no words", ""),
            line("very long", "why? ".repeat(2_000)),
            line("pictures", "\uD83D\uDE00\uD83C\uDDE6\uD83C\uDDEB\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67"),
            line("Persian", "امیر خان متقی چه گفت؟"),
            line("controls", "who\u0000 is\u0007 Mut\u001Btaqi\u202E?"),
            "who is Muttaqi?",
            "[\"who is Muttaqi?\"]",
            "{\"id\":\"no question\"}",
            "{\"id\":\"a number\",\"q\":7}",
            "{\"id\":\"a list\",\"q\":[\"who is Muttaqi?\"]}",
            "{\"id\":{},\"q\":\"who is Muttaqi?\"}",
            "{\"id\":\"language\",\"q\":\"who is Muttaqi?\",\"lang\":5}",
            "{\"id\":\"session\",\"q\":\"who is Muttaqi?\",\"session\":[1]}",
            line("after all that", "Who is Muttaqi?"));

    private record Printed(int code, String out, String err) {
        List<JsonNode> json() {
            return out.lines().map(TerminalTest::read).toList();
        }
    }

    /** The lines that one batch over the bundled story printed. */
    private List<JsonNode> printed;

    @TempDir
    Path folder;

    private static String line(String id, String question) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("q", question)
                .toString();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (java.io.IOException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }

    /** Runs the program as the terminal would. */
    private Printed run(String in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Assembly assembly = new Assembly(Shipped.ENVIRONMENT, Clock.systemUTC());
        int code = new Cli(assembly, new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), out, err, false)
                .run(args);
        return new Printed(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @BeforeAll
    void askAll() {
        List<String> lines = new ArrayList<>();
        ON_PARAGRAPHS.forEach((paragraph, question) -> lines.add(line(paragraph, question)));
        lines.addAll(ODD_LINES);
        Printed batch = run(String.join("\n", lines) + "\n", "ask", "--batch");
        assertThat(batch.code()).isZero();
        printed = batch.json();
        assertThat(printed).hasSize(lines.size());
    }

    private JsonNode odd(int index) {
        return printed.get(ON_PARAGRAPHS.size() + index);
    }

    // ---- people

    @Test
    void everyParagraphIsAnswered() {
        Set<String> failed = new TreeSet<>();
        List<String> paragraphs = new ArrayList<>(ON_PARAGRAPHS.keySet());
        for (int at = 0; at < paragraphs.size(); at++) {
            JsonNode answer = printed.get(at);
            assertThat(answer.path("id").asText()).isEqualTo(paragraphs.get(at));
            if (!answer.path("outcome").asText().equals("answer")
                    || !places(answer).contains(paragraphs.get(at))) {
                failed.add(paragraphs.get(at));
            }
        }
        assertThat(failed).as("paragraphs whose question is not answered").hasSizeLessThanOrEqualTo(MAY_FAIL);
    }

    private static Set<String> places(JsonNode answer) {
        Set<String> places = new TreeSet<>();
        for (JsonNode evidence : answer.path("evidence")) {
            for (String kind : List.of("quotes", "citations")) {
                evidence.path(kind).forEach(cited -> places.add(cited.path("at").asText()));
            }
        }
        return places;
    }

    @Test
    void everyAnswerNamesItsSourceAndEveryQuoteItsSpeaker() {
        for (JsonNode answer : printed) {
            for (JsonNode evidence : answer.path("evidence")) {
                assertThat(evidence.path("statement").asText()).isNotBlank();
                assertThat(evidence.path("citations")).isNotEmpty().allSatisfy(citation -> {
                    assertThat(citation.path("publisher").asText()).isNotBlank();
                    assertThat(citation.path("url").asText()).startsWith("https://");
                });
                assertThat(evidence.path("quotes")).allSatisfy(quote -> {
                    assertThat(quote.path("text").asText()).isNotBlank();
                    assertThat(quote.path("speaker").asText()).isNotBlank().isNotEqualTo("null");
                    assertThat(quote.path("role").asText()).isNotBlank().isNotEqualTo("null");
                });
            }
        }
        assertThat(printed)
                .as("paragraphs that are quotations")
                .anySatisfy(answer -> assertThat(
                                answer.at("/evidence/0/quotes/0/text").asText())
                        .contains("proxy war"));
    }

    @Test
    void oneQuestionIsAnsweredLikeALineOfABatch() {
        Printed one = run("", "ask", "--json", ON_PARAGRAPHS.get("P8"));
        assertThat(one.code()).isZero();
        JsonNode answer = one.json().get(0);
        assertThat(answer.path("outcome").asText()).isEqualTo("answer");
        assertThat(answer.path("evidence")).isEqualTo(printed.get(7).path("evidence"));
    }

    // ---- scripts

    @Test
    void linesThatHoldNoQuestionGetAnErrorWithTheirNumber() {
        for (int at : List.of(0, 6, 7, 8, 9, 10, 11, 12, 13)) {
            assertThat(odd(at).path("error").asText()).as(ODD_LINES.get(at)).isNotBlank();
            assertThat(odd(at).path("line").asInt()).isEqualTo(ON_PARAGRAPHS.size() + at + 1);
            assertThat(odd(at).has("outcome")).isFalse();
        }
        assertThat(odd(8).path("id").asText()).isEqualTo("no question");
        assertThat(odd(9).path("id").asText()).isEqualTo("a number");
    }

    @Test
    void strangeQuestionsGetAnOutcomeAndTheRestGoesOn() {
        for (int at : List.of(1, 2, 3, 4, 5, 14)) {
            JsonNode asked = read(ODD_LINES.get(at));
            assertThat(odd(at).path("id")).isEqualTo(asked.path("id"));
            assertThat(odd(at).path("question")).isEqualTo(asked.path("q"));
            assertThat(odd(at).path("outcome").asText()).isIn("answer", "clarification", "abstention");
        }
        assertThat(odd(1).path("reason").asText()).isEqualTo("not-a-question");
        assertThat(odd(3).path("outcome").asText()).isEqualTo("abstention");
        assertThat(odd(4).path("language").asText()).isEqualTo("fa");
        assertThat(odd(14).path("outcome").asText()).isEqualTo("answer");
    }

    // ---- several questions in one message

    private List<JsonNode> batch(String... questions) {
        List<String> lines = new ArrayList<>();
        for (String question : questions) {
            lines.add(line(String.valueOf(lines.size()), question));
        }
        return run(String.join("\n", lines) + "\n", "ask", "--batch", "--trace").json();
    }

    private static List<String> facts(JsonNode answer) {
        List<String> facts = new ArrayList<>();
        answer.path("evidence").forEach(one -> facts.add(one.path("fact").asText()));
        return facts;
    }

    @Test
    void everyQuestionOfAMessageIsAnsweredInAllLanguages() {
        List<JsonNode> answers = batch(
                "Who is Barakzai? And where was Rezaie when she spoke?",
                "When was it announced and what did Muttaqi say about it?",
                "Why did Russia do it, and which country was first?",
                "Кто такая Баракзай? А где была Резаи, когда говорила?",
                "رضایی کیست و متقی چه گفت؟",
                "پرېکړه کله اعلان شوه او متقي څه وویل؟");
        assertThat(facts(answers.get(0))).containsExactly("barakzai-who", "rezaie-where");
        assertThat(facts(answers.get(1))).hasSizeGreaterThan(1).startsWith("announced-3-july");
        assertThat(facts(answers.get(1)).get(1)).startsWith("muttaqi-");
        assertThat(facts(answers.get(2))).hasSizeGreaterThan(1).endsWith("first-country");
        assertThat(facts(answers.get(3))).containsExactly("barakzai-who", "rezaie-where");
        assertThat(facts(answers.get(4))).hasSizeGreaterThan(1).startsWith("rezaie-who");
        assertThat(facts(answers.get(5))).hasSizeGreaterThan(1).startsWith("announced-3-july");
    }

    @Test
    void oneQuestionIsNotTakenForSeveral() {
        assertThat(batch(
                        "What did Rezaie and Barakzai say?",
                        "Which countries deal with the Taliban and accept ambassadors?",
                        "Hi, I have a question. When was the decision announced?",
                        "Barakzai was an ambassador. Which country was she sent to?",
                        "Что сказали Резаи и Баракзай?",
                        "رضایی و بارکزی چه گفتند؟",
                        "رضایی او بارکزۍ څه وویل؟"))
                .hasSize(7)
                .allSatisfy(answer ->
                        assertThat(answer.at("/trace/steps/0").asText()).startsWith("analyze: "));
    }

    @Test
    void whatIsNotAnsweredOfAMessageIsSaid() {
        Printed both = run("", "ask", "Who is Barakzai? Which film won at Cannes?");
        assertThat(both.code()).isZero();
        assertThat(both.out())
                .contains("Barakzai is a former lawmaker")
                .contains("Outside the story I know: “Which film won at Cannes?”");
    }

    @Test
    void severalQuestionsNeedNoMoreThanStatements() {
        Path story = SmallStory.write(folder.resolve("two"));
        Printed both = run(
                "",
                "ask",
                "--json",
                "--knowledge",
                story.toString(),
                "Who designed the bridge by the architect? And how much did the new Hessel bridge cost?");
        assertThat(facts(both.json().get(0))).containsExactly("architect", "cost");
    }

    // ---- editors

    @Test
    void plantedFaultsAreAllNamedWithFileAndLine() throws Exception {
        Path bad = folder.resolve("bad");
        write(bad, "sources.yaml", """
                - id: courier
                  publisher: Hessel Courier
                - id: rferl-33464754
                  publisher: RFE/RL
                """);
        write(bad, "entities.yaml", """
                - id: brandt
                  kind: person
                  name: Ilse Brandt
                  aliases: [the mayor]
                - id: lunde
                  kind: person
                  name: Teodor Lunde
                  aliases: [the mayor]
                """);
        write(bad, "facts/bridge.yaml", """
                topic: bridge
                facts:
                  - id: opening
                    statment: The bridge was opened.
                    statement: The bridge was opened on 4 May.
                    source: courier
                  - id: opening
                    statement: The bridge was opened by the mayor.
                    source: courier
                  - id: cost
                    statement: The bridge cost 41 million crowns.
                    source: curier
                  - id: ribbon
                    statement: The mayor cut the ribbon.
                    source: courier
                    entities: [brand]
                  - id: ferry
                    statement: A ferry ran for seven years.
                    source: courier
                    related: [fery]
                  - id: salmon
                    statement: ""
                    source: courier
                  - id: lorries
                    statement: %s
                    source: courier
                  - id: speech
                    statement: The mayor made a speech.
                    source: courier
                    quotes:
                      - text: %s
                        speaker: brandt
                        source: courier
                  - id: flood
                    statement: A flood destroyed the old bridge.
                    source: courier
                    as_of: 2014-13-40
                  - id: report
                    statement: A report told of it.
                    sources: [{source: rferl-33464754, at: P19}]
                """.formatted(
                        "word ".repeat(500).strip(), "word ".repeat(61).strip()));
        write(bad, "phrasings/en/bridge.yaml", """
                cost:
                  - What was the price?
                ferry:
                  - What was the price?
                """);
        Files.createSymbolicLink(bad.resolve("facts/elsewhere.yaml"), SmallStory.write(folder.resolve("other")));
        Files.writeString(bad.resolve("facts/huge.yaml"), "# " + "x".repeat(32 << 20));

        Printed checked = run("", "check", bad.toString());

        assertThat(checked.code()).isEqualTo(1);
        assertThat(checked.out()).endsWith(": 14 problems, no notices\n");
        assertThat(checked.out().lines().map(line -> line.substring(0, Math.min(line.length(), line.indexOf(';') + 1))))
                .contains(
                        "entities.yaml:8: the name \"the mayor\" belongs to \"brandt\" already, see entities.yaml:4;",
                        "facts/bridge.yaml:4: a fact has no key \"statment\";",
                        "facts/bridge.yaml:7: the fact id \"opening\" is taken, see facts/bridge.yaml:3;",
                        "facts/bridge.yaml:12: no source has the id \"curier\";",
                        "facts/bridge.yaml:16: no entity has the id \"brand\";",
                        "facts/bridge.yaml:20: no fact has the id \"fery\";",
                        "facts/bridge.yaml:22: statement is empty;",
                        "facts/bridge.yaml:25: statement has 2499 characters, more than 2000;",
                        "facts/bridge.yaml:31: the quote has 61 words, more than 60;",
                        "facts/bridge.yaml:37: as_of \"2014-13-40\" is no day of the calendar;",
                        "facts/bridge.yaml:40: the source \"rferl-33464754\" has no paragraph P19;",
                        "facts/elsewhere.yaml:1: elsewhere.yaml is a symbolic link, which is never followed;",
                        "phrasings/en/bridge.yaml:4: the phrasing \"What was the price?\" asks for \"cost\" as well,"
                                + " see phrasings/en/bridge.yaml:2;")
                .anySatisfy(line -> assertThat(line).startsWith("facts/huge.yaml:1: "));
    }

    private static void write(Path folder, String file, String text) throws Exception {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void aFactThatHardlyAnybodyCanAskForIsANoticeWithItsPlace() throws Exception {
        Path story = SmallStory.write(folder.resolve("short"));
        StringBuilder phrasings = new StringBuilder();
        for (String fact : List.of(
                "opening-day",
                "opened-by",
                "cost",
                "who-paid",
                "length",
                "architect",
                "old-bridge",
                "ferry",
                "ferry-end",
                "anglers",
                "bicycles")) {
            phrasings.append(fact).append(":\n");
            for (String way : List.of("What of", "Tell me of", "How about", "What is known of")) {
                phrasings.append("  - ").append(way).append(' ').append(fact).append("?\n");
            }
        }
        write(story, "phrasings/en/bridge.yaml", phrasings + "lorries:\n  - May lorries cross?\n");
        Printed checked = run("", "check", story.toString());
        assertThat(checked.code()).as("a notice is no problem").isZero();
        assertThat(checked.out())
                .contains("facts/bridge.yaml:35: \"lorries\" has 1 phrasings in en, other facts have 4;")
                .endsWith(": no problems, 1 notice\n");
    }

    @Test
    void idsStatementsAndSourcesAreEnough() {
        Path story = SmallStory.write(folder.resolve("bridge"));
        Printed checked = run("", "check", story.toString());
        assertThat(checked.code()).isZero();
        assertThat(checked.out().lines()).hasSize(1);

        Printed asked = run("", "ask", "--json", "--knowledge", story.toString(), SmallStory.QUESTION);
        assertThat(asked.code()).isZero();
        JsonNode answer = asked.json().get(0);
        assertThat(answer.path("outcome").asText()).isEqualTo("answer");
        assertThat(answer.at("/evidence/0/statement").asText()).isEqualTo(SmallStory.ANSWER);
        assertThat(answer.at("/evidence/0/citations/0/source").asText()).isEqualTo("town-budget");
    }
}

package org.factbot.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.factbot.evaluation.Verdicts.answered;
import static org.factbot.evaluation.Verdicts.declined;
import static org.factbot.evaluation.Verdicts.judged;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.factbot.answer.Neighbours;
import org.factbot.index.LuceneTermAnalyzer;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Judged;
import org.factbot.knowledge.Language;
import org.factbot.question.QuestionAnalyzer;
import org.factbot.testing.LighthouseStory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportTest {
    private static final FactBase BASE = Verdicts.base(
            Verdicts.fact("a", "The bridge opened on 1 March 2025."), Verdicts.fact("b", "It is 3 < 4 km & \"long\"."));
    private static final Neighbours NEIGHBOURS =
            new Neighbours(BASE, new QuestionAnalyzer(BASE, new LuceneTermAnalyzer()));
    private static final LastRun NONE = new LastRun(Map.of());

    private static final List<Verdict> VERDICTS = List.of(
            answered(judged("t1", "plain", "tuning", "a"), 0.9, "a"),
            answered(judged("t2", "plain", "tuning", "a"), 0.8, "b"),
            declined(judged("s1", "oblique", "sealed", "b"), 0.3, "a"),
            declined(judged("s2", "far", "sealed"), 0.1));

    @Test
    void partsHaveTheirOwnFigures() {
        Report report = Report.of(BASE, VERDICTS, NONE, NEIGHBOURS);
        assertThat(report.parts()).extracting(Report.Part::name).containsExactly("tuning", "sealed");
        assertThat(report.parts().get(0).scorecard().all().n()).isEqualTo(2);
        assertThat(report.text(false))
                .contains("Part tuning: 2 questions", "Part sealed: 2 questions", "a -> b: 1 of 1", "Text of t2?");
    }

    @Test
    void aSealedPartShowsFiguresOnly() {
        LastRun last = NONE.with(List.of(answered(judged("s1", "oblique", "sealed", "b"), 0.9, "b")));
        Report report = Report.of(BASE, VERDICTS, last, NEIGHBOURS);
        for (String printed : List.of(report.text(false), report.html(false))) {
            assertThat(printed).doesNotContain("Text of s").doesNotContain("s1").contains("1 worse");
        }
        assertThat(report.text(true)).contains("Text of s1?", "- s1: right -> missed");
        assertThat(report.html(true)).contains("Text of s1?");
    }

    @Test
    void theCostIsStatedInItsOwnCurrencyWithTheThresholds() {
        Report report = Report.of(BASE, VERDICTS, NONE, NEIGHBOURS);
        assertThat(report.text(false))
                .contains("150.0 for 100 questions: 1 wrong at 3 each, 0 silent at 1")
                .contains("50.0 for 100 questions: 0 wrong at 3 each, 1 silent at 1")
                .contains("answer from 0.75, ask back from 0.30; here 0.90 would be cheapest, at 50.0 for 100");
        assertThat(report.html(false)).contains("<b>150.0 for 100 questions</b>", "from a confidence of 0.75");
    }

    @Test
    void theNearestPhrasingOfAWronglyFirstFactIsNamedWithItsHarmAndHelp() {
        FactBase asked = LighthouseStory.withPhrasings();
        Neighbours near = new Neighbours(asked, new QuestionAnalyzer(asked, new LuceneTermAnalyzer()));
        List<Verdict> verdicts = List.of(
                answered(asking("q1", "What was the price of the stairs?", "ottilie"), 0.8, "cost"),
                answered(asking("q2", "What was the price of the roof?", "lamp"), 0.8, "cost"),
                answered(asking("q3", "What was the price of the tower?", "cost"), 0.8, "cost"),
                declined(asking("q4", "What was the price of gold?"), 0.2, "cost"));
        Report report = Report.of(asked, verdicts, NONE, near);
        assertThat(report.text(false))
                .contains("2 : 1  cost  What was the price of the lighthouse?")
                .doesNotContain("Facts rarely found");
        assertThat(report.html(false)).contains("Phrasings that hurt", "What was the price of the lighthouse?");
        List<Verdict> sealed = verdicts.stream()
                .map(v -> answered(sealed(v.question()), 0.8, "cost"))
                .toList();
        assertThat(Report.of(asked, sealed, NONE, near).text(false)).doesNotContain("Phrasings that hurt");
    }

    @Test
    void aFactThatIsAskedForInVainIsNamed() {
        List<Verdict> verdicts = List.of(
                answered(judged("r1", "plain", "tuning", "a"), 0.9, "b"),
                answered(judged("r2", "plain", "tuning", "a"), 0.9, "b"),
                answered(judged("r3", "plain", "tuning", "a"), 0.9, "a"));
        Report report = Report.of(BASE, verdicts, NONE, NEIGHBOURS);
        assertThat(report.text(false)).contains("Facts rarely found", "1 of 3  a");
        assertThat(report.html(false)).contains("Facts rarely found");
    }

    private static Judged asking(String id, String text, String... expected) {
        return new Judged(id, text, Language.ENGLISH, "plain", List.of(expected), "tuning");
    }

    private static Judged sealed(Judged open) {
        return new Judged(open.id(), open.text(), open.language(), open.kind(), open.expected(), Report.SEALED);
    }

    @Test
    void tableColumnsAreAligned() {
        String text = Report.of(BASE, VERDICTS, NONE, NEIGHBOURS).text(false);
        List<String> table =
                text.lines().skip(2).takeWhile(line -> !line.isBlank()).toList();
        assertThat(table.get(0)).contains("coverage", "selective", "false-answer", "R@1", "R@3", "overall", "cost");
        int end = table.get(0).length();
        assertThat(table.get(2)).startsWith("all").hasSize(end);
    }

    @Test
    void pageEscapesEveryText() {
        String nasty = "<script>alert('x')</script> & \"quoted\" \u0007 \uD800 پل چه وقت باز شد؟";
        Judged question = new Judged("<b>id</b>", nasty, Language.PERSIAN, "<i>kind</i>", List.of("a"), "tun<ing");
        Verdict verdict =
                new Verdict(question, "<u>answer</u>", List.of("b"), List.of("b"), 1, 0.5, Duration.ofMillis(1));
        String html = Report.of(BASE, List.of(verdict), NONE, NEIGHBOURS).html(false);
        assertThat(html)
                .doesNotContain("<script", "<b>id", "<i>", "<u>", "tun<ing", "\u0007", "\uD800")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quoted&quot; \uFFFD \uFFFD")
                .contains("<span dir=\"auto\">")
                .contains("پل چه وقت باز شد؟")
                .contains("It is 3 &lt; 4 km &amp; &quot;long&quot;.");
    }

    @Test
    void pageHoldsItsPlotsAndFetchesNothing() throws Exception {
        String html = Report.of(BASE, VERDICTS, NONE, NEIGHBOURS).html(true);
        Matcher plots = Pattern.compile("(?s)<svg .*?</svg>").matcher(html);
        int drawn = 0;
        while (plots.find()) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(plots.group())));
            assertThat(plots.group()).contains("currentColor", "var(--accent)", "aria-label=");
            drawn++;
        }
        assertThat(drawn).as("three plots a part").isEqualTo(6);
        assertThat(Pattern.compile("<clipPath id=\"([^\"]+)\"")
                        .matcher(html)
                        .results()
                        .map(r -> r.group(1)))
                .as("ids are unique on the page")
                .doesNotHaveDuplicates();
        assertThat(html.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http://", "https://", "src=", "@import");
        assertThat(html).contains("prefers-color-scheme: dark", "width=device-width");
    }

    @Test
    void flipsTellBetterFromWorse(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("state/evaluation.json");
        assertThat(LastRun.load(file).marks()).isEmpty();
        LastRun.load(file).with(VERDICTS).save(file);
        assertThat(Files.readString(file)).doesNotContain("Text of");
        LastRun last = LastRun.load(file);
        assertThat(last.flips(VERDICTS)).isEmpty();

        List<Verdict> now = List.of(
                declined(judged("t1", "plain", "tuning", "a"), 0.2, "a"),
                answered(judged("t2", "plain", "tuning", "a"), 0.8, "a"),
                answered(judged("s1", "oblique", "sealed", "b"), 0.8, "a"),
                answered(judged("new", "plain", "tuning", "a"), 0.8, "a"));
        List<LastRun.Flip> flips = last.flips(now);
        assertThat(flips).extracting(f -> f.verdict().question().id()).containsExactly("t1", "t2", "s1");
        assertThat(flips).extracting(LastRun.Flip::worse).containsExactly(true, false, false);
        assertThat(flips).extracting(LastRun.Flip::better).containsExactly(false, true, false);
        assertThat(last.with(now).marks()).hasSize(5);
    }

    @Test
    void anUnreadableLastRunCountsAsNone(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("evaluation.json"), "{\"marks\": {\"a\": \"ri");
        assertThat(LastRun.load(file).marks()).isEmpty();
        Files.writeString(file, "{\"marks\": {\"a\": \"right\", \"b\": \"splendid\"}}");
        assertThat(LastRun.load(file).marks()).containsExactly(Map.entry("a", Verdict.Mark.RIGHT));
    }
}

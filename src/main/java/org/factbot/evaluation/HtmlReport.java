package org.factbot.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.factbot.answer.Neighbours;
import org.factbot.answer.Starved;
import org.factbot.answer.Thresholds;
import org.factbot.knowledge.Fact;

/** Prints a report as one web page: no script, nothing to fetch, light and dark, wide and narrow. */
final class HtmlReport {
    private static final int LONGEST_TABLE = 50;

    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>How good are the answers?</title>
            <style>
            :root { color-scheme: light dark; --ink: #1b1d21; --page: #ffffff; --card: #f3f5f8; --faint: #9aa1ab;
              --accent: #1f6fd1; --good: #1d7a3f; --bad: #b3261e; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --page: #16181c; --card: #22262c;
              --faint: #7a828d; --accent: #6aa9f7; --good: #6fcf8b; --bad: #ff8a80; } }
            body { margin: 0 auto; padding: 1rem; max-width: 72rem; background: var(--page); color: var(--ink);
              font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
            h1 { font-size: 1.5rem; } h2 { margin-top: 2.5rem; border-bottom: 2px solid var(--accent); }
            .tiles, .plots { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); }
            .plots { grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); }
            .tiles > div, figure { margin: 0; padding: .75rem; border-radius: .5rem; background: var(--card); }
            .tiles b { display: block; font-size: 1.6rem; line-height: 1.2; }
            small, figcaption, .faint { color: color-mix(in srgb, var(--ink) 75%, var(--page)); font-size: .85rem; }
            svg { width: 100%; height: auto; }
            .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
            th, td { padding: .3rem .5rem; text-align: start; vertical-align: top; border-bottom: 1px solid var(--card);
              overflow-wrap: normal; }
            td.number, th.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
            td small { display: block; } .good { color: var(--good); } .bad { color: var(--bad); }
            summary { cursor: pointer; padding: .5rem 0; font-weight: 600; }
            </style>
            </head>
            <body>
            <h1>How good are the answers?</h1>
            """;

    private final Report report;
    private final boolean reveal;
    private final Charts charts = new Charts();
    private final StringBuilder out = new StringBuilder();

    HtmlReport(Report report, boolean reveal) {
        this.report = report;
        this.reveal = reveal;
    }

    String write() {
        out.append(HEAD);
        line(
                "<p class=\"faint\">%d facts, fingerprint %s. Intervals in brackets hold the true figure 95 times of 100, "
                        + "as far as these questions speak for others (bootstrap over questions).</p>",
                report.base().facts().size(), report.base().fingerprint());
        for (Report.Part part : report.parts()) {
            part(part);
        }
        facts();
        out.append("</body>\n</html>\n");
        return out.toString();
    }

    private void part(Report.Part part) {
        Scorecard card = part.scorecard();
        line("<h2>Part %s: %d questions</h2>", part.name(), card.all().n());
        tiles(card);
        plots(part);
        bill(part.bill());
        figures(card);
        bins(card.calibration());
        flips(part);
        if (part.open(reveal)) {
            advice(report.advice(part));
            confusions(card);
            verdicts(part);
        } else {
            line("<p class=\"faint\">The questions of this part stay sealed, so that nobody tunes on them.</p>");
        }
    }

    private void tiles(Scorecard card) {
        line("<div class=\"tiles\">");
        for (Metric metric : Metric.values()) {
            card.all().figure(metric).ifPresent(figure -> {
                String unit = metric == Metric.COST ? "" : " %";
                line("<div><b>%s%s</b>%s", TextReport.value(card.all(), metric), unit, metric.label());
                line(
                        "<br><small>[%s] of %d; %s is better</small></div>",
                        TextReport.interval(card.all(), metric), figure.n(), metric.highIsGood() ? "more" : "less");
            });
        }
        tile(TextReport.decimal(card.calibration().error(), 3), "calibration error", "ECE; less is better");
        card.calibration()
                .auroc()
                .ifPresent(auroc -> tile(TextReport.decimal(auroc, 3), "separation", "AUROC; more is better"));
        tile(
                TextReport.millis(card.median()) + " ms",
                "median time",
                "95th percentile " + TextReport.millis(card.p95()) + " ms");
        line("</div>");
    }

    private void tile(String value, String label, String small) {
        line("<div><b>%s</b>%s<br><small>%s</small></div>", value, label, small);
    }

    private void plots(Report.Part part) {
        Calibration calibration = part.scorecard().calibration();
        line("<h3>Plots</h3>\n<div class=\"plots\">");
        plot(
                charts.riskCoverage(calibration.curve()),
                "Risk and coverage: how many of the best facts are wrong if only the most confident share is answered.");
        plot(
                charts.reliability(calibration.bins()),
                "Reliability: of the answers given with a confidence, how many are right. The straight line is honest.");
        plot(charts.latency(part.verdicts()), "Time each question took, by its length.");
        line("</div>");
    }

    private void plot(Optional<String> svg, String caption) {
        out.append("<figure>")
                .append(svg.orElse("<p>Not drawn: no fonts on this machine.</p>"))
                .append('\n');
        line("<figcaption>%s</figcaption></figure>", caption);
    }

    private void figures(Scorecard card) {
        line("<h3>Figures in %%, cost in points</h3>");
        List<String> heads = new ArrayList<>(List.of("group", "n"));
        Stream.of(Metric.values()).map(Metric::label).forEach(heads::add);
        open(heads, 1);
        Stream.of(List.of(card.all()), card.byKind(), card.byLanguage())
                .flatMap(List::stream)
                .forEach(group -> {
                    out.append("<tr>");
                    cell(group.name());
                    number(String.valueOf(group.n()));
                    for (Metric metric : Metric.values()) {
                        line(
                                "<td class=\"number\">%s<small>%s</small></td>",
                                TextReport.value(group, metric), TextReport.interval(group, metric));
                    }
                    line("</tr>");
                });
        close();
    }

    private void bins(Calibration calibration) {
        line("<details><summary>Confidence and share right</summary>");
        open(List.of("bin from", "questions", "mean confidence", "share right"), 0);
        for (Calibration.Bin bin : calibration.bins()) {
            out.append("<tr>");
            number(TextReport.decimal(bin.from(), 1));
            number(String.valueOf(bin.n()));
            number(TextReport.decimal(bin.confidence(), 3));
            number(TextReport.decimal(bin.right(), 3));
            line("</tr>");
        }
        close();
        line("</details>");
    }

    private void flips(Report.Part part) {
        long better = part.flips().stream().filter(LastRun.Flip::better).count();
        long worse = part.flips().stream().filter(LastRun.Flip::worse).count();
        line(
                "<h3>Since the last run</h3>\n<p><span class=\"good\">%d better</span>, <span class=\"bad\">%d worse</span>,"
                        + " %d otherwise.</p>",
                better, worse, part.flips().size() - better - worse);
        if (part.open(reveal) && !part.flips().isEmpty()) {
            open(List.of("question", "before", "now"), 3);
            for (LastRun.Flip flip : part.flips()) {
                out.append("<tr>");
                text(flip.verdict().question().text(), flip.verdict().question().id());
                cell(flip.before().code());
                mark(flip.verdict().mark());
                line("</tr>");
            }
            close();
        }
    }

    private void bill(Bill bill) {
        line("<h3>What it costs</h3>");
        line(
                "<p>A wrong answer costs %s, silence where there was an answer %s. These questions: %d wrong, %d silent,"
                        + " <b>%s for 100 questions</b>.</p>",
                TextReport.decimal(Thresholds.WRONG, 0),
                TextReport.decimal(Thresholds.SILENT, 0),
                bill.wrong(),
                bill.silent(),
                TextReport.decimal(bill.hundred(), 1));
        line(
                "<p>We answer from a confidence of %s and ask back from %s. Showing the best fact from %s on would have been"
                        + " cheapest here, at %s for 100.</p>",
                TextReport.decimal(Thresholds.ANSWER, 2),
                TextReport.decimal(Thresholds.ASK_BACK, 2),
                TextReport.decimal(bill.cheapest(), 2),
                TextReport.decimal(bill.atCheapest(), 1));
    }

    private void advice(Advice advice) {
        if (!advice.hurting().isEmpty()) {
            line("<h3>Phrasings that hurt</h3>");
            line("<p class=\"faint\">Of the fact held to be the best, the phrasing nearest to the question.</p>");
            open(List.of("phrasing", "of the fact", "drew wrongly", "drew rightly"), 2);
            for (Advice.Hurting one : advice.hurting()) {
                out.append("<tr>");
                text(one.way().text(), one.way().language().code());
                text(statement(one.way().fact()).orElse(""), one.way().fact());
                number(String.valueOf(one.harm()));
                number(String.valueOf(one.help()));
                line("</tr>");
            }
            close();
        }
        if (!advice.rarelyRight().isEmpty()) {
            line("<h3>Facts rarely found</h3>");
            open(List.of("fact", "right", "asked"), 1);
            for (Advice.RarelyRight one : advice.rarelyRight()) {
                out.append("<tr>");
                text(statement(one.fact()).orElse(""), one.fact());
                number(String.valueOf(one.right()));
                number(String.valueOf(one.asked()));
                line("</tr>");
            }
            close();
        }
    }

    /** What the folder itself shows, whatever was asked. */
    private void facts() {
        List<Neighbours.Confusable> confusable = report.neighbours().confusable();
        List<Starved> starved = Starved.in(report.base());
        if (confusable.isEmpty() && starved.isEmpty()) {
            return;
        }
        line("<h2>The facts by themselves</h2>");
        if (!confusable.isEmpty()) {
            line("<h3>Hard to tell apart</h3>");
            line("<p class=\"faint\">Phrasings that are nearer to the other fact than to the rest of their own.</p>");
            open(List.of("fact", "other fact", "such as", "nearer to the other", "phrasings"), 3);
            for (Neighbours.Confusable one :
                    confusable.stream().limit(LONGEST_TABLE).toList()) {
                out.append("<tr>");
                text(statement(one.fact()).orElse(""), one.fact());
                text(statement(one.other()).orElse(""), one.other());
                text(one.example().text(), one.example().language().code());
                number(String.valueOf(one.astray()));
                number(String.valueOf(one.of()));
                line("</tr>");
            }
            close();
        }
        if (!starved.isEmpty()) {
            line("<h3>Short of phrasings</h3>");
            open(List.of("fact", "language", "phrasings", "others have"), 2);
            for (Starved one : starved.stream().limit(LONGEST_TABLE).toList()) {
                out.append("<tr>");
                text(statement(one.fact()).orElse(""), one.fact());
                cell(one.language().code());
                number(String.valueOf(one.ways()));
                number(String.valueOf(one.usual()));
                line("</tr>");
            }
            close();
        }
    }

    private void confusions(Scorecard card) {
        if (card.confusions().isEmpty()) {
            return;
        }
        line("<h3>Facts taken for others</h3>");
        open(List.of("expected", "got", "answered wrongly", "confused"), 2);
        for (Scorecard.Confusion confusion :
                card.confusions().stream().limit(LONGEST_TABLE).toList()) {
            out.append("<tr>");
            text(
                    confusion.expected().flatMap(this::statement).orElse("No answer is known."),
                    confusion.expected().orElse("-"));
            text(statement(confusion.got()).orElse(""), confusion.got());
            number(String.valueOf(confusion.answered()));
            number(String.valueOf(confusion.n()));
            line("</tr>");
        }
        close();
        if (card.confusions().size() > LONGEST_TABLE) {
            line("<p class=\"faint\">And %d more.</p>", card.confusions().size() - LONGEST_TABLE);
        }
    }

    private Optional<String> statement(String factId) {
        return report.base().fact(factId).map(Fact::statement);
    }

    private void verdicts(Report.Part part) {
        line("<details><summary>Every question, what went wrong first</summary>");
        open(List.of("question", "fate", "expected", "best fact", "decision", "confidence", "ms"), 5);
        part.verdicts().stream()
                .sorted(Comparator.comparing(v -> v.mark().good()))
                .forEach(verdict -> {
                    out.append("<tr>");
                    text(
                            verdict.question().text(),
                            verdict.question().id() + ", " + verdict.question().kind());
                    mark(verdict.mark());
                    cell(
                            verdict.question().answerable()
                                    ? String.join(", ", verdict.question().expected())
                                    : "none");
                    cell(verdict.best().orElse("none"));
                    cell(verdict.decision());
                    number(TextReport.decimal(verdict.confidence(), 2));
                    number(TextReport.millis(verdict.took()));
                    line("</tr>");
                });
        close();
        line("</details>");
    }

    private void mark(Verdict.Mark mark) {
        line("<td class=\"%s\">%s</td>", mark.good() ? "good" : "bad", mark.code());
    }

    /** A sentence in its own direction, with its id below it. */
    private void text(String sentence, String id) {
        line("<td><span dir=\"auto\">%s</span><small>%s</small></td>", sentence, id);
    }

    private void cell(String text) {
        line("<td>%s</td>", text);
    }

    private void number(String text) {
        line("<td class=\"number\">%s</td>", text);
    }

    /** Opens a table whose columns from {@code firstNumber} on (0-based) hold numbers. */
    private void open(List<String> heads, int firstNumber) {
        out.append("<div class=\"wide\"><table><thead><tr>");
        for (int column = 0; column < heads.size(); column++) {
            line("<th class=\"%s\">%s</th>", column < firstNumber ? "text" : "number", heads.get(column));
        }
        line("</tr></thead><tbody>");
    }

    private void close() {
        line("</tbody></table></div>");
    }

    /** The one way values get into the page: every value is escaped, the format is ours. */
    private void line(String format, Object... values) {
        Object[] escaped = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            escaped[i] = values[i] instanceof String text ? escape(text) : values[i];
        }
        out.append(String.format(Locale.ROOT, format, escaped)).append('\n');
    }

    /** Also what HTML cannot hold at all: control characters and halves of surrogate pairs become U+FFFD. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                    boolean holdable = !Character.isISOControl(point) || point == '\n' || point == '\t';
                    boolean whole = point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE;
                    escaped.appendCodePoint(holdable && whole ? point : 0xFFFD);
                }
            }
        });
        return escaped.toString();
    }
}

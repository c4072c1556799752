package org.factbot.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.factbot.answer.Neighbours;
import org.factbot.answer.Starved;
import org.factbot.answer.Thresholds;

/** Prints a report as aligned plain text. */
final class TextReport {
    private static final int LONGEST_LIST = 20;

    private final Report report;
    private final boolean reveal;
    private final StringBuilder out = new StringBuilder();

    TextReport(Report report, boolean reveal) {
        this.report = report;
        this.reveal = reveal;
    }

    String write() {
        for (Report.Part part : report.parts()) {
            part(part);
        }
        facts();
        return out.toString();
    }

    private void part(Report.Part part) {
        Scorecard card = part.scorecard();
        line(
                "Part %s: %d questions. In %%, below each figure its 95 %% interval.",
                part.name(), card.all().n());
        out.append('\n');
        table(card);
        out.append('\n');
        calibration(card.calibration());
        line("latency            median %s ms, 95th percentile %s ms", millis(card.median()), millis(card.p95()));
        bill(part.bill());
        flips(part);
        if (part.open(reveal)) {
            advice(report.advice(part));
            confusions(card);
            failures(part);
        } else {
            line("The questions stay sealed; --reveal shows them.");
        }
        out.append('\n');
    }

    private void table(Scorecard card) {
        List<Metric> metrics = List.of(Metric.values());
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(
                        Stream.of("", "n"), metrics.stream().map(m -> m.label().split(" ", 2)[0]))
                .toList());
        rows.add(Stream.concat(
                        Stream.of("", ""),
                        metrics.stream()
                                .map(m -> m.label().contains(" ") ? m.label().split(" ", 2)[1] : ""))
                .toList());
        List<Group> groups = Stream.of(List.of(card.all()), card.byKind(), card.byLanguage())
                .flatMap(List::stream)
                .toList();
        for (Group group : groups) {
            rows.add(Stream.concat(
                            Stream.of(group.name(), String.valueOf(group.n())),
                            metrics.stream().map(m -> value(group, m)))
                    .toList());
            rows.add(Stream.concat(Stream.of("", ""), metrics.stream().map(m -> interval(group, m)))
                    .toList());
        }
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = row.get(column);
                String padding = " ".repeat(widths[column] - cell.length());
                text.append(column == 0 ? cell + padding : "  " + padding + cell);
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
    }

    private void calibration(Calibration calibration) {
        line("calibration error  %s (ECE, ten bins)", decimal(calibration.error(), 3));
        line(
                "separation         %s (AUROC of the confidence, answerable or not)",
                calibration.auroc().isPresent() ? decimal(calibration.auroc().getAsDouble(), 3) : "- (one sort only)");
        line("confidence: right  %s", bins(calibration));
        line("coverage: risk     %s", risks(calibration.curve()));
    }

    private static String bins(Calibration calibration) {
        return String.join(
                "  ",
                calibration.bins().stream()
                        .map(b -> decimal(b.confidence(), 2) + ":" + decimal(b.right(), 2) + " (" + b.n() + ")")
                        .toList());
    }

    /** The risk at each tenth of coverage: at the first threshold that reaches it. */
    private static String risks(List<Calibration.Point> curve) {
        List<String> parts = new ArrayList<>();
        for (int tenth = 1; tenth <= 10; tenth++) {
            double wanted = tenth / 10.0;
            Optional<Calibration.Point> reached =
                    curve.stream().filter(p -> p.coverage() >= wanted - 1e-9).findFirst();
            reached.ifPresent(p -> parts.add(decimal(wanted, 1) + ":" + decimal(p.risk(), 2)));
        }
        return String.join("  ", parts);
    }

    private void flips(Report.Part part) {
        long better = part.flips().stream().filter(LastRun.Flip::better).count();
        long worse = part.flips().stream().filter(LastRun.Flip::worse).count();
        line(
                "since last run     %d better, %d worse, %d otherwise",
                better, worse, part.flips().size() - better - worse);
        if (part.open(reveal)) {
            for (LastRun.Flip flip : part.flips()) {
                line(
                        "  %s %s: %s -> %s",
                        flip.better() ? "+" : flip.worse() ? "-" : "=",
                        flip.verdict().question().id(),
                        flip.before().code(),
                        flip.verdict().mark().code());
            }
        }
    }

    private void bill(Bill bill) {
        line(
                "cost               %s for 100 questions: %d wrong at %s each, %d silent at %s",
                decimal(bill.hundred(), 1),
                bill.wrong(),
                decimal(Thresholds.WRONG, 0),
                bill.silent(),
                decimal(Thresholds.SILENT, 0));
        line(
                "thresholds         answer from %s, ask back from %s; here %s would be cheapest, at %s for 100",
                decimal(Thresholds.ANSWER, 2),
                decimal(Thresholds.ASK_BACK, 2),
                decimal(bill.cheapest(), 2),
                decimal(bill.atCheapest(), 1));
    }

    private void advice(Advice advice) {
        if (!advice.hurting().isEmpty()) {
            out.append('\n');
            line("Phrasings that hurt (drew questions to the wrong fact : to the right one)");
            for (Advice.Hurting one : advice.hurting()) {
                line(
                        "  %d : %d  %s  %s",
                        one.harm(),
                        one.help(),
                        one.way().fact(),
                        printable(one.way().text()));
            }
        }
        if (!advice.rarelyRight().isEmpty()) {
            out.append('\n');
            line("Facts rarely found (right of asked)");
            for (Advice.RarelyRight one : advice.rarelyRight()) {
                line("  %d of %d  %s", one.right(), one.asked(), one.fact());
            }
        }
    }

    /** What the folder itself shows, whatever was asked. */
    private void facts() {
        List<Neighbours.Confusable> confusable = report.neighbours().confusable();
        if (!confusable.isEmpty()) {
            line("Facts hard to tell apart (phrasings nearer to the other fact than to the rest of their own)");
            for (Neighbours.Confusable one :
                    confusable.stream().limit(LONGEST_LIST).toList()) {
                line(
                        "  %d of %d  %s -> %s, such as: %s",
                        one.astray(),
                        one.of(),
                        one.fact(),
                        one.other(),
                        printable(one.example().text()));
            }
            more(confusable.size());
            out.append('\n');
        }
        List<Starved> starved = Starved.in(report.base());
        if (!starved.isEmpty()) {
            line("Facts short of phrasings");
            for (Starved one : starved.stream().limit(LONGEST_LIST).toList()) {
                line(
                        "  %s in %s: %d, others have %d",
                        one.fact(), one.language().code(), one.ways(), one.usual());
            }
            more(starved.size());
            out.append('\n');
        }
    }

    private void confusions(Scorecard card) {
        if (card.confusions().isEmpty()) {
            return;
        }
        out.append('\n');
        line("Worst confusions (expected -> got: answered wrongly of times confused)");
        for (Scorecard.Confusion confusion :
                card.confusions().stream().limit(LONGEST_LIST).toList()) {
            line(
                    "  %s -> %s: %d of %d",
                    confusion.expected().orElse("(no answer)"), confusion.got(), confusion.answered(), confusion.n());
        }
        more(card.confusions().size());
    }

    private void failures(Report.Part part) {
        List<Verdict> failures =
                part.verdicts().stream().filter(v -> !v.mark().good()).toList();
        if (failures.isEmpty()) {
            return;
        }
        out.append('\n');
        line("Questions that went wrong");
        for (Verdict verdict : failures) {
            line(
                    "  %-12s %s  %s [%s] %s (expected %s, best %s, %s)",
                    verdict.mark().code(),
                    decimal(verdict.confidence(), 2),
                    verdict.question().id(),
                    verdict.question().kind(),
                    printable(verdict.question().text()),
                    verdict.question().answerable()
                            ? String.join("|", verdict.question().expected())
                            : "none",
                    verdict.best().orElse("none"),
                    verdict.decision());
        }
    }

    private void more(int size) {
        if (size > LONGEST_LIST) {
            line("  and %d more", size - LONGEST_LIST);
        }
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /** One line, without anything a terminal would obey. */
    private static String printable(String text) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ");
        return clean.codePointCount(0, clean.length()) <= 160
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, 160)) + "…";
    }

    static String value(Group group, Metric metric) {
        return group.figure(metric)
                .map(f -> metric == Metric.COST ? decimal(f.value(), 2) : percent(f.value(), 1))
                .orElse("-");
    }

    static String interval(Group group, Metric metric) {
        return group.figure(metric)
                .map(f -> metric == Metric.COST
                        ? decimal(f.low(), 2) + "-" + decimal(f.high(), 2)
                        : percent(f.low(), 0) + "-" + percent(f.high(), 0))
                .orElse("");
    }

    private static String percent(double share, int digits) {
        return decimal(100 * share, digits);
    }

    static String decimal(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    static String millis(Duration took) {
        return decimal(took.toNanos() / 1e6, 2);
    }
}

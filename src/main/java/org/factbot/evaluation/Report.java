package org.factbot.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.factbot.answer.Neighbours;
import org.factbot.knowledge.FactBase;

/**
 * An evaluation to read: a scorecard a part, what changed since the last run, and what became of each question. Of the
 * sealed part only figures are printed unless the reader asks for more, so that nobody tunes on it by reading. Immutable.
 */
public final class Report {
    /** The part of the judged questions that nobody looks at while tuning. */
    public static final String SEALED = "sealed";

    private final FactBase base;
    private final List<Part> parts;
    private final Neighbours neighbours;

    private Report(FactBase base, List<Part> parts, Neighbours neighbours) {
        this.base = Objects.requireNonNull(base);
        this.parts = List.copyOf(parts);
        this.neighbours = Objects.requireNonNull(neighbours);
    }

    /**
     * The questions of one part.
     *
     * @param name      of the part
     * @param verdicts  in the order they were asked; at least one
     * @param scorecard their figures
     * @param flips     what fares otherwise than in the last run
     */
    public record Part(String name, List<Verdict> verdicts, Scorecard scorecard, List<LastRun.Flip> flips) {
        public Part {
            verdicts = List.copyOf(verdicts);
            flips = List.copyOf(flips);
        }

        Bill bill() {
            return Bill.of(verdicts);
        }

        /** Whether its questions may be printed. */
        boolean open(boolean reveal) {
            return reveal || !name.equals(SEALED);
        }
    }

    /**
     * Adds up verdicts, part by part in the order the parts first appear, the sealed one last.
     *
     * @param base     that was asked
     * @param verdicts of this run; may be none
     * @param last     to compare with
     * @param neighbours of the base
     */
    public static Report of(FactBase base, List<Verdict> verdicts, LastRun last, Neighbours neighbours) {
        Map<String, List<Verdict>> byPart = new LinkedHashMap<>();
        for (Verdict verdict : verdicts) {
            byPart.computeIfAbsent(verdict.question().part(), key -> new ArrayList<>())
                    .add(verdict);
        }
        List<Part> parts = byPart.entrySet().stream()
                .sorted(Comparator.comparing(e -> e.getKey().equals(SEALED)))
                .map(e -> new Part(e.getKey(), e.getValue(), Scorecard.of(e.getValue()), last.flips(e.getValue())))
                .toList();
        return new Report(base, parts, neighbours);
    }

    public List<Part> parts() {
        return parts;
    }

    FactBase base() {
        return base;
    }

    Neighbours neighbours() {
        return neighbours;
    }

    Advice advice(Part part) {
        return Advice.of(part.verdicts(), neighbours);
    }

    /**
     * For the terminal: aligned plain text, lines ended by {@code \n}.
     *
     * @param reveal whether to show the sealed part's questions too
     */
    public String text(boolean reveal) {
        return new TextReport(this, reveal).write();
    }

    /**
     * For a browser: one page with its plots, without script and without anything to fetch.
     *
     * @param reveal whether to show the sealed part's questions too
     */
    public String html(boolean reveal) {
        return new HtmlReport(this, reveal).write();
    }
}

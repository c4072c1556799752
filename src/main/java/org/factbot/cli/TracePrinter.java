package org.factbot.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.factbot.answer.Evidence;
import org.factbot.answer.Outcome;
import org.factbot.answer.Signal;
import org.factbot.answer.Suggestion;
import org.factbot.answer.Trace;

/** Explains a decision to a person at a terminal. */
final class TracePrinter {
    private static final int CANDIDATES = 5;

    private final StringBuilder out = new StringBuilder();

    private TracePrinter() {}

    static String print(Trace trace) {
        TracePrinter printer = new TracePrinter();
        printer.trace(trace);
        return printer.out.toString();
    }

    private void trace(Trace trace) {
        line("question   %s", printable(trace.question().text()));
        line("language   %s", trace.language().code());
        trace.question().before().ifPresent(turn -> line("before     %s", String.join(", ", turn.facts())));
        line("steps");
        trace.steps().forEach(step -> line("  %s", printable(step)));
        line("candidates (%d judged)", trace.judged().size());
        trace.judged().stream().limit(CANDIDATES).forEach(this::candidate);
        decision(trace.outcome());
    }

    private void candidate(Evidence evidence) {
        line(
                "  %.4f  %s: %s",
                evidence.confidence(), evidence.fact().id(), evidence.fact().statement());
        List<Signal> signals = evidence.signals().stream()
                .sorted(Comparator.comparingDouble((Signal s) -> Math.abs(s.contribution()))
                        .reversed()
                        .thenComparing(Signal::name))
                .toList();
        int width = signals.stream().mapToInt(s -> s.name().length()).max().orElse(0);
        for (Signal signal : signals) {
            String name = signal.name() + " ".repeat(width - signal.name().length());
            line("            %s  %9.4f  adds %+9.4f", name, signal.value(), signal.contribution());
        }
    }

    private void decision(Outcome outcome) {
        String decided = outcome.fold(
                answer -> "answer (" + answer.view().name().toLowerCase(Locale.ROOT) + ") with " + ids(answer),
                clarification -> "clarification",
                abstention -> "abstention, " + abstention.reason().code());
        line("decision   %s, confidence %.4f", decided, outcome.confidence());
        for (Suggestion suggestion : JsonAnswer.suggestions(outcome)) {
            line("  offers   %s: %s", suggestion.fact().id(), suggestion.question());
        }
    }

    private static String ids(Outcome.Answer answer) {
        return String.join(
                ", ", answer.evidence().stream().map(e -> e.fact().id()).toList());
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /** What a person typed, without anything a terminal would obey. */
    private static String printable(String text) {
        return Json.wellFormed(text).replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}

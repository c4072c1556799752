package org.factbot.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.factbot.answer.AnswerPipeline;
import org.factbot.answer.Evidence;
import org.factbot.answer.LearntWeights;
import org.factbot.answer.Outcome;
import org.factbot.answer.Trace;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Judged;
import org.factbot.question.Question;

/**
 * Writes down what is decided about every question of a base, and tells what changed since: a faster line must decide the
 * same. Weights are learnt anew, so that a change of learning shows too.
 */
final class Decisions {
    private static final double SAME = 1e-9;

    private Decisions() {}

    /** @param args the base and a file: written where it is not there, else compared with; then the exit code tells */
    public static void main(String[] args) throws Exception {
        Base base = Base.of(args[0]);
        Path file = Path.of(args[1]);
        FactBase facts = base.load();
        AnswerPipeline pipeline = base.pipeline(facts, LearntWeights.NOWHERE);
        List<String> questions = facts.lessons().isEmpty()
                ? base.questions(facts)
                : facts.lessons().stream().map(Judged::text).toList();
        List<String> lines = new ArrayList<>();
        for (String question : questions) {
            Trace trace = pipeline.trace(Question.of(question));
            Outcome answered = pipeline.answer(Question.of(question));
            if (!answered.equals(trace.outcome())) {
                throw new IllegalStateException("the answer is not the trace's: " + question);
            }
            lines.add(line(trace));
        }
        if (!Files.exists(file)) {
            Files.write(file, lines);
            System.out.println(lines.size() + " decisions written");
            return;
        }
        List<String> before = Files.readAllLines(file);
        int changed = 0;
        double largest = 0;
        for (int i = 0; i < lines.size(); i++) {
            double difference = difference(before.get(i), lines.get(i));
            largest = Math.max(largest, difference);
            if (difference > SAME && ++changed <= 10) {
                System.out.println("was " + before.get(i) + "\nis  " + lines.get(i));
            }
        }
        System.out.printf(
                Locale.ROOT, "%d of %d decisions changed, largest difference %g%n", changed, lines.size(), largest);
        System.exit(changed == 0 && before.size() == lines.size() ? 0 : 1);
    }

    /** Words and numbers, one tab between them: the outcome, what it shows, and each judged fact with its confidence. */
    private static String line(Trace trace) {
        StringBuilder line = new StringBuilder(trace.outcome()
                .fold(
                        answer -> "answer " + answer.view() + " "
                                + answer.evidence().size() + " " + answer.next().size(),
                        clarification ->
                                "clarification " + clarification.suggestions().size(),
                        abstention -> "abstention " + abstention.reason() + " "
                                + abstention.nearest().size()));
        line.append('\t').append(trace.outcome().confidence());
        for (Evidence evidence : trace.judged()) {
            line.append('\t').append(evidence.fact().id()).append('\t').append(evidence.confidence());
            evidence.signals().forEach(signal -> line.append('\t').append(signal.contribution()));
        }
        return line.toString();
    }

    private static double difference(String before, String after) {
        String[] a = before.split("\t");
        String[] b = after.split("\t");
        double largest = a.length == b.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < a.length && i < b.length; i++) {
            if (!a[i].equals(b[i])) {
                largest = Math.max(largest, number(a[i], b[i]));
            }
        }
        return largest;
    }

    private static double number(String a, String b) {
        try {
            return Math.abs(Double.parseDouble(a) - Double.parseDouble(b));
        } catch (NumberFormatException words) {
            return Double.POSITIVE_INFINITY;
        }
    }
}

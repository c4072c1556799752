package org.factbot.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.factbot.answer.AnswerPipeline;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.question.Question;

/**
 * Puts the same questions by turns to the yardstick and to our line in one virtual machine, and counts the processor time
 * of each: on a machine that others use too, the time on the clock of a longer call suffers more than that of a short one.
 * Prints one line of JSON.
 */
final class Paired {
    private static final int WARM = 2_500;
    private static final int MEASURED = 1_500;

    private Paired() {}

    /** @param args the base */
    public static void main(String[] args) throws Exception {
        Base base = Base.of(args[0]);
        FactBase facts = base.load();
        AnswerPipeline pipeline = base.pipeline(facts, new KeptWeights(Path.of("target", "bench", "weights")));
        PlainSearch plain = new PlainSearch(facts);
        List<String> questions = base.questions(facts);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] ours = new double[MEASURED];
        double[] theirs = new double[MEASURED];
        int used = 0;
        for (int i = 0; i < WARM + MEASURED; i++) {
            String question = questions.get(i % questions.size());
            long start = threads.getCurrentThreadCpuTime();
            used += plain.search(question).size();
            long middle = threads.getCurrentThreadCpuTime();
            used += pipeline.answer(Question.of(question, Language.ENGLISH)).confidence() > 0 ? 1 : 0;
            long end = threads.getCurrentThreadCpuTime();
            if (i >= WARM) {
                theirs[i - WARM] = (middle - start) / 1e3;
                ours[i - WARM] = (end - middle) / 1e3;
            }
        }
        Arrays.sort(ours);
        Arrays.sort(theirs);
        System.out.println(String.format(
                Locale.ROOT,
                "{\"base\":\"%s\",\"plain_us\":%.1f,\"answer_us\":%.1f,\"ratio\":%.2f,\"answer_p95_us\":%.1f,\"plain_p95_us\":%.1f,\"used\":%d}",
                args[0],
                theirs[MEASURED / 2],
                ours[MEASURED / 2],
                ours[MEASURED / 2] / theirs[MEASURED / 2],
                ours[MEASURED * 95 / 100],
                theirs[MEASURED * 95 / 100],
                used));
    }
}

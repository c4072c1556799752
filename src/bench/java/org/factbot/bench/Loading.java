package org.factbot.bench;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.factbot.answer.Answerer;
import org.factbot.answer.LearntWeights;
import org.factbot.answer.Outcome;
import org.factbot.knowledge.FactBase;
import org.factbot.question.Question;

/** Measures one start in a virtual machine of its own, and prints one line of JSON. */
final class Loading {
    private Loading() {}

    /** @param args the base, and {@code learn} where the weights are to be learnt rather than recalled */
    public static void main(String[] args) throws Exception {
        Base base = Base.of(args[0]);
        LearntWeights kept = args.length > 1
                ? LearntWeights.NOWHERE
                : new KeptWeights(java.nio.file.Path.of("target", "bench", "weights"));
        long start = System.nanoTime();
        FactBase facts = base.load();
        long loaded = System.nanoTime();
        Answerer answerer = base.pipeline(facts, kept);
        long built = System.nanoTime();
        Outcome outcome = answerer.answer(Question.of("What happened, and when?"));
        long answered = System.nanoTime();
        long processor = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
        long heap = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(100);
            Runtime runtime = Runtime.getRuntime();
            heap = Math.min(heap, runtime.totalMemory() - runtime.freeMemory());
        }
        String line = String.format(
                Locale.ROOT,
                "{\"base\":\"%s\",\"facts\":%d,\"load_s\":%.3f,\"build_s\":%.3f,\"first_answer_s\":%.3f,\"cpu_s\":%.1f,\"heap_mb\":%.1f}",
                args[0],
                answerer.base().facts().size(),
                (loaded - start) / 1e9,
                (built - loaded) / 1e9,
                (answered - built) / 1e9,
                processor / 1e9,
                heap / 1e6);
        System.out.println(line);
        List.of(outcome, answerer).forEach(java.lang.ref.Reference::reachabilityFence);
    }
}

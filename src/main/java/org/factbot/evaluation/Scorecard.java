package org.factbot.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How good the answers were. Equal verdicts give an equal scorecard, but for the latencies. Immutable.
 *
 * @param all         every question
 * @param byKind      per kind of question, by name
 * @param byLanguage  per language, by code
 * @param calibration how far the confidence can be believed
 * @param confusions  facts taken for others, worst first
 * @param median      nearest-rank median of the time a question took
 * @param p95         nearest-rank 95th percentile of it
 */
public record Scorecard(
        Group all,
        List<Group> byKind,
        List<Group> byLanguage,
        Calibration calibration,
        List<Confusion> confusions,
        Duration median,
        Duration p95) {
    public Scorecard {
        byKind = List.copyOf(byKind);
        byLanguage = List.copyOf(byLanguage);
        confusions = List.copyOf(confusions);
    }

    /**
     * One fact taken for another.
     *
     * @param expected the first of the expected facts; empty where there was nothing to answer
     * @param got      the fact held to be the best
     * @param answered how often it was shown as the answer
     * @param n        how often it happened, also where we then declined; at least {@code answered}
     */
    public record Confusion(Optional<String> expected, String got, int answered, int n) {}

    private static final Comparator<Confusion> WORST_FIRST = Comparator.comparingInt(Confusion::answered)
            .thenComparingInt(Confusion::n)
            .reversed()
            .thenComparing(c -> c.expected().orElse(""))
            .thenComparing(Confusion::got);

    /**
     * Adds up verdicts.
     *
     * @throws IllegalArgumentException without any
     */
    public static Scorecard of(List<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            throw new IllegalArgumentException("no questions, no scorecard");
        }
        double[] nanos =
                verdicts.stream().mapToDouble(v -> v.took().toNanos()).sorted().toArray();
        return new Scorecard(
                Group.of("all", verdicts),
                groups(verdicts, v -> v.question().kind()),
                groups(verdicts, v -> v.question().language().code()),
                Calibration.of(verdicts),
                confusions(verdicts),
                Duration.ofNanos((long) Group.percentile(nanos, 0.5)),
                Duration.ofNanos((long) Group.percentile(nanos, 0.95)));
    }

    private static List<Group> groups(List<Verdict> verdicts, Function<Verdict, String> name) {
        Map<String, List<Verdict>> groups = new TreeMap<>();
        for (Verdict verdict : verdicts) {
            groups.computeIfAbsent(name.apply(verdict), key -> new ArrayList<>())
                    .add(verdict);
        }
        return groups.entrySet().stream()
                .map(entry -> Group.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Of the answerable every wrong best fact counts; of the unanswerable only what was answered. */
    private static List<Confusion> confusions(List<Verdict> verdicts) {
        record Pair(Optional<String> expected, String got) {}
        Map<Pair, int[]> counts = new LinkedHashMap<>();
        for (Verdict verdict : verdicts) {
            boolean confused = verdict.question().answerable() ? !verdict.bestIsRight() : verdict.answered();
            if (confused && verdict.best().isPresent()) {
                Pair pair = new Pair(
                        verdict.question().expected().stream().findFirst(),
                        verdict.best().get());
                int[] count = counts.computeIfAbsent(pair, key -> new int[2]);
                count[0] += verdict.answered() ? 1 : 0;
                count[1]++;
            }
        }
        return counts.entrySet().stream()
                .map(e -> new Confusion(e.getKey().expected(), e.getKey().got(), e.getValue()[0], e.getValue()[1]))
                .sorted(WORST_FIRST)
                .toList();
    }
}

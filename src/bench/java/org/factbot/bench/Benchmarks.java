package org.factbot.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures all and writes {@code target/bench/answers.json} (what JMH saw), {@code starts.json} and {@code benchmarks.md}.
 */
final class Benchmarks {
    private static final Path OUT = Path.of("target", "bench");

    private Benchmarks() {}

    /** @param args numbers of synthetic facts; the shipped folder is always measured */
    public static void main(String[] args) throws Exception {
        List<String> bases = new ArrayList<>(List.of("shipped"));
        bases.addAll(List.of(args));
        Files.createDirectories(OUT);
        bases.forEach(Base::of);
        StringBuilder table = new StringBuilder();
        table.append(
                "| base | facts | read the folder s | build s | learn s | first answer s | processor s | heap after GC MB |\n");
        table.append("|---|---|---|---|---|---|---|---|\n");
        List<String> starts = new ArrayList<>();
        for (String base : bases) {
            JsonNode learning = start(Loading.class, base, "learn");
            start(Loading.class, base); // keeps the weights for the next
            JsonNode start = start(Loading.class, base);
            starts.add(start.toString());
            double build = start.path("build_s").asDouble();
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.2f | %.2f | %.2f | %.3f | %.1f | %.0f |%n",
                    base,
                    start.path("facts").asInt(),
                    start.path("load_s").asDouble(),
                    build,
                    Math.max(0, learning.path("build_s").asDouble() - build),
                    start.path("first_answer_s").asDouble(),
                    start.path("cpu_s").asDouble(),
                    start.path("heap_mb").asDouble()));
        }
        Files.write(OUT.resolve("starts.json"), starts);
        StringBuilder turns =
                new StringBuilder("| base, by turns | plain, processor µs | answer, processor µs | times plain |\n");
        turns.append("|---|---|---|---|\n");
        for (String base : bases) {
            JsonNode paired = start(Paired.class, base);
            turns.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.2f |%n",
                    base,
                    paired.path("plain_us").asDouble(),
                    paired.path("answer_us").asDouble(),
                    paired.path("ratio").asDouble()));
        }
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(AnswerBenchmark.class.getSimpleName())
                        .param("base", bases.toArray(new String[0]))
                        .resultFormat(ResultFormatType.JSON)
                        .result(OUT.resolve("answers.json").toString())
                        .jvmArgsAppend("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                        .build())
                .run();
        String report = answers(results) + "\n" + turns + "\n" + table;
        Files.writeString(OUT.resolve("benchmarks.md"), report);
        System.out.println(report);
    }

    private static String answers(Collection<RunResult> results) {
        Map<String, Map<String, double[]>> byBase = new TreeMap<>();
        for (RunResult result : results) {
            var statistics = result.getPrimaryResult().getStatistics();
            byBase.computeIfAbsent(result.getParams().getParam("base"), base -> new TreeMap<>())
                    .put(result.getPrimaryResult().getLabel(), new double[] {
                        statistics.getPercentile(50), statistics.getPercentile(95), statistics.getMean()
                    });
        }
        StringBuilder table = new StringBuilder("| base | plain p50 µs | plain, our fields p50 µs "
                + "| answer p50 µs | times plain | times plain, our fields | answer p95 µs | plain p95 µs | analysis p50 µs |\n"
                + "|---|---|---|---|---|---|---|---|---|\n");
        byBase.forEach((base, of) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.2f | %.2f | %.1f | %.1f | %.1f |%n",
                base,
                of.get("plain")[0],
                of.get("plainFields")[0],
                of.get("answer")[0],
                of.get("answer")[0] / of.get("plain")[0],
                of.get("answer")[0] / of.get("plainFields")[0],
                of.get("answer")[1],
                of.get("plain")[1],
                of.get("analyze")[0])));
        return table.toString();
    }

    private static JsonNode start(Class<?> what, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Xmx3g",
                "-cp",
                System.getProperty("java.class.path"),
                what.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the start failed: " + out);
        }
        return new ObjectMapper().readTree(out);
    }
}

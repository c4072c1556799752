package org.factbot.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.factbot.store.Inbox;
import org.junit.jupiter.api.Test;

/** The dashboard, the alerts and the page about them speak of metrics that the bot really has. */
class MonitoringFilesTest {
    private static final Path FOLDER = Path.of("src/main/operations");
    private static final Path PAGE = Path.of("src/site/markdown/operations.md");
    private static final Pattern NAME = Pattern.compile("factbot_[a-z_]+");
    private static final Pattern SAMPLE = Pattern.compile("(factbot_[a-z_]+)(?:\\{([^}]*)\\})? .*");
    private static final Pattern GROUPED = Pattern.compile("by \\(([a-z]+)\\) \\((?:rate\\()?(factbot_[a-z_]+)");

    /** Every sample of a bot to which everything has happened once, and the labels it has. */
    private static Map<String, Set<String>> samples() {
        Health health = new Health(Clock.systemUTC());
        health.watch(() -> new Inbox.Counts(1, Optional.of(Instant.now()), 1));
        health.polled("ok");
        health.received(1, 1);
        health.setAside();
        health.finished("answered");
        health.answered("answer", "private");
        health.handled(Duration.ofMillis(1));
        health.answeredAfter(Duration.ofMillis(1));
        health.lag(Duration.ofSeconds(1));
        health.sent("ok");
        health.flooded(Duration.ofSeconds(1));
        health.ambiguous();
        health.pending(1);
        health.factBase("abc");
        Map<String, Set<String>> samples = new TreeMap<>();
        health.metrics().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher sample = SAMPLE.matcher(line);
            assertThat(sample.matches()).as(line).isTrue();
            Set<String> labels = samples.computeIfAbsent(sample.group(1), name -> new TreeSet<>());
            for (String label : Optional.ofNullable(sample.group(2)).orElse("").split(",")) {
                labels.add(label.split("=")[0]);
            }
        });
        return samples;
    }

    /** Without what a histogram adds to its name. */
    private static Set<String> names() {
        return samples().keySet().stream()
                .map(name -> name.replaceAll("_(bucket|count|sum)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertKnown(String expression) {
        Map<String, Set<String>> samples = samples();
        Matcher name = NAME.matcher(expression);
        while (name.find()) {
            assertThat(samples).as(expression).containsKey(name.group());
        }
        Matcher grouped = GROUPED.matcher(expression);
        while (grouped.find()) {
            assertThat(samples.get(grouped.group(2))).as(expression).contains(grouped.group(1));
        }
    }

    @Test
    void theAlertsAskForWhatThereIs() throws IOException {
        JsonNode rules = new YAMLMapper()
                .readTree(Files.readString(FOLDER.resolve("prometheus-alerts.yml")))
                .findPath("rules");
        Map<String, String> alerts = new HashMap<>();
        for (JsonNode rule : rules) {
            String expression = rule.path("expr").asText();
            assertThat(expression).as(rule.toString()).containsPattern(NAME);
            assertKnown(expression);
            assertThat(rule.path("annotations").path("summary").asText()).isNotBlank();
            assertThat(rule.path("labels").path("severity").asText()).isIn("page", "ticket");
            alerts.put(rule.path("alert").asText(), expression);
        }
        assertThat(alerts).hasSameSizeAs(rules).hasSizeGreaterThan(5);
        // Whoever is woken finds their alert on the page.
        assertThat(Files.readString(PAGE)).contains(alerts.keySet());
    }

    @Test
    void theDashboardAsksForWhatThereIs() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(Files.readString(FOLDER.resolve("grafana-dashboard.json")));
        List<JsonNode> targets = dashboard.findValues("targets");
        assertThat(targets).hasSameSizeAs(dashboard.path("panels"));
        Set<String> shown = new TreeSet<>();
        for (JsonNode target : targets) {
            for (JsonNode each : target) {
                String expression = each.path("expr").asText();
                assertThat(expression).as(each.toString()).containsPattern(NAME);
                assertKnown(expression);
                NAME.matcher(expression)
                        .results()
                        .forEach(found -> shown.add(found.group().replaceAll("_(bucket|count|sum)$", "")));
            }
        }
        assertThat(shown).as("every metric is on the dashboard").isEqualTo(names());
    }

    @Test
    void thePageNamesAllThereIs() throws IOException {
        Set<String> told = NAME.matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).isEqualTo(names());
    }
}

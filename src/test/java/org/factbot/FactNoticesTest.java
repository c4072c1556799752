package org.factbot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.factbot.knowledge.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine tells an editor of a folder that loads. */
class FactNoticesTest {
    @TempDir
    Path temp;

    private List<String> check(String... phrasings) throws IOException {
        Path folder = SmallStory.write(temp.resolve("bridge"));
        Path file = folder.resolve("phrasings/en/bridge.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", phrasings) + "\n");
        List<Problem> problems = new Assembly(Map.of(), Clock.systemUTC()).check(folder);
        assertThat(problems).extracting(Problem::severity).containsOnly(Problem.Severity.NOTICE);
        return problems.stream().map(Problem::toString).toList();
    }

    @Test
    void aWayOfAskingThatLeadsElsewhereIsToldWithItsLineAfterAllElse() throws IOException {
        List<String> told = check(
                "cost:",
                "  - What did they pay for it?",
                "  - What was the price of the bridge?",
                "ferry-end:",
                "  - Who bought the ferry?",
                "  - Which architect designed the bridge?");

        assertThat(told)
                .last()
                .asString()
                .startsWith("phrasings/en/bridge.yaml:")
                .contains("is nearer to");
        assertThat(told)
                .contains(
                        "phrasings/en/bridge.yaml:6: the phrasing \"Which architect designed the bridge?\" is nearer to "
                                + "\"architect\" than to the others of \"ferry-end\"; say in it what only its fact tells, or move "
                                + "it there")
                .noneMatch(line -> line.contains("Who bought the ferry?"));
    }
}

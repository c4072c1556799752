package org.factbot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads the Dockerfile as a person would, without Docker: what it copies is there, and what it promises it says. */
class DockerfileTest {
    /** One instruction, with its continued lines joined. */
    private record Instruction(String name, String arguments) {}

    private static final Pattern PINNED = Pattern.compile("[a-z0-9/.-]+:[0-9][\\w.-]*( AS \\w+)?");
    private static final Pattern VARIABLE = Pattern.compile("(\\w+)=(\\S+)");

    private final List<Instruction> build = new ArrayList<>();
    private final List<Instruction> run = new ArrayList<>();

    @BeforeEach
    void read() throws IOException {
        String whole = Files.readAllLines(Path.of("Dockerfile")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.joining("\n"))
                .replaceAll("\\\\\n\\s*", "");
        int stages = 0;
        for (String line : whole.split("\n")) {
            String[] parts = line.split("\\s+", 2);
            stages += parts[0].equals("FROM") ? 1 : 0;
            (stages == 1 ? build : run).add(new Instruction(parts[0], parts[1].strip()));
        }
        assertThat(stages).as("a stage to build and one to run").isEqualTo(2);
    }

    private static List<String> all(List<Instruction> stage, String name) {
        return stage.stream()
                .filter(instruction -> instruction.name().equals(name))
                .map(Instruction::arguments)
                .toList();
    }

    private static String one(List<Instruction> stage, String name) {
        assertThat(all(stage, name)).as(name).hasSize(1);
        return all(stage, name).get(0);
    }

    private Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>();
        Matcher found = VARIABLE.matcher(String.join(" ", all(run, "ENV")));
        while (found.find()) {
            variables.put(found.group(1), found.group(2));
        }
        return variables;
    }

    @Test
    void bothImagesArePinned() {
        assertThat(one(build, "FROM")).matches(PINNED).endsWith(" AS build");
        assertThat(one(run, "FROM")).matches(PINNED).contains("-jre");
    }

    @Test
    void itBuildsAsTheReadmeSays() throws IOException {
        String command = "mvn -q -DskipTests package";
        assertThat(all(build, "RUN")).contains(command);
        assertThat(Files.readString(Path.of("README.md"))).contains(command);
    }

    @Test
    void theJarIsTheOneThatMavenMakes() throws IOException {
        Matcher name = Pattern.compile("<finalName>(.+)</finalName>").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(name.find()).isTrue();
        String made = one(build, "WORKDIR") + "/target/" + name.group(1) + ".jar";
        assertThat(all(run, "COPY")).anyMatch(copy -> copy.startsWith("--from=build " + made + " "));
    }

    @Test
    void whatIsCopiedIsThereAndNotIgnored() throws IOException {
        List<String> ignore = Files.readAllLines(Path.of(".dockerignore"));
        List<String> copies = new ArrayList<>(all(build, "COPY"));
        copies.addAll(all(run, "COPY"));
        copies.removeIf(copy -> copy.startsWith("--from="));
        assertThat(copies).hasSize(3).allSatisfy(copy -> {
            Path source = Path.of(copy.split("\\s+")[0]);
            assertThat(source).exists();
            assertThat(ignored(source, ignore)).as(source + " is ignored").isFalse();
        });
        assertThat(ignored(Path.of("state"), ignore))
                .as("state stays out of the image")
                .isTrue();
    }

    /** The last pattern that matches decides, as Docker has it. */
    private static boolean ignored(Path path, List<String> patterns) {
        boolean ignored = false;
        for (String pattern : patterns) {
            boolean kept = pattern.startsWith("!");
            String glob = kept ? pattern.substring(1) : pattern;
            if (FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(path)) {
                ignored = !kept;
            }
        }
        return ignored;
    }

    @Test
    void itRunsAsNobodySpecialAndStopsOnASignal() {
        assertThat(one(run, "USER")).matches("[1-9]\\d*:[1-9]\\d*");
        assertThat(one(run, "STOPSIGNAL")).isEqualTo("SIGTERM");
    }

    /** A shell in between would keep the signal to itself. */
    @Test
    void javaItselfIsTheEntryPoint() throws IOException {
        JsonNode words = new ObjectMapper().readTree(one(run, "ENTRYPOINT"));
        assertThat(words.isArray()).isTrue();
        assertThat(words.get(0).asText()).isEqualTo("java");
        String jar = words.get(words.size() - 1).asText();
        assertThat(jar).startsWith(one(run, "WORKDIR") + "/");
        assertThat(all(run, "COPY"))
                .anyMatch(copy -> copy.endsWith(" ./" + Path.of(jar).getFileName()));
    }

    @Test
    void itsEnvironmentIsOneThatWeTake() throws Settings.Unfit {
        Settings settings = Settings.of(environment());
        assertThat(settings.state()).hasToString(one(run, "VOLUME"));
        assertThat(settings.knowledge()).hasToString(one(run, "WORKDIR") + "/knowledge");
        assertThat(settings.http().getAddress().isLoopbackAddress()).isTrue();
        assertThat(settings.token()).as("no secret in the image").isEmpty();
    }

    @Test
    void itsHealthIsAskedForWhereItIsServed() {
        assertThat(one(run, "HEALTHCHECK")).contains(" CMD ").contains("http://$FACTBOT_HTTP/health");
    }
}

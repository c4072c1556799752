package org.factbot.knowledge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A knowledge folder that a test writes file by file. */
final class FolderFixture {
    private final Path root;

    FolderFixture(Path root) {
        this.root = root;
    }

    FolderFixture with(String file, String... lines) throws IOException {
        return withBytes(file, String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8));
    }

    FolderFixture withBytes(String file, byte[] bytes) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
        return this;
    }

    /** One good fact more, in a file of its own. */
    FolderFixture withFact(String id, String... furtherLines) throws IOException {
        String[] lines = new String[furtherLines.length + 3];
        lines[0] = "- id: " + id;
        lines[1] = "  statement: The " + id + " happened.";
        lines[2] = "  source: gazette";
        for (int i = 0; i < furtherLines.length; i++) {
            lines[i + 3] = "  " + furtherLines[i];
        }
        return with("facts/" + id + ".yaml", lines);
    }

    Path root() {
        return root;
    }

    FactBase base() {
        return KnowledgeFiles.load(root).fold((base, notices) -> base, problems -> {
            throw new AssertionError(problems);
        });
    }

    /** Errors and notices as {@code file:line what}. */
    List<String> problems() {
        return KnowledgeFiles.check(root).stream()
                .map(problem -> problem.file() + ":" + problem.line() + " " + problem.what())
                .toList();
    }

    /** All problems as a person sees them. */
    List<String> words() {
        return KnowledgeFiles.check(root).stream().map(Problem::toString).toList();
    }
}

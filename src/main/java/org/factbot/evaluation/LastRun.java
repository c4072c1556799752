package org.factbot.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The marks of earlier runs, to tell what changed. It holds ids and marks and no text, so the file gives away no question.
 * Immutable.
 *
 * @param marks by question
 */
public record LastRun(Map<String, Verdict.Mark> marks) {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public LastRun {
        marks = Map.copyOf(marks);
    }

    /**
     * A question that fared otherwise than before.
     *
     * @param verdict how it fares now
     * @param before  how it fared
     */
    public record Flip(Verdict verdict, Verdict.Mark before) {
        public boolean better() {
            return verdict.mark().good() && !before.good();
        }

        public boolean worse() {
            return before.good() && !verdict.mark().good();
        }
    }

    /**
     * What was saved.
     *
     * @param file where; a missing or unreadable one counts as no earlier run, for flips are a comfort and no result
     */
    public static LastRun load(Path file) {
        Map<String, Verdict.Mark> marks = new TreeMap<>();
        try {
            for (var entry :
                    MAPPER.readTree(Files.readString(file)).path("marks").properties()) {
                Verdict.Mark.of(entry.getValue().asText()).ifPresent(mark -> marks.put(entry.getKey(), mark));
            }
        } catch (IOException e) {
            return new LastRun(Map.of());
        }
        return new LastRun(marks);
    }

    /** What fares otherwise now, in the order of the verdicts; questions that are new are no flips. */
    public List<Flip> flips(List<Verdict> verdicts) {
        List<Flip> flips = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            Verdict.Mark before = marks.get(key(verdict));
            if (before != null && before != verdict.mark()) {
                flips.add(new Flip(verdict, before));
            }
        }
        return flips;
    }

    /** These marks over the ones we had: a run over one part keeps the marks of the other. */
    public LastRun with(List<Verdict> verdicts) {
        Map<String, Verdict.Mark> all = new TreeMap<>(marks);
        for (Verdict verdict : verdicts) {
            all.put(key(verdict), verdict.mark());
        }
        return new LastRun(all);
    }

    /** Keeps it, whole or not at all; makes the folders above the file. */
    public void save(Path file) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        ObjectNode node = root.putObject("marks");
        new TreeMap<>(marks).forEach((key, mark) -> node.put(key, mark.code()));
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "evaluation", ".tmp");
        try {
            Files.writeString(draft, MAPPER.writeValueAsString((JsonNode) root));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Ids are unique in their set only, and a reworded question is another question: its text is part of its name. */
    private static String key(Verdict verdict) {
        return verdict.question().id() + "#"
                + Integer.toHexString(verdict.question().text().hashCode());
    }
}

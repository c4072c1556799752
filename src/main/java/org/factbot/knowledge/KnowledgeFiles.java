package org.factbot.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads knowledge folders. A folder is taken whole or not at all: a single error refuses it, and all of its errors are
 * told at once, each with file, line and a mend.
 *
 * <pre>{@code
 * String words = KnowledgeFiles.load(Path.of("knowledge")).fold(
 *         (base, notices) -> base.facts().size() + " facts",
 *         problems -> problems.size() + " problems, the first: " + problems.get(0));
 * }</pre>
 *
 * <p>Nothing outside the folder is read: symbolic links in it are errors, and files, values and nesting are bounded.
 * Nothing is thrown for what a folder holds or lacks. Stateless; any thread may call it.
 */
public final class KnowledgeFiles {
    /** An id at the start of a line or item, for files whose YAML is broken. */
    private static final Pattern ID = Pattern.compile("(?m)^[ \\t]*(?:-[ \\t]+)?\\{?id:[ \\t]*[\"']?([^\\s\"',}]+)");

    private KnowledgeFiles() {}

    /**
     * Reads and checks a folder.
     *
     * @param folder may be anything, also a path that does not exist; it may be a link, what is in it may not
     */
    public static Loaded load(Path folder) {
        Reading reading = read(folder);
        List<Problem> problems = reading.problems.sorted();
        return reading.problems.anyError()
                ? new Loaded.Bad(problems)
                : new Loaded.Good(Assembler.base(reading.draft, reading.name, reading.fingerprint), problems);
    }

    /** What {@link #load} would find wrong, notices included, by file and line; empty for a folder without fault. */
    public static List<Problem> check(Path folder) {
        return read(folder).problems.sorted();
    }

    /**
     * The judged questions of a folder that loads, in the order of the files; empty where it has none.
     *
     * @throws BadQuestions if the folder has errors; they are also those of {@link #check}
     */
    public static List<Judged> questions(Path folder) {
        Reading reading = read(folder);
        return judged(reading.draft, reading.problems);
    }

    /**
     * The judged questions of one file, which may lie anywhere.
     *
     * @param base the facts that its verdicts speak of
     * @throws BadQuestions if the file cannot be read, or expects facts that the base does not have
     */
    public static List<Judged> questionsIn(Path file, FactBase base) {
        Problems problems = new Problems();
        Nearest nearest = new Nearest();
        Draft draft = new Draft();
        Sheet sheet = new Sheet(lastName(file), problems, nearest);
        text(file, sheet, Optional.empty())
                .flatMap(text -> YamlReader.read(sheet.file(), text, problems))
                .ifPresent(root -> QuestionFile.read(root, sheet, draft));
        Set<String> ids = base.facts().stream().map(Fact::id).collect(Collectors.toCollection(TreeSet::new));
        KnowledgeChecks.questions(draft, ids, problems, nearest);
        return judged(draft, problems);
    }

    private static List<Judged> judged(Draft draft, Problems problems) {
        if (problems.anyError()) {
            throw new BadQuestions(problems.sorted());
        }
        return draft.questions.stream().map(Draft.JudgedDraft::judged).toList();
    }

    private record Reading(Draft draft, Problems problems, String name, String fingerprint) {}

    private static Reading read(Path folder) {
        Draft draft = new Draft();
        Problems problems = new Problems();
        Nearest nearest = new Nearest();
        Fingerprint fingerprint = new Fingerprint();
        String name = lastName(folder);
        Optional<Path> root = root(folder, problems);
        if (root.isPresent()) {
            long bytes = 0;
            for (Map.Entry<String, FolderWalk.Found> entry :
                    FolderWalk.files(root.get(), problems, nearest).entrySet()) {
                Sheet sheet = new Sheet(entry.getKey(), problems, nearest);
                FolderWalk.Found found = entry.getValue();
                bytes += found.path().toFile().length();
                if (bytes > Limits.FOLDER_BYTES) {
                    String bound = Limits.FOLDER_BYTES / (1024 * 1024) + " MiB";
                    sheet.error(1, "up to here the folder holds more than " + bound, "divide it into several folders");
                    break;
                }
                file(found, sheet, draft, name, fingerprint);
            }
            KnowledgeChecks.run(draft, problems, nearest);
        }
        return new Reading(draft, problems, name, fingerprint.hex());
    }

    private static Optional<Path> root(Path folder, Problems problems) {
        Place place = new Place(folder.toString().isEmpty() ? "." : folder.toString(), 1);
        String mend = "name the folder that holds the facts folder";
        try {
            if (Files.isDirectory(folder)) {
                return Optional.of(folder.toRealPath());
            }
            String what = Files.exists(folder) ? "this is a file, not a knowledge folder" : "there is no such folder";
            problems.error(place, what, mend);
        } catch (IOException e) {
            problems.error(place, "the folder cannot be read", "check that the bot may open it");
        }
        return Optional.empty();
    }

    private static void file(
            FolderWalk.Found found, Sheet sheet, Draft draft, String folderName, Fingerprint fingerprint) {
        draft.hasSourcesFile |= found.kind() == FolderWalk.Kind.SOURCES;
        draft.hasEntitiesFile |= found.kind() == FolderWalk.Kind.ENTITIES;
        Optional<String> text = text(found.path(), sheet, Optional.of(fingerprint));
        if (text.isEmpty()) {
            return;
        }
        Optional<YamlNode> root = YamlReader.read(sheet.file(), text.get(), sheet.problems());
        if (root.isEmpty()) {
            Matcher ids = ID.matcher(text.get());
            while (ids.find()) {
                draft.salvaged
                        .computeIfAbsent(found.kind(), kind -> new TreeSet<>())
                        .add(ids.group(1));
            }
            return;
        }
        switch (found.kind()) {
            case STORY -> StoryFile.read(root.get(), sheet, draft, folderName);
            case SOURCES -> SourceFile.read(root.get(), sheet, draft);
            case ENTITIES -> EntityFile.read(root.get(), sheet, draft);
            case VOCABULARY -> LanguageFiles.vocabulary(root.get(), sheet, draft);
            case FACTS -> FactFile.read(root.get(), sheet, draft);
            case PHRASINGS -> LanguageFiles.phrasings(root.get(), sheet, draft, language(found));
            case TRANSLATIONS -> LanguageFiles.translations(root.get(), sheet, draft, language(found));
            case CHATTER -> LanguageFiles.chatter(root.get(), sheet, draft, language(found));
            case QUESTIONS -> QuestionFile.read(root.get(), sheet, draft);
        }
    }

    private static Language language(FolderWalk.Found found) {
        return found.language().orElseThrow();
    }

    private static Optional<String> text(Path path, Sheet sheet, Optional<Fingerprint> fingerprint) {
        return FileText.bytes(path, sheet.at(1), sheet.problems()).flatMap(bytes -> {
            fingerprint.ifPresent(digest -> digest.add(sheet.file(), bytes));
            return FileText.decode(bytes, sheet.file(), sheet.problems());
        });
    }

    private static String lastName(Path path) {
        Path name = path.toAbsolutePath().normalize().getFileName();
        return name == null ? "knowledge" : name.toString();
    }
}

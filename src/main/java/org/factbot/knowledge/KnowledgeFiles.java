package org.factbot.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
                : new Loaded.Good(
                        Assembler.base(reading.draft, reading.name, reading.fingerprint),
                        problems,
                        new Places(reading.draft));
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
        FileText.bytes(file, sheet.at(1), problems)
                .flatMap(bytes -> FileText.decode(bytes, sheet.file(), problems))
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
            List<Map.Entry<String, FolderWalk.Found>> files = new ArrayList<>();
            for (Map.Entry<String, FolderWalk.Found> entry :
                    FolderWalk.files(root.get(), problems, nearest).entrySet()) {
                bytes += entry.getValue().path().toFile().length();
                if (bytes > Limits.FOLDER_BYTES) {
                    String bound = Limits.FOLDER_BYTES / (1024 * 1024) + " MiB";
                    problems.error(
                            new Place(entry.getKey(), 1),
                            "up to here the folder holds more than " + bound,
                            "divide it into several folders");
                    break;
                }
                files.add(entry);
            }
            // Parsing takes longest and needs nothing but the file; what files say of each other is put together in
            // order.
            files.parallelStream()
                    .map(entry -> Parsed.of(entry.getKey(), entry.getValue()))
                    .toList()
                    .forEach(parsed -> {
                        problems.addAll(parsed.problems());
                        parsed.answering().ifPresent(content -> fingerprint.add(parsed.file(), content));
                        file(parsed, new Sheet(parsed.file(), problems, nearest), draft, name);
                    });
            KnowledgeChecks.run(draft, problems, nearest);
        }
        return new Reading(draft, problems, name, fingerprint.hex());
    }

    /** One file as it was read; the parts that could not be had are empty, and the problems say why. */
    private record Parsed(
            String file,
            FolderWalk.Found found,
            Optional<byte[]> bytes,
            Optional<String> text,
            Optional<YamlNode> root,
            Problems problems) {
        static Parsed of(String file, FolderWalk.Found found) {
            Problems problems = new Problems();
            Optional<byte[]> bytes = FileText.bytes(found.path(), new Place(file, 1), problems);
            Optional<String> text = bytes.flatMap(content -> FileText.decode(content, file, problems));
            Optional<YamlNode> root = found.kind() == FolderWalk.Kind.TEXTS
                    ? Optional.empty()
                    : text.flatMap(content -> YamlReader.read(file, content, problems));
            return new Parsed(file, found, bytes, text, root, problems);
        }

        /** What answers are made of; a source's text is not, so that adding one changes no fingerprint. */
        Optional<byte[]> answering() {
            return found.kind() == FolderWalk.Kind.TEXTS ? Optional.empty() : bytes;
        }
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

    private static void file(Parsed parsed, Sheet sheet, Draft draft, String folderName) {
        FolderWalk.Found found = parsed.found();
        Optional<YamlNode> root = parsed.root();
        draft.hasSourcesFile |= found.kind() == FolderWalk.Kind.SOURCES;
        draft.hasEntitiesFile |= found.kind() == FolderWalk.Kind.ENTITIES;
        if (found.kind() == FolderWalk.Kind.TEXTS) {
            parsed.text().ifPresent(text -> sourceText(text, sheet, draft));
            return;
        }
        if (root.isEmpty()) {
            Matcher ids = ID.matcher(parsed.text().orElse(""));
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
            case LISTS -> ListFile.read(root.get(), sheet, draft);
            case FACTS -> FactFile.read(root.get(), sheet, draft);
            case PHRASINGS -> LanguageFiles.phrasings(root.get(), sheet, draft, language(found));
            case ASIDES -> LanguageFiles.asides(root.get(), sheet, draft, language(found));
            case TRANSLATIONS -> LanguageFiles.translations(root.get(), sheet, draft, language(found));
            case CHATTER -> LanguageFiles.chatter(root.get(), sheet, draft, language(found));
            case QUESTIONS -> QuestionFile.read(root.get(), sheet, draft);
            case TEXTS -> throw new IllegalStateException("a source's text is no YAML");
        }
    }

    private static void sourceText(String written, Sheet sheet, Draft draft) {
        SourceText text = SourceText.of(written);
        if (text.paragraphs() > 0) {
            draft.texts.put(sheet.name(), text);
        } else {
            sheet.problems()
                    .notice(sheet.at(1), "the text is empty", "put in what the source prints, or delete the file");
        }
    }

    private static Language language(FolderWalk.Found found) {
        return found.language().orElseThrow();
    }

    private static String lastName(Path path) {
        Path name = path.toAbsolutePath().normalize().getFileName();
        return name == null ? "knowledge" : name.toString();
    }
}

package org.factbot.knowledge;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the files of a knowledge folder, each in its place, and reports what does not belong there. Nothing outside the
 * known places is opened or descended into; symbolic links, pipes and the like are never followed. One thread only.
 */
final class FolderWalk {
    /** The places of the format. */
    enum Kind {
        STORY("story.yaml"),
        SOURCES("sources.yaml"),
        ENTITIES("entities.yaml"),
        VOCABULARY("vocabulary.yaml"),
        LISTS("lists.yaml"),
        FACTS("facts"),
        PHRASINGS("phrasings"),
        ASIDES("asides"),
        TRANSLATIONS("translations"),
        CHATTER("chatter"),
        QUESTIONS("questions"),
        TEXTS("texts");

        private final String name;

        Kind(String name) {
            this.name = name;
        }

        boolean isFile() {
            return name.endsWith(".yaml");
        }

        /** How the names of its files end. */
        String ending() {
            return this == TEXTS ? ".txt" : ".yaml";
        }

        /** Whether its files lie in a folder per language. */
        boolean perLanguage() {
            return this == PHRASINGS || this == ASIDES || this == TRANSLATIONS;
        }

        static Optional<Kind> of(String name) {
            for (Kind kind : values()) {
                if (kind.name.equals(name)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * A file to read.
     *
     * @param language of the folder or file name where the format says so, else empty
     */
    record Found(Kind kind, Path path, Optional<Language> language) {}

    private static final List<String> NAMES =
            List.of(Kind.values()).stream().map(kind -> kind.name).toList();

    private final Path root;
    private final Problems problems;
    private final Nearest nearest;
    private final TreeMap<String, Found> found = new TreeMap<>();

    private FolderWalk(Path root, Problems problems, Nearest nearest) {
        this.root = root;
        this.problems = problems;
        this.nearest = nearest;
    }

    /**
     * The files to read by their path relative to the folder, in the order of these paths.
     *
     * @param root an existing folder; may itself be reached through a link, since whoever named it chose it
     */
    static TreeMap<String, Found> files(Path root, Problems problems, Nearest nearest) {
        FolderWalk walk = new FolderWalk(root, problems, nearest);
        for (Path path : walk.list(root)) {
            walk.top(path);
        }
        return walk.found;
    }

    private void top(Path path) {
        String name = name(path);
        boolean folder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        Optional<Kind> kind = Kind.of(name);
        if (kind.isEmpty()) {
            stranger(path, folder);
        } else if (kind.get().isFile() == folder) {
            error(path, name + " should be a " + (folder ? "file" : "folder"), "rename or move it");
        } else if (folder) {
            shelf(kind.get(), path);
        } else {
            add(kind.get(), path, Optional.empty());
        }
    }

    /** Something at the top that the format does not know: an error where it looks like a slip, else a notice. */
    private void stranger(Path path, boolean folder) {
        String name = name(path);
        Optional<String> meant = nearest.slip(name.toLowerCase(Locale.ROOT), NAMES);
        if (meant.isPresent()) {
            error(path, name + " is not read", "did you mean \"" + meant.get() + "\"?");
        } else if (!folder && looksLikeData(name)) {
            error(path, name + " is not read", "move it into facts or another folder of the format, or delete it");
        } else {
            problems.notice(place(path), name + " is not read", "delete it if it was meant to be");
        }
    }

    private void shelf(Kind kind, Path folder) {
        for (Path path : list(folder)) {
            boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
            if (kind.perLanguage()) {
                languageFolder(kind, path, isFolder);
            } else if (isFolder) {
                error(path, kind.name + " has no folders in it", "move the files up into " + kind.name);
            } else if (kind == Kind.CHATTER) {
                chatter(path);
            } else {
                file(kind, path, Optional.empty());
            }
        }
    }

    private void languageFolder(Kind kind, Path path, boolean isFolder) {
        if (!isFolder) {
            error(path, kind.name + " has a folder for each language", "move it to " + kind.name + "/en/" + name(path));
            return;
        }
        Optional<Language> language = language(path, name(path));
        if (language.isPresent()) {
            for (Path file : list(path)) {
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    error(file, "a language has no folders in it", "move the files up into " + name(path));
                } else {
                    file(kind, file, language);
                }
            }
        }
    }

    private void chatter(Path path) {
        if (name(path).endsWith(".yaml")) {
            language(path, name(path).replace(".yaml", ""))
                    .ifPresent(language -> add(Kind.CHATTER, path, Optional.of(language)));
        } else {
            file(Kind.CHATTER, path, Optional.empty());
        }
    }

    private Optional<Language> language(Path path, String code) {
        return new Sheet(place(path).file(), problems, nearest).language(code, 1);
    }

    private void file(Kind kind, Path path, Optional<Language> language) {
        String name = name(path);
        String ending = kind.ending();
        if (name.endsWith(ending)) {
            add(kind, path, language);
        } else if (looksLikeData(name)) {
            int dot = name.lastIndexOf('.');
            error(path, "only " + ending + " files are read here", "rename it to " + name.substring(0, dot) + ending);
        } else {
            problems.notice(
                    place(path), name + " is not read", "only " + ending + " files are read here; move it elsewhere");
        }
    }

    private static boolean looksLikeData(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json");
    }

    private void add(Kind kind, Path path, Optional<Language> language) {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            found.put(place(path).file(), new Found(kind, path, language));
        } else {
            error(path, "this is no ordinary file", "put a file in its place");
        }
    }

    /** What a folder holds, by name; without hidden files, read-me files and symbolic links, which are errors. */
    private List<Path> list(Path folder) {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path path : stream) {
                String name = name(path);
                if (name.startsWith(".")) {
                    continue;
                }
                if (Files.isSymbolicLink(path)) {
                    error(path, name + " is a symbolic link, which is never followed", "copy what it points to here");
                } else if (!path.toRealPath().startsWith(root)) {
                    error(path, name + " lies outside the folder", "copy it into the folder");
                } else if (!name.equalsIgnoreCase("README.md")) {
                    paths.add(path);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            error(folder, "the folder cannot be read", "check that it exists and that the bot may open it");
        }
        paths.sort(Comparator.comparing(FolderWalk::name));
        return paths;
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private void error(Path path, String what, String mend) {
        problems.error(place(path), what, mend);
    }

    private Place place(Path path) {
        String relative = root.relativize(path).toString().replace('\\', '/');
        return new Place(relative.isEmpty() ? "." : relative, 1);
    }
}

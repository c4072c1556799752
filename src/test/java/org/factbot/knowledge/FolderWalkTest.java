package org.factbot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in a folder, and the raw content of its files. */
class FolderWalkTest {
    @TempDir
    Path temp;

    private FolderFixture folder;

    @BeforeEach
    void aGoodFolder() throws IOException {
        folder = new FolderFixture(temp.resolve("story")).withFact("arrival");
    }

    @Test
    void filesThatWouldSilentlyNotBeReadAreErrors() throws IOException {
        folder.with("source.yaml", "x")
                .with("Facts2.json", "x")
                .with("phrasing/en/a.yaml", "x")
                .with("phrasings/a.yaml", "x")
                .with("phrasings/en/deep/a.yaml", "x")
                .with("facts/deep/a.yaml", "x")
                .with("facts/a.json", "x")
                .with("facts/notes.txt", "x")
                .with("chatter/english.yaml", "x")
                .with("vocabulary.yaml/a.yaml", "x")
                .with("questions", "x")
                .with("pictures/a.png", "x");

        assertThat(folder.words())
                .containsExactly(
                        "Facts2.json:1: Facts2.json is not read; move it into facts or another folder of the format, or "
                                + "delete it",
                        "chatter/english.yaml:1: \"english\" is no language that we speak; did you mean \"en\"? there are "
                                + "en, fa, ps, ru",
                        "facts/a.json:1: only .yaml files are read here; rename it to a.yaml",
                        "facts/deep:1: facts has no folders in it; move the files up into facts",
                        "facts/notes.txt:1: notes.txt is not read; only .yaml files are read here; move it elsewhere",
                        "phrasing:1: phrasing is not read; did you mean \"phrasings\"?",
                        "phrasings/a.yaml:1: phrasings has a folder for each language; move it to phrasings/en/a.yaml",
                        "phrasings/en/deep:1: a language has no folders in it; move the files up into en",
                        "pictures:1: pictures is not read; delete it if it was meant to be",
                        "questions:1: questions should be a folder; rename or move it",
                        "source.yaml:1: source.yaml is not read; did you mean \"sources.yaml\"?",
                        "vocabulary.yaml:1: vocabulary.yaml should be a file; rename or move it");
    }

    @Test
    void symbolicLinksAreErrorsAndNeverRead() throws IOException {
        Path outside = Files.createDirectories(temp.resolve("outside"));
        Files.writeString(outside.resolve("en.yaml"), "this: [is, not, valid");
        link("facts/secret.yaml", outside.resolve("en.yaml"));
        link("facts/inside.yaml", folder.root().resolve("facts/arrival.yaml"));
        link("chatter", outside);
        link("phrasings/ru", outside);
        link("sources.yaml", outside.resolve("missing.yaml"));
        link("README.md", outside.resolve("en.yaml"));

        assertThat(folder.problems())
                .containsExactly(
                        "README.md:1 README.md is a symbolic link, which is never followed",
                        "chatter:1 chatter is a symbolic link, which is never followed",
                        "facts/inside.yaml:1 inside.yaml is a symbolic link, which is never followed",
                        "facts/secret.yaml:1 secret.yaml is a symbolic link, which is never followed",
                        "phrasings/ru:1 ru is a symbolic link, which is never followed",
                        "sources.yaml:1 sources.yaml is a symbolic link, which is never followed");
    }

    @Test
    void theFolderItselfMayBeReachedThroughALink() throws IOException {
        link("../current", folder.root());

        assertThat(KnowledgeFiles.check(temp.resolve("current"))).isEmpty();
    }

    private void link(String file, Path target) throws IOException {
        Path link = folder.root().resolve(file);
        Files.createDirectories(link.getParent());
        try {
            Files.createSymbolicLink(link, target);
        } catch (IOException | UnsupportedOperationException e) {
            assumeThat(false).as("symbolic links are supported here").isTrue();
        }
    }

    @Test
    void aFileOverTheBoundIsNotRead() throws IOException {
        folder.with("facts/huge.yaml", "- id: huge");
        try (RandomAccessFile file =
                new RandomAccessFile(folder.root().resolve("facts/huge.yaml").toFile(), "rw")) {
            file.setLength(Limits.FILE_BYTES + 1L);
        }

        assertThat(folder.words())
                .containsExactly("facts/huge.yaml:1: the file is larger than 32 MiB; divide it into several files");
    }

    @Test
    void aFileMustBeUtf8() throws IOException {
        folder.withBytes("facts/latin.yaml", "- id: a\n  statement: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1))
                .withBytes("facts/cut.yaml", new byte[] {'#', '\n', (byte) 0xD8});

        assertThat(folder.problems())
                .containsExactly(
                        "facts/cut.yaml:2 the file is not UTF-8 text from here on",
                        "facts/latin.yaml:2 the file is not UTF-8 text from here on");
    }

    @Test
    void aByteOrderMarkAndWindowsLinesAreFine() throws IOException {
        folder.with("facts/x.yaml", "\uFEFF- id: x\r", "  statement: X happened.\r", "  source: gazette\r");

        assertThat(folder.base().fact("x").orElseThrow().statement()).isEqualTo("X happened.");
    }

    @Test
    void invisibleCharactersAreErrorsOnTheirLines() throws IOException {
        folder.with("facts/x.yaml", "- id: x", "  statement: A\u202eB", "  source: g\u0000a", "  kind: odd");
        folder.with("facts/y.yaml", "- {id: y, statement: می\u200cخواهم, source: g}");

        assertThat(folder.problems())
                .containsExactly(
                        "facts/x.yaml:2 the invisible character U+202E (RIGHT-TO-LEFT OVERRIDE) can change or hide what "
                                + "readers see",
                        "facts/x.yaml:3 the invisible character U+0000 (NULL) can change or hide what readers see",
                        "facts/x.yaml:4 kind has no \"odd\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: [b, c",
                "\t- tab",
                "a: b: c",
                "%YAML 9.9\n---\na",
                "a: \"\\UFFFFFFFF\"",
                "? [a]\n: b",
                "---\na\n---\nb",
                "a: &x [*x]",
                "[[[[[[[[[[[[[[[[",
                "- !!java.net.URL [x]",
                "@",
                "\"\\ud800\"",
                "a: [What?, Who?]",
                "- 'x' y"
            })
    void whatIsNoPlainYamlIsAProblem(String text) throws IOException {
        folder.with("facts/x.yaml", text);

        assertThat(folder.problems()).isNotEmpty().allMatch(problem -> problem.startsWith("facts/x.yaml:"));
    }

    @Test
    void aliasesCannotUnfold() throws IOException {
        folder.with("facts/x.yaml", "a: &a [x, x]", "b: &b [*a, *a]", "c: [*b, *b]");

        assertThat(folder.words())
                .containsExactly("facts/x.yaml:2: *a repeats another place; write the value out here");
    }

    @Test
    void aGarbageFileDoesNotFillTheMemoryWithProblems() throws IOException {
        folder.with("facts/x.yaml", "- x\n".repeat(50_000));

        assertThat(folder.problems())
                .hasSize(Limits.PROBLEMS_PER_FILE)
                .last()
                .isEqualTo("facts/x.yaml:1000 this file has more problems than are listed here");
    }

    @Test
    void garbageNeverThrows() throws IOException {
        Random random = new Random(7);
        String[] files = {
            "facts/x.yaml",
            "story.yaml",
            "sources.yaml",
            "entities.yaml",
            "vocabulary.yaml",
            "phrasings/en/x.yaml",
            "translations/ru/x.yaml",
            "chatter/en.yaml",
            "questions/x.yaml"
        };
        for (int round = 0; round < 900; round++) {
            folder.withBytes(files[round % files.length], garbage(random));
            assertThat(KnowledgeFiles.load(folder.root())).isNotNull();
        }
    }

    /** Bytes, words of YAML and of the format in any order: some of it parses, most of it does not. */
    private static byte[] garbage(Random random) {
        String[] words = {
            "- ",
            ": ",
            "\n",
            "\n  ",
            "[",
            "]",
            "{",
            "}",
            "id",
            "statement",
            "source",
            "en",
            "facts",
            "quotes",
            "a",
            "~",
            "'",
            "\"",
            "|",
            ">-",
            "&a",
            "*a",
            "!!str ",
            "#",
            "?",
            ",",
            "at",
            "P0",
            "2025-01-01",
            "\u202e",
            "\\",
            "%",
            "greeting",
            "part",
            "questions",
            "q",
            "null",
            "title",
            "aliases",
            "member_of",
            "\u0430"
        };
        if (random.nextInt(4) == 0) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            return bytes;
        }
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i >= 0; i--) {
            text.append(words[random.nextInt(words.length)]);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}

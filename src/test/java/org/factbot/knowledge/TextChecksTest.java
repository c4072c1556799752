package org.factbot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quotes and places, looked up in what their sources print. */
class TextChecksTest {
    @TempDir
    Path temp;

    private FolderFixture folder;

    @BeforeEach
    void aGoodFolder() throws IOException {
        folder = new FolderFixture(temp.resolve("story")).withFact("arrival").withFact("departure");
    }

    private void noticed(String... words) {
        assertThat(folder.words()).containsExactly(words);
        assertThat(KnowledgeFiles.check(folder.root()))
                .extracting(Problem::severity)
                .containsOnly(Problem.Severity.NOTICE);
    }

    private void refused(String... words) {
        assertThat(folder.words()).containsExactly(words);
        assertThat(KnowledgeFiles.load(folder.root())).isInstanceOf(Loaded.Bad.class);
    }

    private void aText() throws IOException {
        folder.with(
                "texts/gazette.txt",
                "The ship came in at noon.",
                "",
                "“We’re  here,” Ann Lee said. ‘It was the fog – and the pilots – that kept us.’",
                "She left again at six.");
    }

    @Test
    void aQuoteStandsInTheParagraphItNames() throws IOException {
        aText();
        folder.withFact("one", "quotes: [{text: \"We're here\", source: gazette, at: P3}]")
                .withFact("two", "quotes: [{text: We were here., source: gazette, at: P2}]")
                .withFact("three", "quotes: [{text: We are the fog., source: gazette}]")
                .withFact("four", "quotes: [{text: We are the pilots., source: gazette, at: said the pilots}]")
                .withFact("five", "quotes: [{text: She left., source: gazette, at: P4}]");

        refused(
                "facts/five.yaml:4: the quoted words do not stand in P4 of texts/gazette.txt; did you mean \"P3\"?",
                "facts/five.yaml:4: the source \"gazette\" has no paragraph P4; its last one is P3",
                "facts/four.yaml:4: the quoted words do not stand in texts/gazette.txt; copy them as the source prints "
                        + "them",
                "facts/one.yaml:4: the quoted words do not stand in P3 of texts/gazette.txt; did you mean \"P2\"?",
                "facts/three.yaml:4: the quoted words do not stand in texts/gazette.txt; copy them as the source prints "
                        + "them",
                "facts/two.yaml:4: the quoted words do not stand in P2 of texts/gazette.txt; copy them as the source "
                        + "prints them");
    }

    @Test
    void aPlaceThatTheTextDoesNotHoldIsANotice() throws IOException {
        aText();
        folder.with("facts/x.yaml", "- {id: x, statement: X., sources: [{source: gazette, at: came in at one}]}")
                .withFact("y", "quotes: [{text: We are lost., source: gazette, at: came in at noon}]")
                .withFact("z", "quotes: [{text: She left again., source: gazette, at: left at six}]");

        noticed(
                "facts/x.yaml:1: \"came in at one\" does not stand in texts/gazette.txt; copy a few words of the place "
                        + "as they stand there, or name the paragraph",
                "facts/y.yaml:4: the place of the quote stands in texts/gazette.txt, its words do not; copy them as the "
                        + "source prints them",
                "facts/z.yaml:4: \"left at six\" does not stand in texts/gazette.txt; copy a few words of the place as "
                        + "they stand there, or name the paragraph");
    }

    @Test
    void marksAndSpaceAndWordsLeftOutDoNotCount() throws IOException {
        aText();
        folder.withFact("one", "quotes: [{text: \"We're here\", source: gazette, at: P2}]")
                .withFact("two", "quotes: [{text: \"'It was the fog [...] that  kept us'\", source: gazette, at: P2}]")
                .withFact("three", "quotes: [{text: left again, source: gazette, at: She left … at six}]")
                .withFact("four", "quotes: [{text: Anything., source: courier, at: P9}]")
                .with(
                        "facts/x.yaml",
                        "- {id: x, statement: X., sources: [{source: gazette, at: \"Lee said. 'It was\"}]}");

        assertThat(folder.words()).isEmpty();
    }

    @Test
    void aTextHasASourceAndIsPlainText() throws IOException {
        folder.with("sources.yaml", "- {id: gazette, publisher: G}")
                .with("texts/gazete.txt", "Words.")
                .with("texts/gazette.txt", " ")
                .with("texts/gazette.yaml", "words: none")
                .with("texts/notes.md", "None.");

        assertThat(folder.words())
                .containsExactly(
                        "texts/gazete.txt:1: no source has the id \"gazete\"; did you mean \"gazette.txt\"?",
                        "texts/gazette.txt:1: the text is empty; put in what the source prints, or delete the file",
                        "texts/gazette.yaml:1: only .txt files are read here; rename it to gazette.txt",
                        "texts/notes.md:1: notes.md is not read; only .txt files are read here; move it elsewhere");
    }

    @Test
    void aTextIsNoPartOfWhatAnswersAreMadeOf() throws IOException {
        String before = folder.base().fingerprint();
        aText();

        assertThat(folder.words()).isEmpty();
        assertThat(folder.base().fingerprint()).isEqualTo(before);
    }
}

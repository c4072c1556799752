package org.factbot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One planted fault a test, in a folder that has no other. */
class KnowledgeChecksTest {
    @TempDir
    Path temp;

    private FolderFixture folder;

    @BeforeEach
    void aGoodFolder() throws IOException {
        folder = new FolderFixture(temp.resolve("story")).withFact("arrival").withFact("departure");
    }

    // ---- names that lead nowhere

    @Test
    void sourcesMustExistOnceThereIsAFileOfThem() throws IOException {
        folder.withFact("delay", "quotes: [{text: Late., source: unheard}]")
                .with("sources.yaml", "- {id: gazette, publisher: The Gazette}");

        assertThat(folder.words())
                .containsExactly("facts/delay.yaml:4: no source has the id \"unheard\"; correct the id, or add it to "
                        + "sources.yaml");
    }

    @Test
    void entitiesAndSpeakersMustExistOnceThereIsAFileOfThem() throws IOException {
        folder.withFact(
                "delay", "entities: [captain, capitan]", "quotes: [{text: Late., source: g, speaker: the cook}]");
        assertThat(folder.problems()).isEmpty();

        folder.with("entities.yaml", "- {id: captain, kind: person}");
        assertThat(folder.problems())
                .containsExactly(
                        "facts/delay.yaml:4 no entity has the id \"capitan\"",
                        "facts/delay.yaml:5 no entity has the id \"the cook\"");
    }

    @Test
    void relatedAndSupersedingFactsMustExist() throws IOException {
        folder.withFact("delay", "related:", "  - arrival", "  - delay", "  - depature", "superseded_by: later");

        assertThat(folder.problems())
                .containsExactly(
                        "facts/delay.yaml:6 the fact is related to itself",
                        "facts/delay.yaml:7 no fact has the id \"depature\"",
                        "facts/delay.yaml:8 no fact has the id \"later\"");
    }

    @Test
    void factsDoNotSupersedeEachOtherInACircle() throws IOException {
        folder.withFact("one", "superseded_by: two")
                .withFact("two", "superseded_by: three")
                .withFact("three", "superseded_by: one");

        assertThat(folder.problems()).containsExactly("facts/three.yaml:4 superseded_by \"one\" closes a circle");
    }

    @Test
    void aFactSumsUpSeveralThatStandForThemselves() throws IOException {
        folder.withFact("journey", "parts: [arrival, departure]")
                .withFact("tour", "parts: [journey, return]")
                .withFact("trip", "parts: [arrival]");

        assertThat(folder.problems())
                .containsExactly(
                        "facts/tour.yaml:4 \"journey\" itself sums up others or has sides",
                        "facts/tour.yaml:4 no fact has the id \"return\"",
                        "facts/trip.yaml:4 a fact sums up several others, and has no sides then");
    }

    @Test
    void anAsideBelongsToAFactAndIsNoPhrasingOfIt() throws IOException {
        folder.with("phrasings/en/a.yaml", "arrival: [when did they arrive]")
                .with(
                        "asides/en/a.yaml",
                        "arrival: ['When did they arrive?', who paid the fare]",
                        "arival: [who came]");

        assertThat(folder.problems())
                .containsExactly(
                        "asides/en/a.yaml:1 the aside \"When did they arrive?\" is a phrasing of the same fact, see"
                                + " phrasings/en/a.yaml:1",
                        "asides/en/a.yaml:2 no fact has the id \"arival\"");
    }

    @Test
    void groupsMustExistAndDoNotContainEachOther() throws IOException {
        folder.with(
                "entities.yaml",
                "- {id: crew, kind: body, member_of: [fleet]}",
                "- {id: fleet, kind: body, member_of: [crew, navy]}");

        assertThat(folder.problems())
                .containsExactly(
                        "entities.yaml:2 member_of \"crew\" closes a circle of groups",
                        "entities.yaml:2 no entity has the id \"navy\"");
    }

    @Test
    void phrasingsTranslationsWelcomeAndQuestionsNameFacts() throws IOException {
        folder.with("phrasings/en/x.yaml", "arival:", "  - Who came?", "  - Who arrived?", "nothing:")
                .with("translations/ru/x.yaml", "arival: {statement: Прибытие.}")
                .with("story.yaml", "welcome:", "  - arival")
                .with("questions/x.yaml", "questions:", "  - {id: q, q: Who, expect: [arival]}");

        assertThat(folder.words())
                .containsExactly(
                        "phrasings/en/x.yaml:1: no fact has the id \"arival\"; did you mean \"arrival\"?",
                        "phrasings/en/x.yaml:4: no fact has the id \"nothing\"; correct the id, or add it to the facts "
                                + "folder",
                        "questions/x.yaml:2: no fact has the id \"arival\"; did you mean \"arrival\"?",
                        "story.yaml:2: no fact has the id \"arival\"; did you mean \"arrival\"?",
                        "translations/ru/x.yaml:1: no fact has the id \"arival\"; did you mean \"arrival\"?");
    }

    @Test
    void aFileOfBrokenYamlDoesNotMakeItsFactsUnknown() throws IOException {
        folder.with("facts/broken.yaml", "- id: lost", "  statement: 'open")
                .with("phrasings/en/broken.yaml", "lost: [Where is it]");

        assertThat(folder.problems())
                .containsExactly("facts/broken.yaml:2 this is not valid YAML: found unexpected end of stream");
    }

    // ---- things that are there twice

    @Test
    void idsAreUnique() throws IOException {
        folder.with("facts/x.yaml", "topic: arrival", "facts:", "- {id: arrival, statement: Again., source: g}")
                .with(
                        "sources.yaml",
                        "- {id: g, publisher: G}",
                        "- {id: gazette, publisher: G}",
                        "- {id: g, publisher: G}")
                .with("entities.yaml", "- {id: e, kind: body, name: E}", "- {id: e, kind: body, name: F}")
                .with("questions/a.yaml", "questions: [{id: q, q: a}]")
                .with("questions/b.yaml", "questions: [{id: q, q: b}]");

        assertThat(folder.problems())
                .containsExactly(
                        "entities.yaml:2 the entity id \"e\" is taken, see entities.yaml:1",
                        "facts/x.yaml:1 the topic id \"arrival\" is taken, see facts/arrival.yaml:1",
                        "facts/x.yaml:3 the fact id \"arrival\" is taken, see facts/arrival.yaml:1",
                        "questions/b.yaml:1 the question id \"q\" is taken, see questions/a.yaml:1",
                        "sources.yaml:3 the source id \"g\" is taken, see sources.yaml:1");
    }

    @Test
    void aPhrasingAsksForOneFact() throws IOException {
        folder.with("phrasings/en/a.yaml", "arrival:", "  - When did it happen?", "  - when did it happen")
                .with("phrasings/en/b.yaml", "departure:", "  - \"WHEN did  it: happen?!\"")
                .with("phrasings/ru/b.yaml", "departure:", "  - when did it happen?");

        assertThat(folder.problems())
                .containsExactly(
                        "phrasings/en/a.yaml:3 the fact has the phrasing \"when did it happen\" already, see "
                                + "phrasings/en/a.yaml:2",
                        "phrasings/en/b.yaml:2 the phrasing \"WHEN did it: happen?!\" asks for \"arrival\" as well, see "
                                + "phrasings/en/a.yaml:2");
        assertThat(KnowledgeFiles.check(folder.root()))
                .extracting(Problem::severity)
                .containsExactly(Problem.Severity.NOTICE, Problem.Severity.ERROR);
    }

    @Test
    void aQuoteStandsUnderOneFact() throws IOException {
        folder.withFact("one", "quotes: [{text: 'Ship ahoy!', source: gazette}]")
                .withFact("two", "quotes: [{text: ship  ahoy, source: gazette}]");

        assertThat(folder.problems())
                .containsExactly("facts/two.yaml:4 the same words are quoted under \"one\", see facts/one.yaml:4");
    }

    @Test
    void aNameBelongsToOneEntityOfALanguage() throws IOException {
        folder.with(
                "entities.yaml",
                "- {id: lee, kind: person, name: Ann Lee, aliases: {en: [the master], ru: [Ли]}}",
                "- {id: ray, kind: person, name: Bo Ray, aliases: {en: [The Master, ann lee, Ли], ru: [мастер]}}");

        assertThat(folder.problems())
                .containsExactly(
                        "entities.yaml:2 the name \"The Master\" belongs to \"lee\" already, see entities.yaml:1",
                        "entities.yaml:2 the name \"ann lee\" belongs to \"lee\" already, see entities.yaml:1");
    }

    @Test
    void aWordIsInOneGroupOfALanguage() throws IOException {
        folder.with("vocabulary.yaml", "en:", "  - [ship, vessel]", "  - [boat, Vessel]", "ru:", "  - [vessel, судно]");

        assertThat(folder.problems())
                .containsExactly("vocabulary.yaml:3 the word \"Vessel\" is in another group, see vocabulary.yaml:2");
    }

    // ---- places in a source

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P0   | there is no paragraph \"P0\"; count from P1",
                "P-1  | there is no paragraph \"P-1\"; count from P1",
                "p3   | \"p3\" is no paragraph; did you mean \"P3\"?",
                "P 3  | \"P 3\" is no paragraph; did you mean \"P3\"?",
                "P03  | \"P03\" is no paragraph; did you mean \"P3\"?",
                "P19  | the source \"rferl-33464754\" has no paragraph P19; its last one is P18",
                "P99999999999999999999 | the source \"rferl-33464754\" has no paragraph P99999999999999999999; its last "
                        + "one is P18"
            })
    void paragraphsThatCannotBe(String at, String expected) throws IOException {
        folder.with(
                "facts/x.yaml", "- id: x", "  statement: X.", "  sources: [{source: rferl-33464754, at: " + at + "}]");

        assertThat(folder.words()).containsExactly("facts/x.yaml:3: " + expected);
    }

    @ParameterizedTest
    @CsvSource({"rferl-33464754,P1", "rferl-33464754,P18", "rferl-33464754,Pier 3 was full", "gazette,P4000"})
    void paragraphsThatCanBe(String source, String at) throws IOException {
        folder.with("facts/x.yaml", "- {id: x, statement: X., sources: [{source: " + source + ", at: " + at + "}]}");

        assertThat(folder.words()).isEmpty();
    }

    @Test
    void theFolderMaySayHowManyParagraphsASourceHas() throws IOException {
        folder.with(
                        "sources.yaml",
                        "- {id: gazette, publisher: G, paragraphs: 2}",
                        "- {id: rferl-33464754, publisher: R, paragraphs: 20}",
                        "- {id: odd, publisher: O, paragraphs: many}")
                .with("facts/x.yaml", "- {id: x, statement: X., source: {source: rferl-33464754, at: P20}}")
                .with("facts/y.yaml", "- {id: y, statement: Y., source: gazette, at: P3}");

        assertThat(folder.problems())
                .containsExactly(
                        "facts/y.yaml:1 the source \"gazette\" has no paragraph P3",
                        "sources.yaml:3 paragraphs \"many\" is no number of paragraphs");
    }

    // ---- translations

    @Test
    void aTranslationKnowsWhatItTranslated() throws IOException {
        String now = Translation.fingerprintOf(folder.base().fact("arrival").orElseThrow());
        folder.with("translations/ru/x.yaml", "arrival: {statement: Прибытие., of: " + now + "}");
        assertThat(folder.problems()).isEmpty();

        folder.withFact("arrival", "context: New context.");
        assertThat(folder.problems())
                .containsExactly(
                        "translations/ru/x.yaml:1 the English text of the fact has changed since it was translated");
        assertThat(KnowledgeFiles.load(folder.root())).isInstanceOf(Loaded.Good.class);
    }

    @Test
    void aFactIsTranslatedOnceAndNoLongerThanItIs() throws IOException {
        folder.with("translations/fa/x.yaml", "arrival: {statement: آمد, quotes: [بله]}", "departure: {context: رفت}")
                .with("translations/fa/y.yaml", "arrival: {statement: آمد}");

        assertThat(folder.problems())
                .containsExactly(
                        "translations/fa/x.yaml:1 the translation has 1 quotes, the fact 0",
                        "translations/fa/x.yaml:2 a translation has no statement",
                        "translations/fa/y.yaml:1 the fact \"arrival\" is translated already, see "
                                + "translations/fa/x.yaml:1");
    }

    // ---- values

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "as_of: 2025-7-3        | as_of \"2025-7-3\" is no day of the calendar",
                "as_of: 2025-02-29      | as_of \"2025-02-29\" is no day of the calendar",
                "as_of: [2025-02-01]    | as_of should be a text, but a list stands here",
                "context: ' '           | context is empty",
                "context: {en: words}   | context should be a text, but a map stands here",
                "quotes: {text: words}  | quotes should be a list, but a map stands here",
                "quotes: [{text: a}]    | a quote has no source",
                "quotes: [{source: a}]  | a quote has no text",
                "quotes: [{text: a, source: b, language: english}] | language \"english\" is no language tag",
                "quotes: [{text: a, source: b, spoken_in: xx}] | spoken_in \"xx\" is no language tag",
                "entities: [~]          | an item of entities should be a text, but nothing stands here",
                "sources: [{at: P1}]    | a source of a fact has no source",
                "kind: rumour           | kind has no \"rumour\"",
                "answers: [howmany]     | answers has no \"howmany\"",
                "publisher: The Gazette | a fact has no key \"publisher\"",
                "context: \"a\\u202Eb\" | the invisible character U+202E (RIGHT-TO-LEFT OVERRIDE) can change or hide what "
                        + "readers see",
                "context: \"a\\x01b\"     | the invisible character U+0001 (START OF HEADING) can change or hide what readers see",
                "context: !!binary aGk= | a YAML tag (\"tag:yaml.org,2002:binary\") stands here",
                "context: *x            | *x repeats another place",
            })
    void faultsOfOneFact(String line, String expected) throws IOException {
        folder.withFact("delay", line);

        assertThat(folder.problems()).containsExactly("facts/delay.yaml:4 " + expected);
    }

    @Test
    void validityEndsAfterTheFactBegan() throws IOException {
        folder.withFact("delay", "as_of: 2025-07-03", "valid_until: 2025-07-02");

        assertThat(folder.problems()).containsExactly("facts/delay.yaml:5 valid_until lies before as_of 2025-07-03");
    }

    @Test
    void textsAndQuotesAreBounded() throws IOException {
        folder.withFact(
                        "delay",
                        "context: " + "x".repeat(1201),
                        "quotes:",
                        "  - source: g",
                        "    text: " + "a ".repeat(61))
                .with(
                        "facts/x.yaml",
                        "- {id: x y, statement: " + "x".repeat(2001) + ", source: " + "g".repeat(65) + "}")
                .with("phrasings/en/x.yaml", "arrival: [" + "x".repeat(201) + "]");

        assertThat(folder.problems())
                .containsExactly(
                        "facts/delay.yaml:4 context has 1201 characters, more than 1200",
                        "facts/delay.yaml:7 the quote has 61 words, more than 60",
                        "facts/x.yaml:1 id \"x y\" is no id",
                        "facts/x.yaml:1 source has 65 characters, more than 64",
                        "facts/x.yaml:1 statement has 2001 characters, more than 2000",
                        "phrasings/en/x.yaml:1 an item of the phrasings of a fact has 201 characters, more than 200");
    }

    @Test
    void aFactNeedsASource() throws IOException {
        folder.with("facts/x.yaml", "- {id: x, statement: X.}", "- {id: y, statement: Y., sources: []}")
                .with("facts/y.yaml", "- {id: z, statement: Z., sources: [g], at: P3}");

        assertThat(folder.problems())
                .containsExactly(
                        "facts/x.yaml:1 a fact has no sources",
                        "facts/x.yaml:2 a fact has no source",
                        "facts/y.yaml:1 the place of which source this is stays open");
    }

    @Test
    void sourcesEntitiesStoryAndChatterHaveTheirFaultsToo() throws IOException {
        folder.with(
                        "sources.yaml",
                        "- {id: gazette, publisher: G, kind: gossip, language: 'no language', published: ~}",
                        "- {id: b, publisher: B, published: 4 July, url: 'https://user@gazette.example/'}",
                        "- just words",
                        "-")
                .with("entities.yaml", "- {id: a, kind: ship}", "- {id: b}", "- {id: c, kind: body, name: {fr: C}}")
                .with("story.yaml", "languages: [en, english]", "cut_off: soon", "title: {ru: ''}")
                .with("chatter/en.yaml", "greetings: [hello]", "thanks: thank you")
                .with("questions/x.yaml", "part: open", "questions:", "  - {id: q, lang: prs}")
                .with("vocabulary.yaml", "en: [ship]");

        assertThat(folder.problems())
                .containsExactly(
                        "chatter/en.yaml:1 \"greetings\" is no kind of chatter",
                        "chatter/en.yaml:2 a list of chatter should be a list, but a text stands here",
                        "entities.yaml:1 kind has no \"ship\"",
                        "entities.yaml:2 an entity has no kind",
                        "entities.yaml:3 \"fr\" is no language that we speak",
                        "questions/x.yaml:1 part has no \"open\"",
                        "questions/x.yaml:3 \"prs\" is no language that we speak",
                        "questions/x.yaml:3 a question has no q",
                        "sources.yaml:1 kind has no \"gossip\"",
                        "sources.yaml:1 language \"no language\" is no language tag",
                        "sources.yaml:2 published \"4 July\" is no day of the calendar",
                        "sources.yaml:2 url \"https://user@gazette.example/\" is no web address",
                        "sources.yaml:3 a source should be a map, but a text stands here",
                        "sources.yaml:4 a source is empty",
                        "story.yaml:1 \"english\" is no language that we speak",
                        "story.yaml:2 cut_off \"soon\" is no day of the calendar",
                        "story.yaml:3 title is empty",
                        "vocabulary.yaml:1 a group of words should be a list, but a text stands here");
    }
}

package org.factbot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeFilesTest {
    @TempDir
    Path temp;

    private FolderFixture folder;

    @BeforeEach
    void makeFolder() {
        folder = new FolderFixture(temp.resolve("harbour-story"));
    }

    @Test
    void aFolderOfFactsAloneIsValid() throws IOException {
        folder.with(
                "facts/opening.yaml",
                "facts:",
                "  - id: first-ship",
                "    statement: The first ship came in.",
                "    sources: [gazette]",
                "  - id: second-ship",
                "    statement: The second ship came in.",
                "    source: courier",
                "    at: P2");

        FactBase base = folder.base();

        assertThat(KnowledgeFiles.check(folder.root())).isEmpty();
        assertThat(base.story().id()).isEqualTo("harbour-story");
        assertThat(base.story().title().in(Language.RUSSIAN)).isEqualTo("harbour-story");
        assertThat(base.story().languages()).containsExactly(Language.ENGLISH);
        assertThat(base.story().cutOff()).isEmpty();
        assertThat(base.topics()).containsExactly(new Topic("opening", Localized.english("opening")));
        assertThat(base.sources()).extracting(Source::id).containsExactly("gazette", "courier");
        assertThat(base.source("gazette").publisher()).isEqualTo("gazette");
        Fact fact = base.fact("second-ship").orElseThrow();
        assertThat(fact.kind()).isEqualTo(Fact.Kind.EVENT);
        assertThat(fact.topic()).isEqualTo("opening");
        assertThat(fact.citations()).containsExactly(new Citation("courier", Optional.of("P2")));
        assertThat(fact.validity()).isEqualTo(Fact.Validity.OPEN);
    }

    @Test
    void aFactsFileMayBeABareList() throws IOException {
        assertThat(folder.withFact("arrival").base().facts())
                .extracting(Fact::id)
                .containsExactly("arrival");
    }

    @Test
    void aFullFolderIsReadToTheLastField() throws IOException {
        FactBase base = fullFolder().base();

        assertThat(KnowledgeFiles.check(folder.root())).isEmpty();
        assertThat(base.story().title().exactly(Language.RUSSIAN)).contains("Новый порт");
        assertThat(base.story().languages()).containsExactly(Language.ENGLISH, Language.RUSSIAN);
        assertThat(base.story().cutOff()).contains(LocalDate.of(2025, 7, 31));
        assertThat(base.story().welcome()).containsExactly("first-ship");
        assertThat(base.story().storyWords().get(Language.ENGLISH)).containsExactly("port", "harbour");
        Fact fact = base.fact("first-ship").orElseThrow();
        assertThat(fact.kind()).isEqualTo(Fact.Kind.STATEMENT);
        assertThat(fact.statement()).isEqualTo("The harbour master said the first ship came in on 3 July 2025.");
        assertThat(fact.context()).contains("It carried grain.");
        assertThat(fact.quotes())
                .containsExactly(new Quote(
                        "What a day: she is here!",
                        Optional.of("master"),
                        new Citation("gazette", Optional.of("P3")),
                        "de",
                        Optional.of("en")));
        assertThat(fact.citations())
                .containsExactly(new Citation("gazette", Optional.of("P2")), new Citation("courier", Optional.empty()));
        assertThat(fact.asOf()).contains(LocalDate.of(2025, 7, 3));
        assertThat(fact.entities()).containsExactly("master", "port");
        assertThat(fact.answers()).containsExactlyInAnyOrder(AnswerSort.WHEN, AnswerSort.HOW_MANY);
        assertThat(fact.related()).containsExactly("second-ship");
        assertThat(fact.validity())
                .isEqualTo(new Fact.Validity(Optional.of(LocalDate.of(2025, 12, 31)), Optional.of("second-ship")));
        assertThat(fact.phrasings(Language.ENGLISH)).containsExactly("When did it come?", "Yes or no?");
        assertThat(fact.statement(Language.RUSSIAN)).isEqualTo("Первый корабль пришёл.");
        assertThat(base.topic("opening").orElseThrow().title().in(Language.ENGLISH))
                .isEqualTo("The opening");
        assertThat(base.source("gazette").url()).contains(URI.create("https://gazette.example/1"));
        assertThat(base.source("gazette").published()).contains(LocalDate.of(2025, 7, 4));
        assertThat(base.source("gazette").kind()).isEqualTo("news");
        assertThat(base.source("courier").title()).isEmpty();
        Entity master = base.entity("master").orElseThrow();
        assertThat(master.kind()).isEqualTo(Entity.Kind.PERSON);
        assertThat(master.aliases().get(Language.ENGLISH)).containsExactly("the master", "No");
        assertThat(master.memberOf()).containsExactly("port");
        assertThat(base.vocabulary().groups(Language.ENGLISH)).containsExactly(List.of("ship", "vessel"));
        assertThat(base.chatter())
                .containsExactly(
                        new Chatter(Chatter.Kind.GREETING, Language.ENGLISH, "hello"),
                        new Chatter(Chatter.Kind.OUTSIDE_STORY, Language.RUSSIAN, "какая погода"));
        assertThat(KnowledgeFiles.questions(folder.root()))
                .containsExactly(
                        new Judged("q1", "when?", Language.ENGLISH, "short", List.of("first-ship"), "sealed", true),
                        new Judged("q2", "почему?", Language.RUSSIAN, "plain", List.of(), "sealed", true));
    }

    private FolderFixture fullFolder() throws IOException {
        return folder.with(
                        "story.yaml",
                        "id: port",
                        "title: {en: The new port, ru: Новый порт}",
                        "languages: [en, ru]",
                        "cut_off: 2025-07-31",
                        "welcome: [first-ship]",
                        "story_words: {en: [port, harbour]}")
                .with(
                        "sources.yaml",
                        "sources:",
                        "  - {id: gazette, publisher: The Gazette, title: A day, url: 'https://gazette.example/1',",
                        "     published: 2025-07-04, language: de, kind: news, note: read in full, paragraphs: 4}",
                        "  - id: courier",
                        "    publisher: The Courier",
                        "    title: null",
                        "    about: More of it",
                        "    published: null")
                .with(
                        "entities.yaml",
                        "entities:",
                        "  - {id: port, kind: place, name: The port}",
                        "  - id: master",
                        "    kind: person",
                        "    name: {en: Ann Lee, ru: Анна Ли}",
                        "    role: {en: harbour master}",
                        "    aliases: {en: [the master, No], ru: [начальник порта]}",
                        "    member_of: [port]")
                .with("vocabulary.yaml", "en:", "  - [ship, vessel]")
                .with(
                        "facts/opening.yaml",
                        "topic: opening",
                        "title: {en: The opening}",
                        "facts:",
                        "  - id: first-ship",
                        "    kind: statement",
                        "    statement: >-",
                        "      The harbour master said the first ship",
                        "      came in on 3 July 2025.",
                        "    context: It carried grain.",
                        "    quotes:",
                        "      - text: \"What a day: she is here!\"",
                        "        speaker: master",
                        "        source: gazette",
                        "        at: P3",
                        "        spoken_in: en",
                        "    sources: [{source: gazette, at: P2}, courier]",
                        "    as_of: 2025-07-03",
                        "    entities: [master, port]",
                        "    answers: [when, how-many]",
                        "    related: [second-ship]",
                        "    valid_until: 2025-12-31",
                        "    superseded_by: second-ship",
                        "  - {id: second-ship, statement: Another came., source: courier, as_of: null}")
                .with("phrasings/en/anything.yaml", "first-ship:", "  - When did it come?", "  - Yes or no?")
                .with("translations/ru/opening.yaml", "first-ship:", "  statement: Первый корабль пришёл.")
                .with("chatter/en.yaml", "greeting: [hello]")
                .with("chatter/ru.yaml", "- какая погода")
                .with(
                        "questions/sealed.yaml",
                        "part: sealed",
                        "pairs: true",
                        "questions:",
                        "  - {id: q1, q: 'when?', kind: short, expect: [first-ship]}",
                        "  - {id: q2, q: 'почему?', lang: ru}")
                .with("README.md", "Not read.")
                .with(".notes/secret.yaml", "not: read");
    }

    @Test
    void everyFaultIsToldAtOnceWithFileAndLine() throws IOException {
        folder.with(
                        "facts/a.yaml",
                        "facts:",
                        "  - id: one",
                        "    statment: A slip of the pen.",
                        "    source: gazette",
                        "  - id: two",
                        "    statement: Two happened.",
                        "    kind: events",
                        "    sources: [{source: gazete, at: P9}]",
                        "    as_of: 2025-02-30",
                        "  - id: two",
                        "    statement: ''",
                        "    source: gazette",
                        "    related: [won]",
                        "    entities: nobody",
                        "  - id: three",
                        "    statement: Three happened.",
                        "    source: gazette",
                        "    source: gazette",
                        "    at: P5",
                        "    valid_until: 3 July",
                        "    answers: [when, whom]")
                .with("facts/b.yaml", "facts:", "  - id: four", "    statement: \"open")
                .with(
                        "sources.yaml",
                        "- id: gazette",
                        "  publisher: G",
                        "  paragraphs: 4",
                        "  url: ftp://gazette.example",
                        "- id: empty")
                .with("phrasings/en/a.yaml", "two:", "  - What of two?", "three:", "  - what of TWO")
                .with("phrasings/de/a.yaml", "two: [Was ist mit zwei?]")
                .with("story.yaml", "welcome: [too]", "cutoff: 2025-01-01")
                .with("facts/c.yml", "- id: five");

        assertThat(KnowledgeFiles.load(folder.root())).isInstanceOf(Loaded.Bad.class);
        assertThat(folder.words())
                .containsExactly(
                        "facts/a.yaml:2: a fact has no statement; say in one sentence what is so",
                        "facts/a.yaml:3: a fact has no key \"statment\"; did you mean \"statement\"? its keys are id, "
                                + "kind, statement, context, quotes, sources, source, at, as_of, entities, answers, "
                                + "related, valid_until, superseded_by, contested, sides, parts",
                        "facts/a.yaml:7: kind has no \"events\"; did you mean \"event\"? there are event, statement, "
                                + "analysis, background, unknown",
                        "facts/a.yaml:8: no source has the id \"gazete\"; did you mean \"gazette\"?",
                        "facts/a.yaml:9: as_of \"2025-02-30\" is no day of the calendar; write year, month and day as "
                                + "in 2025-07-03, or null",
                        "facts/a.yaml:10: the fact id \"two\" is taken, see facts/a.yaml:5; give one of the two "
                                + "another id",
                        "facts/a.yaml:11: statement is empty; write it or delete the line",
                        "facts/a.yaml:13: no fact has the id \"won\"; did you mean \"one\"?",
                        "facts/a.yaml:14: entities should be a list, but a text stands here; write one item a line "
                                + "after \"- \", or all between [ and ]",
                        "facts/a.yaml:18: the key \"source\" stands twice in the same map; keep one, or join their "
                                + "values",
                        "facts/a.yaml:19: the source \"gazette\" has no paragraph P5; its last one is P4",
                        "facts/a.yaml:20: valid_until \"3 July\" is no day of the calendar; write year, month and day "
                                + "as in 2025-07-03, or null",
                        "facts/a.yaml:21: answers has no \"whom\"; did you mean \"who\"? there are who, when, where, "
                                + "what, which, why, how, how-many, whether, reaction",
                        "facts/b.yaml:3: this is not valid YAML: found unexpected end of stream; look for a wrong "
                                + "indent, a missing quotation mark or a bare colon near column 16",
                        "facts/c.yml:1: only .yaml files are read here; rename it to c.yaml",
                        "phrasings/de:1: \"de\" is no language that we speak; did you mean \"en\"? there are en, fa, "
                                + "ps, ru",
                        "phrasings/en/a.yaml:4: the phrasing \"what of TWO\" asks for \"two\" as well, see "
                                + "phrasings/en/a.yaml:2; keep it under the fact that answers it",
                        "sources.yaml:4: url \"ftp://gazette.example\" is no web address; write a whole address that "
                                + "begins with https:// or http://",
                        "sources.yaml:5: a source has no publisher; say who printed it",
                        "story.yaml:1: no fact has the id \"too\"; did you mean \"two\"?",
                        "story.yaml:2: the story has no key \"cutoff\"; did you mean \"cut_off\"? its keys are id, "
                                + "title, languages, cut_off, welcome, catch_up, dispute, story_words");
    }

    @Test
    void aPathThatIsNoFolderIsOneClearProblem() throws IOException {
        Path nowhere = temp.resolve("nowhere");
        Path file = Files.writeString(temp.resolve("file.yaml"), "facts: []");

        assertThat(KnowledgeFiles.check(nowhere))
                .singleElement()
                .hasToString(nowhere + ":1: there is no such folder; name the folder that holds the facts folder");
        assertThat(KnowledgeFiles.check(file))
                .singleElement()
                .hasToString(file
                        + ":1: this is a file, not a knowledge folder; name the folder that holds the facts folder");
        assertThat(KnowledgeFiles.load(nowhere)).isInstanceOf(Loaded.Bad.class);
    }

    @Test
    void aFolderWithoutFactsIsRefused() throws IOException {
        folder.with("story.yaml", "title: Nothing yet");
        assertThat(folder.problems()).containsExactly("facts:1 there are no facts");

        folder.with("facts/empty.yaml", "# nothing yet");
        assertThat(folder.problems()).containsExactly("facts:1 there are no facts");
    }

    @Test
    void noticesLetTheFolderPass() throws IOException {
        folder.withFact("arrival").with("photo.jpg", "not a photo");

        Loaded loaded = KnowledgeFiles.load(folder.root());

        assertThat(loaded).isInstanceOf(Loaded.Good.class);
        assertThat(((Loaded.Good) loaded).notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.severity()).isEqualTo(Problem.Severity.NOTICE))
                .hasToString("photo.jpg:1: photo.jpg is not read; delete it if it was meant to be");
    }

    @Test
    void equalContentHasAnEqualFingerprintAndAChangeShows() throws IOException {
        String first = folder.withFact("arrival").base().fingerprint();
        String again = new FolderFixture(temp.resolve("copy"))
                .withFact("arrival")
                .base()
                .fingerprint();
        String changed = folder.withFact("departure").base().fingerprint();

        assertThat(first).matches("[0-9a-f]{64}").isEqualTo(again).isNotEqualTo(changed);
    }

    @Test
    void tenThousandFactsInOneFileLoad() throws IOException {
        StringBuilder facts = new StringBuilder("topic: tale\nfacts:\n");
        StringBuilder phrasings = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            facts.append("- id: line-%d%n  statement: In line %d of the tale, number %d walks on.%n  source: tale%n"
                    .formatted(i, i, i));
            facts.append("  related: [line-%d]%n  superseded_by: line-%d%n".formatted((i + 1) % 10_000, i + 1));
            phrasings.append("line-%d: ['What happens in line %d?']%n".formatted(i, i));
        }
        facts.append("- {id: line-10000, statement: The end., source: tale}\n");
        folder.with("facts/tale.yaml", facts.toString()).with("phrasings/en/tale.yaml", phrasings.toString());

        assertThat(folder.base().facts()).hasSize(10_001);
    }

    @Test
    void questionsOfAnyFileAreJudgedAgainstABase() throws IOException {
        FactBase base = folder.withFact("arrival").base();
        Path good = Files.writeString(temp.resolve("set.yaml"), "- {id: a, q: 'What came?', expect: [arrival]}");
        Path bad = Files.writeString(
                temp.resolve("bad.yaml"), "- {id: a, q: 'What came?', expect: [arival]}\n- {id: a, q: 'Eh?'}");

        assertThat(KnowledgeFiles.questionsIn(good, base))
                .containsExactly(
                        new Judged("a", "What came?", Language.ENGLISH, "plain", List.of("arrival"), "tuning"));
        assertThatThrownBy(() -> KnowledgeFiles.questionsIn(bad, base))
                .isInstanceOfSatisfying(
                        BadQuestions.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::toString)
                                .containsExactly(
                                        "bad.yaml:1: no fact has the id \"arival\"; did you mean \"arrival\"?",
                                        "bad.yaml:2: the question id \"a\" is taken, see bad.yaml:1; give one of the two "
                                                + "another id"));
        assertThatThrownBy(() -> KnowledgeFiles.questionsIn(temp.resolve("none.yaml"), base))
                .isInstanceOf(BadQuestions.class)
                .hasMessageContaining("none.yaml:1: the file cannot be read");
    }
}

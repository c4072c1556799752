package org.factbot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an editor should look at: each kind once where it is so, and once where it only looks like it. */
class EditorialChecksTest {
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

    // ---- when it was printed

    @Test
    void aSourceSaysWhenItWasPublishedWhereOthersDo() throws IOException {
        folder.with(
                "sources.yaml",
                "- {id: gazette, publisher: The Gazette, published: 2025-07-04}",
                "- {id: courier, publisher: The Courier}");

        noticed("sources.yaml:2: the source \"courier\" does not say when it was published; write the day it was "
                + "printed, or null where it is unknown");
    }

    @Test
    void aDayNobodyKnowsIsSaidWithNullAndAFolderWithoutDaysIsFine() throws IOException {
        folder.with(
                "sources.yaml",
                "- {id: gazette, publisher: The Gazette, published: 2025-07-04}",
                "- {id: courier, publisher: The Courier, published: null}");
        assertThat(folder.words()).isEmpty();

        folder.with("sources.yaml", "- {id: gazette, publisher: The Gazette}", "- {id: courier, publisher: C}");
        assertThat(folder.words()).isEmpty();
    }

    // ---- sides

    @Test
    void aDisputeHasSidesOfDifferentPeopleWhoSaySo() throws IOException {
        folder.with("entities.yaml", "- {id: ada, kind: person, name: Ada}", "- {id: ben, kind: person, name: Ben}")
                .with("sources.yaml", "- {id: gazette, publisher: The Gazette}")
                .with(
                        "facts/fees.yaml",
                        "- {id: dear, kind: statement, statement: Ada finds the fees dear., source: gazette,",
                        "   quotes: [{text: Too dear., speaker: ada, source: gazette}]}",
                        "- {id: dearer, kind: statement, statement: Ada finds the tugs dearer still., source: gazette,",
                        "   quotes: [{text: Dearer., speaker: ada, source: gazette}]}",
                        "- {id: fair, kind: statement, statement: Ben calls all charges fair., source: gazette,",
                        "   quotes: [{text: Fair., speaker: ben, source: gazette}]}",
                        "- {id: both, statement: People of the town disagree., source: gazette, contested: true,",
                        "   sides: [dear, fair]}");
        assertThat(folder.words()).isEmpty();
        assertThat(folder.base().fact("both").orElseThrow().sides()).containsExactly("dear", "fair");

        folder.with(
                "facts/more.yaml",
                "- {id: alone, statement: It is disputed in the harbour., source: gazette, sides: [dear]}",
                "- {id: onesided, statement: It is disputed in the market., source: gazette, sides: [dear, dearer]}",
                "- {id: plain, statement: It is disputed at the pier., source: gazette, sides: [fair, dear, arrival]}",
                "- {id: nobody, statement: It is disputed at sea., source: gazette, sides: [fair, deer]}");
        refused(
                "facts/more.yaml:1: a dispute has more than one side; name a fact of each side, or none",
                "facts/more.yaml:2: all sides of the dispute are of one speaker or source; name a fact that quotes "
                        + "somebody else, or one of another source",
                "facts/more.yaml:3: a side of a dispute is what somebody holds, and \"arrival\" is of kind event; name a "
                        + "fact of kind statement or analysis",
                "facts/more.yaml:4: no fact has the id \"deer\"; did you mean \"dear\"?");
    }

    // ---- lists

    @Test
    void aListHasHeadingsFactsThatExistAndANameThatPeopleCanType() throws IOException {
        folder.with("entities.yaml", "- {id: ada, kind: person, name: {en: Ada, ru: Ада}}")
                .with(
                        "lists.yaml",
                        "lists:",
                        "- id: voices",
                        "  title: {en: Who says what, ru: Кто что говорит}",
                        "  sections:",
                        "  - {entity: ada, facts: [arrival]}",
                        "  - {heading: {en: Others, ru: Другие}, facts: [departure, arrival]}");
        assertThat(folder.words()).isEmpty();
        Listing list = folder.base().story().lists().get(0);
        assertThat(list.title().in(Language.RUSSIAN)).isEqualTo("Кто что говорит");
        assertThat(list.sections())
                .extracting(section -> section.heading().in(Language.RUSSIAN))
                .containsExactly("Ада", "Другие");

        folder.with(
                "lists.yaml",
                "lists:",
                "- {id: Who-Says, title: Voices, sections: [{entity: ada, facts: [arrival]}]}",
                "- {id: none, title: Nothing, sections: []}",
                "- id: faulty",
                "  title: Faulty",
                "  sections:",
                "  - {entity: adda, facts: [arival]}",
                "  - {facts: [arrival]}",
                "  - {entity: ada, heading: Ada, facts: [arrival]}",
                "  - {entity: ada, facts: []}");
        refused(
                "lists.yaml:2: nobody can type \"Who-Says\" as a command; use 1 to 32 lower-case letters, digits and "
                        + "underscores, a letter first",
                "lists.yaml:3: a list has no section; write one, or delete the list",
                "lists.yaml:7: no entity has the id \"adda\"; did you mean \"ada\"?",
                "lists.yaml:7: no fact has the id \"arival\"; did you mean \"arrival\"?",
                "lists.yaml:8: a section has no heading; write either entity: some-id, whose name is the heading, or "
                        + "heading: and words for each language",
                "lists.yaml:9: a section has two headings; write either entity: some-id, whose name is the heading, or "
                        + "heading: and words for each language",
                "lists.yaml:10: a section holds no fact; name one, or delete the section");
    }

    // ---- weak sources

    @Test
    void aFactDoesNotRestOnWeakSourcesAlone() throws IOException {
        folder.with(
                        "sources.yaml",
                        "- {id: gazette, publisher: The Gazette}",
                        "- {id: relay, publisher: Relay of the North, weak: true}",
                        "- {id: copy, publisher: Copy House, weak: true}")
                .with(
                        "facts/delay.yaml",
                        "- {id: delay, statement: The ship was late., source: relay}",
                        "- {id: fog, statement: Fog kept the pilots of the town at home., sources: [relay, copy]}");

        noticed(
                "facts/delay.yaml:1: the fact rests only on \"relay\", a weak source; add a source that stands for it, "
                        + "or say in the statement who says so",
                "facts/delay.yaml:2: the fact rests only on \"relay\" and other weak sources; add a source that stands "
                        + "for it, or say in the statement who says so");
        assertThat(folder.base().source("relay").weak()).isTrue();
        assertThat(folder.base().source("gazette").weak()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "statement: 'According to officials, the ship was late.', source: relay",
                "statement: The harbour master said the ship was late., source: relay",
                "statement: The Relay printed that the ship was late., source: relay",
                "statement: The ship was late., context: A pilot reported it., source: relay",
                "statement: The ship was late., sources: [relay, gazette]",
                "statement: The ship was late., source: relay, quotes: [{text: Late., source: gazette}]"
            })
    void aWeakSourceDoesWhereSomebodyAnswersForIt(String fact) throws IOException {
        folder.with(
                        "sources.yaml",
                        "- {id: gazette, publisher: The Gazette, weak: false}",
                        "- {id: relay, publisher: The Relay, weak: true}")
                .with("facts/delay.yaml", "- {id: delay, " + fact + "}");

        assertThat(folder.words()).isEmpty();
    }

    @Test
    void weakIsYesOrNo() throws IOException {
        folder.with("sources.yaml", "- {id: gazette, publisher: G, weak: rather}");

        refused("sources.yaml:1: weak has no \"rather\"; did you mean \"false\"? there are true, false");
    }

    // ---- names in statements

    @Test
    void aFactListsWhomItsStatementNames() throws IOException {
        folder.with(
                        "entities.yaml",
                        "- {id: lee, kind: person, name: Ann Lee}",
                        "- {id: port, kind: place, name: Northport}",
                        "- {id: port-office, kind: body, name: Northport Harbour Office}")
                .with(
                        "facts/delay.yaml",
                        "- id: delay",
                        "  statement: Ann Lee, of Northport’s fleet, wrote to the Northport Harbour Office.",
                        "  source: gazette",
                        "  entities: [port-office]");

        noticed(
                "facts/delay.yaml:1: the statement names \"lee\", which the fact does not list; add lee to its entities",
                "facts/delay.yaml:1: the statement names \"port\", which the fact does not list; add port to its "
                        + "entities");
    }

    @Test
    void shortNamesOtherWordsAndMembersOfAGroupAreNotMissed() throws IOException {
        folder.with(
                        "entities.yaml",
                        "- {id: lee, kind: person, name: Ann Lee, member_of: [crew]}",
                        "- {id: crew, kind: body, name: Crew, member_of: [fleet]}",
                        "- {id: fleet, kind: body, name: The White Fleet}",
                        "- {id: bay, kind: place, name: Bay}",
                        "- {id: rose, kind: person, name: Rose}")
                .with(
                        "facts/delay.yaml",
                        "- {id: a, statement: Ann Lee was late in the Bay., source: g, entities: [fleet]}",
                        "- {id: b, statement: The White Fleet lay in Roseport., source: g, entities: [lee]}",
                        "- {id: c, statement: The crew rose early; Annie Lee and Ann were late., source: g}");

        assertThat(folder.words()).isEmpty();
    }

    // ---- facts that state nearly the same

    @Test
    void factsThatStateNearlyTheSameAreTold() throws IOException {
        folder.with(
                "facts/x.yaml",
                "- {id: a, statement: On 3 July the old ship sailed slowly into the harbour., source: g}",
                "- {id: b, statement: The old ship slowly sailed into the harbour., source: g}",
                "- {id: c, statement: 'The old ship sailed into the harbour: slowly!', source: g}");

        noticed("facts/x.yaml:3: the fact says nearly the same as \"b\", see facts/x.yaml:2; join the two, or let each "
                + "say what only it knows");

        folder.with(
                "facts/x.yaml",
                "- {id: a, statement: On Sunday the old ship with grain sailed slowly into the harbour., source: g}",
                "- {id: b, statement: The old ship with grain slowly sailed into the harbour., source: g}");
        noticed("facts/x.yaml:2: the fact says nearly the same as \"a\", see facts/x.yaml:1; join the two, or let each "
                + "say what only it knows");
    }

    @Test
    void figuresNamesFewWordsAndSuccessionMakeTwoFactsOfIt() throws IOException {
        folder.with(
                "facts/x.yaml",
                "- {id: a, statement: The old ship sailed slowly into the harbour on 3 July., source: g}",
                "- {id: b, statement: The old ship sailed slowly into the harbour on 4 July., source: g}",
                "- {id: c, statement: The crews from Norway went ashore and bought bread, source: g}",
                "- {id: d, statement: The crews from Sweden went ashore and bought bread, source: g}",
                "- {id: e, statement: The ship sank., source: g}",
                "- {id: f, statement: The ship sank, source: g}",
                "- {id: h, statement: The keeper of the tower sleeps upstairs always, source: g, superseded_by: i}",
                "- {id: i, statement: The keeper of the tower sleeps downstairs always, source: g}");

        assertThat(folder.words()).isEmpty();
    }

    // ---- topics

    private void topics(int a, int b, int c, int d) throws IOException {
        int[] sizes = {a, b, c, d};
        String[] names = {"a", "b", "c", "d"};
        folder = new FolderFixture(temp.resolve("topics-" + a));
        for (int i = 0; i < sizes.length; i++) {
            StringBuilder facts = new StringBuilder("topic: " + names[i] + "\nfacts:\n");
            for (int fact = 0; fact < sizes[i]; fact++) {
                facts.append("- {id: %s%d, statement: Number %d., source: g}%n".formatted(names[i], fact, fact));
            }
            folder.with("facts/" + names[i] + ".yaml", facts.toString());
        }
    }

    @Test
    void aTopicThatOutweighsAllOthersIsTold() throws IOException {
        topics(21, 9, 9, 1);
        noticed("facts/a.yaml:1: the topic \"a\" holds 21 of all 40 facts; divide it by what people ask for");
    }

    @Test
    void halfOfAllOrASmallFolderIsInBalance() throws IOException {
        topics(20, 10, 9, 1);
        assertThat(folder.words()).isEmpty();
        topics(25, 5, 5, 4);
        assertThat(folder.words()).isEmpty();
    }

    @Test
    void aTopicHasAFact() throws IOException {
        folder.with("facts/x.yaml", "topic: x", "facts: []").with("facts/y.yaml", "[]");

        noticed(
                "facts/x.yaml:2: the topic has no fact; write one, or delete the file until there is one",
                "facts/y.yaml:1: the topic has no fact; write one, or delete the file until there is one");
    }

    // ---- facts that no longer hold

    @Test
    void aFactThatHasRunOutNamesItsSuccessor() throws IOException {
        folder.with("story.yaml", "cut_off: 2025-07-31").withFact("offer", "valid_until: 2025-07-30");

        noticed("facts/offer.yaml:4: the fact no longer holds on 2025-07-31, the last day the story knows of; name the "
                + "fact that replaces it under superseded_by, or say in it what came after");
    }

    @Test
    void aFactThatHoldsOrIsSupersededIsFine() throws IOException {
        folder.with("story.yaml", "cut_off: 2025-07-31")
                .withFact("offer", "valid_until: 2025-07-31")
                .withFact("old-offer", "valid_until: 2025-07-01", "superseded_by: offer");

        assertThat(folder.words()).isEmpty();
    }

    // ---- contested facts

    @Test
    void aContestedFactHasAnotherNamedSide() throws IOException {
        folder.withFact("lonely", "contested: true")
                .withFact(
                        "one-sided",
                        "quotes: [{text: We won., speaker: lee, source: g}]",
                        "related: [arrival, lee-again]",
                        "contested: true")
                .withFact("lee-again", "quotes: [{text: We won again., speaker: lee, source: courier}]");

        refused(
                "facts/lonely.yaml:1: a contested fact needs another named side among its related facts; relate it to a "
                        + "fact that quotes somebody else, or to one of another source",
                "facts/one-sided.yaml:1: a contested fact needs another named side among its related facts; relate it "
                        + "to a fact that quotes somebody else, or to one of another source");
    }

    @Test
    void anotherSpeakerOrAnotherSourceIsAnotherSide() throws IOException {
        folder.withFact("claim", "quotes: [{text: We won., speaker: lee, source: g}]", "contested: true")
                .withFact("denial", "quotes: [{text: No., speaker: ray, source: g}]", "related: [claim]")
                .withFact("count", "related: [review]", "contested: true")
                .with("facts/review.yaml", "- {id: review, statement: The count was wrong., source: courier}");

        assertThat(folder.words()).isEmpty();
    }

    // ---- all of it, at length

    @Test
    void aLargeFolderIsCheckedInLinearTime() throws IOException {
        StringBuilder facts = new StringBuilder("topic: tale\nfacts:\n");
        StringBuilder entities = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            facts.append("- id: line-%d%n  statement: Old walker N%d of House %d strolls along river road again%n"
                    .formatted(i, i, i % 7));
            facts.append("  sources: [{source: tale, at: walker n%d strolls}]%n".formatted(i));
            facts.append("  related: [line-%d]%n".formatted((i + 1) % 10_000));
            entities.append("- {id: e%d, kind: person, name: Old Walker%d}%n".formatted(i, i));
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            text.append("The old walker n%d strolls, and the old walker strolls along the river.%n".formatted(i));
        }
        folder.with("facts/tale.yaml", facts.toString())
                .with("entities.yaml", entities.toString())
                .with("texts/tale.txt", text.toString());

        long start = System.nanoTime();
        assertThat(folder.words()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }
}

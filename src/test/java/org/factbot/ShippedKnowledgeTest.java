package org.factbot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.factbot.knowledge.Citation;
import org.factbot.knowledge.Entity;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.KnowledgeFiles;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Problem;
import org.factbot.knowledge.Quote;
import org.junit.jupiter.api.Test;

/** The bundled story holds what the bot promises about it. */
class ShippedKnowledgeTest {
    private static final Path FOLDER = Path.of("knowledge");
    private static final String ARTICLE = "rferl-33464754";
    private static final int PARAGRAPHS = 18;

    private static FactBase base() {
        return KnowledgeFiles.load(FOLDER).fold((base, notices) -> base, problems -> {
            throw new AssertionError(lines(problems));
        });
    }

    private static String lines(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void isWithoutFault() {
        assertThat(lines(KnowledgeFiles.check(FOLDER).stream()
                        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                        .toList()))
                .isEmpty();
    }

    @Test
    void hasAtLeastThirtyFacts() {
        assertThat(base().facts()).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void usesEveryParagraphOfTheArticle() {
        Set<String> cited = base().facts().stream()
                .flatMap(fact -> Stream.concat(
                        fact.citations().stream(), fact.quotes().stream().map(Quote::citation)))
                .filter(citation -> citation.source().equals(ARTICLE))
                .map(Citation::at)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(cited)
                .containsAll(IntStream.rangeClosed(1, PARAGRAPHS)
                        .mapToObj(number -> "P" + number)
                        .toList());
    }

    @Test
    void knowsAtLeastTwentyWaysToAskForEachFact() {
        assertThat(base().facts())
                .allSatisfy(fact -> assertThat(fact.phrasings(Language.ENGLISH))
                        .as(fact.id())
                        .hasSizeGreaterThanOrEqualTo(20));
    }

    @Test
    void namesWhoSaidEachQuoteOfTheArticleAndWhatTheyAre() {
        FactBase base = base();

        for (String paragraph : List.of("P3", "P5", "P7", "P8", "P10", "P11")) {
            Citation place = new Citation(ARTICLE, Optional.of(paragraph));
            assertThat(base.facts().stream().map(Fact::quotes).flatMap(List::stream))
                    .as("quotes of " + paragraph)
                    .anySatisfy(quote -> {
                        assertThat(quote.citation()).isEqualTo(place);
                        assertThat(quote.speaker().flatMap(base::entity).flatMap(Entity::role))
                                .isPresent();
                    });
        }
    }
}

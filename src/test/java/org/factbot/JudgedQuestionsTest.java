package org.factbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.factbot.cli.Cli;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.KnowledgeFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code evaluate} asks, with and without {@code --set}. */
class JudgedQuestionsTest {
    private static final Path KNOWLEDGE = Path.of("knowledge");

    private final Cli.Services services = new Assembly(Map.of(), Clock.systemUTC());
    private final FactBase base = KnowledgeFiles.load(KNOWLEDGE).fold((good, notices) -> good, bad -> {
        throw new AssertionError(bad);
    });

    @Test
    void theFoldersOwnQuestionsAreAllOfItsFiles() throws Cli.Refused {
        assertThat(services.questions(KNOWLEDGE.resolve("questions"), base))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(KnowledgeFiles.questions(KNOWLEDGE));
    }

    @Test
    void oneFileIsASetOfItsOwn() throws Cli.Refused {
        assertThat(services.questions(KNOWLEDGE.resolve("questions/tuning-article.yaml"), base))
                .isNotEmpty()
                .allSatisfy(question -> assertThat(question.part()).isEqualTo("tuning"));
    }

    @Test
    void whatIsNotThereHoldsNoQuestions(@TempDir Path empty) throws Cli.Refused {
        assertThat(services.questions(empty.resolve("questions"), base)).isEmpty();
    }

    @Test
    void allBadFilesAreToldTogether(@TempDir Path folder) throws IOException {
        String unknownFact = "questions:\n  - {id: a, q: Why?, lang: en, kind: why-how, expect: [no-such-fact]}\n";
        Files.writeString(folder.resolve("one.yaml"), unknownFact);
        Files.writeString(folder.resolve("two.yaml"), unknownFact);

        assertThatThrownBy(() -> services.questions(folder, base))
                .isInstanceOfSatisfying(
                        Cli.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Object::toString)
                                .anyMatch(problem -> problem.startsWith("one.yaml:2"))
                                .anyMatch(problem -> problem.startsWith("two.yaml:2")));
    }
}

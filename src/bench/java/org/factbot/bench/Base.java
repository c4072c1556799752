package org.factbot.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.factbot.answer.AnswerPipeline;
import org.factbot.answer.LearntWeights;
import org.factbot.index.FactIndex;
import org.factbot.index.LuceneTermAnalyzer;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Judged;
import org.factbot.knowledge.KnowledgeFiles;
import org.factbot.knowledge.Language;
import org.factbot.question.QuestionAnalyzer;

/** A folder to measure on, by name: {@code shipped}, or a number of synthetic facts. */
record Base(String name, Path folder) {
    private static final String SHIPPED = "shipped";

    static Base of(String name) {
        return new Base(name, name.equals(SHIPPED) ? Path.of("knowledge") : SyntheticFolder.of(Integer.parseInt(name)));
    }

    FactBase load() {
        return KnowledgeFiles.load(folder).fold((base, notices) -> base, problems -> {
            throw new IllegalStateException(problems.size() + " problems, the first: " + problems.get(0));
        });
    }

    AnswerPipeline pipeline(FactBase base, LearntWeights kept) {
        return new AnswerPipeline(base, new QuestionAnalyzer(base, new LuceneTermAnalyzer()), FactIndex::new, kept);
    }

    /** English questions about the folder; of the shipped one those that are given for tuning. */
    List<String> questions(FactBase base) {
        if (name.equals(SHIPPED)) {
            return base.lessons().stream()
                    .filter(judged -> judged.language() == Language.ENGLISH)
                    .map(Judged::text)
                    .toList();
        }
        try {
            return Files.readAllLines(SyntheticFolder.questions(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.factbot.evaluation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.factbot.knowledge.Citation;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Judged;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Localized;
import org.factbot.knowledge.Source;
import org.factbot.knowledge.Story;
import org.factbot.knowledge.Vocabulary;

/** Verdicts and a base to judge with, for tests. */
final class Verdicts {
    private Verdicts() {}

    static Judged judged(String id, String kind, String part, String... expected) {
        return new Judged(id, "Text of " + id + "?", Language.ENGLISH, kind, List.of(expected), part);
    }

    static Verdict answered(Judged question, double confidence, String... facts) {
        return new Verdict(question, "answer", List.of(facts), List.of(facts), 1, confidence, took(question));
    }

    /** All of these facts were shown together. */
    static Verdict together(Judged question, double confidence, String... facts) {
        return new Verdict(
                question, "answer", List.of(facts), List.of(facts), facts.length, confidence, took(question));
    }

    static Verdict declined(Judged question, double confidence, String... facts) {
        return new Verdict(question, "unclear", List.of(facts), List.of(facts), 0, confidence, took(question));
    }

    /** As many milliseconds as the question's id has letters. */
    private static Duration took(Judged question) {
        return Duration.ofMillis(question.id().length());
    }

    static Fact fact(String id, String statement) {
        return new Fact(
                id,
                "bridge",
                Fact.Kind.EVENT,
                statement,
                Optional.empty(),
                List.of(),
                List.of(new Citation("gazette", Optional.of("P1"))),
                Optional.of(LocalDate.of(2025, 3, 1)),
                List.of(),
                Set.of(),
                List.of(),
                Fact.Validity.OPEN,
                Map.of(),
                Map.of());
    }

    static FactBase base(Fact... facts) {
        Source source = new Source(
                "gazette",
                "The Gazette",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "en",
                "news",
                Optional.empty());
        Story story = new Story(
                "bridge",
                Localized.english("The bridge"),
                List.of(Language.ENGLISH),
                Optional.empty(),
                List.of(),
                Map.of());
        return new FactBase(
                story,
                List.of(),
                Arrays.asList(facts),
                List.of(source),
                List.of(),
                new Vocabulary(Map.of()),
                List.of(),
                "c0ffee");
    }
}

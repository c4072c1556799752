package org.factbot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.factbot.index.LuceneTermAnalyzer;
import org.factbot.knowledge.Citation;
import org.factbot.knowledge.Entity;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Localized;
import org.factbot.knowledge.Source;
import org.factbot.knowledge.Story;
import org.factbot.knowledge.Topic;
import org.factbot.knowledge.Vocabulary;
import org.factbot.question.AnalyzedQuestion;
import org.factbot.question.Question;
import org.factbot.question.QuestionAnalyzer;
import org.junit.jupiter.api.Test;

/** One thing changed in a question, and nothing else. */
class RivalsTest {
    private static final Fact VISIT = new Fact(
            "visit",
            "harbour",
            Fact.Kind.EVENT,
            "The foreign minister of Norland came to Port Lind in May 2025 and met Ada Berg.",
            Optional.empty(),
            List.of(),
            List.of(new Citation("courier", Optional.empty())),
            Optional.of(LocalDate.of(2025, 5, 17)),
            List.of("norland", "ada"),
            EnumSet.noneOf(org.factbot.knowledge.AnswerSort.class),
            List.of(),
            Fact.Validity.OPEN,
            Map.of(
                    Language.ENGLISH,
                    List.of(
                            "When did Norland send its foreign minister to Ada Berg?",
                            "Norland's minister and Ada Berg, when did they meet?",
                            "Did the minister of Norland see Ada Berg?")),
            Map.of());

    private static final FactBase BASE = new FactBase(
            new Story(
                    "harbour",
                    Localized.english("The harbour"),
                    List.of(Language.ENGLISH),
                    Optional.empty(),
                    List.of(),
                    Map.of()),
            List.of(new Topic("harbour", Localized.english("The harbour"))),
            List.of(VISIT),
            List.of(new Source(
                    "courier",
                    "Courier",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "en",
                    "news",
                    Optional.empty())),
            List.of(
                    entity("norland", Entity.Kind.PLACE, "Norland", List.of()),
                    entity("sudland", Entity.Kind.PLACE, "Sudland", List.of()),
                    entity("lind-county", Entity.Kind.PLACE, "Lind County", List.of("norland")),
                    entity("ada", Entity.Kind.PERSON, "Ada Berg", List.of()),
                    entity("ben", Entity.Kind.PERSON, "Ben Holm", List.of())),
            new Vocabulary(Map.of()),
            List.of(),
            "f");

    private static Entity entity(String id, Entity.Kind kind, String name, List<String> groups) {
        return new Entity(id, kind, Localized.english(name), Optional.empty(), Map.of(), groups);
    }

    private final QuestionAnalyzer analyzer = new QuestionAnalyzer(BASE, new LuceneTermAnalyzer());
    private final AnalyzedBase analyzed = AnalyzedBase.of(BASE, analyzer);
    private final Rivals rivals = new Rivals(
            analyzed,
            Language.ENGLISH,
            new Profiles(analyzed, Language.ENGLISH, Set.of()),
            Rivals.Known.of(BASE, analyzer));

    private Rivals.Asked asked(String text) {
        AnalyzedQuestion question = analyzer.analyze(Question.of(text));
        return rivals.asked(question);
    }

    private int count(String text) {
        return rivals.count(asked(text), 0);
    }

    @Test
    void whatTheFactHasOtherwiseIsARivalAndWhatItHasIsNone() {
        assertThat(count("When did the foreign minister of Norland meet Ada Berg?"))
                .isZero();
        assertThat(count("When did the foreign minister of Sudland come to the harbour?"))
                .isEqualTo(1);
        assertThat(count("When did the finance minister of Norland meet Ada Berg?"))
                .isEqualTo(1);
        assertThat(count("When did the ambassador of Norland meet Ada Berg?")).isEqualTo(1);
        assertThat(count("When did the foreign minister of Norland meet Ben Holm?"))
                .isEqualTo(1);
        assertThat(count("Whom did the foreign minister of Norland meet in May 2024?"))
                .isEqualTo(1);
        assertThat(count("When did the deputy minister of Norland meet Ada Berg?"))
                .isEqualTo(1);
    }

    @Test
    void aPartOfWhatTheFactNamesIsNoRivalAndOneAskedAboutWithItsRivalNeither() {
        assertThat(count("Did somebody from Lind County meet Ada Berg?")).isZero();
        assertThat(count("Was it the ambassador or the foreign minister of Norland who came?"))
                .isZero();
    }

    @Test
    void daysMonthsYearsAndOrdinalsAreTheFactsOwnOrForeign() {
        assertThat(rivals.foreignTimes(asked("Who came in May 2025?"), 0)).isZero();
        assertThat(rivals.foreignTimes(asked("Who came on 17 May?"), 0)).isZero();
        assertThat(rivals.foreignTimes(asked("Who came in June 2024?"), 0)).isEqualTo(2);
        assertThat(rivals.foreignTimes(asked("Who was the second visitor?"), 0)).isEqualTo(1);
        assertThat(rivals.foreignTimes(asked("Which two people met?"), 0)).isZero();
        assertThat(rivals.foreignTimes(asked("Who came there in the 2020s?"), 0))
                .isZero();
        assertThat(rivals.foreignTimes(asked("Who came there in the 1980s?"), 0))
                .isEqualTo(1);
    }

    @Test
    void namesTurnedRoundAndWordsBoundToAnotherNameAreSeen() {
        assertThat(rivals.turned(asked("When did Norland see Ada Berg?"), 0)).isZero();
        assertThat(rivals.turned(asked("When did Ada Berg come to Norland?"), 0))
                .isEqualTo(1);
        assertThat(rivals.boundOtherwise(asked("When did the minister of Norland come?"), 0))
                .isZero();
        assertThat(rivals.boundOtherwise(asked("When did Ben Holm's minister come?"), 0))
                .isEqualTo(1);
    }
}

package org.factbot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.factbot.index.LuceneTermAnalyzer;
import org.factbot.knowledge.FactBase;
import org.factbot.question.Question;
import org.factbot.question.QuestionAnalyzer;
import org.factbot.testing.LighthouseStory;
import org.junit.jupiter.api.Test;

class GathererTest {
    private static final FactBase BASE = LighthouseStory.withPhrasings();
    private static final QuestionAnalyzer ANALYZER = new QuestionAnalyzer(BASE, new LuceneTermAnalyzer());

    private static List<String> gather(String question) {
        List<Evidence> judged = new ArrayList<>();
        for (int i = BASE.facts().size() - 1; i >= 0; i--) {
            judged.add(new Evidence(BASE.facts().get(i), 0.1, List.of()));
        }
        return new Gatherer(BASE, java.util.Map.of())
                .gather(ANALYZER.analyze(Question.of(question)), judged, Steps.unread()).stream()
                        .map(evidence -> evidence.fact().id())
                        .toList();
    }

    @Test
    void theWordsOfAGroupAreThoseOfItsMembersInTheOrderOfTheJudgement() {
        assertThat(gather("What did Skerry Council say?")).containsExactly("bruno", "farzana");
    }

    @Test
    void aQuestionThatNamesOneMemberGathersNothing() {
        assertThat(gather("What did Bruno Holtermann of Skerry Council say?")).isEmpty();
    }

    @Test
    void aQuestionThatAsksForNoWordsOrNoGroupGathersNothing() {
        assertThat(gather("When was Skerry Council founded?")).isEmpty();
        assertThat(gather("What did Ottilie Vandermeer say?")).isEmpty();
    }
}

package org.factbot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.factbot.index.LuceneTermAnalyzer;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.question.Question;
import org.factbot.question.QuestionAnalyzer;
import org.factbot.testing.LighthouseStory;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static FactBase asking(String id, List<String> phrasings) {
        return LighthouseStory.asking(Map.of(id, phrasings));
    }

    private static String offered(FactBase base, String id, String question) {
        QuestionAnalyzer analyzer = new QuestionAnalyzer(base, new LuceneTermAnalyzer());
        Suggestions suggestions = new Suggestions(base, AnalyzedBase.of(base, analyzer));
        Fact fact = base.fact(id).orElseThrow();
        return question.isEmpty()
                ? suggestions.of(fact, Language.ENGLISH).question()
                : suggestions.of(fact, analyzer.analyze(Question.of(question))).question();
    }

    @Test
    void aQuestionThatReadsAsOneIsOfferedBeforeHeapsOfWordsAndHaste() {
        FactBase base = asking(
                "cost",
                List.of(
                        "how much was it??",
                        "lighthouse price",
                        "A lot of money - how much?",
                        "How high was it, then?",
                        "What did the lighthouse cost?"));
        assertThat(offered(base, "cost", "")).isEqualTo("What did the lighthouse cost?");
        assertThat(offered(asking("cost", List.of("lighthouse price")), "cost", ""))
                .isEqualTo("lighthouse price");
    }

    @Test
    void ofPlainQuestionsTheOneNearestToWhatWasAskedIsOffered() {
        FactBase base =
                asking("cost", List.of("What did the lighthouse cost?", "Who published the price of the lighthouse?"));
        assertThat(offered(base, "cost", "so who published it?"))
                .isEqualTo("Who published the price of the lighthouse?");
        assertThat(offered(base, "cost", "the cost of it?")).isEqualTo("What did the lighthouse cost?");
    }
}

package org.factbot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.factbot.index.FactIndex;
import org.factbot.index.LuceneTermAnalyzer;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Judged;
import org.factbot.knowledge.Language;
import org.factbot.question.Question;
import org.factbot.question.QuestionAnalyzer;
import org.factbot.testing.LighthouseStory;
import org.junit.jupiter.api.Test;

/** What the confidence learns from questions and their twins with one thing changed. */
class TwinLessonsTest {
    private static final Map<String, List<String>> ASKED = Map.of(
            "opened",
            List.of(
                    "When was the lighthouse opened?",
                    "On what day did the lighthouse open?",
                    "Date of the opening?",
                    "When did the tower open its doors?",
                    "What was the opening date of the lighthouse?",
                    "Was the lighthouse opened in July 2025?",
                    "lighthouse opening day",
                    "Since when is the lighthouse open?"),
            "cost",
            List.of(
                    "How much did the lighthouse cost?",
                    "What was the price of the lighthouse?",
                    "How many crowns were paid?",
                    "What did they pay for the lighthouse?",
                    "lighthouse price crowns",
                    "How expensive was the lighthouse?",
                    "Did the lighthouse cost 41 million crowns?",
                    "How many millions went into the lighthouse?"),
            "architect",
            List.of(
                    "Who designed the tower?",
                    "Which architect drew the tower?",
                    "Who was the architect?",
                    "Whose design is the tower?",
                    "name of the architect of the tower",
                    "Did Ottilie Vandermeer design the tower?",
                    "Who drew the plans of the tower?",
                    "Which architect planned it?"),
            "height",
            List.of(
                    "How tall is the tower?",
                    "What is the height of the tower in metres?",
                    "How many metres high is it?",
                    "tower height metres",
                    "Is the tower 62 metres tall?",
                    "How high does the tower reach?",
                    "What does the tower measure from foot to top?",
                    "How big is the tower?"),
            "lamp",
            List.of(
                    "How is the lamp powered?",
                    "Where does the electricity of the lamp come from?",
                    "Do solar panels power the lamp?",
                    "What makes the lamp shine?",
                    "lamp power source",
                    "Is the lamp run on solar power?",
                    "What feeds the lamp?",
                    "Which energy does the lamp use?"),
            "farzana",
            List.of(
                    "What did Farzana Lindqvist say?",
                    "How did Lindqvist react to the opening?",
                    "Reaction of Farzana Lindqvist?",
                    "Whom did Farzana Lindqvist praise?",
                    "Did Lindqvist praise the keepers?",
                    "Who praised the keepers?",
                    "farzana lindqvist keepers",
                    "What does Lindqvist think of the keepers?"),
            "bruno",
            List.of(
                    "What did Bruno Holtermann say?",
                    "How did Holtermann react to the foghorn?",
                    "What did Bruno complain about?",
                    "Who complained about the foghorn?",
                    "Did Holtermann find the foghorn noisy?",
                    "bruno holtermann foghorn noise",
                    "What annoyed Bruno Holtermann?",
                    "Whose complaint was about the noise?"),
            "storm",
            List.of(
                    "What destroyed the wooden beacon?",
                    "When did the storm destroy the beacon?",
                    "What happened to the old beacon?",
                    "Was the beacon destroyed in 1914?",
                    "storm wooden beacon year",
                    "In which month was the beacon lost?",
                    "How did the wooden beacon end?",
                    "Which weather brought the beacon down?"));

    private static final List<String[]> PAIRS = List.of(
            new String[] {"opened", "When did they open the lighthouse?", "When did they close the lighthouse?"},
            new String[] {"cost", "How much did they pay for the lighthouse?", "How much did they pay for the foghorn?"
            },
            new String[] {"architect", "Which architect designed it?", "Which architect pulled it down?"},
            new String[] {"height", "How tall is the lighthouse tower?", "How old is the lighthouse tower?"},
            new String[] {"lamp", "What powers the lamp?", "What powers the foghorn?"},
            new String[] {"farzana", "Whom did Lindqvist praise?", "Who praised Lindqvist?"},
            new String[] {"bruno", "What did Holtermann complain about?", "Who complained about Holtermann?"},
            new String[] {"storm", "When was the beacon destroyed?", "When was the beacon rebuilt?"},
            new String[] {"opened", "Which day was the opening?", "Which day was the closing?"},
            new String[] {"storm", "What brought down the wooden beacon?", "What brought down the stone beacon?"});

    private static AnswerPipeline taught(boolean paired) {
        List<Judged> lessons = new ArrayList<>();
        for (String[] pair : PAIRS) {
            lessons.add(lesson(pair[1], List.of(pair[0]), paired));
            lessons.add(lesson(pair[2], List.of(), paired));
        }
        FactBase asked = LighthouseStory.asking(ASKED);
        FactBase base = new FactBase(
                asked.story(),
                asked.topics(),
                asked.facts(),
                asked.sources(),
                asked.entities(),
                asked.vocabulary(),
                asked.chatter(),
                lessons,
                "taught-" + paired);
        return new AnswerPipeline(base, new QuestionAnalyzer(base, new LuceneTermAnalyzer()), FactIndex::new);
    }

    private static Judged lesson(String text, List<String> expected, boolean paired) {
        return new Judged(text, text, Language.ENGLISH, "plain", expected, "tuning", paired);
    }

    private static double mean(AnswerPipeline pipeline, int column) {
        return PAIRS.stream()
                .map(pair -> pipeline.trace(Question.of(pair[column])))
                .mapToDouble(trace ->
                        trace.judged().isEmpty() ? 0 : trace.judged().get(0).confidence())
                .average()
                .orElseThrow();
    }

    @Test
    void twinsTeachMoreThanOtherQuestionsWithoutAnAnswer() {
        AnswerPipeline unmarked = taught(false);
        AnswerPipeline marked = taught(true);
        assertThat(mean(marked, 2)).isLessThan(mean(unmarked, 2));
        assertThat(mean(marked, 1) - mean(marked, 2)).isGreaterThan(mean(unmarked, 1) - mean(unmarked, 2));
    }
}

package org.factbot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.factbot.index.LuceneTermAnalyzer;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.question.QuestionAnalyzer;
import org.factbot.testing.LighthouseStory;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private static final FactBase STORY = LighthouseStory.withPhrasings();

    private static Neighbours neighbours(FactBase base) {
        return new Neighbours(base, new QuestionAnalyzer(base, new LuceneTermAnalyzer()));
    }

    @Test
    void theNearestWayOfAskingIsThatOfTheFact() {
        assertThat(neighbours(STORY).nearest("So what was the price of it?", "cost"))
                .contains(new Neighbours.Way("cost", Language.ENGLISH, "What was the price of the lighthouse?"));
        assertThat(neighbours(STORY).nearest("So what was the price of it?", "height"))
                .hasValueSatisfying(way -> assertThat(way.fact()).isEqualTo("height"));
        assertThat(neighbours(LighthouseStory.withoutPhrasings()).nearest("What was the price?", "cost"))
                .isEmpty();
    }

    @Test
    void aFactWhoseWaysOfAskingLieWithAnotherIsNamed() {
        assertThat(neighbours(STORY).confusable()).isEmpty();
        Neighbours mixed = neighbours(LighthouseStory.asking(Map.of(
                "lamp",
                List.of(
                        "How is the lamp powered?",
                        "When did the storm come to the beacon?",
                        "What was it that destroyed the wooden beacon then?",
                        "So what happened to that old beacon?"))));
        assertThat(mixed.confusable()).singleElement().satisfies(pair -> {
            assertThat(pair.fact()).isEqualTo("lamp");
            assertThat(pair.other()).isEqualTo("storm");
            assertThat(pair.astray()).isEqualTo(3);
            assertThat(pair.of()).isEqualTo(4);
            assertThat(pair.example().text()).contains("beacon");
        });
    }

    @Test
    void waysOfAskingThatLeadElsewhereAreNamedWorstFirst() {
        Neighbours mixed = neighbours(LighthouseStory.asking(Map.of(
                "lamp",
                List.of(
                        "How is the lamp powered?",
                        "What powers the lamp?",
                        "What was it that destroyed the wooden beacon then?"))));
        assertThat(mixed.astray()).isNotEmpty().isSortedAccordingTo(Comparator.comparing(one -> -one.by()));
        assertThat(mixed.astray())
                .filteredOn(one -> one.way().fact().equals("lamp"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.way().text()).contains("beacon");
                    assertThat(one.other()).isEqualTo("storm");
                });
    }

    @Test
    void aFactWithFarFewerWaysOfAskingThanOthersIsNamed() {
        assertThat(Starved.in(STORY)).isEmpty();
        assertThat(Starved.in(LighthouseStory.withoutPhrasings())).isEmpty();
        assertThat(Starved.in(LighthouseStory.asking(Map.of("wreck", List.of()))))
                .containsExactly(new Starved("wreck", Language.ENGLISH, 0, 3));
    }
}

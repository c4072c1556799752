package org.factbot.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.factbot.question.Manner;
import org.factbot.testing.LighthouseStory;
import org.junit.jupiter.api.Test;

/** An outcome that contradicts itself cannot be made. */
class OutcomeTest {
    private static final List<Evidence> SHOWN =
            List.of(new Evidence(LighthouseStory.withPhrasings().facts().get(0), 0.8, List.of()));
    private static final Outcome.Answer ONE = new Outcome.Answer(SHOWN, Outcome.View.ONE, List.of(), 0.8);
    private static final Outcome.Part ANSWERED = new Outcome.Part("When?", ONE);
    private static final Outcome.Part DECLINED = new Outcome.Part(
            "Why?", new Outcome.Abstention(Outcome.Reason.NOT_IN_SOURCES, Manner.QUESTION, List.of(), 0));

    private static Outcome.Answer answer(Outcome.View view, double confidence, Outcome.Part... parts) {
        return new Outcome.Answer(SHOWN, view, List.of(), confidence, List.of(parts));
    }

    @Test
    void partsStandInAnAnswerOfSeveralQuestionsAndNowhereElse() {
        assertThat(answer(Outcome.View.PARTS, 0.8, ANSWERED, DECLINED).parts()).containsExactly(ANSWERED, DECLINED);
        assertThatThrownBy(() -> answer(Outcome.View.PARTS, 0.8)).hasMessageContaining("0 parts");
        assertThatThrownBy(() -> answer(Outcome.View.PARTS, 0.8, ANSWERED)).hasMessageContaining("1 parts");
        assertThatThrownBy(() -> answer(Outcome.View.ONE, 0.8, ANSWERED, DECLINED))
                .hasMessageContaining("ONE with 2 parts");
    }

    @Test
    void oneOfThePartsIsAnsweredAndNoneHasPartsOfItsOwn() {
        assertThatThrownBy(() -> answer(Outcome.View.PARTS, 0.8, DECLINED, DECLINED))
                .hasMessageContaining("none of the parts is answered");
        Outcome.Answer several = answer(Outcome.View.PARTS, 0.8, ANSWERED, DECLINED);
        assertThatThrownBy(() -> new Outcome.Part("When and why?", several)).hasMessageContaining("no parts");
        assertThatThrownBy(() -> new Outcome.Part(" ", ONE)).hasMessageContaining("words");
    }

    @Test
    void aConfidenceIsAShare() {
        for (double wrong : new double[] {-0.01, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> answer(Outcome.View.ONE, wrong)).hasMessageContaining("lies in [0, 1]");
        }
    }
}

package org.factbot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.factbot.question.AnalyzedText;
import org.factbot.question.Token;
import org.junit.jupiter.api.Test;

class ClassifierTest {
    private static AnalyzedText text(String words) {
        List<Token> tokens = new ArrayList<>();
        for (String word : words.split(" ")) {
            tokens.add(new Token(word, Token.Kind.WORD, word));
        }
        return new AnalyzedText(tokens, Set.of(), false);
    }

    /** Forty ways of asking for each of two facts, and twenty for none, of a few words each in changing company. */
    private static Classifier trained() {
        List<AnalyzedText> harbour = new ArrayList<>();
        List<AnalyzedText> bridge = new ArrayList<>();
        List<AnalyzedText> none = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            harbour.add(text("when harbour opened " + (i % 2 == 0 ? "port" : "quay") + " w" + i));
            bridge.add(text("who " + (i % 2 == 0 ? "built" : "designed") + " bridge w" + i));
            if (i % 2 == 0) {
                none.add(text("price ticket w" + i));
            }
        }
        return new Classifier(List.of(harbour, bridge), none, null);
    }

    @Test
    void tellsFactsAndNoneApart() {
        Classifier classifier = trained();
        Classifier.Said quay = classifier.of(text("when quay opened"), null);
        assertThat(quay.share(0)).isGreaterThan(0.6).isGreaterThan(quay.share(1));
        assertThat(quay.behind(0)).isEqualTo(1);
        assertThat(quay.behind(1)).isBetween(0.0, 0.99);
        assertThat(quay.againstNone(0)).isPositive();
        assertThat(classifier.of(text("ticket price"), null).againstNone(1)).isNegative();
    }

    @Test
    void seesThroughTypingErrorsByRunsOfCharacters() {
        Classifier.Said said = trained().of(text("desinged brigde designd"), null);
        assertThat(said.share(1)).isGreaterThan(said.share(0));
    }

    @Test
    void learnsTheSameEveryTime() {
        AnalyzedText question = text("who opened bridge port");
        assertThat(trained().of(question, null).shares())
                .isEqualTo(trained().of(question, null).shares());
    }

    @Test
    void saysNothingWhereThereIsNothingToLearnFrom() {
        Classifier classifier = new Classifier(List.of(List.of(text("a b")), List.of()), List.of(text("c")), null);
        Classifier.Said said = classifier.of(text("a"), null);
        assertThat(said.share(0)).isZero();
        assertThat(said.againstNone(1)).isZero();
        assertThat(said.behind(1)).isZero();
    }

    @Test
    void keepsOutOfFoldersWithMoreFactsThanItsTableCanHold() {
        List<List<AnalyzedText>> facts = new ArrayList<>();
        for (int i = 0; i < 401; i++) {
            facts.add(List.of(text("w" + i + " x")));
        }
        assertThat(new Classifier(facts, List.of(), null).of(text("w7 x"), null).share(7))
                .isZero();
    }
}

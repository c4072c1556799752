package org.factbot.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellerTest {
    private final Speller speller = new Speller();

    @BeforeEach
    void learn() {
        speller.learn("karimi", true);
        speller.learn("vandermeer", true);
        speller.learn("harbour", false);
        speller.learn("ships", false);
        speller.learn("ada", true);
        speller.know("harbinger");
    }

    @Test
    void aNameMayHaveOneWrongLetterAndALongOneTwo() {
        assertThat(speller.nearest("karimy")).contains("karimi");
        assertThat(speller.nearest("karmy")).isEmpty();
        assertThat(speller.nearest("vandemer")).contains("vandermeer");
        assertThat(speller.nearest("vandmr")).isEmpty();
    }

    @Test
    void swappedNeighboursAreOneEdit() {
        assertThat(speller.nearest("kairmi")).contains("karimi");
        assertThat(speller.nearest("harbuor")).contains("harbour");
    }

    @Test
    void anOrdinaryWordNeedsSixLettersAndForgivesOne() {
        assertThat(speller.nearest("harbor")).contains("harbour");
        assertThat(speller.nearest("harbr")).isEmpty();
        assertThat(speller.nearest("shipz")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ad", "adb", "2025", "12345678", "karim1"})
    void shortWordsAndNumbersAreNeverTouched(String word) {
        assertThat(speller.nearest(word)).isEmpty();
    }

    @Test
    void knownWordsStayAndNothingIsCorrectedToAWordMerelyKnown() {
        assertThat(speller.nearest("harbour")).isEmpty();
        assertThat(speller.nearest("harbinger")).isEmpty();
        assertThat(speller.nearest("harbingr")).isEmpty();
    }

    @Test
    void theFirstLetterIsTrusted() {
        assertThat(speller.nearest("garimi")).isEmpty();
    }

    @Test
    void ofEquallyNearWordsTheFirstInTheAlphabetIsTakenWhateverTheOrder() {
        Speller other = new Speller();
        other.learn("marten", true);
        other.learn("marlen", true);
        assertThat(other.nearest("marben")).contains("marlen");
    }
}

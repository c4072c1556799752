package org.factbot.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhrasesTest {
    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    @Test
    void theLongestRunWinsAndRunsNeverOverlap() {
        Phrases<String> phrases = new Phrases<>();
        phrases.add(words("port"), "port");
        phrases.add(words("port lind harbour"), "harbour");
        phrases.add(words("harbour master"), "master");
        assertThat(phrases.in(words("the port lind harbour master of port")))
                .containsExactly(new Phrases.Match<>("harbour", 1, 4), new Phrases.Match<>("port", 6, 7));
    }

    @Test
    void aRunCutShortByTheEndIsNoMatch() {
        Phrases<String> phrases = new Phrases<>();
        phrases.add(words("port lind"), "lind");
        assertThat(phrases.in(words("the port"))).isEmpty();
        assertThat(phrases.startsWith(words("port"))).isFalse();
        assertThat(phrases.startsWith(words("port lind is"))).isTrue();
        assertThat(phrases.startsWith(List.of())).isFalse();
    }

    @Test
    void theFirstMeaningOfEqualRunsStays() {
        Phrases<String> phrases = new Phrases<>();
        phrases.add(words("port"), "first");
        phrases.add(words("port"), "second");
        assertThat(phrases.in(words("port"))).extracting(Phrases.Match::value).containsExactly("first");
    }

    @Test
    void anEmptyRunMeansNothing() {
        Phrases<String> phrases = new Phrases<>();
        phrases.add(List.of(), "nothing");
        assertThat(phrases.in(words("port"))).isEmpty();
    }
}

package org.factbot.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.factbot.knowledge.Language;
import org.factbot.question.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LuceneTermAnalyzerTest {
    private static final LuceneTermAnalyzer ANALYZER = new LuceneTermAnalyzer();

    private static List<String> terms(String text, Language language) {
        return ANALYZER.terms(text, language).stream().map(Term::text).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH, Recognised, recognises",
        "ENGLISH, café, CAFE",
        "ENGLISH, Lind's, Lind",
        "RUSSIAN, берёза, береза",
        "RUSSIAN, порта, порту",
        "PERSIAN, كشتي, کشتی",
        "PERSIAN, کشتی‌های, کشتی های",
        "PASHTO, ښځې, ښځي",
        "PASHTO, برګ, برگ",
        "PERSIAN, ۲۰۲۵, 2025",
    })
    void writingsOfOneWordAreOneTerm(Language language, String one, String other) {
        assertThat(terms(one, language)).isNotEmpty().isEqualTo(terms(other, language));
    }

    @Test
    void differentWordsStayDifferent() {
        assertThat(terms("harbour", Language.ENGLISH)).isNotEqualTo(terms("harvest", Language.ENGLISH));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTermKnowsItsPlaceInTheText(Language language) {
        String text = "When, 3 июля — بندرِ «کشتی‌ها» opened?";
        assertThat(ANALYZER.terms(text, language))
                .isNotEmpty()
                .allSatisfy(term ->
                        assertThat(text.substring(term.start(), term.end())).isEqualTo(term.surface()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aTextWithoutLettersOrDigitsHasNoTerms(Language language) {
        assertThat(ANALYZER.terms("", language)).isEmpty();
        assertThat(ANALYZER.terms(" —?! \u200c", language)).isEmpty();
    }

    @Test
    void stopWordsAreKept() {
        assertThat(terms("the ship of the line", Language.ENGLISH)).hasSize(5);
    }

    @Test
    void manyThreadsReadTheSame() {
        List<String> alone = terms("The harbours were opened", Language.ENGLISH);
        assertThat(IntStream.range(0, 200)
                        .parallel()
                        .mapToObj(i -> terms("The harbours were opened", Language.ENGLISH))
                        .toList())
                .allMatch(alone::equals);
    }
}

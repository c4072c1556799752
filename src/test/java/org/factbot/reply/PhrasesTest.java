package org.factbot.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.factbot.answer.Outcome;
import org.factbot.knowledge.Language;
import org.factbot.question.Manner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhrasesTest {
    private static final Pattern NAME = Pattern.compile("\\{[^}]*}");

    private static Map<String, Set<String>> shape(Language language) {
        Map<String, Set<String>> shape = new TreeMap<>();
        Phrases.of(language)
                .templates()
                .forEach((key, text) -> shape.put(
                        key,
                        NAME.matcher(text)
                                .results()
                                .map(MatchResult::group)
                                .collect(Collectors.toCollection(TreeSet::new))));
        return shape;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHoldsTheSameKeysAndPlaceholders(Language language) {
        assertThat(shape(language)).isEqualTo(shape(Language.ENGLISH));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noPhraseIsEmptyAndNoLatinNameStandsLooseInArabicScript(Language language) {
        Phrases.of(language).templates().forEach((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            assertThat(text.chars().filter(c -> c == '{').count())
                    .isEqualTo(text.chars().filter(c -> c == '}').count());
            if (language.rightToLeft()) {
                assertThat(NAME.matcher(text).replaceAll("")).as(key).doesNotContainPattern("[A-Za-z]");
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyReasonMannerAndMonthHasItsWords(Language language) {
        Set<String> keys = Phrases.of(language).templates().keySet();
        for (Outcome.Reason reason : Outcome.Reason.values()) {
            assertThat(keys).contains("abstain." + reason.code(), "short." + reason.code());
        }
        for (Manner manner : Manner.values()) {
            if (manner != Manner.QUESTION) {
                assertThat(keys)
                        .contains("courtesy." + manner.name().toLowerCase().replace('_', '-'));
            }
        }
        for (int month = 1; month <= 12; month++) {
            assertThat(Phrases.of(language).date(LocalDate.of(2025, month, 3))).isNotBlank();
        }
    }

    @Test
    void aDateReadsAsItsLanguageWritesIt() {
        LocalDate day = LocalDate.of(2025, 7, 3);
        assertThat(Phrases.of(Language.ENGLISH).date(day)).isEqualTo("3 July 2025");
        assertThat(Phrases.of(Language.RUSSIAN).date(day)).isEqualTo("3 июля 2025 г.");
        assertThat(Phrases.of(Language.PERSIAN).date(day)).isEqualTo("۳ جولای ۲۰۲۵");
        assertThat(Phrases.of(Language.PASHTO).date(day)).isEqualTo("د ۲۰۲۵ د جولای ۳");
    }

    @Test
    void aLatinNameInAPersianSentenceIsIsolated() {
        assertThat(Phrases.of(Language.PERSIAN).say("dismissed", "command", "/topics"))
                .contains("\u2068/topics\u2069");
        assertThat(Phrases.of(Language.ENGLISH).say("dismissed", "command", "/topics"))
                .contains(" /topics.");
    }

    @Test
    void aValueCannotCloseOurIsolateNorNameAnotherPlaceholder() {
        String said = Phrases.of(Language.PERSIAN).say("label.according", "who", "A\u2069{who}\u2068B");
        assertThat(said).isEqualTo("به گفتهٔ \u2068A{who}B\u2069");
    }

    @Test
    void aFaultOfOursIsNamed() {
        Phrases phrases = Phrases.of(Language.ENGLISH);
        assertThatThrownBy(() -> phrases.say("no.such")).hasMessageContaining("no.such");
        assertThatThrownBy(() -> phrases.say("dismissed")).hasMessageContaining("command");
    }
}

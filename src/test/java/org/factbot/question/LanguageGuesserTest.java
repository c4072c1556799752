package org.factbot.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.factbot.knowledge.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageGuesserTest {
    @ParameterizedTest
    @CsvSource({
        "When did it open?, ENGLISH",
        "Когда открыли порт?, RUSSIAN",
        "بندر چه وقت باز شد؟, PERSIAN",
        "بندر څه وخت پرانیستل شو؟, PASHTO",
        "ولې په کابل کې, PASHTO",
        "در کابل چرا, PERSIAN",
    })
    void scriptsLettersAndSmallWordsTellTheLanguage(String text, Language language) {
        assertThat(LanguageGuesser.guess(text)).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "123 ?!", "🙂🙂", "你好吗", "\ud83d"})
    void englishIsGuessedWhereNothingIsSeen(String text) {
        assertThat(LanguageGuesser.guess(text)).isEqualTo(Language.ENGLISH);
    }

    @Test
    void oneLetterThatPersianBorrowsDoesNotMakePashto() {
        assertThat(LanguageGuesser.guess("مسئول این بندر که است")).isEqualTo(Language.PERSIAN);
    }

    @Test
    void aForeignNameDoesNotChangeTheLanguage() {
        assertThat(LanguageGuesser.guess("Что сказала Farzana Rezaie журналистам?"))
                .isEqualTo(Language.RUSSIAN);
        assertThat(LanguageGuesser.guess("What does the word мэр mean in this text?"))
                .isEqualTo(Language.ENGLISH);
    }
}

package org.factbot.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.factbot.index.LuceneTermAnalyzer;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.reply.HarbourStory;
import org.factbot.testing.LighthouseStory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionAnalyzerTest {
    private static final FactBase BASE = LighthouseStory.withPhrasings();
    private static final QuestionAnalyzer ANALYZER = new QuestionAnalyzer(BASE, new LuceneTermAnalyzer());
    private static final QuestionAnalyzer HARBOUR = new QuestionAnalyzer(HarbourStory.base(), new LuceneTermAnalyzer());

    private static AnalyzedQuestion read(String text) {
        return ANALYZER.analyze(Question.of(text));
    }

    private static List<String> keys(AnalyzedQuestion question) {
        return question.text().tokens().stream()
                .filter(Token::informative)
                .map(Token::key)
                .toList();
    }

    private static List<String> strangers(String text) {
        return read(text).text().tokens().stream()
                .filter(token -> token.kind() == Token.Kind.STRANGER)
                .map(Token::surface)
                .toList();
    }

    @Test
    void aNameIsOneTokenAndHidesItsWords() {
        assertThat(read("What did Farzana Lindqvist say?").text().entities()).containsExactly("farzana");
        assertThat(keys(read("What did Farzana Lindqvist say?"))).containsExactly("@farzana");
    }

    @Test
    void anAliasIsItsEntityAndADescriptiveOneKeepsItsWords() {
        assertThat(keys(read("What did Bruno say?"))).containsExactly("@bruno");
        AnalyzedQuestion described = read("What did the keeper of the flame say?");
        assertThat(described.text().entities()).containsExactly("farzana");
        assertThat(keys(described)).contains("@farzana", "keeper", "flame");
    }

    @Test
    void wordsOfTheVocabularyAreReadAsTheFirstOfTheirGroup() {
        List<String> canonical = keys(read("When was the tower opened?"));
        assertThat(keys(read("When was the tower inaugurated?"))).isEqualTo(canonical);
        assertThat(keys(read("When they took into service the tower?"))).containsAll(canonical);
    }

    @Test
    void aMistypedNameIsReadAsTheNameAndToldSo() {
        AnalyzedQuestion question = read("What did Farzna Lindqvst say?");
        assertThat(question.text().entities()).containsExactly("farzana");
        assertThat(question.corrected()).hasSize(2);
    }

    @Test
    void namesThatNobodyKnowsAreStrangers() {
        assertThat(strangers("What did Zebedee say about the lamp?")).containsExactly("Zebedee");
        assertThat(strangers("Did Norway pay for the lamp?")).containsExactly("Norway");
        assertThat(strangers("did norway pay for the lamp?")).containsExactly("norway");
        assertThat(strangers("What did Bruno Holtermann say about the Lamp?")).isEmpty();
    }

    @Test
    void aShoutedQuestionIsNotFullOfStrangers() {
        assertThat(strangers("WHO BUILT THIS ENORMOUS THING?")).isEmpty();
    }

    @Test
    void theQuestionIsFoundInARamblingMessage() {
        String text = "My cousin and I were walking the dog along the beach last weekend and it rained a lot and we got"
                + " very wet and cold. Who designed the tower? We had soup afterwards and it was lovely, thank goodness.";
        assertThat(read(text).focus()).isEqualTo("Who designed the tower?");
    }

    @Test
    void tenThousandCharactersAreNoFailure() {
        assertThat(keys(read("Who designed the tower? " + "bla ".repeat(2_500))))
                .isNotEmpty();
        assertThat(read("x".repeat(10_000)).manner()).isEqualTo(Manner.QUESTION);
        assertThat(read("🙂".repeat(5_000)).manner()).isEqualTo(Manner.NOISE);
        assertThat(read("a" + "🙂".repeat(5_000)).focus()).doesNotContain("\ufffd");
    }

    @Test
    void controlCharactersAndByteOrderMarksDoNotChangeTheQuestion() {
        assertThat(keys(read("\ufeffWho\u0000designed\u0007 the\ttower?")))
                .isEqualTo(keys(read("Who designed the tower?")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "🙂🙂🙂", "???", "\u200c", "\ud83d", "\u0000"})
    void aTextWithoutWordsIsNoise(String text) {
        assertThat(read(text).manner()).isEqualTo(Manner.NOISE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,000,000,000,000,000,000,000,000 ships",
                "31.02.2025",
                "99/99/9999",
                "\ud83dtower\ude00",
                "ﷺﷺﷺﷺ",
                "%s %d {0} $1 \\",
            })
    void noTextMakesItFail(String text) {
        for (Language language : Language.values()) {
            assertThat(ANALYZER.analyze(Question.of(text, language)).focus()).isNotNull();
        }
    }

    @Test
    void firstWrittenWithADigitIsStillADayOfTheMonth() {
        assertThat(read("What happened on 1st July?").text().values()).containsExactly("#d07-01");
        assertThat(read("What happened on July 1st?").text().values()).containsExactly("#d07-01");
        assertThat(read("What happened on the 1st of July?").text().values()).containsExactly("#d07-01");
        assertThat(keys(read("the 1st tower"))).contains("first");
    }

    @Test
    void mayWithItsYearIsAMonthAndAYear() {
        assertThat(read("What happened in May 2025?").text().values()).containsExactly("#m05", "#y2025");
        assertThat(read("What happened on 3 May 2025?").text().values()).containsExactly("#d05-03", "#y2025");
    }

    @Test
    void arabicAndPersianLettersAndJoinersGiveTheSameTokens() {
        List<String> persian =
                HARBOUR
                        .analyze(Question.of("شهردار کشتی‌های خارجی را چه گفت؟", Language.PERSIAN))
                        .text()
                        .tokens()
                        .stream()
                        .map(Token::key)
                        .toList();
        List<String> arabic =
                HARBOUR
                        .analyze(Question.of("شهردار كشتي های خارجي را چه گفت؟", Language.PERSIAN))
                        .text()
                        .tokens()
                        .stream()
                        .map(Token::key)
                        .toList();
        assertThat(persian).isNotEmpty();
        assertThat(arabic).isEqualTo(persian);
    }

    @Test
    void aStatedLanguageIsBelievedUnlessTheScriptSaysOtherwise() {
        assertThat(ANALYZER.analyze(Question.of("Who designed it?", Language.PERSIAN))
                        .language())
                .isEqualTo(Language.ENGLISH);
        assertThat(ANALYZER.analyze(Question.of("بندر", Language.PASHTO)).language())
                .isEqualTo(Language.PASHTO);
        assertThat(ANALYZER.analyze(Question.of("2025?", Language.RUSSIAN)).language())
                .isEqualTo(Language.RUSSIAN);
    }

    @Test
    void aFollowUpLeansOnTheLastAnswerAndSaysSo() {
        Question.Turn turn = new Question.Turn(List.of("bruno"), Language.ENGLISH);
        AnalyzedQuestion question =
                ANALYZER.analyze(Question.of("And what else did he say?").after(turn));
        assertThat(question.text().entities()).contains("bruno");
        assertThat(question.assumed()).contains("Bruno Holtermann");
        assertThat(read("And what else did he say?").assumed()).isEmpty();
    }

    @Test
    void aBareAskingWordLeansOnTheStatementOfTheLastAnswer() {
        Question.Turn turn = new Question.Turn(List.of("storm"), Language.ENGLISH);
        AnalyzedQuestion question = ANALYZER.analyze(Question.of("When?").after(turn));
        assertThat(keys(question)).contains("storm");
        assertThat(question.assumed()).contains("A storm destroyed the wooden beacon in November 1914.");
    }

    @Test
    void aQuestionThatNamesSomebodyOrALastFactThatIsGoneIsLeftAlone() {
        Question.Turn bruno = new Question.Turn(List.of("bruno"), Language.ENGLISH);
        Question.Turn gone = new Question.Turn(List.of("gone"), Language.ENGLISH);
        assertThat(ANALYZER.analyze(Question.of("And Farzana Lindqvist?").after(bruno))
                        .assumed())
                .isEmpty();
        assertThat(ANALYZER.analyze(Question.of("When?").after(gone)).assumed()).isEmpty();
        assertThat(ANALYZER.analyze(Question.of("Thanks!").after(bruno)).assumed())
                .isEmpty();
    }

    @Test
    void aCourtesyOfTheFolderIsHeard() {
        assertThat(read("ahoy there matey").manner()).isEqualTo(Manner.GREETING);
    }

    @Test
    void aTurkishDefaultLocaleChangesNothing() {
        String text = "WHICH CITIZENS DID BRUNO HOLTERMANN IRRITATE IN JULY?";
        AnalyzedQuestion usual = read(text);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(new QuestionAnalyzer(BASE, new LuceneTermAnalyzer()).analyze(Question.of(text)))
                    .isEqualTo(usual);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(usual.text().entities()).containsExactly("bruno");
    }
}

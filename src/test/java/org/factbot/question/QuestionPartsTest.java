package org.factbot.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.factbot.index.LuceneTermAnalyzer;
import org.factbot.knowledge.Language;
import org.factbot.testing.LighthouseStory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many questions a message holds. */
class QuestionPartsTest {
    private static final QuestionAnalyzer ANALYZER =
            new QuestionAnalyzer(LighthouseStory.withPhrasings(), new LuceneTermAnalyzer());

    private static List<String> parts(String text) {
        return ANALYZER.parts(Question.of(text)).stream().map(Question::text).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When was it opened and what did Bruno say about it? | When was it opened | what did Bruno say about it?",
                "Who is Bruno? And where was Farzana when she spoke? | Who is Bruno? | And where was Farzana when she spoke?",
                "Why did they build it, and which part was first? | Why did they build it | which part was first?",
                "who designed it and also how tall is the tower | who designed it | how tall is the tower",
                "Who designed it; and how tall is the tower? | Who designed it | how tall is the tower?",
                "Did the storm destroy the beacon, and is it true that Bruno complained? "
                        + "| Did the storm destroy the beacon | is it true that Bruno complained?",
                "Tell me who designed it and can you tell me in what year it was opened? "
                        + "| Tell me who designed it | in what year it was opened?",
                "Кто построил башню и что сказал Бруно? | Кто построил башню | что сказал Бруно?",
                "Кто такой Бруно? А где была Фарзана? | Кто такой Бруно? | А где была Фарзана?",
                "Когда открыли маяк, а также в каком году сгорел старый? | Когда открыли маяк | в каком году сгорел старый?",
                "برج چه وقت باز شد و برونو چه گفت؟ | برج چه وقت باز شد | برونو چه گفت؟",
                "فرزانه کیست؟ برونو چرا شکایت کرد؟ | فرزانه کیست؟ | برونو چرا شکایت کرد؟",
                "برج کله جوړ شو او برونو څه وویل؟ | برج کله جوړ شو | برونو څه وویل؟",
            })
    void twoQuestionsAreToldApart(String text, String first, String second) {
        assertThat(parts(text)).containsExactly(first, second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What did Farzana and Bruno say?",
                "Which countries deal with the council and accept its keepers?",
                "Which keepers came and did nothing?",
                "When and where was the lighthouse opened?",
                "How and why was it opened?",
                "In which town and in what year was it opened?",
                "When was it opened and by whom?",
                "Did the storm destroy the beacon and why?",
                "Hi, I have a question. When was the lighthouse opened?",
                "Hello! How are you? Can you help me? When was the lighthouse opened?",
                "Bruno complained about the foghorn. What did he say?",
                "Bruno complained and what did he say?",
                "bruno said smth about the foghorn?? what was it exactly",
                "Really? Is that so? When was the lighthouse opened?",
                "Who asked \"who will pay and who will clean it\" that day?",
                "\"Who will pay? And who will clean it?\" Who said this?",
                "So my aunt lives near the coast and she told me over dinner that the keepers are all very angry about it,"
                        + " she would not stop. Who are they? What did they want?",
                "Что сказали Фарзана и Бруно?",
                "Когда и где открыли маяк?",
                "Здравствуйте! У меня вопрос. Когда открыли маяк?",
                "فرزانه و برونو چه گفتند؟",
                "چه وقت و در کجا باز شد؟",
                "کدام کشورها با شورا کار می‌کنند و سفیر می‌پذیرند؟",
                "فرزانه او برونو څه وویل؟",
                "کله او چېرته جوړ شو؟",
                "lighthouse opening date and cost",
                "Thank you! And goodbye!",
                "",
                "and and and ? ؟ ;",
            })
    void oneQuestionStaysWhole(String text) {
        assertThat(parts(text)).containsExactly(text);
    }

    @Test
    void aStatementThatNamesSomebodyStaysWithTheQuestionItLeadsTo() {
        assertThat(parts("How tall is the tower? I read of Bruno. What did he say?"))
                .containsExactly("How tall is the tower?", "I read of Bruno. What did he say?");
        assertThat(parts("I am from Tver. How tall is the tower? Who designed it?"))
                .containsExactly("How tall is the tower?", "Who designed it?");
    }

    @Test
    void whatAnEditorWroteDownForOneFactIsOneQuestion() {
        assertThat(parts("WHEN was the lighthouse opened")).hasSize(1);
        assertThat(parts("When was the lighthouse opened? How tall is the tower?"))
                .hasSize(2);
    }

    @Test
    void partsAreInTheLanguageOfTheWholeAndKnowWhatWasSpokenOfBefore() {
        Question.Turn turn = new Question.Turn(List.of("cost"), Language.PERSIAN);
        assertThat(ANALYZER.parts(
                        Question.of("برج چه وقت باز شد و برونو چه گفت؟").after(turn)))
                .hasSize(2)
                .allSatisfy(part -> {
                    assertThat(part.language()).contains(Language.PERSIAN);
                    assertThat(part.before()).contains(turn);
                });
    }

    @Test
    void whoWasNamedInTheSameMessageIsMeantByAPronoun() {
        Question.Turn named = new Question.Turn(List.of("cost"), List.of("bruno"), Language.ENGLISH);
        AnalyzedQuestion leaning = ANALYZER.analyze(
                Question.of("Why did he complain so loudly about noise?").after(named));
        assertThat(leaning.text().entities()).containsExactly("bruno");
        assertThat(leaning.assumed()).contains("Bruno Holtermann");
        assertThat(ANALYZER.pointsBack(ANALYZER.analyze(Question.of("Why did he complain?"))))
                .isTrue();
        assertThat(ANALYZER.pointsBack(ANALYZER.analyze(Question.of("Why did Bruno complain, does he say?"))))
                .isFalse();
    }
}

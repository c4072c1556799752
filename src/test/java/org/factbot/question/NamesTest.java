package org.factbot.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.factbot.index.LuceneTermAnalyzer;
import org.factbot.knowledge.Language;
import org.junit.jupiter.api.Test;

/** Names that share a stem with other words; each was once found where it was not. */
class NamesTest {
    private static final LuceneTermAnalyzer TERMS = new LuceneTermAnalyzer();

    private static Names names(Language language, String... namesAndEntities) {
        Names names = new Names(language, Lexicon.of(language)::isStop);
        for (int i = 0; i < namesAndEntities.length; i += 2) {
            names.add(TERMS.terms(namesAndEntities[i], language), namesAndEntities[i + 1], false);
        }
        return names;
    }

    private static List<String> found(Names names, String text, Language language) {
        List<Term> terms = TERMS.terms(text, language);
        return names.in(terms, terms.stream().map(Term::text).toList()).stream()
                .map(match -> match.value().entity())
                .toList();
    }

    @Test
    void whatIsUsedIsNotTheUs() {
        Names names = names(Language.ENGLISH, "US", "america", "Rezaie", "rezaie");
        for (String text : List.of("who used it", "is it useful", "the uses of it", "tell us more", "using it")) {
            assertThat(found(names, text, Language.ENGLISH)).as(text).isEmpty();
        }
        assertThat(found(names, "What did the US say?", Language.ENGLISH)).containsExactly("america");
        assertThat(found(names, "What is the US's view?", Language.ENGLISH)).containsExactly("america");
        assertThat(found(names, "rezaie's words", Language.ENGLISH)).containsExactly("rezaie");
    }

    @Test
    void theEmirateIsNotTheEmirates() {
        Names names = names(Language.ENGLISH, "Emirates", "uae", "Emirate", "taliban", "Saudi", "saudi");
        assertThat(found(names, "the Emirate's envoy", Language.ENGLISH)).containsExactly("taliban");
        assertThat(found(names, "the Emirates, they say", Language.ENGLISH)).containsExactly("uae");
        assertThat(found(names, "what the Saudis did", Language.ENGLISH)).containsExactly("saudi");
        assertThat(found(names(Language.ENGLISH, "Emirates", "uae"), "an emir", Language.ENGLISH))
                .isEmpty();
    }

    @Test
    void russianNamesBendAndAreNotOtherWords() {
        Names names = names(Language.RUSSIAN, "Дели", "india", "Кабул", "kabul", "Кабулов", "kabulov");
        assertThat(found(names, "В чём тут дело?", Language.RUSSIAN)).isEmpty();
        assertThat(found(names, "Что сказал Кабулов?", Language.RUSSIAN)).containsExactly("kabulov");
        assertThat(found(names, "Что решили в Кабуле и Дели?", Language.RUSSIAN))
                .containsExactly("kabul", "india");
    }

    @Test
    void persianNamesTakeEndingsAndKeyboardsMixUpLetters() {
        Names names = names(Language.PERSIAN, "امارات", "uae", "کابل", "kabul");
        assertThat(found(names, "آمار تجارت", Language.PERSIAN)).isEmpty();
        assertThat(found(names, "كابل چه گفت", Language.PERSIAN)).containsExactly("kabul");
    }

    @Test
    void theLongerNameWinsAndWhatIsNoNameLeavesRoomForAShorterOne() {
        Names names = names(Language.ENGLISH, "New Delhi", "city", "Delhi", "state", "New Delhis", "other");
        assertThat(found(names, "in New Delhi", Language.ENGLISH)).containsExactly("city");
        assertThat(found(names, "in Delhi", Language.ENGLISH)).containsExactly("state");
    }
}

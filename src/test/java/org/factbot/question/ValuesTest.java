package org.factbot.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.factbot.knowledge.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private static List<String> keys(String text, Language language) {
        return new Values(Lexicon.of(language))
                .in(text).stream().map(Values.Found::key).toList();
    }

    private static List<String> keys(String text) {
        return keys(text, Language.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on 3 July",
                "on the 3rd of July",
                "July 3",
                "on July 3rd",
                "JULY 3RD",
                "3 jul",
                "the 3rd day of July",
            })
    void theSameDayIsTheSameValueHoweverItIsWorded(String text) {
        assertThat(keys(text)).containsExactly("#d07-03");
    }

    @ParameterizedTest
    @ValueSource(strings = {"03.07.2025", "3/7/2025", "3.7.25", "2025-07-03", "2025-7-3", "۰۳.۰۷.۲۰۲۵", "٣/٧/٢٠٢٥"})
    void aWholeDateIsItsDayAndItsYear(String text) {
        assertThat(keys("on " + text + ", they say")).containsExactly("#d07-03", "#y2025");
    }

    @Test
    void aWordedDateWithItsYearIsTheSameDayAndYear() {
        assertThat(keys("July 3rd, 2025")).containsExactly("#d07-03", "#y2025");
        assertThat(keys("3 July 2025")).containsExactly("#d07-03", "#y2025");
    }

    @Test
    void whichOfSeveralIsNoNumberAndADecadeNoYear() {
        assertThat(keys("the second and the 5th of them")).containsExactly("#o2", "#o5");
        assertThat(keys("two of 5")).containsExactly("#n2", "#n5");
        assertThat(keys("in the 1980s or 1990’s")).containsExactly("#e198", "#e199");
        assertThat(keys("в третий раз", Language.RUSSIAN)).containsExactly("#o3");
    }

    @Test
    void aMonthBesideAYearIsNoDay() {
        assertThat(keys("in July 2025")).containsExactly("#m07", "#y2025");
    }

    @Test
    void daysAreFoundInRussianAndPersian() {
        assertThat(keys("Что было 3 июля?", Language.RUSSIAN)).containsExactly("#d07-03");
        assertThat(keys("3-го июля 2025 года", Language.RUSSIAN)).containsExactly("#d07-03", "#y2025");
        assertThat(keys("۳ جولای ۲۰۲۵", Language.PERSIAN)).containsExactly("#d07-03", "#y2025");
    }

    @ParameterizedTest
    @CsvSource({
        "20 years, #n20",
        "twenty years, #n20",
        "two decades, #n20",
        "since 1996, #y1996",
        "1699 ships, #n1699",
        "2101 ships, #n2101",
        "'1,200 ships', #n1200",
        "41 000 000 crowns, #n41000000",
        "the 2nd one, #o2",
    })
    void numbersAndYearsAreToldApart(String text, String key) {
        assertThat(keys(text)).containsExactly(key);
    }

    @Test
    void aDayThatDoesNotExistIsReadAsItsNumbers() {
        assertThat(keys("31.02.2025")).contains("#n31", "#y2025").noneMatch(key -> key.startsWith("#d"));
        assertThat(keys("2025-13-45")).contains("#y2025").noneMatch(key -> key.startsWith("#d"));
    }

    @Test
    void aDayBeyondTheThirtyFirstLeavesTheMonth() {
        assertThat(keys("45 July")).contains("#m07").noneMatch(key -> key.startsWith("#d"));
    }

    @Test
    void numbersTooLongForUsAreNoFailure() {
        assertThat(keys("1,000,000,000,000,000,000,000,000 ships in 2025")).contains("#y2025");
        assertThat(keys("9".repeat(300) + " ships in 2025")).contains("#y2025");
    }

    @Test
    void placesAreThoseOfTheTextAndNeverOverlap() {
        String text = "From 2003 to July 3rd 2025, 20 ships";
        int end = 0;
        for (Values.Found found : new Values(Lexicon.of(Language.ENGLISH)).in(text)) {
            assertThat(found.start()).isGreaterThanOrEqualTo(end);
            end = found.end();
        }
        assertThat(new Values(Lexicon.of(Language.ENGLISH)).in(text))
                .anySatisfy(found ->
                        assertThat(text.substring(found.start(), found.end())).isEqualTo("July 3rd"));
    }

    @Test
    void theFirstDayNeedsAYear() {
        assertThat(Values.firstDay(Set.of("#d07-03"))).isEmpty();
        assertThat(Values.firstDay(Set.of("#d07-03", "#y2025"))).contains(LocalDate.of(2025, 7, 3));
        assertThat(Values.firstDay(Set.of("#m10", "#y2025"))).contains(LocalDate.of(2025, 10, 1));
        assertThat(Values.firstDay(Set.of("#y2026"))).contains(LocalDate.of(2026, 1, 1));
        assertThat(Values.firstDay(Set.of("#d02-29", "#y2025"))).isEmpty();
    }
}

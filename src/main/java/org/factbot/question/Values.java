package org.factbot.question;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds dates, years and numbers, so that "3 July", "July 3rd" and "03.07.2025" are the same value. Keys: {@code #d07-03}
 * a day of the year, {@code #m07} a month, {@code #y2025} a year, {@code #e198} a decade, {@code #o2} the second of several, {@code #n20} any other
 * number. Stateless.
 */
final class Values {
    /** A value and where it stands: UTF-16 offsets, end exclusive. */
    record Found(String key, int start, int end) {}

    private static final Pattern DECADE = Pattern.compile("\\b((?:1[7-9]|20)\\d)0['’]?s\\b");
    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{1,2})-(\\d{1,2})\\b");
    private static final Pattern DOTTED = Pattern.compile("\\b(\\d{1,2})[./](\\d{1,2})[./](\\d{4}|\\d{2})\\b");
    private static final Pattern NUMBER =
            Pattern.compile("\\b(\\d{1,3}(?:[,\u00a0 ]\\d{3})+|\\d{1,15})(st|nd|rd|th)?\\b");

    private static final Pattern DAY_BEFORE =
            Pattern.compile("(?:^|\\D)(\\d{1,2})(?:st|nd|rd|th|-?го|-?е)?(?:\\s+(?:of|day of))?\\s*$");
    private static final Pattern DAY_AFTER = Pattern.compile("^\\s*(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)");
    private static final Pattern ORDINAL = Pattern.compile("^(?:st|nd|rd|th)");

    /** A longer number is nobody's count and would not fit a {@code long}; it is read as no value. */
    private static final int MOST_DIGITS = 15;

    private final Lexicon lexicon;

    Values(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The values of a text in order of their place, never overlapping. */
    List<Found> in(String original) {
        String text = westernDigits(original);
        List<Found> found = new ArrayList<>();
        boolean[] taken = new boolean[text.length()];
        boolean digits = digits(text);
        if (digits) {
            Matcher decade = DECADE.matcher(text);
            while (decade.find()) {
                add("#e" + decade.group(1), decade.start(), decade.end(), taken, found);
            }
            date(ISO.matcher(text), 1, 2, 3, text, taken, found);
            date(DOTTED.matcher(text), 3, 2, 1, text, taken, found);
        }
        wordedDates(text, taken, found);
        Matcher number = NUMBER.matcher(text);
        while (digits && number.find()) {
            if (free(taken, number.start(), number.end())) {
                String written = number.group(1).replaceAll("\\D", "");
                if (written.length() > MOST_DIGITS) {
                    continue;
                }
                long value = Long.parseLong(written);
                boolean year = written.length() == 4 && value >= 1700 && value <= 2100;
                String sort = number.group(2) != null ? "#o" : year ? "#y" : "#n";
                add(sort + value, number.start(), number.end(), taken, found);
            }
        }
        for (Lexicon.NumberWord word : lexicon.numberWords(text)) {
            if (free(taken, word.start(), word.end())) {
                add("#n" + word.value(), word.start(), word.end(), taken, found);
            }
        }
        for (Lexicon.NumberWord word : lexicon.ordinalWords(text)) {
            if (free(taken, word.start(), word.end())) {
                add("#o" + word.value(), word.start(), word.end(), taken, found);
            }
        }
        found.sort((a, b) -> Integer.compare(a.start(), b.start()));
        return found;
    }

    private static boolean digits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    private void wordedDates(String text, boolean[] taken, List<Found> found) {
        for (Lexicon.Month month : lexicon.months(text)) {
            Matcher before = DAY_BEFORE.matcher(text.substring(0, month.start()));
            Matcher after = DAY_AFTER.matcher(text.substring(month.end()));
            int day = 0;
            int start = month.start();
            int end = month.end();
            if (before.find()) {
                day = Integer.parseInt(before.group(1));
                start = before.start(1);
            } else if (after.find()) {
                day = Integer.parseInt(after.group(1));
                end = month.end() + after.end(1);
                Matcher ordinal = ORDINAL.matcher(text.substring(end));
                end += ordinal.find() ? ordinal.end() : 0;
            }
            if (day >= 1 && day <= 31 && free(taken, start, end)) {
                add(String.format(Locale.ROOT, "#d%02d-%02d", month.number(), day), start, end, taken, found);
            } else if (free(taken, month.start(), month.end())) {
                add(String.format(Locale.ROOT, "#m%02d", month.number()), month.start(), month.end(), taken, found);
            }
        }
    }

    private static void date(
            Matcher matcher, int year, int month, int day, String text, boolean[] taken, List<Found> found) {
        while (matcher.find()) {
            int y = Integer.parseInt(matcher.group(year));
            try {
                LocalDate date = LocalDate.of(
                        y < 100 ? 2000 + y : y,
                        Integer.parseInt(matcher.group(month)),
                        Integer.parseInt(matcher.group(day)));
                if (free(taken, matcher.start(), matcher.end())) {
                    add(
                            String.format(Locale.ROOT, "#d%02d-%02d", date.getMonthValue(), date.getDayOfMonth()),
                            matcher.start(),
                            matcher.end(),
                            taken,
                            found);
                    found.add(new Found("#y" + date.getYear(), matcher.start(), matcher.end()));
                }
            } catch (DateTimeException notADate) {
                // 31.02.2025 and version numbers: their digits are read as plain numbers below.
            }
        }
    }

    private static boolean free(boolean[] taken, int start, int end) {
        for (int i = start; i < end; i++) {
            if (taken[i]) {
                return false;
            }
        }
        return true;
    }

    private static void add(String key, int start, int end, boolean[] taken, List<Found> found) {
        for (int i = start; i < end; i++) {
            taken[i] = true;
        }
        found.add(new Found(key, start, end));
    }

    /** Eastern Arabic and Persian digits as Western ones; one unit for one unit, so offsets hold. */
    private static String westernDigits(String text) {
        StringBuilder digits = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char zero = c >= '\u0660' && c <= '\u0669' ? '\u0660' : c >= '\u06f0' && c <= '\u06f9' ? '\u06f0' : 0;
            if (zero > 0) {
                digits = digits == null ? new StringBuilder(text) : digits;
                digits.setCharAt(i, (char) ('0' + c - zero));
            }
        }
        return digits == null ? text : digits.toString();
    }

    /** The first day of what a set of value keys names; empty where they name no year. */
    static java.util.Optional<LocalDate> firstDay(java.util.Set<String> keys) {
        int year = keys.stream()
                .filter(key -> key.startsWith("#y"))
                .mapToInt(key -> Integer.parseInt(key.substring(2)))
                .max()
                .orElse(0);
        if (year == 0) {
            return java.util.Optional.empty();
        }
        for (String key : keys) {
            if (key.startsWith("#d")) {
                try {
                    return java.util.Optional.of(LocalDate.of(
                            year, Integer.parseInt(key.substring(2, 4)), Integer.parseInt(key.substring(5, 7))));
                } catch (DateTimeException notInThatYear) {
                    return java.util.Optional.empty();
                }
            }
        }
        for (String key : keys) {
            if (key.startsWith("#m")) {
                return java.util.Optional.of(LocalDate.of(year, Integer.parseInt(key.substring(2)), 1));
            }
        }
        return java.util.Optional.of(LocalDate.of(year, 1, 1));
    }
}

package org.factbot.question;

import java.util.Set;
import org.factbot.knowledge.Language;

/** Tells the language of a text by its script and, for the Arabic script, by letters and words only Pashto has. */
final class LanguageGuesser {
    private static final String PASHTO_LETTERS = "ټډړږښګڼېۍئځڅ";
    private static final Set<String> PASHTO_WORDS =
            Set.of("د", "په", "کې", "چې", "دی", "ده", "څه", "ولې", "کله", "چا", "یې", "وو", "نه", "له", "ته", "سره");
    private static final Set<String> PERSIAN_WORDS =
            Set.of("در", "از", "که", "را", "است", "این", "آن", "برای", "چه", "چرا", "با", "به", "می", "بود", "شد");

    private LanguageGuesser() {}

    /** The likeliest language; English where nothing else is seen. */
    static Language guess(String text) {
        int arabic = 0;
        int cyrillic = 0;
        int latin = 0;
        int pashto = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 128) {
                latin += Character.isLetter(c) ? 1 : 0;
                continue;
            }
            switch (Character.UnicodeScript.of(c)) {
                case ARABIC -> {
                    arabic++;
                    pashto += c < 0x10000 && PASHTO_LETTERS.indexOf(c) >= 0 ? 1 : 0;
                }
                case CYRILLIC -> cyrillic++;
                case LATIN -> latin++;
                default -> {
                    // Digits, punctuation and other scripts say nothing.
                }
            }
        }
        if (arabic > 0 && arabic >= cyrillic && arabic * 2 >= latin) {
            long pashtoWords = 0;
            long persianWords = 0;
            for (String word : text.split("[^\\p{L}\\p{M}]+")) {
                pashtoWords += PASHTO_WORDS.contains(word) ? 1 : 0;
                persianWords += PERSIAN_WORDS.contains(word) ? 1 : 0;
            }
            // "ئ" also stands in Persian words, so one letter alone does not outweigh Persian words.
            return pashtoWords + pashto > persianWords ? Language.PASHTO : Language.PERSIAN;
        }
        return cyrillic > 0 && cyrillic * 2 >= latin ? Language.RUSSIAN : Language.ENGLISH;
    }
}

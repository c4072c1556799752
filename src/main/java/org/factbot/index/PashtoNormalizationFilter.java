package org.factbot.index;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Folds the Pashto letters that people type in place of each other: the five forms of ye, the two of gaf and of kaf. Runs
 * behind the Persian normalisation, which has already folded the Arabic forms.
 */
final class PashtoNormalizationFilter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    PashtoNormalizationFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        char[] buffer = term.buffer();
        for (int i = 0; i < term.length(); i++) {
            buffer[i] = switch (buffer[i]) {
                case 'ې', 'ۍ', 'ئ', 'ی', 'ى', 'ے' -> 'ي';
                case 'ګ' -> 'گ';
                case 'ڼ' -> 'ن';
                default -> buffer[i];
            };
        }
        return true;
    }
}

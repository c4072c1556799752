package org.factbot.index;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Folds letters that people type in place of each other. Not thread-safe; each chain has its own. */
final class LetterFoldingFilter extends TokenFilter {
    /** One letter for another. */
    interface Folding {
        char fold(char letter);
    }

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final Folding folding;

    LetterFoldingFilter(TokenStream input, Folding folding) {
        super(input);
        this.folding = folding;
    }

    /** Russian yo as ye, as most people type it. */
    static char yo(char letter) {
        return letter == 'ё' ? 'е' : letter;
    }

    /**
     * The five Pashto forms of ye, the two of gaf, and the retroflex n. Runs behind the Persian normalisation, which has
     * already folded the Arabic forms.
     */
    static char pashto(char letter) {
        return switch (letter) {
            case 'ې', 'ۍ', 'ئ', 'ی', 'ى', 'ے' -> 'ي';
            case 'ګ' -> 'گ';
            case 'ڼ' -> 'ن';
            default -> letter;
        };
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        char[] buffer = term.buffer();
        for (int i = 0; i < term.length(); i++) {
            buffer[i] = folding.fold(buffer[i]);
        }
        return true;
    }
}

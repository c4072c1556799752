package org.factbot.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fa.PersianCharFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.factbot.knowledge.Language;
import org.factbot.question.Term;
import org.factbot.question.TermAnalyzer;

/**
 * Cuts text into terms with one Lucene analysis chain a language. Stop words are kept: whether a word is one is for the
 * reader of the terms to say. Immutable and safe to call from any thread.
 */
public final class LuceneTermAnalyzer implements TermAnalyzer {
    private final Map<Language, Analyzer> chains = new EnumMap<>(Language.class);

    public LuceneTermAnalyzer() {
        chains.put(Language.ENGLISH, new Chain(Language.ENGLISH));
        chains.put(Language.PERSIAN, new Chain(Language.PERSIAN));
        chains.put(Language.PASHTO, new Chain(Language.PASHTO));
        chains.put(Language.RUSSIAN, new Chain(Language.RUSSIAN));
    }

    @Override
    public List<Term> terms(String text, Language language) {
        List<Term> terms = new ArrayList<>();
        try (TokenStream stream = chains.get(language).tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(new Term(
                        term.toString(),
                        text.substring(offset.startOffset(), offset.endOffset()),
                        offset.startOffset(),
                        offset.endOffset()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }

    private static final class Chain extends Analyzer {
        private final Language language;

        Chain(Language language) {
            this.language = language;
        }

        @Override
        protected java.io.Reader initReader(String field, java.io.Reader reader) {
            // The zero-width non-joiner separates word and ending in Persian; people type it, a space, or nothing.
            return language.rightToLeft() ? new PersianCharFilter(reader) : reader;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer source = new StandardTokenizer();
            TokenStream stream = new DecimalDigitFilter(new LowerCaseFilter(source));
            stream = switch (language) {
                case ENGLISH -> new PorterStemFilter(new EnglishPossessiveFilter(new ASCIIFoldingFilter(stream)));
                case PERSIAN ->
                    new PersianStemFilter(new PersianNormalizationFilter(new ArabicNormalizationFilter(stream)));
                // No stemmer for Pashto is known; folding letters that are typed in place of each other does most.
                case PASHTO ->
                    new LetterFoldingFilter(
                            new PersianNormalizationFilter(new ArabicNormalizationFilter(stream)),
                            LetterFoldingFilter::pashto);
                case RUSSIAN -> new RussianLightStemFilter(new LetterFoldingFilter(stream, LetterFoldingFilter::yo));
            };
            return new TokenStreamComponents(source, stream);
        }
    }
}

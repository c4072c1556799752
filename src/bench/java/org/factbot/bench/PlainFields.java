package org.factbot.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.StopwordAnalyzerBase;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Quote;

/**
 * One Lucene BM25 query over the fields that ours has, too: words, neighbouring pairs of them, and runs of four characters;
 * the ids of the first ten of the fifty best facts. The other yardstick.
 */
final class PlainFields {
    private static final String WORDS = "words";
    private static final String PAIRS = "pairs";
    private static final String RUNS = "runs";

    private final Map<String, Analyzer> analyzers =
            Map.of(WORDS, new EnglishAnalyzer(), PAIRS, new Cut(true), RUNS, new Cut(false));
    private final IndexSearcher searcher;

    /** English words, two by two or in runs of four characters. */
    private static final class Cut extends StopwordAnalyzerBase {
        private final boolean pairs;

        Cut(boolean pairs) {
            super(EnglishAnalyzer.getDefaultStopSet());
            this.pairs = pairs;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer source = new StandardTokenizer();
            TokenStream words = new PorterStemFilter(new StopFilter(new LowerCaseFilter(source), stopwords));
            if (!pairs) {
                return new TokenStreamComponents(source, new NGramTokenFilter(words, 4, 4, true));
            }
            ShingleFilter shingles = new ShingleFilter(words, 2, 2);
            shingles.setOutputUnigrams(false);
            return new TokenStreamComponents(source, shingles);
        }
    }

    PlainFields(FactBase base) throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        Analyzer all = new PerFieldAnalyzerWrapper(new EnglishAnalyzer(), analyzers);
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(all))) {
            for (Fact fact : base.facts()) {
                Document document = new Document();
                document.add(new StringField("id", fact.id(), Field.Store.YES));
                List<String> texts = new ArrayList<>(List.of(fact.statement()));
                fact.context().ifPresent(texts::add);
                fact.quotes().stream().map(Quote::text).forEach(texts::add);
                texts.addAll(fact.phrasings(Language.ENGLISH));
                for (String field : analyzers.keySet()) {
                    texts.forEach(text -> document.add(new TextField(field, text, Field.Store.NO)));
                }
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        searcher = new IndexSearcher(DirectoryReader.open(directory));
    }

    List<String> search(String question) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Map.Entry<String, Analyzer> field : analyzers.entrySet()) {
            Set<String> terms = new LinkedHashSet<>();
            try (TokenStream stream = field.getValue().tokenStream(field.getKey(), question)) {
                CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
                stream.reset();
                while (stream.incrementToken()) {
                    terms.add(term.toString());
                }
                stream.end();
            }
            terms.forEach(
                    term -> query.add(new TermQuery(new Term(field.getKey(), term)), BooleanClause.Occur.SHOULD));
        }
        StoredFields stored = searcher.storedFields();
        List<String> ids = new ArrayList<>();
        ScoreDoc[] hits = searcher.search(query.build(), 50).scoreDocs;
        for (int i = 0; i < Math.min(10, hits.length); i++) {
            ids.add(stored.document(hits[i].doc).get("id"));
        }
        return ids;
    }
}

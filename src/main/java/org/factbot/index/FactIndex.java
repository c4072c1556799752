package org.factbot.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.factbot.answer.AnalyzedBase;
import org.factbot.answer.Retriever;
import org.factbot.knowledge.Language;
import org.factbot.question.AnalyzedQuestion;
import org.factbot.question.AnalyzedText;
import org.factbot.question.Token;

/**
 * An in-memory index over one fact base: per language the canonical words, the neighbouring pairs of them and the runs of
 * characters of each fact. One Lucene document a fact, in the order of the base. Immutable and safe to call from any thread.
 */
public final class FactIndex implements Retriever {
    private static final FieldType COUNTED = new FieldType();

    static {
        COUNTED.setTokenized(true);
        COUNTED.setOmitNorms(false);
        COUNTED.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        COUNTED.freeze();
    }

    private final IndexSearcher searcher;

    public FactIndex(AnalyzedBase base) {
        try {
            ByteBuffersDirectory directory = new ByteBuffersDirectory();
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig().setRAMBufferSizeMB(64))) {
                for (AnalyzedBase.AnalyzedFact fact : base.facts()) {
                    writer.addDocument(document(fact));
                }
                // One segment: document numbers are the places of the facts, and searches touch one structure.
                writer.forceMerge(1);
            }
            searcher = new IndexSearcher(DirectoryReader.open(directory));
            searcher.setQueryCache(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document document(AnalyzedBase.AnalyzedFact fact) {
        Document document = new Document();
        for (Language language : Language.values()) {
            AnalyzedBase.Texts texts = fact.in(language);
            List<String> words = new ArrayList<>();
            List<String> pairs = new ArrayList<>();
            List<String> grams = new ArrayList<>();
            for (List<AnalyzedText> group : List.of(texts.own(), texts.phrasings())) {
                for (AnalyzedText text : group) {
                    text.tokens().forEach(token -> words.add(token.key()));
                    pairs.addAll(pairs(text));
                    grams.addAll(grams(text));
                }
            }
            add(document, "words_" + language.code(), words);
            add(document, "pairs_" + language.code(), pairs);
            add(document, "grams_" + language.code(), grams);
        }
        return document;
    }

    private static void add(Document document, String field, List<String> keys) {
        if (!keys.isEmpty()) {
            document.add(new Field(field, new KeyStream(keys), COUNTED));
        }
    }

    /** Neighbouring informative words, in alphabetical order, so that "ban lifted" is "lifted ban". */
    private static List<String> pairs(AnalyzedText text) {
        List<String> pairs = new ArrayList<>();
        String last = null;
        for (Token token : text.tokens()) {
            if (token.informative()) {
                if (last != null) {
                    pairs.add(last.compareTo(token.key()) <= 0 ? last + " " + token.key() : token.key() + " " + last);
                }
                last = token.key();
            }
        }
        return pairs;
    }

    /** Runs of four characters of each informative word with its borders, shorter words whole. */
    private static List<String> grams(AnalyzedText text) {
        List<String> grams = new ArrayList<>();
        for (Token token : text.tokens()) {
            if (token.kind() == Token.Kind.WORD) {
                String word = "<" + token.key() + ">";
                for (int i = 0; i + 4 <= word.length(); i++) {
                    grams.add(word.substring(i, i + 4));
                }
            }
        }
        return grams;
    }

    @Override
    public List<Candidate> retrieve(AnalyzedQuestion question, int limit) {
        String language = question.language().code();
        AnalyzedText text = question.text();
        Set<String> words = new LinkedHashSet<>();
        text.tokens().forEach(token -> words.add(token.key()));
        Map<Integer, double[]> scores = new TreeMap<>();
        search("words_" + language, words, limit, scores, 0);
        search("pairs_" + language, new LinkedHashSet<>(pairs(text)), limit, scores, 1);
        search("grams_" + language, new LinkedHashSet<>(grams(text)), limit, scores, 2);
        double[] best = new double[3];
        scores.values().forEach(views -> {
            for (int view = 0; view < 3; view++) {
                best[view] = Math.max(best[view], views[view]);
            }
        });
        return scores.entrySet().stream()
                .map(entry -> new Candidate(
                        entry.getKey(),
                        share(entry.getValue()[0], best[0]),
                        share(entry.getValue()[1], best[1]),
                        share(entry.getValue()[2], best[2])))
                .sorted(Comparator.comparingDouble(
                                (Candidate candidate) -> -candidate.words() - candidate.pairs() - candidate.grams())
                        .thenComparing(Candidate::fact))
                .limit(limit)
                .toList();
    }

    private static double share(double score, double best) {
        return best > 0 ? score / best : 0;
    }

    private void search(String field, Set<String> keys, int limit, Map<Integer, double[]> scores, int view) {
        if (keys.isEmpty()) {
            return;
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        keys.stream()
                .limit(IndexSearcher.getMaxClauseCount())
                .forEach(key -> query.add(new TermQuery(new Term(field, key)), BooleanClause.Occur.SHOULD));
        try {
            Query built = query.build();
            for (ScoreDoc hit : searcher.search(built, limit).scoreDocs) {
                scores.computeIfAbsent(hit.doc, doc -> new double[3])[view] = hit.score;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

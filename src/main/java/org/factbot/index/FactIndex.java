package org.factbot.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
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

    /** By words, by pairs and by runs of characters; empty for a base without facts. */
    private final Map<Language, View[]> views = new EnumMap<>(Language.class);

    /** Up to so much is written in one piece, which spares writing it again to make one of several. */
    private static final double BUFFER_MB = 256;

    public FactIndex(AnalyzedBase base) {
        this(base, BUFFER_MB);
    }

    /** With another buffer, so that a test need not have 100,000 facts to fill it. */
    FactIndex(AnalyzedBase base, double bufferMb) {
        try {
            ByteBuffersDirectory directory = new ByteBuffersDirectory();
            // In one file together, a single piece would be written again to take it apart.
            IndexWriterConfig config = new IndexWriterConfig()
                    .setRAMBufferSizeMB(bufferMb)
                    .setMergePolicy(inOrder())
                    .setUseCompoundFile(false);
            try (IndexWriter writer = new IndexWriter(directory, config)) {
                for (AnalyzedBase.AnalyzedFact fact : base.facts()) {
                    writer.addDocument(document(fact));
                }
                // One segment: document numbers are the places of the facts, and searches touch one structure.
                writer.forceMerge(1);
            }
            IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
            searcher.setQueryCache(null);
            if (!base.facts().isEmpty()) {
                for (Language language : Language.values()) {
                    views.put(language, new View[] {
                        new View("words_" + language.code(), searcher),
                        new View("pairs_" + language.code(), searcher),
                        new View("grams_" + language.code(), searcher)
                    });
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Merges neighbours only, and only at the end: the usual policy merges by size and shuffles the facts. */
    private static MergePolicy inOrder() {
        LogDocMergePolicy policy = new LogDocMergePolicy();
        policy.setMergeFactor(1_000);
        return policy;
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
        View[] of = views.get(question.language());
        if (of == null) {
            return List.of();
        }
        AnalyzedText text = question.text();
        Set<String> words = new LinkedHashSet<>();
        text.tokens().forEach(token -> words.add(token.key()));
        List<Set<String>> keys = List.of(words, new LinkedHashSet<>(pairs(text)), new LinkedHashSet<>(grams(text)));
        Map<Integer, double[]> scores = new HashMap<>();
        for (int view = 0; view < of.length; view++) {
            ScoreDoc[] hits = search(of[view], keys.get(view), limit);
            for (ScoreDoc hit : hits) {
                double[] shares = scores.get(hit.doc);
                if (shares == null) {
                    shares = new double[of.length];
                    scores.put(hit.doc, shares);
                }
                shares[view] = share(hit.score, hits[0].score);
            }
        }
        Ranked[] ranked = new Ranked[scores.size()];
        int count = 0;
        for (Map.Entry<Integer, double[]> entry : scores.entrySet()) {
            double[] shares = entry.getValue();
            ranked[count++] = new Ranked(
                    new Candidate(entry.getKey(), shares[0], shares[1], shares[2]), shares[0] + shares[1] + shares[2]);
        }
        Arrays.sort(ranked);
        List<Candidate> candidates = new ArrayList<>(Math.min(limit, count));
        for (int i = 0; i < Math.min(limit, count); i++) {
            candidates.add(ranked[i].candidate());
        }
        return candidates;
    }

    /** Best first; of equal ones the earlier fact. */
    private record Ranked(Candidate candidate, double sum) implements Comparable<Ranked> {
        @Override
        public int compareTo(Ranked other) {
            int order = Double.compare(other.sum, sum);
            return order != 0 ? order : Integer.compare(candidate.fact(), other.candidate.fact());
        }
    }

    private static double share(double score, double best) {
        return best > 0 ? score / best : 0;
    }

    private static ScoreDoc[] search(View view, Set<String> keys, int limit) {
        try {
            return view.search(
                    keys.size() <= IndexSearcher.getMaxClauseCount()
                            ? keys
                            : keys.stream()
                                    .limit(IndexSearcher.getMaxClauseCount())
                                    .toList(),
                    limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

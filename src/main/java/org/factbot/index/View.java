package org.factbot.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;

/**
 * One field of an index of one segment, searched for any of some keys. Scores as Lucene does, and keeps what Lucene said of
 * a key: its place in the dictionary and, unless they are too many, the score it gives to each document. Looking these up
 * takes longer than adding them up. Safe to call from any thread; what it keeps is bounded and changes no result.
 */
final class View {
    private static final ScoreDoc[] NOTHING = {};

    /** About 10 MB of places in the dictionary where all keys are asked for. */
    private static final int MOST_KEPT = 32_768;

    /**
     * So many scores are kept, 128 MB where a base of 100,000 facts has been asked about everything. From there on Lucene
     * goes through the documents and skips what cannot win.
     */
    private static final int MOST_SCORES = 16_000_000;

    /** Where so small a part of the documents holds any of the keys, those few are sorted rather than all summed up. */
    private static final int FEW = 32;

    /** Bits for each key that the field holds, so that few keys which it does not hold are looked up. */
    private static final int BITS_PER_KEY = 8;

    private final String field;
    private final IndexSearcher searcher;
    private final LeafReaderContext leaf;
    private final Terms terms;
    private final long[] held;
    private final Map<String, Known> kept = new ConcurrentHashMap<>();
    private final AtomicInteger scoresKept = new AtomicInteger();

    /** A key that the field holds; without its documents where they are too many. */
    private record Known(Query query, int[] documents, float[] scores) {}

    View(String field, IndexSearcher searcher) throws IOException {
        this.field = field;
        this.searcher = searcher;
        this.leaf = searcher.getIndexReader().leaves().get(0);
        this.terms = leaf.reader().terms(field);
        long bits = terms == null ? 0 : Math.max(64, Long.highestOneBit(terms.size() * BITS_PER_KEY) * 2);
        this.held = new long[(int) (bits / 64)];
        if (terms != null) {
            TermsEnum all = terms.iterator();
            for (BytesRef term = all.next(); term != null; term = all.next()) {
                int bit = bit(term.utf8ToString());
                held[bit >>> 6] |= 1L << bit;
            }
        }
    }

    private int bit(String key) {
        int hash = key.hashCode() * 0x9e3779b1;
        return (hash ^ hash >>> 15) & held.length * 64 - 1;
    }

    /** The documents that hold most of the keys, best first; of equals the earlier ones. */
    ScoreDoc[] search(Collection<String> keys, int limit) throws IOException {
        if (held.length == 0) {
            return NOTHING;
        }
        List<Known> found = new ArrayList<>(keys.size());
        TermsEnum dictionary = null;
        boolean all = true;
        for (String key : keys) {
            int bit = bit(key);
            if ((held[bit >>> 6] & 1L << bit) == 0) {
                continue;
            }
            Known known = kept.get(key);
            if (known == null) {
                dictionary = dictionary == null ? terms.iterator() : dictionary;
                if (!dictionary.seekExact(new BytesRef(key))) {
                    continue;
                }
                known = known(key, dictionary);
                if (kept.size() < MOST_KEPT) {
                    kept.put(key, known);
                }
            }
            found.add(known);
            all &= known.documents() != null;
        }
        if (found.isEmpty()) {
            return NOTHING;
        }
        return all ? added(found, limit) : searched(found, limit);
    }

    /** Adds up what is known of each key. */
    private ScoreDoc[] added(List<Known> keys, int limit) {
        int count = 0;
        for (Known key : keys) {
            count += key.documents().length;
        }
        Best best = new Best(limit);
        if (count < leaf.reader().maxDoc() / FEW) {
            few(keys, count, best);
        } else {
            many(keys, best);
        }
        return best.inOrder();
    }

    private void many(List<Known> keys, Best best) {
        double[] sums = new double[leaf.reader().maxDoc()];
        for (Known key : keys) {
            int[] documents = key.documents();
            float[] scores = key.scores();
            for (int i = 0; i < documents.length; i++) {
                sums[documents[i]] += scores[i];
            }
        }
        for (int document = 0; document < sums.length; document++) {
            if (sums[document] > 0) {
                best.offer(document, (float) sums[document]);
            }
        }
    }

    private static void few(List<Known> keys, int count, Best best) {
        long[] parts = new long[count];
        int next = 0;
        for (Known key : keys) {
            for (int i = 0; i < key.documents().length; i++) {
                parts[next++] = (long) key.documents()[i] << 32 | Float.floatToIntBits(key.scores()[i]);
            }
        }
        Arrays.sort(parts);
        for (int i = 0; i < count; ) {
            int document = (int) (parts[i] >>> 32);
            double sum = 0;
            for (; i < count && (int) (parts[i] >>> 32) == document; i++) {
                sum += Float.intBitsToFloat((int) parts[i]);
            }
            best.offer(document, (float) sum);
        }
    }

    private ScoreDoc[] searched(List<Known> keys, int limit) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        keys.forEach(key -> any.add(key.query(), BooleanClause.Occur.SHOULD));
        TopScoreDocCollector collector = new TopScoreDocCollectorManager(limit, null, limit).newCollector();
        Weight weight = any.build().createWeight(searcher, ScoreMode.TOP_SCORES, 1);
        collector.setWeight(weight);
        BulkScorer scorer = weight.bulkScorer(leaf);
        if (scorer != null) {
            scorer.score(collector.getLeafCollector(leaf), null, 0, DocIdSetIterator.NO_MORE_DOCS);
        }
        return collector.topDocs().scoreDocs;
    }

    private Known known(String key, TermsEnum at) throws IOException {
        Query query = new TermQuery(
                new Term(field, key),
                new TermStates(
                        searcher.getTopReaderContext(), at.termState(), leaf.ord, at.docFreq(), at.totalTermFreq()));
        int count = at.docFreq();
        if (kept.size() >= MOST_KEPT || scoresKept.addAndGet(count) > MOST_SCORES) {
            return new Known(query, null, null);
        }
        int[] documents = new int[count];
        float[] scores = new float[count];
        Scorer scorer = query.createWeight(searcher, ScoreMode.COMPLETE, 1).scorer(leaf);
        DocIdSetIterator each = scorer.iterator();
        for (int i = 0; i < count; i++) {
            documents[i] = each.nextDoc();
            scores[i] = scorer.score();
        }
        return new Known(query, documents, scores);
    }

    /** The best of many documents offered in their order; of equal ones the earlier. Not thread-safe. */
    private static final class Best {
        /** Score above, and below it the document turned round, so that larger is better; worst first. */
        private final long[] best;

        private int size;

        Best(int limit) {
            best = new long[limit];
        }

        void offer(int document, float score) {
            // The bits of positive numbers are in the order of the numbers.
            long offered = (long) Float.floatToIntBits(score) << 32 | Integer.MAX_VALUE - document;
            if (size < best.length) {
                int place = size++;
                while (place > 0 && best[place - 1] > offered) {
                    best[place] = best[place - 1];
                    place--;
                }
                best[place] = offered;
            } else if (size > 0 && offered > best[0]) {
                int place = 0;
                while (place + 1 < size && best[place + 1] < offered) {
                    best[place] = best[place + 1];
                    place++;
                }
                best[place] = offered;
            }
        }

        ScoreDoc[] inOrder() {
            ScoreDoc[] order = new ScoreDoc[size];
            for (int i = 0; i < size; i++) {
                long one = best[size - 1 - i];
                order[i] = new ScoreDoc(Integer.MAX_VALUE - (int) one, Float.intBitsToFloat((int) (one >>> 32)));
            }
            return order;
        }
    }
}

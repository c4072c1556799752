package org.factbot.index;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;

/**
 * One field of an index of one segment, searched for any of some keys. Scores as Lucene does, but looks each key up in the
 * dictionary once and keeps what weighs it, which costs more than the search itself otherwise. Safe to call from any
 * thread; what it keeps is bounded and changes no result.
 */
final class View {
    private static final ScoreDoc[] NOTHING = {};

    /** About 10 MB of them where all keys are asked for. */
    private static final int MOST_KEPT = 8_192;

    /** Bits for each key that the field holds, so that few keys which it does not hold are looked up. */
    private static final int BITS_PER_KEY = 8;

    private final String field;
    private final IndexSearcher searcher;
    private final LeafReaderContext leaf;
    private final Terms terms;
    private final long[] held;
    private final Map<String, Query> kept = new ConcurrentHashMap<>();

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
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        TermsEnum dictionary = null;
        boolean none = true;
        for (String key : keys) {
            if (held.length == 0) {
                return NOTHING;
            }
            int bit = bit(key);
            if ((held[bit >>> 6] & 1L << bit) == 0) {
                continue;
            }
            Query known = kept.get(key);
            if (known == null) {
                dictionary = dictionary == null ? terms.iterator() : dictionary;
                if (!dictionary.seekExact(new BytesRef(key))) {
                    continue;
                }
                known = weighed(key, dictionary);
                if (kept.size() < MOST_KEPT) {
                    kept.put(key, known);
                }
            }
            any.add(known, BooleanClause.Occur.SHOULD);
            none = false;
        }
        if (none) {
            return NOTHING;
        }
        TopScoreDocCollector collector = new TopScoreDocCollectorManager(limit, null, limit).newCollector();
        Weight weight = any.build().createWeight(searcher, ScoreMode.TOP_SCORES, 1);
        collector.setWeight(weight);
        BulkScorer scorer = weight.bulkScorer(leaf);
        if (scorer != null) {
            scorer.score(collector.getLeafCollector(leaf), null, 0, DocIdSetIterator.NO_MORE_DOCS);
        }
        return collector.topDocs().scoreDocs;
    }

    private Query weighed(String key, TermsEnum at) throws IOException {
        TermStates states = new TermStates(
                searcher.getTopReaderContext(), at.termState(), leaf.ord, at.docFreq(), at.totalTermFreq());
        return new Weighed(new TermQuery(new Term(field, key), states).createWeight(searcher, ScoreMode.TOP_SCORES, 1));
    }

    /** A key with its weight, which is the same in every search. */
    private static final class Weighed extends Query {
        private final Weight weight;

        Weighed(Weight weight) {
            this.weight = weight;
        }

        @Override
        public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
            return weight;
        }

        @Override
        public void visit(QueryVisitor visitor) {
            weight.getQuery().visit(visitor);
        }

        @Override
        public String toString(String field) {
            return weight.getQuery().toString(field);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}

package org.factbot.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

class ViewTest {
    private static final String FIELD = "field";
    private static final int LIMIT = 20;

    private final Random random = new Random(7);

    /** Small numbers are common words, large ones rare. */
    private String word() {
        return "w" + (int) (400 * Math.pow(random.nextDouble(), 3));
    }

    @Test
    void findsWhatLuceneFindsWithTheSameScores() throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (int i = 0; i < 3_000; i++) {
                StringBuilder text = new StringBuilder();
                for (int words = 5 + random.nextInt(30); words > 0; words--) {
                    text.append(word()).append(' ');
                }
                Document document = new Document();
                document.add(new TextField(FIELD, text.toString(), Field.Store.NO));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
        View view = new View(FIELD, searcher);
        for (int i = 0; i < 200; i++) {
            Set<String> keys = new LinkedHashSet<>(Set.of("unheard" + i));
            for (int words = random.nextInt(10); words > 0; words--) {
                keys.add(word());
            }
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            keys.forEach(key -> any.add(new TermQuery(new Term(FIELD, key)), BooleanClause.Occur.SHOULD));
            ScoreDoc[] expected = searcher.search(any.build(), LIMIT).scoreDocs;
            ScoreDoc[] found = view.search(keys, LIMIT);
            assertThat(found).as(keys.toString()).hasSameSizeAs(expected);
            for (int hit = 0; hit < expected.length; hit++) {
                assertThat(found[hit].doc).as(keys.toString()).isEqualTo(expected[hit].doc);
                assertThat(found[hit].score).as(keys.toString()).isEqualTo(expected[hit].score);
            }
        }
    }

    @Test
    void aFieldThatNoDocumentHasHoldsNothing() throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.addDocument(new Document());
        }
        View view = new View(FIELD, new IndexSearcher(DirectoryReader.open(directory)));
        assertThat(view.search(Set.of("anything"), LIMIT)).isEmpty();
    }
}

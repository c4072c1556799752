package org.factbot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
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
import org.factbot.index.FactIndex;
import org.factbot.index.LuceneTermAnalyzer;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Judged;
import org.factbot.knowledge.KnowledgeFiles;
import org.factbot.question.Question;
import org.factbot.question.QuestionAnalyzer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder of bare sentences against a plain Lucene query over the same. The default weights never saw it. */
class PlainFolderTest {
    private static FactBase base;
    private static AnswerPipeline pipeline;
    private static List<Judged> questions;
    private static IndexSearcher searcher;

    /** A ranking of fact ids, and how sure its head is. */
    private record Ranking(List<String> ids, double sureness) {}

    private interface Engine {
        Ranking rank(String question) throws IOException;
    }

    @BeforeAll
    static void read() throws IOException, URISyntaxException {
        Path folder = Path.of(PlainFolderTest.class.getResource("/plain").toURI());
        base = KnowledgeFiles.load(folder).fold((good, notices) -> good, bad -> {
            throw new IllegalStateException(bad.toString());
        });
        questions = KnowledgeFiles.questions(folder);
        pipeline = new AnswerPipeline(base, new QuestionAnalyzer(base, new LuceneTermAnalyzer()), FactIndex::new);
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new EnglishAnalyzer()))) {
            for (Fact fact : base.facts()) {
                Document document = new Document();
                document.add(new TextField("statement", fact.statement(), Field.Store.NO));
                writer.addDocument(document);
            }
        }
        searcher = new IndexSearcher(DirectoryReader.open(directory));
    }

    private static Ranking ours(String question) {
        Trace trace = pipeline.trace(Question.of(question));
        return new Ranking(
                trace.judged().stream().map(evidence -> evidence.fact().id()).toList(),
                trace.outcome().confidence());
    }

    private static Ranking plain(String question) throws IOException {
        Set<String> terms = new LinkedHashSet<>();
        try (EnglishAnalyzer analyzer = new EnglishAnalyzer();
                TokenStream stream = analyzer.tokenStream("statement", question)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        terms.forEach(term -> query.add(new TermQuery(new Term("statement", term)), BooleanClause.Occur.SHOULD));
        ScoreDoc[] hits = searcher.search(query.build(), 50).scoreDocs;
        List<String> ids = new ArrayList<>();
        for (ScoreDoc hit : hits) {
            ids.add(base.facts().get(hit.doc).id());
        }
        return new Ranking(ids, hits.length == 0 ? 0 : hits[0].score);
    }

    /** Share of the answerable questions whose fact is ranked first. */
    private static double first(Engine engine) throws IOException {
        double right = 0;
        double all = 0;
        for (Judged judged : questions) {
            if (judged.answerable()) {
                List<String> ids = engine.rank(judged.text()).ids();
                right += !ids.isEmpty() && judged.expected().contains(ids.get(0)) ? 1 : 0;
                all++;
            }
        }
        return right / all;
    }

    /** The chance that an answerable question makes the engine surer than an unanswerable one does. */
    private static double told(Engine engine) throws IOException {
        List<Double> answerable = new ArrayList<>();
        List<Double> unanswerable = new ArrayList<>();
        for (Judged judged : questions) {
            (judged.answerable() ? answerable : unanswerable)
                    .add(engine.rank(judged.text()).sureness());
        }
        double surer = 0;
        for (double one : answerable) {
            for (double other : unanswerable) {
                surer += one > other ? 1 : one == other ? 0.5 : 0;
            }
        }
        return surer / answerable.size() / unanswerable.size();
    }

    @Test
    void theFolderHoldsNoPhrasingsAndIsServedByTheDefaults() {
        assertThat(base.facts())
                .hasSizeGreaterThanOrEqualTo(100)
                .allMatch(fact -> fact.phrasings().isEmpty());
        assertThat(questions.stream().filter(Judged::answerable)).hasSizeGreaterThanOrEqualTo(60);
        assertThat(questions.stream().filter(judged -> !judged.answerable())).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void theRightSentenceIsFirstMoreOftenThanByAPlainQuery() throws IOException {
        assertThat(first(PlainFolderTest::ours)).isGreaterThan(0.8).isGreaterThan(first(PlainFolderTest::plain) + 0.01);
    }

    @Test
    void theConfidenceTellsNearMissesBetterThanAScoreDoes() throws IOException {
        assertThat(told(PlainFolderTest::ours)).isGreaterThan(told(PlainFolderTest::plain) + 0.06);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In what year did the Beagle sail from Zembla?",
                "When did Paraguay set Yellowstone apart?",
                "Who commanded the Beagle in 1977?",
                "Who printed the lectures in Uruguay?",
                "the flame?",
                "the park?",
                "candle",
                "What about the island?",
            })
    void aStrangeNameAnotherYearOrAVagueQuestionIsNotAnswered(String question) {
        Outcome outcome = pipeline.answer(Question.of(question));
        assertThat(outcome).isNotInstanceOf(Outcome.Answer.class);
        assertThat(outcome.confidence()).isLessThan(0.66);
    }
}

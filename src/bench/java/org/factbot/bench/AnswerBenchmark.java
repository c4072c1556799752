package org.factbot.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.factbot.answer.AnswerPipeline;
import org.factbot.answer.Outcome;
import org.factbot.index.LuceneTermAnalyzer;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.question.AnalyzedQuestion;
import org.factbot.question.Question;
import org.factbot.question.QuestionAnalyzer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long one question takes: the whole line, its first step, and the yardstick. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 4, time = 2)
public class AnswerBenchmark {
    /** The questions about a base, over and over. */
    @State(Scope.Thread)
    public static class Asked {
        @Param({"shipped", "150", "10000"})
        public String base;

        private FactBase facts;
        private List<String> questions;
        private int next;

        @Setup
        public void load() {
            facts = Base.of(base).load();
            questions = Base.of(base).questions(facts);
        }

        String next() {
            next = next + 1 == questions.size() ? 0 : next + 1;
            return questions.get(next);
        }
    }

    /** Our line. */
    @State(Scope.Thread)
    public static class Line {
        private AnswerPipeline pipeline;

        @Setup
        public void build(Asked asked) {
            pipeline =
                    Base.of(asked.base).pipeline(asked.facts, new KeptWeights(Path.of("target", "bench", "weights")));
        }
    }

    /** The first step of our line. */
    @State(Scope.Thread)
    public static class Reading {
        private QuestionAnalyzer analyzer;

        @Setup
        public void build(Asked asked) {
            analyzer = new QuestionAnalyzer(asked.facts, new LuceneTermAnalyzer());
        }
    }

    /** The yardstick. */
    @State(Scope.Thread)
    public static class Plain {
        private PlainSearch search;

        @Setup
        public void build(Asked asked) throws IOException {
            search = new PlainSearch(asked.facts);
        }
    }

    /** The yardstick with our fields. */
    @State(Scope.Thread)
    public static class Fields {
        private PlainFields search;

        @Setup
        public void build(Asked asked) throws IOException {
            search = new PlainFields(asked.facts);
        }
    }

    @Benchmark
    public List<String> plainFields(Asked asked, Fields fields) throws IOException {
        return fields.search.search(asked.next());
    }

    @Benchmark
    public Outcome answer(Asked asked, Line line) {
        return line.pipeline.answer(Question.of(asked.next(), Language.ENGLISH));
    }

    @Benchmark
    public AnalyzedQuestion analyze(Asked asked, Reading reading) {
        return reading.analyzer.analyze(Question.of(asked.next(), Language.ENGLISH));
    }

    @Benchmark
    public List<String> plain(Asked asked, Plain plain) throws IOException {
        return plain.search.search(asked.next());
    }
}

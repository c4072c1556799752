package org.factbot.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.factbot.answer.Answerer;
import org.factbot.answer.Evidence;
import org.factbot.answer.Neighbours;
import org.factbot.answer.Outcome;
import org.factbot.answer.Signal;
import org.factbot.answer.Suggestion;
import org.factbot.answer.Trace;
import org.factbot.index.LuceneTermAnalyzer;
import org.factbot.knowledge.Citation;
import org.factbot.knowledge.Entity;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Judged;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Localized;
import org.factbot.knowledge.Problem;
import org.factbot.knowledge.Quote;
import org.factbot.knowledge.Source;
import org.factbot.knowledge.Story;
import org.factbot.knowledge.Translation;
import org.factbot.knowledge.Vocabulary;
import org.factbot.question.Manner;
import org.factbot.question.Question;
import org.factbot.question.QuestionAnalyzer;

/**
 * A program whose answers are known beforehand: questions with "open" are answered, those with "bridge" get asked back,
 * "crash" crashes, a follow-up "and then" is answered with what the conversation was about, and all others are declined.
 */
final class Script implements Cli.Services, Answerer {
    static final Path GOOD = Path.of("good");
    static final Path BAD = Path.of("bad");

    private static final Fact OPENED = new Fact(
            "opened",
            "bridge",
            Fact.Kind.EVENT,
            "The bridge opened on 1 March 2025.",
            Optional.of("It had been closed for \"repairs\"."),
            List.of(new Quote(
                    "We open it today.",
                    Optional.of("mayor"),
                    new Citation("gazette", Optional.of("P3")),
                    "en",
                    Optional.empty())),
            List.of(new Citation("gazette", Optional.of("P2")), new Citation("wire", Optional.empty())),
            Optional.of(LocalDate.of(2025, 3, 1)),
            List.of("mayor"),
            Set.of(),
            List.of("cost"),
            Fact.Validity.OPEN,
            Map.of(),
            Map.of(
                    Language.RUSSIAN,
                    new Translation(
                            "Мост открылся 1 марта 2025 года.",
                            Optional.empty(),
                            List.of("Мы открываем его сегодня."),
                            Optional.empty())));

    private static final Fact COST = new Fact(
            "cost",
            "bridge",
            Fact.Kind.BACKGROUND,
            "It cost 3 million.",
            Optional.empty(),
            List.of(),
            List.of(new Citation("gazette", Optional.of("P4"))),
            Optional.empty(),
            List.of(),
            Set.of(),
            List.of(),
            Fact.Validity.OPEN,
            Map.of(),
            Map.of());

    private static final FactBase BASE = new FactBase(
            new Story(
                    "bridge",
                    Localized.english("The bridge"),
                    List.of(Language.ENGLISH),
                    Optional.empty(),
                    List.of(),
                    Map.of()),
            List.of(),
            List.of(OPENED, COST),
            List.of(
                    new Source(
                            "gazette",
                            "The Gazette",
                            Optional.of("Bridge opens"),
                            Optional.empty(),
                            Optional.of(URI.create("https://gazette.example/bridge")),
                            Optional.of(LocalDate.of(2025, 3, 2)),
                            "en",
                            "news",
                            Optional.empty()),
                    new Source(
                            "wire",
                            "The Wire",
                            Optional.empty(),
                            Optional.of("about the bridge"),
                            Optional.empty(),
                            Optional.empty(),
                            "en",
                            "news",
                            Optional.empty())),
            List.of(new Entity(
                    "mayor",
                    Entity.Kind.PERSON,
                    new Localized(Map.of(Language.ENGLISH, "Ada Moor", Language.RUSSIAN, "Ада Мур")),
                    Optional.of(new Localized(Map.of(Language.ENGLISH, "mayor", Language.RUSSIAN, "мэр"))),
                    Map.of(),
                    List.of())),
            new Vocabulary(Map.of()),
            List.of(),
            "c0ffee");

    final List<Question> asked = new ArrayList<>();
    final List<Judged> judged = new ArrayList<>();
    final Path state;

    Script(Path state) {
        this.state = state;
    }

    @Override
    public Trace trace(Question question) {
        asked.add(question);
        String text = question.text();
        if (text.contains("crash")) {
            throw new IllegalStateException("scripted");
        }
        Language language = question.language().orElse(Language.ENGLISH);
        Evidence opened = new Evidence(
                OPENED, 0.93456, List.of(new Signal("coverage", 0.5, 0.25), new Signal("best-phrasing", 0.91, 1.5)));
        Suggestion cost = new Suggestion(COST, "What did it cost?");
        Suggestion when = new Suggestion(OPENED, "When did it open?");
        Outcome outcome;
        if (text.contains("open")
                || text.contains("and then") && question.before().isPresent()) {
            outcome = new Outcome.Answer(List.of(opened), Outcome.View.ONE, List.of(cost), 0.93456);
        } else if (text.contains("bridge")) {
            outcome = new Outcome.Clarification(List.of(when, cost), 0.4);
        } else {
            Outcome.Reason reason = text.isBlank() ? Outcome.Reason.NOT_A_QUESTION : Outcome.Reason.OUTSIDE_STORY;
            Manner manner = text.isBlank() ? Manner.NOISE : Manner.QUESTION;
            outcome = new Outcome.Abstention(reason, manner, List.of(when), 0);
        }
        return new Trace(question, language, List.of(opened), List.of("analyze: 3 terms", "decide"), outcome);
    }

    @Override
    public Optional<Outcome.Answer> recall(String factId, Language language) {
        return Optional.empty();
    }

    @Override
    public List<Suggestion> welcome(Language language, int count) {
        return List.of();
    }

    @Override
    public FactBase base() {
        return BASE;
    }

    @Override
    public Path defaultKnowledge() {
        return GOOD;
    }

    @Override
    public Path lastEvaluation() {
        return state.resolve("evaluation.json");
    }

    @Override
    public String version() {
        return "factbot 1.2.3";
    }

    @Override
    public Answerer answerer(Path knowledge) throws Cli.Refused {
        if (knowledge.equals(BAD)) {
            throw new Cli.Refused("bad: the folder is refused", check(BAD));
        }
        return this;
    }

    @Override
    public Neighbours neighbours(FactBase base) {
        return new Neighbours(base, new QuestionAnalyzer(base, new LuceneTermAnalyzer()));
    }

    @Override
    public List<Problem> check(Path knowledge) {
        Problem notice = new Problem("sources.yaml", 7, Problem.Severity.NOTICE, "nobody cites \"wire\"", "cite it");
        Problem error = new Problem("facts/a.yaml", 3, Problem.Severity.ERROR, "no statement", "write one");
        return knowledge.equals(BAD) ? List.of(error, notice) : List.of(notice);
    }

    @Override
    public List<Judged> questions(Path fileOrFolder, FactBase base) {
        return fileOrFolder.equals(GOOD.resolve("questions")) || fileOrFolder.equals(Path.of("own.yaml"))
                ? judged
                : List.of();
    }

    @Override
    public String plain(FactBase base, Outcome outcome, Language language) {
        return outcome.fold(
                answer -> answer.evidence().get(0).fact().statement(language),
                clarification -> "Did you mean ...?",
                abstention -> "I do not know: " + abstention.reason().code());
    }

    @Override
    public int serve(java.util.function.Consumer<String> say) throws Cli.Refused {
        throw new Cli.Refused("FACTBOT_HTTP is no host:port");
    }

    @Override
    public int preview(int port, java.util.function.Consumer<String> say) {
        return port == Cli.PREVIEW_PORT ? 42 : port == 0 ? 43 : 44;
    }
}

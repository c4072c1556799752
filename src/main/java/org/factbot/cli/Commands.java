package org.factbot.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.factbot.answer.Answerer;
import org.factbot.answer.Trace;
import org.factbot.evaluation.Evaluator;
import org.factbot.evaluation.LastRun;
import org.factbot.evaluation.Report;
import org.factbot.evaluation.Verdict;
import org.factbot.knowledge.Judged;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Problem;
import org.factbot.question.Question;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The verbs of the terminal and their options. Without a verb the program serves. For one run. */
@Command(
        name = "factbot",
        description =
                "Answers questions only with what a named source printed. Without a command it serves: on Telegram "
                        + "when TELEGRAM_BOT_TOKEN is set, else on a local chat page.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all went well, also where the answer was to abstain",
            "1:problems found",
            "2:wrong usage",
            "70:internal fault",
            "75:another copy is polling Telegram",
            "78:bad configuration, knowledge folder or token"
        })
final class Commands implements Callable<Integer> {
    /** The languages, as messages list them. */
    static final String LANGUAGES =
            Arrays.stream(Language.values()).map(Language::code).collect(Collectors.joining(", "));

    private final Cli.Services services;
    private final Console console;
    private final InputStream in;
    private final OutputStream err;
    private final boolean terminal;
    private final LongSupplier nanos;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    private boolean version;

    Commands(
            Cli.Services services,
            Console console,
            InputStream in,
            OutputStream err,
            boolean terminal,
            LongSupplier nanos) {
        this.services = services;
        this.console = console;
        this.in = in;
        this.err = err;
        this.terminal = terminal;
        this.nanos = nanos;
    }

    CommandLine line() {
        CommandLine line = new CommandLine(this)
                .addSubcommand(new Ask())
                .addSubcommand(new Check())
                .addSubcommand(new Evaluate())
                .addSubcommand(new Preview());
        line.getCommandSpec().versionProvider((IVersionProvider) () -> new String[] {services.version()});
        return line.registerConverter(Language.class, new LanguageName())
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                // A question may begin with "@"; to picocli that would be the name of a file with more arguments.
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(false);
    }

    @Override
    public Integer call() throws Cli.Refused {
        return services.serve(console::print);
    }

    /** Reads {@code --lang}. */
    private static final class LanguageName implements ITypeConverter<Language> {
        @Override
        public Language convert(String tag) {
            return Language.of(tag)
                    .orElseThrow(() -> new CommandLine.TypeConversionException(
                            "'" + tag + "' is no language of ours: use " + LANGUAGES));
        }
    }

    @Command(name = "ask", description = "Answers one question, or JSON lines with --batch.")
    private final class Ask implements Callable<Integer> {
        @Parameters(
                arity = "0..*",
                paramLabel = "QUESTION",
                description = "The question; quotation marks are optional.")
        private List<String> words = List.of();

        @Option(
                names = "--batch",
                description = "Read JSON lines {\"id\",\"q\",\"lang\"?,\"session\"?}, write JSON lines.")
        private boolean batch;

        @Option(names = "--lang", paramLabel = "LANG", description = "Language of the question: en, fa, ps or ru.")
        private Language language;

        @Option(names = "--json", description = "Print the answer as one JSON object.")
        private boolean json;

        @Option(names = "--trace", description = "Explain how the decision came about.")
        private boolean traced;

        @Option(names = "--knowledge", paramLabel = "DIR", description = "The knowledge folder.")
        private Path knowledge;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws Cli.Refused {
            if (batch != words.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(),
                        batch ? "--batch reads the questions from stdin" : "Say what to ask, or use --batch");
            }
            Answerer answerer = answerer(knowledge);
            if (batch) {
                new Batch(answerer, Optional.ofNullable(language), traced, nanos).run(in, console);
                return Cli.OK;
            }
            String text = Json.wellFormed(String.join(" ", words));
            long start = nanos.getAsLong();
            Trace trace = answerer.trace(new Question(text, Optional.ofNullable(language), Optional.empty()));
            Duration took = Duration.ofNanos(nanos.getAsLong() - start);
            if (json) {
                JsonAnswer writer = new JsonAnswer(answerer.base());
                ObjectNode node = writer.write(Optional.empty(), trace, took);
                if (traced) {
                    writer.addTrace(node, trace);
                }
                console.print(Json.write(node));
                return Cli.OK;
            }
            if (traced) {
                console.print(TracePrinter.print(trace));
            }
            console.print(services.plain(answerer.base(), trace.outcome(), trace.language()));
            return Cli.OK;
        }
    }

    @Command(name = "check", description = "Lists a knowledge folder's problems: file:line, what, and how to mend it.")
    private final class Check implements Callable<Integer> {
        @Parameters(arity = "0..1", paramLabel = "DIR", description = "The knowledge folder.")
        private Path folder;

        @Override
        public Integer call() {
            Path checked = folder == null ? services.defaultKnowledge() : folder;
            List<Problem> problems = services.check(checked);
            long errors = 0;
            for (Problem problem : problems) {
                boolean error = problem.severity() == Problem.Severity.ERROR;
                errors += error ? 1 : 0;
                console.print(error ? problem.toString() : problem + " (notice)");
            }
            console.print(checked + ": " + count(errors, "problem") + ", " + count(problems.size() - errors, "notice"));
            return errors == 0 ? Cli.OK : Cli.PROBLEMS;
        }

        private static String count(long number, String thing) {
            return (number == 0 ? "no" : String.valueOf(number)) + " " + thing + (number == 1 ? "" : "s");
        }
    }

    @Command(name = "evaluate", description = "Asks the judged questions; prints figures and what changed.")
    private final class Evaluate implements Callable<Integer> {
        @Option(
                names = "--set",
                paramLabel = "F",
                description =
                        "A file or folder of judged questions, or one part of the folder's own: tuning or sealed.")
        private String set;

        @Option(names = "--html", paramLabel = "FILE", description = "Also write the report as a web page with plots.")
        private Path html;

        @Option(names = "--knowledge", paramLabel = "DIR", description = "The knowledge folder.")
        private Path knowledge;

        @Option(names = "--reveal", description = "Print the sealed part's questions too, not only its figures.")
        private boolean reveal;

        @Override
        public Integer call() throws Cli.Refused {
            Answerer answerer = answerer(knowledge);
            List<Judged> questions = questions(answerer);
            if (questions.isEmpty()) {
                console.error(
                        "No judged questions: write some into the knowledge folder's questions/, or name a --set");
                return Cli.PROBLEMS;
            }
            List<Verdict> verdicts;
            try (Bar bar = new Bar(err, terminal, nanos)) {
                verdicts = new Evaluator(answerer).run(questions, bar);
            }
            LastRun last = LastRun.load(services.lastEvaluation());
            Report report = Report.of(answerer.base(), verdicts, last, services.neighbours(answerer.base()));
            console.print(report.text(reveal));
            if (html != null) {
                save(report.html(reveal));
            }
            try {
                last.with(verdicts).save(services.lastEvaluation());
            } catch (IOException e) {
                console.error("The next run cannot compare itself with this one: " + e.getMessage());
            }
            return Cli.OK;
        }

        private List<Judged> questions(Answerer answerer) throws Cli.Refused {
            Path own = folder(knowledge).resolve("questions");
            if (set == null) {
                return services.questions(own, answerer.base());
            }
            if (!set.equals("tuning") && !set.equals(Report.SEALED)) {
                return services.questions(Path.of(set), answerer.base());
            }
            return services.questions(own, answerer.base()).stream()
                    .filter(question -> question.part().equals(set))
                    .toList();
        }

        private void save(String page) {
            try {
                Files.createDirectories(html.toAbsolutePath().getParent());
                Files.writeString(html, page);
                console.print("Written: " + html);
            } catch (IOException e) {
                throw new Console.Failed("Cannot write the report to " + html + ": " + e.getMessage(), e);
            }
        }
    }

    @Command(name = "preview", description = "Serves the local chat page until told to stop.")
    private final class Preview implements Callable<Integer> {
        @Option(
                names = "--port",
                paramLabel = "N",
                defaultValue = "" + Cli.PREVIEW_PORT,
                description = "Where to listen, 0 for any free port; ${DEFAULT-VALUE} unless given.")
        private int port;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws Cli.Refused {
            if (port < 0 || port > 65_535) {
                throw new ParameterException(spec.commandLine(), "A port lies between 0 and 65535, not " + port);
            }
            return services.preview(port, console::print);
        }
    }

    private Path folder(Path knowledge) {
        return knowledge == null ? services.defaultKnowledge() : knowledge;
    }

    private Answerer answerer(Path knowledge) throws Cli.Refused {
        return services.answerer(folder(knowledge));
    }
}

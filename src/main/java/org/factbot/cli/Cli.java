package org.factbot.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.factbot.answer.Answerer;
import org.factbot.answer.Neighbours;
import org.factbot.answer.Outcome;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Judged;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * The terminal's side of the program: reads the arguments, does what they ask for, prints, and says how it ended. Everything
 * is read and written as UTF-8, whatever the platform says. For one thread.
 *
 * <pre>{@code
 * int code = new Cli(services, System.in, new FileOutputStream(FileDescriptor.out), System.err, terminal).run(args);
 * }</pre>
 */
public final class Cli {
    /** All went well; also where the answer was to abstain. */
    public static final int OK = 0;

    /** A folder has problems, or there was nothing to evaluate. */
    public static final int PROBLEMS = 1;

    /** The arguments make no sense. */
    public static final int USAGE = 2;

    /** A fault of ours, or of the machine. */
    public static final int INTERNAL = 70;

    /** The knowledge folder or the settings are refused. */
    public static final int CONFIGURATION = 78;

    /** Where {@code preview} listens unless told otherwise. */
    public static final int PREVIEW_PORT = 8080;

    private static final Logger LOG = LoggerFactory.getLogger(Cli.class);

    private final Services services;
    private final InputStream in;
    private final OutputStream out;
    private final OutputStream err;
    private final boolean terminal;
    private final LongSupplier nanos;

    /**
     * A command line over these streams, which it does not close.
     *
     * @param services what the program can do
     * @param in       for {@code ask --batch}
     * @param out      results; best not a {@code PrintStream}, which hides why a write failed
     * @param err      everything else
     * @param terminal whether {@code err} is a terminal, where a progress bar makes sense
     */
    public Cli(Services services, InputStream in, OutputStream out, OutputStream err, boolean terminal) {
        this(services, in, out, err, terminal, System::nanoTime);
    }

    /** With another clock; {@code nanos} counts nanoseconds from any start. */
    Cli(Services services, InputStream in, OutputStream out, OutputStream err, boolean terminal, LongSupplier nanos) {
        this.services = Objects.requireNonNull(services);
        this.in = Objects.requireNonNull(in);
        this.out = Objects.requireNonNull(out);
        this.err = Objects.requireNonNull(err);
        this.terminal = terminal;
        this.nanos = Objects.requireNonNull(nanos);
    }

    /** What the program can do, as far as the terminal asks for it. The root of the program implements it. */
    public interface Services {
        /** Where knowledge is read from unless told otherwise. */
        Path defaultKnowledge();

        /** Where the marks of the last evaluation are kept; the file and its folder need not exist. */
        Path lastEvaluation();

        /** Name and version, for people: {@code factbot 1.2.3}. */
        String version();

        /**
         * An answerer over this folder.
         *
         * @throws Refused where the folder is bad
         */
        Answerer answerer(Path knowledge) throws Refused;

        /** How near the facts of a base are to each other, for those who look after it. */
        Neighbours neighbours(FactBase base);

        /** All problems of this folder, errors and notices, in the order to print them. */
        List<Problem> check(Path knowledge);

        /**
         * Judged questions.
         *
         * @param fileOrFolder a file of them, or a folder of such files; need not exist
         * @param base         the base they are asked of
         * @throws Refused where they cannot be read
         */
        List<Judged> questions(Path fileOrFolder, FactBase base) throws Refused;

        /** What a reader in this language is told of what this base decided, as plain text. */
        String plain(FactBase base, Outcome outcome, Language language);

        /**
         * Serves until told to stop: Telegram where there is a token, else the local chat page.
         *
         * @param say tells the person at the terminal a line, such as the page's address
         * @return the exit code
         * @throws Refused where the settings or the knowledge folder are bad
         */
        int serve(Consumer<String> say) throws Refused;

        /**
         * Serves the local chat page until told to stop.
         *
         * @param port 0 to 65535; 0 picks a free one
         * @param say  tells the person at the terminal a line, such as the page's address
         * @return the exit code
         * @throws Refused where the settings or the knowledge folder are bad
         */
        int preview(int port, Consumer<String> say) throws Refused;
    }

    /** Knowledge or settings that cannot be worked with, and why. */
    public static final class Refused extends Exception {
        private final transient List<Problem> problems;

        /** A refusal that one line explains. */
        public Refused(String message) {
            this(message, List.of());
        }

        /**
         * A refusal of files.
         *
         * @param message  one line: what is refused
         * @param problems all of them
         */
        public Refused(String message, List<Problem> problems) {
            super(message);
            this.problems = List.copyOf(problems);
        }

        public List<Problem> problems() {
            return problems;
        }
    }

    /**
     * Does what the arguments ask for.
     *
     * @return the exit code: {@link #OK}, {@link #PROBLEMS}, {@link #USAGE}, {@link #INTERNAL}, {@link #CONFIGURATION}, or
     *     what serving returned
     */
    public int run(String[] args) {
        PrintWriter errors = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
        Console console = new Console(out, errors);
        Commands commands = new Commands(services, console, in, err, terminal, nanos);
        CommandLine line = commands.line()
                .setOut(new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true))
                .setErr(errors)
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, console));
        try {
            return line.execute(Arguments.decoded(args));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            return failed(e, console);
        }
    }

    private static int failed(Throwable fault, Console console) {
        if (fault instanceof Console.Closed) {
            return OK;
        }
        if (fault instanceof Refused refused) {
            refused.problems().forEach(problem -> console.error(problem.toString()));
            console.error(refused.getMessage());
            return CONFIGURATION;
        }
        if (fault instanceof Console.Failed) {
            console.error(fault.getMessage());
            return INTERNAL;
        }
        LOG.error("A fault of ours", fault);
        console.error("Internal error: " + fault.getClass().getSimpleName()
                + "; the log on stderr holds the details, please report them");
        return INTERNAL;
    }
}

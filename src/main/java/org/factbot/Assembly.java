package org.factbot;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.factbot.answer.AnswerPipeline;
import org.factbot.answer.Answerer;
import org.factbot.answer.Neighbours;
import org.factbot.answer.Outcome;
import org.factbot.cli.Cli;
import org.factbot.index.FactIndex;
import org.factbot.index.LuceneTermAnalyzer;
import org.factbot.knowledge.BadQuestions;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Judged;
import org.factbot.knowledge.KnowledgeFiles;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Loaded;
import org.factbot.knowledge.Problem;
import org.factbot.operations.Health;
import org.factbot.operations.HealthServer;
import org.factbot.preview.LocalTelegram;
import org.factbot.question.QuestionAnalyzer;
import org.factbot.reply.PlainPrinter;
import org.factbot.reply.ReplyComposer;
import org.factbot.telegram.Bot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wires the rooms together, from the folder to the chat. What the terminal asks for, it gets from here. Used by one thread
 * but for {@link #stop}; what it builds may be used by many.
 */
final class Assembly implements Cli.Services {
    private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);

    private final Map<String, String> environment;
    private final Clock clock;
    private final AtomicReference<Bot> atWork = new AtomicReference<>();

    /** From before the knowledge is loaded: a service that is told to stop then has stopped well, too. */
    private volatile boolean serving;

    Assembly(Map<String, String> environment, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    /** Runs what the arguments ask for and returns the exit code. */
    int run(String[] args) {
        // Not System.out: a print stream hides why a write failed, and a full disk is no closed pipe.
        return new Cli(
                        this,
                        System.in,
                        new FileOutputStream(FileDescriptor.out),
                        new FileOutputStream(FileDescriptor.err),
                        System.console() != null)
                .run(args);
    }

    /** The road of a question: the base is loaded and checked, read, indexed and judged. */
    @Override
    public Answerer answerer(Path knowledge) throws Cli.Refused {
        FactBase base = load(knowledge);
        QuestionAnalyzer analyzer = new QuestionAnalyzer(base, new LuceneTermAnalyzer());
        return new AnswerPipeline(base, analyzer, FactIndex::new, new WeightFiles(state().resolve("weights")));
    }

    @Override
    public Neighbours neighbours(FactBase base) {
        return new Neighbours(base, new QuestionAnalyzer(base, new LuceneTermAnalyzer()));
    }

    private static FactBase load(Path knowledge) throws Cli.Refused {
        List<Problem> problems = new ArrayList<>();
        FactBase base = KnowledgeFiles.load(knowledge).fold((good, notices) -> good, bad -> {
            problems.addAll(bad);
            return null;
        });
        if (base == null) {
            throw new Cli.Refused("the knowledge folder " + knowledge + " cannot be used", problems);
        }
        return base;
    }

    @Override
    public int serve(Consumer<String> say) throws Cli.Refused {
        serving = true;
        Settings settings = settings();
        if (settings.token().isEmpty()) {
            say.accept("No TELEGRAM_BOT_TOKEN is set, so this is the preview.");
            return preview(free(Cli.PREVIEW_PORT), say);
        }
        Bot.Options options = new Bot.Options(
                settings.token().get().value(), settings.apiUrl(), settings.state(), settings.operators(), true);
        OptionalInt refused = Bot.refusal(options); // loading takes long; somebody with a wrong token need not wait
        if (refused.isPresent()) {
            return refused.getAsInt();
        }
        Answerer answerer = answerer(settings.knowledge());
        Health health = new Health(clock);
        try (HealthServer served = HealthServer.start(settings.http(), health)) {
            LOG.info("event=health port={}", served.port());
            return live(options, answerer, health);
        } catch (IOException e) {
            throw new Cli.Refused("health cannot be served on " + settings.http()
                    + "; free the port or set FACTBOT_HTTP to another host:port");
        }
    }

    /** The ordinary bot, pointed at a Telegram of our own: what the page shows went through every room. */
    @Override
    public int preview(int port, Consumer<String> say) throws Cli.Refused {
        serving = true;
        Answerer answerer = answerer(settings().knowledge());
        try (LocalTelegram telegram = new LocalTelegram(clock).start(port)) {
            Path state = Files.createTempDirectory("factbot-preview");
            telegram.privacyMode(false);
            say.accept("Open " + telegram.pageUrl() + " in a browser. Ctrl-C ends it.");
            try {
                return live(
                        new Bot.Options(telegram.token(), telegram.apiUrl(), state, Set.of(), false),
                        answerer,
                        new Health(clock));
            } finally {
                erase(state);
            }
        } catch (IOException e) {
            throw new Cli.Refused(
                    "the preview cannot be served on port " + port + "; choose another with --port, 0 for any");
        }
    }

    /** The port where it can be had, else 0: somebody who only wants to look need not free it first. */
    private static int free(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return port;
        } catch (IOException taken) {
            return 0;
        }
    }

    private static void erase(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Runs the bot until it ends or is told to {@link #stop}, and returns its exit code. */
    int live(Bot.Options options, Answerer answerer, Health health) {
        health.factBase(answerer.base().fingerprint());
        Bot bot = Bot.create(options, answerer, new ReplyComposer(answerer.base()), health, clock);
        atWork.set(bot);
        return bot.run();
    }

    /** What was there to be stopped. */
    enum Stopped {
        /** Nothing that serves; the terminal's verbs end as the system ends them. */
        NOTHING,
        /** A service that was still loading. Nothing is under way then and nothing half written. */
        LOADING,
        /** A bot, which has been drained. */
        BOT
    }

    /** Drains the bot if there is one, as {@link Bot#stop} does, and says what there was. May be called by any thread. */
    Stopped stop() {
        Bot bot = atWork.get();
        if (bot != null) {
            bot.stop();
            return Stopped.BOT;
        }
        return serving ? Stopped.LOADING : Stopped.NOTHING;
    }

    private Settings settings() throws Cli.Refused {
        try {
            return Settings.of(environment);
        } catch (Settings.Unfit e) {
            throw new Cli.Refused(String.join("\n", e.faults()));
        }
    }

    @Override
    public Path defaultKnowledge() {
        return Path.of(environment.getOrDefault("FACTBOT_KNOWLEDGE", "knowledge"));
    }

    @Override
    public Path lastEvaluation() {
        return state().resolve("evaluation.json");
    }

    private Path state() {
        return Path.of(environment.getOrDefault("FACTBOT_STATE", "state"));
    }

    @Override
    public String version() {
        String version = Assembly.class.getPackage().getImplementationVersion();
        return "factbot " + (version == null ? "(unpackaged)" : version);
    }

    @Override
    public List<Problem> check(Path knowledge) {
        Loaded loaded = KnowledgeFiles.load(knowledge);
        return loaded instanceof Loaded.Good good
                ? FactNotices.of(good, () -> neighbours(good.base()))
                : ((Loaded.Bad) loaded).problems();
    }

    @Override
    public List<Judged> questions(Path fileOrFolder, FactBase base) throws Cli.Refused {
        List<Judged> questions = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : questionFiles(fileOrFolder)) {
            try {
                questions.addAll(KnowledgeFiles.questionsIn(file, base));
            } catch (BadQuestions e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new Cli.Refused("the judged questions cannot be used", problems);
        }
        return questions;
    }

    /** The file itself, or what such a folder holds, by name; none where there is nothing. */
    private static List<Path> questionFiles(Path fileOrFolder) throws Cli.Refused {
        if (!Files.isDirectory(fileOrFolder)) {
            return Files.exists(fileOrFolder) ? List.of(fileOrFolder) : List.of();
        }
        try (Stream<Path> files = Files.list(fileOrFolder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Cli.Refused("the folder " + fileOrFolder + " cannot be read; check its rights");
        }
    }

    @Override
    public String plain(FactBase base, Outcome outcome, Language language) {
        return PlainPrinter.print(new ReplyComposer(base).compose(outcome, language));
    }
}

package org.factbot.telegram;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.factbot.answer.Answerer;
import org.factbot.operations.Health;
import org.factbot.operations.Health.Status;
import org.factbot.operations.Heartbeat;
import org.factbot.reply.ReplyComposer;
import org.factbot.store.Inbox;
import org.factbot.store.Preferences;
import org.factbot.store.Store;
import org.factbot.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot on Telegram, from start to stop. {@link #run} lives on the caller's thread; {@link #stop} may be called from any
 * other, such as a shutdown hook. One bot runs once.
 */
public final class Bot {
    private static final Logger LOG = LoggerFactory.getLogger(Bot.class);

    /** The official Bot API server. */
    public static final URI OFFICIAL_API = URI.create("https://api.telegram.org");

    /** How long answers can be edited when their question is: as long as Telegram lets a bot edit. */
    private static final Duration ANSWERS_KEPT = Duration.ofHours(48);

    /** Time for the operator to look at what was set aside. */
    private static final Duration SET_ASIDE_KEPT = Duration.ofDays(7);

    /** Often enough that a log of the last hour tells whether anything lives. */
    private static final Duration HEARTBEAT = Duration.ofMinutes(15);

    /** Of the time for ending, what is left for all that follows the answers under way. */
    private static final Duration LAST_STEPS = Duration.ofSeconds(6);

    /** A poll is cancelled in milliseconds; what may still follow is one transaction. Longer than that, it is stuck. */
    private static final Duration POLLER_ENDS_WITHIN = Duration.ofSeconds(5);

    private final Options options;
    private final Talker talker;
    private final Profile profile;
    private final Health health;
    private final Clock clock;
    private final Timing timing;
    private final Ending ending = new Ending();
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean started;

    /**
     * What a bot needs from its operator.
     *
     * @param token     the bot's token; not printed
     * @param apiUrl    scheme, host and port of the Bot API server
     * @param state     the folder of its state, its alone
     * @param operators chats that may use the operator's commands
     * @param pacing    whether to keep to Telegram's limits beforehand; off only against a server without limits
     */
    public record Options(String token, URI apiUrl, Path state, Set<Long> operators, boolean pacing) {
        public Options {
            Objects.requireNonNull(state);
            operators = Set.copyOf(operators);
            if (token.isBlank()) {
                throw new IllegalArgumentException("the token is empty");
            }
            if (apiUrl.getHost() == null || !Set.of("http", "https").contains(String.valueOf(apiUrl.getScheme()))) {
                throw new IllegalArgumentException("the Bot API server must be given as http(s)://host:port");
            }
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "Options[apiUrl=" + apiUrl + ", state=" + state + ", pacing=" + pacing + "]";
        }
    }

    /** Makes the handler once it is known who the bot is. */
    interface Talker {
        Handler handler(Me me, Preferences preferences, Talk.Surroundings around);
    }

    /** A bot that answers questions from this answerer. */
    public static Bot create(Options options, Answerer answerer, ReplyComposer composer, Health health, Clock clock) {
        return new Bot(
                options,
                (me, preferences, around) -> new Talk(
                        me,
                        answerer,
                        composer,
                        preferences,
                        around,
                        new QuestionLimit(QuestionLimit.A_MINUTE, clock),
                        health,
                        clock),
                TalkProfile.of(composer),
                health,
                clock,
                Timing.standard());
    }

    /**
     * The exit code where Telegram does not know the token; empty where it does or could not be asked. Takes at most 5 s, so
     * that a wrong token is told before anything that takes long.
     */
    public static OptionalInt refusal(Options options) {
        Timing timing = Timing.standard();
        try (BotApi api = new BotApi(new Token(options.token()), options.apiUrl(), timing.pollWait())) {
            boolean refused = new Startup(api, new Ending(), timing, () -> 0).isTokenRefused();
            return refused ? OptionalInt.of(Ending.CONFIGURATION) : OptionalInt.empty();
        }
    }

    Bot(Options options, Talker talker, Profile profile, Health health, Clock clock, Timing timing) {
        this.options = options;
        this.talker = talker;
        this.profile = profile;
        this.health = health;
        this.clock = clock;
        this.timing = timing;
    }

    /**
     * Runs until it is stopped or cannot go on, and returns the exit code: 0 stopped, 70 a fault of ours, 75 another copy is
     * at work, 78 the configuration needs a person. The log says what to do.
     */
    public int run() {
        started = true;
        try {
            openStore().ifPresent(store -> {
                try (store) {
                    live(store);
                }
            });
        } catch (RuntimeException e) {
            LOG.error("event=internal cause={}", e.getClass().getName(), e);
            ending.end(Ending.INTERNAL);
        } finally {
            ending.end(Ending.INTERNAL); // nothing should have fallen through; if it has, it was a fault of ours
            LOG.info("event=stopped code={}", ending.code().orElse(Ending.INTERNAL));
            finished.countDown();
        }
        return ending.code().orElse(Ending.INTERNAL);
    }

    /** Ends the bot: what is under way is brought to an end, the rest stays in the inbox. Returns after 20 s at the latest. */
    public void stop() {
        ending.end(Ending.CLEAN);
        try {
            if (started && !finished.await(timing.drain().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("event=stop-overdue");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A full or locked disk may come right; a folder in use or unusable needs a person. */
    private Optional<Store> openStore() {
        while (!ending.isSaid()) {
            try {
                Store store = Store.open(options.state(), clock);
                health.over("storage");
                return Optional.of(store);
            } catch (StoreException e) {
                LOG.error("event=storage-failed during=start advice=\"{}\"", e.getMessage());
                health.trouble("storage", Status.DOWN, e.getMessage());
                switch (e.reason()) {
                    case IN_USE -> ending.end(Ending.CONFLICT);
                    case UNUSABLE -> ending.end(Ending.CONFIGURATION);
                    case FAULT -> ending.pause(timing.storageRetry());
                }
            }
        }
        return Optional.empty();
    }

    private void live(Store store) {
        health.watch(store.inbox()::counts);
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        try (BotApi api = new BotApi(new Token(options.token()), options.apiUrl(), timing.pollWait());
                Lanes lanes = new Lanes()) {
            Startup startup = new Startup(api, ending, timing, random);
            Optional<Me> me = startup.meet();
            if (me.isEmpty()) {
                return;
            }
            startup.removeWebhook();
            startup.introduce(profile);
            Pacing pacing = new Pacing(System::nanoTime, options.pacing());
            Sender sender = new Sender(api, pacing, health, timing, random);
            Talk.Surroundings around = new Talk.Surroundings(
                    Members.of(api),
                    message ->
                            store
                                    .inbox()
                                    .answersTo(new Inbox.MessageKey(message.chatId(), message.messageId()))
                                    .stream()
                                    .map(answer -> new Call.MessageKey(answer.chatId(), answer.messageId()))
                                    .toList(),
                    options.operators());
            Handler handler = talker.handler(me.get(), store.preferences(), around);
            Outbox outbox =
                    new Outbox(store, lanes, new Outbox.Tools(handler, sender, pacing, health, ending, timing, clock));
            try (FastTrack fastTrack = new FastTrack(outbox)) {
                Intake intake = new Intake(store.inbox(), outbox, fastTrack, handler, health, clock);
                serve(store, api, lanes, outbox, new LongPoller(api, intake, health, ending, timing, random));
            }
        }
    }

    private void serve(Store store, BotApi api, Lanes lanes, Outbox outbox, LongPoller poller) {
        List<Inbox.Row> open = stillOpen(store);
        open.forEach(outbox::deliver);
        Thread polling = new Thread(poller, "poller");
        polling.setDaemon(true);
        polling.start();
        startWatchdog(poller, polling);
        ScheduledThreadPoolExecutor upkeep = upkeep(store, api);
        LOG.info("event=ready open={}", open.size());
        while (!ending.isSaid()) {
            ending.pause(Duration.ofHours(1));
        }
        drain(api, lanes, poller, polling);
        upkeep.shutdownNow();
    }

    private List<Inbox.Row> stillOpen(Store store) {
        while (!ending.isSaid()) {
            try {
                return store.inbox().open();
            } catch (StoreException e) {
                LOG.error("event=storage-failed during=start advice=\"{}\"", e.getMessage());
                health.trouble("storage", Status.DOWN, e.getMessage());
                ending.pause(timing.storageRetry());
            }
        }
        return List.of();
    }

    private void drain(BotApi api, Lanes lanes, LongPoller poller, Thread polling) {
        long deadline = System.nanoTime() + timing.drain().minus(LAST_STEPS).toNanos();
        long pollerDeadline = System.nanoTime() + POLLER_ENDS_WITHIN.toNanos();
        try {
            while (polling.isAlive() && pollerDeadline - System.nanoTime() > 0) {
                api.cancelPoll(); // again and again, as a poll may just be beginning
                polling.join(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean drained = lanes.stop(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        if (ending.code().orElse(Ending.INTERNAL) == Ending.CLEAN && !polling.isAlive()) {
            poller.confirm();
        }
        LOG.info("event=drained complete={} left={}", drained, lanes.size());
    }

    /**
     * Ends the bot when the poller no longer moves, so that a supervisor starts it anew: a bot that is silently dead is the
     * worst of all. On a thread that does nothing else, as whatever holds up the poller, such as a disk that hangs, would
     * hold up upkeep too.
     */
    private void startWatchdog(LongPoller poller, Thread polling) {
        Thread watchdog = new Thread(
                () -> {
                    while (!ending.isSaid()) {
                        ending.pause(timing.stuck().dividedBy(10));
                        if (!ending.isSaid() && poller.sinceLastTurn().compareTo(timing.stuck()) > 0) {
                            ending.end(Ending.INTERNAL); // before anything that could fail
                            LOG.error(
                                    "event=poller-stuck seconds={} at={} advice=\"ends with 70 to be started anew\"",
                                    poller.sinceLastTurn().toSeconds(),
                                    place(polling));
                        }
                    }
                },
                "watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
    }

    /** The line of ours that a thread has come to. */
    private static String place(Thread thread) {
        for (StackTraceElement line : thread.getStackTrace()) {
            if (line.getClassName().startsWith(Bot.class.getPackageName())) {
                return line.toString();
            }
        }
        return "unknown";
    }

    private ScheduledThreadPoolExecutor upkeep(Store store, BotApi api) {
        ScheduledThreadPoolExecutor upkeep = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, "upkeep");
            made.setDaemon(true);
            return made;
        });
        every(upkeep, HEARTBEAT, new Heartbeat(health));
        every(upkeep, Duration.ofMinutes(1), store::settle);
        every(upkeep, Duration.ofMinutes(1), () -> {
            ApiResult info = api.call("getWebhookInfo", BotApi.parameters(), Duration.ofSeconds(10));
            if (info instanceof ApiResult.Ok ok) {
                health.pending(ok.result().path("pending_update_count").asInt());
            }
        });
        every(upkeep, Duration.ofHours(1), () -> store.inbox().prune(ANSWERS_KEPT, SET_ASIDE_KEPT));
        return upkeep;
    }

    /** What fails is done next time; it must not end the series. */
    private static void every(ScheduledThreadPoolExecutor upkeep, Duration period, Runnable task) {
        upkeep.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException | Error e) {
                        LOG.warn("event=upkeep-failed cause={}", e.getClass().getName());
                    }
                },
                Math.min(period.toMillis(), 5_000),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }
}

package org.factbot.preview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Telegram in a box, on the loopback interface: a Bot API server with the real one's rules, limits and error texts, and a
 * web page where people chat with the bot. Thread-safe. Everything is kept in memory and gone with {@link #close}.
 *
 * <pre>{@code
 * try (LocalTelegram telegram = new LocalTelegram(Clock.systemUTC()).start(0)) {
 *     startBot(telegram.apiUrl(), telegram.token());
 *     telegram.people().say(Saying.privately(LocalTelegram.YOU, "/start"));
 * }
 * }</pre>
 *
 * <p>Not modelled: media, payments, business accounts, moderation, and the cache of inline results. Privacy mode takes
 * effect at once, where Telegram wants the bot removed and added again.
 */
public final class LocalTelegram implements AutoCloseable {
    /** The person at the keyboard; speaks English until told otherwise. */
    public static final long YOU = 710_000_003L;
    /** A group with the bot in it. */
    public static final long GROUP = -1_002_000_000_001L;
    /** A group with topics and with the bot in it. */
    public static final long FORUM = -1_002_000_000_002L;
    /** A channel where the bot is an administrator. */
    public static final long CHANNEL = -1_002_000_000_003L;
    /** The group that discusses the channel; the bot is in it. */
    public static final long DISCUSSION = -1_002_000_000_004L;
    /** A group without the bot, for inline mode and guest mode. */
    public static final long FRIENDS = -1_002_000_000_005L;

    /** Where people write to the channel in private; the bot is one of its administrators. */
    public static final long DIRECT = -1_002_000_000_006L;

    private static final int MOST_THREADS = 256;

    static {
        // The JDK's server would hold back each answer for about 40 ms; it reads this once, when its class is loaded.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final World world;
    private final People people;
    private final BotApi api;
    private final Page page;
    private final String token;
    private HttpServer server;
    private ExecutorService threads;

    /** Makes the world; {@link #start} opens it. Ages of updates and dates of messages follow the clock. */
    public LocalTelegram(Clock clock) {
        world = new World(Objects.requireNonNull(clock));
        token = Bot.ID + ":" + secret();
        MessageMethods messages = new MessageMethods(world);
        QueryMethods queries = new QueryMethods(world);
        ChatMethods chats = new ChatMethods(world, messages);
        people = new People(world, queries, chats);
        api = new BotApi(world, token, queries, chats, messages);
        page = new Page(world, people);
        settle();
    }

    /**
     * The world as it is at first: four people, a group, a forum, a channel with its discussion and its direct
     * messages, and friends elsewhere.
     */
    private void settle() {
        world.add(new Person(YOU, "Sam", "sam_preview", "en", false));
        world.add(new Person(YOU + 1, "Maryam", "", "fa", false));
        world.add(new Person(YOU + 2, "Gulalai", "", "ps", false));
        world.add(new Person(YOU + 3, "Irina", "", "ru", false));
        place(new Chat(GROUP, Chat.Kind.SUPERGROUP, "Newsroom", false), true, false);
        place(new Chat(FORUM, Chat.Kind.SUPERGROUP, "Readers’ forum", true), true, false);
        place(new Chat(CHANNEL, Chat.Kind.CHANNEL, "Morning digest", false), true, true);
        place(new Chat(DISCUSSION, Chat.Kind.SUPERGROUP, "Digest comments", false), true, false);
        place(new Chat(FRIENDS, Chat.Kind.SUPERGROUP, "Friends", false), false, false);
        Chat direct = new Chat(DIRECT, Chat.Kind.SUPERGROUP, "Write to the digest", false);
        direct.takesDirectMessages = true;
        place(direct, true, true);
        synchronized (world) {
            world.chat(CHANNEL).orElseThrow().linked = OptionalLong.of(DISCUSSION);
            world.chat(DISCUSSION).orElseThrow().linked = OptionalLong.of(CHANNEL);
            world.chat(FORUM).orElseThrow().takeId(); // the General topic holds the first id
            people.openTopic(FORUM, YOU, "Questions");
            people.openTopic(FORUM, YOU, "Sources");
            world.updates.webhook("", true); // nobody was there to hear of it
        }
    }

    private void place(Chat chat, boolean member, boolean administrator) {
        chat.botIsMember = member;
        chat.botIsAdmin = administrator;
        world.add(chat);
    }

    private static String secret() {
        byte[] bytes = new byte[26];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Opens the server.
     *
     * @param port to listen on; 0 takes a free one
     * @throws IOException if the port is taken
     */
    public synchronized LocalTelegram start(int port) throws IOException {
        if (server != null) {
            throw new IllegalStateException("started already");
        }
        HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        AtomicInteger count = new AtomicInteger();
        threads = new ThreadPoolExecutor(0, MOST_THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "local-telegram-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        opened.setExecutor(threads);
        opened.createContext("/bot", api);
        opened.createContext("/", page);
        opened.start();
        server = opened;
        return this;
    }

    /** Where the Bot API listens: {@code http://127.0.0.1:port}. */
    public synchronized URI apiUrl() {
        if (server == null) {
            throw new IllegalStateException("not started");
        }
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Where people chat. */
    public URI pageUrl() {
        return apiUrl().resolve("/");
    }

    /** The only token that is let in. */
    public String token() {
        return token;
    }

    /** The bot's name without {@code @}. */
    public String username() {
        return world.bot.username();
    }

    /** The people of this world and what they can do. */
    public People people() {
        return people;
    }

    /** All calls so far, oldest first. */
    public List<Request> requests() {
        return api.requests();
    }

    /** All calls of one method so far, oldest first; spelt as Telegram spells it. */
    public List<Request> requests(String method) {
        return api.requests().stream().filter(r -> r.method().equals(method)).toList();
    }

    /** What stands in a chat, oldest first, in the form of the Bot API; empty if there is no such chat. */
    public List<ObjectNode> messages(long chatId) {
        synchronized (world) {
            return world.chat(chatId)
                    .map(chat -> chat.messages().stream().map(chat::shown).toList())
                    .orElse(List.of());
        }
    }

    /** What the bot itself wrote in a chat and not deleted, oldest first. */
    public List<ObjectNode> answers(long chatId) {
        return messages(chatId).stream()
                .filter(message -> message.path("from").path("id").asLong() == Bot.ID)
                .toList();
    }

    /** How many updates wait to be fetched or confirmed. */
    public int pendingUpdates() {
        return world.updates.pending();
    }

    /** Switches privacy mode, which is on at first. */
    public void privacyMode(boolean on) {
        synchronized (world) {
            world.bot.privacyMode(on);
            world.page.add("reset", Json.object());
        }
    }

    /** Switches flood control, which is off at first. */
    public void floodControl(boolean on) {
        world.flood.on(on);
    }

    /** Switches the updates about chosen inline results, which are off at first. */
    public void inlineFeedback(boolean on) {
        synchronized (world) {
            world.bot.inlineFeedback(on);
        }
    }

    /** Empties the queue and goes on with another update id, as Telegram does after a week of silence. */
    public void restartUpdateIds(int next) {
        world.updates.restartIds(next);
    }

    /** Lets somebody decide about faults; replaces whoever did before. */
    public void intercept(Interceptor interceptor) {
        api.intercept(Objects.requireNonNull(interceptor));
    }

    /** Closes the server; running polls end. */
    @Override
    public synchronized void close() {
        world.updates.close();
        world.page.close();
        if (server != null) {
            server.stop(0);
            threads.shutdownNow();
        }
    }
}

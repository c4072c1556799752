package org.factbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.factbot.preview.LocalTelegram.CHANNEL;
import static org.factbot.preview.LocalTelegram.FORUM;
import static org.factbot.preview.LocalTelegram.FRIENDS;
import static org.factbot.preview.LocalTelegram.GROUP;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.factbot.preview.Fault;
import org.factbot.preview.LocalTelegram;
import org.factbot.preview.Saying;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the real program writes down at its most talkative, and what its metrics say: events with keys, and nothing of the
 * people, whatever they do and whatever goes wrong.
 */
class LogScenarioTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String NAME = "Zebulonmarker";
    private static final String WORD = "quagmiremarker";
    private static final String ODD = " " + WORD + "?";

    /** One event a line, then keys with their values. */
    private static final Pattern LINE = Pattern.compile(
            "\\[[\\w-]+] [A-Z]+ org\\.factbot\\.[\\w.]+ - event=[a-z-]+( [a-z_]+=(\"[^\"]*\"|[^\\s\"]+))*");

    @TempDir
    Path folder;

    /** Each result that an answer can meet, in turn, and success in between. */
    private static Optional<Fault> moods(int call) {
        return switch (call % 8) {
            case 1 -> Optional.of(Fault.tooManyRequests(1));
            case 3 -> Optional.of(Fault.badGateway());
            case 5 -> Optional.of(Fault.refusal(400, "Bad Request: something strange"));
            case 7 -> Optional.of(Fault.droppedUnheard());
            default -> Optional.empty();
        };
    }

    private static String get(int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static void turnToTheBotInEveryWay(LocalTelegram telegram, long person) {
        String mention = "@" + telegram.username() + " ";
        telegram.people().say(Saying.privately(person, SmallStory.QUESTION + ODD));
        telegram.people().say(Saying.privately(person, "/" + WORD));
        telegram.people().say(Saying.privately(person, "/start " + WORD));
        telegram.people().say(Saying.privately(person, "/forget"));
        ObjectNode asked = telegram.people().say(Saying.privately(person, "Who is " + WORD + "?"));
        telegram.people().edit(person, asked.path("message_id").asLong(), SmallStory.QUESTION + ODD);
        telegram.people().say(Saying.in(GROUP, person, mention + SmallStory.QUESTION + ODD));
        telegram.people().say(Saying.in(GROUP, person, "/ask " + SmallStory.QUESTION + ODD));
        telegram.people().say(Saying.in(FORUM, person, mention + SmallStory.QUESTION + ODD));
        telegram.people().say(Saying.in(CHANNEL, person, mention + SmallStory.QUESTION + ODD));
        telegram.people().say(Saying.in(FRIENDS, person, mention + SmallStory.QUESTION + ODD));
        telegram.people().typeInline(person, SmallStory.QUESTION + ODD, "", "private");
        telegram.people().block(person, true);
        telegram.people().block(person, false);
        // Forms that nobody has promised.
        ObjectNode poison = JsonNodeFactory.instance.objectNode();
        poison.putObject("message")
                .put("text", WORD)
                .put("chat", NAME)
                .putObject("from")
                .put("id", person)
                .put("first_name", NAME);
        telegram.people().happen(poison);
        telegram.people().happen(JsonNodeFactory.instance.objectNode().put("marvel_of_" + WORD, WORD));
    }

    @Test
    void logAndMetricsHoldEventsAndNobody() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (LocalTelegram telegram = new LocalTelegram(Clock.systemUTC()).start(0)) {
            telegram.privacyMode(false);
            telegram.intercept(request -> switch (request.method()) {
                case "sendMessage" -> moods(calls.incrementAndGet());
                case "answerInlineQuery" -> Optional.of(Fault.garbage());
                default -> Optional.empty();
            });
            long person = telegram.people().join(NAME, "en");
            try (ServingProcess bot = ServingProcess.start(telegram.apiUrl(), telegram.token(), folder)
                    .awaitReady()) {
                int port = port(bot);
                turnToTheBotInEveryWay(telegram, person);
                await().atMost(SOON).until(() -> !telegram.answers(person).isEmpty());
                ObjectNode answer = telegram.answers(person).get(0);
                telegram.people()
                        .press(person, person, answer.path("message_id").asLong(), WORD);
                await().atMost(SOON).until(() -> get(port, "/metrics").contains("factbot_open_updates 0.0"));
                await().atMost(SOON).until(() -> bot.printed().contains("event=alive"));
                String metrics = get(port, "/metrics");
                String health = get(port, "/health");
                assertThat(bot.terminate()).isZero();

                String log = bot.printed();
                assertThat(log)
                        .as("it went through all that")
                        .contains(
                                "event=received",
                                "event=finished",
                                "event=fleeting",
                                "event=send-flood",
                                "event=send-ambiguous",
                                "event=send-rejected");
                assertThat(metrics).contains("factbot_questions_answered_total{outcome=\"", "surface=\"inline\"");
                String secret = telegram.token().substring(telegram.token().indexOf(':') + 1);
                for (String said : List.of(log, metrics, health)) {
                    assertThat(said)
                            .doesNotContainIgnoringCase(NAME)
                            .doesNotContainIgnoringCase(WORD)
                            .doesNotContain("Hessel")
                            .doesNotContain(secret)
                            .doesNotContain(String.valueOf(person));
                    for (long chat : List.of(GROUP, FORUM, CHANNEL, FRIENDS)) {
                        assertThat(said).doesNotContain(String.valueOf(Math.abs(chat)));
                    }
                }
                assertThat(log.lines().filter(line -> line.contains(" org.factbot.")))
                        .hasSizeGreaterThan(20)
                        .allSatisfy(line -> assertThat(line).matches(LINE));
            }
        }
    }

    private static int port(ServingProcess bot) {
        Matcher port = Pattern.compile("event=health port=(\\d+)").matcher(bot.printed());
        assertThat(port.find()).isTrue();
        return Integer.parseInt(port.group(1));
    }
}

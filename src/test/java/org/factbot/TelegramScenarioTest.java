package org.factbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.factbot.preview.LocalTelegram.CHANNEL;
import static org.factbot.preview.LocalTelegram.DIRECT;
import static org.factbot.preview.LocalTelegram.DISCUSSION;
import static org.factbot.preview.LocalTelegram.FORUM;
import static org.factbot.preview.LocalTelegram.FRIENDS;
import static org.factbot.preview.LocalTelegram.GROUP;
import static org.factbot.preview.LocalTelegram.YOU;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.text.Bidi;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Topic;
import org.factbot.operations.HealthServer;
import org.factbot.preview.LocalTelegram;
import org.factbot.preview.Request;
import org.factbot.preview.Saying;
import org.factbot.reply.Phrases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole bot with the bundled story against a local Telegram: each turns to it in their way and is answered once. */
class TelegramScenarioTest {
    private static final long DARI_SPEAKER = YOU + 1;
    private static final long RUSSIAN_SPEAKER = YOU + 3;

    private static final String ABOUT_THE_WAR = "Who warned of a proxy war that Afghanistan would be pushed into?";
    private static final String WAR = "barakzai-proxy-war";
    private static final String ABOUT_THE_DAY = "On which day did Moscow make its decision public?";
    private static final String DAY = "announced-3-july";

    @TempDir
    Path state;

    private final LocalTelegram telegram = new LocalTelegram(Clock.systemUTC());
    private BotAtWork bot;
    private String name;

    @BeforeEach
    void start() throws Exception {
        telegram.start(0);
        telegram.privacyMode(false);
        name = "@" + telegram.username();
        bot = BotAtWork.start(telegram, state);
    }

    @AfterEach
    void close() throws Exception {
        bot.close();
        telegram.close();
    }

    private ObjectNode say(Saying saying) {
        return telegram.people().say(saying);
    }

    /** What the bot says to this, which must be one message. */
    private ObjectNode onlyAnswer(long chat) {
        bot.settle();
        List<ObjectNode> answers = telegram.answers(chat);
        assertThat(answers).hasSize(1);
        assertThat(telegram.requests("sendMessage")).hasSize(1);
        return answers.get(0);
    }

    private static long id(JsonNode message) {
        return message.path("message_id").asLong();
    }

    private static long repliesTo(JsonNode message) {
        return id(message.path("reply_to_message"));
    }

    private static List<JsonNode> buttons(JsonNode message) {
        List<JsonNode> buttons = new ArrayList<>();
        message.path("reply_markup").path("inline_keyboard").forEach(row -> row.forEach(buttons::add));
        return buttons;
    }

    private static JsonNode button(JsonNode message, String label) {
        return buttons(message).stream()
                .filter(button -> Shipped.bare(button.path("text").asText()).contains(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + label + " under " + message));
    }

    private static String text(JsonNode message) {
        return Shipped.bare(message.path("text").asText());
    }

    private static String say(Language language, String key, String... values) {
        return Shipped.bare(Phrases.of(language).say(key, values));
    }

    // ---- one person

    @Test
    void aQuestionInPrivateIsAnsweredWithQuoteSpeakerAndLink() {
        say(Saying.privately(YOU, ABOUT_THE_WAR));
        Shipped.assertShows(onlyAnswer(YOU), WAR, Language.ENGLISH);
    }

    @Test
    void whatIsNotInTheStoryIsDeclinedWithQuestionsThatCanBeAnswered() {
        say(Saying.privately(YOU, "How tall is the Eiffel Tower?"));
        ObjectNode answer = onlyAnswer(YOU);
        assertThat(text(answer)).contains(say(Language.ENGLISH, "abstain.silence"));
        assertThat(Shipped.marked(answer, "blockquote")).isEmpty();
        assertThat(buttons(answer)).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void anEditedQuestionEditsTheAnswer() {
        long asked = id(say(Saying.privately(YOU, ABOUT_THE_WAR)));
        ObjectNode before = onlyAnswer(YOU);
        telegram.people().edit(YOU, asked, ABOUT_THE_DAY);
        ObjectNode after = onlyAnswer(YOU);
        assertThat(id(after)).isEqualTo(id(before));
        Shipped.assertShows(after, DAY, Language.ENGLISH);
        assertThat(telegram.requests("editMessageText")).hasSize(1);
    }

    @Test
    void aPressedButtonChangesTheAnswerInPlace() {
        say(Saying.privately(YOU, ABOUT_THE_WAR));
        ObjectNode answer = onlyAnswer(YOU);
        JsonNode source = button(answer, say(Language.ENGLISH, "button.source"));
        telegram.people()
                .press(YOU, YOU, id(answer), source.path("callback_data").asText());
        await().until(() -> telegram.requests("editMessageText").size() == 1);
        ObjectNode provenance = onlyAnswer(YOU);
        assertThat(id(provenance)).isEqualTo(id(answer));
        assertThat(text(provenance)).contains(say(Language.ENGLISH, "from")).contains("RFE/RL");
        JsonNode back = button(provenance, say(Language.ENGLISH, "button.back"));
        telegram.people().press(YOU, YOU, id(answer), back.path("callback_data").asText());
        await().until(() -> telegram.requests("editMessageText").size() == 2);
        Shipped.assertShows(onlyAnswer(YOU), WAR, Language.ENGLISH);
        assertThat(telegram.requests("answerCallbackQuery")).hasSize(2);
    }

    @Test
    void aFollowUpLeansOnTheAnswerBefore() {
        say(Saying.privately(YOU, ABOUT_THE_WAR));
        onlyAnswer(YOU);
        say(Saying.privately(YOU, "who said that?"));
        bot.settle();
        assertThat(telegram.answers(YOU)).hasSize(2);
        assertThat(text(telegram.answers(YOU).get(1))).contains("Shukria Barakzai");
    }

    @ParameterizedTest
    @CsvSource({
        "/start, welcome.try",
        "/help, command.privacy",
        "/topics, topics",
        "/sources, RFE/RL",
        "/about, I am a program",
        "/privacy, until it has been answered"
    })
    void commandsAreAnswered(String command, String expected) {
        say(Saying.privately(YOU, command));
        String phrase = expected.matches("[a-z.]+") ? say(Language.ENGLISH, expected) : expected;
        assertThat(text(onlyAnswer(YOU))).contains(phrase);
    }

    @Test
    void whoStartsGetsQuestionsToTapThatAreAnswered() {
        say(Saying.privately(YOU, "/start"));
        ObjectNode welcome = onlyAnswer(YOU);
        assertThat(buttons(welcome)).hasSize(4);
        telegram.people()
                .press(
                        YOU,
                        YOU,
                        id(welcome),
                        buttons(welcome).get(0).path("callback_data").asText());
        await().until(() -> telegram.answers(YOU).size() == 2);
        bot.settle();
        String first = Shipped.answerer().base().story().welcome().get(0);
        Shipped.assertShows(telegram.answers(YOU).get(1), first, Language.ENGLISH);
    }

    @Test
    void topicsLeadToTheirFacts() {
        say(Saying.privately(YOU, "/topics"));
        ObjectNode topics = onlyAnswer(YOU);
        Topic topic = Shipped.answerer().base().topics().get(0);
        JsonNode button = button(topics, topic.title().in(Language.ENGLISH));
        telegram.people()
                .press(YOU, YOU, id(topics), button.path("callback_data").asText());
        await().until(() -> telegram.requests("editMessageText").size() == 1);
        assertThat(buttons(onlyAnswer(YOU))).isNotEmpty();
    }

    // ---- among others

    @Test
    void aCommandInAGroupIsAnsweredAsAReply() {
        long asked = id(say(Saying.in(GROUP, YOU, "/ask" + name + " " + ABOUT_THE_WAR)));
        ObjectNode answer = onlyAnswer(GROUP);
        Shipped.assertShows(answer, WAR, Language.ENGLISH);
        assertThat(repliesTo(answer)).isEqualTo(asked);
    }

    @Test
    void aCommandInATopicIsAnsweredInThatTopic() {
        long topic = telegram.people().openTopic(FORUM, YOU, "Questions of today");
        long asked = id(
                say(Saying.in(FORUM, YOU, "/ask" + name + " " + ABOUT_THE_WAR).inTopic(topic)));
        ObjectNode answer = onlyAnswer(FORUM);
        Shipped.assertShows(answer, WAR, Language.ENGLISH);
        assertThat(answer.path("message_thread_id").asLong()).isEqualTo(topic);
        assertThat(repliesTo(answer)).isEqualTo(asked);
    }

    @Test
    void aMentionIsAnswered() {
        long asked = id(say(Saying.in(GROUP, YOU, name + " " + ABOUT_THE_WAR)));
        ObjectNode answer = onlyAnswer(GROUP);
        Shipped.assertShows(answer, WAR, Language.ENGLISH);
        assertThat(repliesTo(answer)).isEqualTo(asked);
    }

    @Test
    void aReplyToTheBotIsAnswered() {
        say(Saying.in(GROUP, YOU, "/ask" + name + " " + ABOUT_THE_WAR));
        ObjectNode first = onlyAnswer(GROUP);
        long asked = id(say(Saying.in(GROUP, RUSSIAN_SPEAKER, ABOUT_THE_DAY).replyingTo(id(first))));
        bot.settle();
        assertThat(telegram.answers(GROUP)).hasSize(2);
        ObjectNode second = telegram.answers(GROUP).get(1);
        Shipped.assertShows(second, DAY, Language.ENGLISH);
        assertThat(repliesTo(second)).isEqualTo(asked);
    }

    @Test
    void aMentionUnderSomebodysMessageAsksAboutThatMessage() {
        long claim = id(say(Saying.in(GROUP, RUSSIAN_SPEAKER, "Barakzai warned of a proxy war in Afghanistan.")));
        say(Saying.in(GROUP, YOU, name).replyingTo(claim));
        Shipped.assertShows(onlyAnswer(GROUP), WAR, Language.ENGLISH);
    }

    @Test
    void anAnonymousAdministratorIsAPerson() {
        ObjectNode anonymous = JsonNodeFactory.instance
                .objectNode()
                .put("id", 1087968824L)
                .put("is_bot", true)
                .put("first_name", "Group");
        say(Saying.in(GROUP, YOU, "/ask" + name + " " + ABOUT_THE_WAR).with("from", anonymous));
        Shipped.assertShows(onlyAnswer(GROUP), WAR, Language.ENGLISH);
    }

    @Test
    void aPostThatMentionsTheBotIsAnsweredOnceAndItsAutomaticForwardNot() {
        long post = id(say(Saying.in(CHANNEL, YOU, name + " " + ABOUT_THE_WAR)));
        bot.settle();
        assertThat(telegram.requests("sendMessage")).hasSize(1);
        List<ObjectNode> posts = telegram.messages(CHANNEL);
        assertThat(posts).hasSize(2);
        Shipped.assertShows(posts.get(1), WAR, Language.ENGLISH);
        assertThat(repliesTo(posts.get(1))).isEqualTo(post);
        assertThat(telegram.messages(DISCUSSION))
                .hasSize(2)
                .allSatisfy(forward -> assertThat(
                                forward.path("is_automatic_forward").asBoolean())
                        .isTrue());
    }

    @Test
    void whatTurnsToNobodyOrToOthersIsNotAnswered() {
        long first = id(say(Saying.in(GROUP, YOU, "Good morning, all")));
        ObjectNode stranger = JsonNodeFactory.instance
                .objectNode()
                .put("id", 4_242L)
                .put("is_bot", true)
                .put("first_name", "Other");
        say(Saying.in(GROUP, YOU, ABOUT_THE_WAR));
        say(Saying.in(GROUP, RUSSIAN_SPEAKER, ABOUT_THE_WAR).replyingTo(first));
        say(Saying.in(GROUP, YOU, "/ask@otherbot " + ABOUT_THE_WAR));
        say(Saying.in(GROUP, YOU, "@otherbot " + ABOUT_THE_WAR));
        say(Saying.in(GROUP, YOU, "my mail is sam" + name + ".example " + ABOUT_THE_WAR));
        say(Saying.in(GROUP, YOU, "/ask" + name + " " + ABOUT_THE_WAR).with("from", stranger));
        say(Saying.in(FORUM, YOU, ABOUT_THE_WAR));
        say(Saying.in(CHANNEL, YOU, ABOUT_THE_WAR));
        bot.settle();
        assertThat(telegram.requests("sendMessage")).isEmpty();
        assertThat(telegram.requests("setMessageReaction")).isEmpty();
    }

    /** What is not about the story is left to the people of the channel. */
    @Test
    void whoWritesToTheChannelIsAnsweredInTheirOwnTopic() {
        say(Saying.in(DIRECT, YOU, ABOUT_THE_WAR));
        say(Saying.in(DIRECT, RUSSIAN_SPEAKER, ABOUT_THE_DAY));
        say(Saying.in(DIRECT, DARI_SPEAKER, "How tall is the Eiffel Tower?"));
        bot.settle();
        List<ObjectNode> answers = telegram.answers(DIRECT);
        assertThat(answers).hasSize(2);
        assertInTopic(answers, YOU, WAR);
        assertInTopic(answers, RUSSIAN_SPEAKER, DAY);
    }

    private static void assertInTopic(List<ObjectNode> answers, long owner, String fact) {
        ObjectNode answer = answers.stream()
                .filter(one ->
                        one.path("direct_messages_topic").path("topic_id").asLong() == owner)
                .findFirst()
                .orElseThrow();
        Shipped.assertShows(answer, fact, Language.ENGLISH);
        // Such chats take no buttons that lead into inline mode.
        assertThat(answer.path("reply_markup").toString()).doesNotContain("switch_inline_query");
    }

    // ---- other people's chats

    @Test
    void anInlineQueryOffersSourcedAnswersThatCanBeSentAndPressed() {
        String query = telegram.people().typeInline(YOU, "proxy war Barakzai", "", "supergroup");
        await().until(() -> telegram.requests("answerInlineQuery").size() == 1);
        Request answered = telegram.requests("answerInlineQuery").get(0);
        assertThat(answered.parameters().path("inline_query_id").asText()).isEqualTo(query);
        JsonNode best = answered.parameters().path("results").path(0);
        assertThat(best.path("description").asText()).contains("RFE/RL");
        ObjectNode sent = telegram.people()
                .choose(
                        YOU,
                        FRIENDS,
                        OptionalLong.empty(),
                        query,
                        best.path("id").asText(),
                        "proxy war Barakzai");
        Shipped.assertShows(sent, WAR, Language.ENGLISH);
        JsonNode source = button(sent, say(Language.ENGLISH, "button.source"));
        telegram.people()
                .press(
                        DARI_SPEAKER,
                        FRIENDS,
                        id(sent),
                        source.path("callback_data").asText());
        await().until(() -> telegram.requests("editMessageText").size() == 1);
        bot.settle();
        assertThat(telegram.messages(FRIENDS)).hasSize(1);
        assertThat(text(telegram.messages(FRIENDS).get(0))).contains(say(Language.ENGLISH, "from"));
        assertThat(telegram.requests("answerInlineQuery")).hasSize(1);
        assertThat(telegram.requests("sendMessage")).isEmpty();
    }

    @Test
    void aMentionWhereTheBotIsNoMemberIsAnsweredOnceAsAGuest() {
        say(Saying.in(FRIENDS, YOU, name + " " + ABOUT_THE_WAR));
        await().until(() -> telegram.answers(FRIENDS).size() == 1);
        bot.settle();
        assertThat(telegram.requests("answerGuestQuery")).hasSize(1);
        Shipped.assertShows(telegram.answers(FRIENDS).get(0), WAR, Language.ENGLISH);
    }

    // ---- languages

    @Test
    void aRussianQuestionIsAnsweredInRussian() {
        say(Saying.privately(RUSSIAN_SPEAKER, "Какая страна первой признала талибов?"));
        ObjectNode answer = onlyAnswer(RUSSIAN_SPEAKER);
        Shipped.assertShows(answer, "first-country", Language.RUSSIAN);
        assertThat(text(answer)).contains(say(Language.RUSSIAN, "source"));
        assertThat(button(answer, say(Language.RUSSIAN, "button.source"))).isNotNull();
    }

    @Test
    void aRussianQuestionIsDeclinedInRussian() {
        say(Saying.privately(RUSSIAN_SPEAKER, "Какой высоты Эйфелева башня?"));
        assertThat(text(onlyAnswer(RUSSIAN_SPEAKER))).contains(say(Language.RUSSIAN, "abstain.silence"));
    }

    @Test
    void aPersianQuestionIsAnsweredInPersianFromRightToLeft() {
        say(Saying.privately(DARI_SPEAKER, "شکریه بارکزی از چه جنگی هشدار داد؟"));
        ObjectNode answer = onlyAnswer(DARI_SPEAKER);
        Shipped.assertShows(answer, WAR, Language.PERSIAN);
        assertThat(text(answer)).contains(say(Language.PERSIAN, "source"));
        assertRightToLeft(answer);
    }

    @Test
    void aPersianQuestionIsDeclinedInPersianFromRightToLeft() {
        say(Saying.privately(DARI_SPEAKER, "بلندی برج ایفل چند متر است؟"));
        ObjectNode answer = onlyAnswer(DARI_SPEAKER);
        assertThat(text(answer)).contains(say(Language.PERSIAN, "abstain.silence"));
        assertRightToLeft(answer);
    }

    /** Every line with a word in Arabic letters is laid out from right to left, whatever else stands in it. */
    private static void assertRightToLeft(JsonNode message) {
        assertThat(message.path("text").asText().lines())
                .filteredOn(line -> line.matches(".*[\\u0600-\\u06FF].*"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(rightToLeft(line)).as(line).isTrue());
    }

    private static boolean rightToLeft(String line) {
        return !new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    }

    @Test
    void aChosenLanguageOutlastsARestartUntilItIsToBeForgotten() throws Exception {
        say(Saying.privately(YOU, "/language"));
        ObjectNode menu = onlyAnswer(YOU);
        telegram.people()
                .press(
                        YOU,
                        YOU,
                        id(menu),
                        button(menu, "Русский").path("callback_data").asText());
        await().until(() -> telegram.requests("editMessageText").size() == 1);
        bot.close();
        bot = BotAtWork.start(telegram, state);
        say(Saying.privately(YOU, "/topics"));
        say(Saying.privately(YOU, "/forget"));
        say(Saying.privately(YOU, "/topics"));
        bot.settle();
        List<ObjectNode> answers = telegram.answers(YOU);
        assertThat(answers).hasSize(4);
        assertThat(text(answers.get(1))).contains(say(Language.RUSSIAN, "topics"));
        assertThat(text(answers.get(3))).contains(say(Language.ENGLISH, "topics"));
    }

    // ---- too much of it

    @Test
    void whoAsksTooMuchIsToldOnceAndNobodyElseNoticesIt() {
        int many = 45; // more than two minutes' worth, should the minute turn meanwhile
        for (int i = 0; i < many; i++) {
            say(Saying.in(GROUP, YOU, "/ask" + name + " " + ABOUT_THE_DAY));
        }
        say(Saying.in(GROUP, RUSSIAN_SPEAKER, "/ask" + name + " " + ABOUT_THE_WAR));
        bot.settle();
        List<String> answers =
                telegram.answers(GROUP).stream().map(TelegramScenarioTest::text).toList();
        assertThat(answers.stream().filter(say(Language.ENGLISH, "limit")::equals))
                .hasSizeBetween(1, 2);
        assertThat(answers.size()).isBetween(20 + 1 + 1, 2 * 20 + 2 + 1);
        Shipped.assertShows(telegram.answers(GROUP).get(answers.size() - 1), WAR, Language.ENGLISH);
    }

    // ---- the operator's view

    @Test
    void theNumbersTellWhatWasAnsweredWhere() throws Exception {
        say(Saying.privately(YOU, ABOUT_THE_WAR));
        say(Saying.in(GROUP, YOU, "/ask" + name + " How tall is the Eiffel Tower?"));
        bot.settle();
        try (HealthServer server =
                HealthServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), bot.health())) {
            URI metrics = URI.create("http://127.0.0.1:" + server.port() + "/metrics");
            String numbers = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(numbers)
                    .contains("factbot_questions_answered_total{outcome=\"answer\",surface=\"private\"} 1")
                    .contains("factbot_questions_answered_total{outcome=\"abstention\",surface=\"group\"} 1");
        }
    }
}

package org.factbot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.factbot.telegram.Updates.ALONE;
import static org.factbot.telegram.Updates.ANN;
import static org.factbot.telegram.Updates.GROUP;
import static org.factbot.telegram.Updates.MINE;
import static org.factbot.telegram.Updates.inline;
import static org.factbot.telegram.Updates.json;
import static org.factbot.telegram.Updates.mentioning;
import static org.factbot.telegram.Updates.message;
import static org.factbot.telegram.Updates.of;
import static org.factbot.telegram.Updates.press;
import static org.factbot.telegram.Updates.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.factbot.knowledge.Language;
import org.factbot.question.Question;
import org.factbot.reply.HarbourStory;
import org.factbot.reply.Phrases;
import org.factbot.reply.ReplyComposer;
import org.factbot.store.StoreException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TalkTest {
    private static final String BOB = "'from':{'id':6,'is_bot':false,'language_code':'en'}";
    private static final String FOR_OTHERS = "'from':{'id':99,'is_bot':true}";

    @AutoClose
    private final TalkFixture fixture = new TalkFixture();

    private static String said(List<Call> calls) {
        return String.join(
                "\n",
                calls.stream()
                        .map(call -> call.parameters().path("text").asText())
                        .toList());
    }

    private Optional<Question.Turn> lastTurn() {
        return fixture.answerer.asked().get(fixture.answerer.asked().size() - 1).before();
    }

    // ---- conversation

    @Test
    void aFollowUpLeansOnTheLastAnswerForAQuarterOfAnHour() {
        fixture.handle(message(ALONE, ANN, text("What did the mayor say?")));
        assertThat(said(fixture.handle(message(ALONE, ANN, text("who said that?")))))
                .contains("Ada Berg");
        assertThat(lastTurn().orElseThrow().facts()).containsExactly("mayor");
        fixture.clock.pass(Duration.ofMinutes(16));
        fixture.handle(message(ALONE, ANN, text("who said that?")));
        assertThat(lastTurn()).isEmpty();
    }

    @Test
    void aConversationBelongsToOnePersonInOneChatAndTopic() {
        fixture.handle(message(GROUP, ANN, text("/ask mayor?")));
        for (JsonNode elsewhere : List.of(
                message(GROUP, BOB, text("/ask who said that?")),
                message(ALONE, ANN, text("who said that?")),
                message(GROUP, ANN, text("/ask who said that?"), "'is_topic_message':true,'message_thread_id':44"))) {
            fixture.handle(elsewhere);
            assertThat(lastTurn()).isEmpty();
        }
        fixture.handle(message(GROUP, ANN, text("/ask who said that?")));
        assertThat(lastTurn()).isPresent();
    }

    @Test
    void thanksDoNotEndAConversationAndANewSubjectDoes() {
        fixture.handle(message(ALONE, ANN, text("mayor?")));
        fixture.handle(message(ALONE, ANN, text("thanks")));
        fixture.handle(message(ALONE, ANN, text("who said that?")));
        assertThat(lastTurn()).isPresent();
        fixture.handle(message(ALONE, ANN, text("weather?")));
        fixture.handle(message(ALONE, ANN, text("who said that?")));
        assertThat(lastTurn()).isEmpty();
    }

    @Test
    void answeringAMessageOfOursLeansOnItWhoeverAskedBefore() {
        String ours = "'reply_to_message':{'message_id':9," + MINE
                + ",'reply_markup':{'inline_keyboard':[[{'callback_data':'1:s:mayor:en'}]]}}";
        fixture.handle(message(GROUP, BOB, text("who said that?"), ours));
        assertThat(lastTurn().orElseThrow().facts()).containsExactly("mayor");
    }

    @Test
    void askingAboutSomebodysMessageAsksItsWords() {
        String claim = "'reply_to_message':{'message_id':9," + BOB + ",'text':'The mayor is happy'}";
        assertThat(said(fixture.handle(message(GROUP, ANN, mentioning("@FactBot"), claim))))
                .contains("pilots");
        assertThat(said(fixture.handle(message(GROUP, ANN, mentioning("@FactBot is this true?"), claim))))
                .contains("pilots");
        assertThat(said(fixture.handle(message(GROUP, ANN, text("/ask when did it open?"), claim))))
                .contains("Norland opened");
    }

    @Test
    void forgettingForgets() {
        fixture.handle(message(ALONE, ANN, text("mayor?")));
        fixture.handle(press("1:l:ru:ru", ALONE));
        assertThat(said(fixture.handle(message(ALONE, ANN, text("/forget"))))).startsWith("Готово");
        fixture.handle(message(ALONE, ANN, text("who said that?")));
        assertThat(lastTurn()).isEmpty();
        assertThat(said(fixture.handle(message(ALONE, ANN, text("/topics"))))).startsWith("Topics");
    }

    @Test
    void aChosenLanguageOutlastsARestartAndIsForgottenForGood() {
        fixture.handle(press("1:l:ru:ru", GROUP));
        fixture.restart();
        assertThat(said(fixture.handle(message(ALONE, ANN, text("/topics"))))).startsWith("Разделы");
        fixture.handle(message(GROUP, ANN, text("/forget")));
        fixture.restart();
        assertThat(said(fixture.handle(message(ALONE, ANN, text("/topics"))))).startsWith("Topics");
    }

    @Test
    void menusSpeakTheChosenLanguageAndAnswersThatOfTheQuestion() {
        assertThat(said(fixture.handle(press("1:l:fa:fa", ALONE)))).contains("فارسی");
        assertThat(said(fixture.handle(message(ALONE, ANN, text("/topics"))))).startsWith("بخش‌ها");
        assertThat(said(fixture.handle(message(ALONE, ANN, text("mayor?"))))).contains("The mayor asked");
    }

    // ---- among others

    @Test
    void inAGroupWeSpeakOnlyWhenAskedAndBrieflyWhenUnsure() {
        assertThat(fixture.handle(message(GROUP, ANN, text("What did the mayor say?"))))
                .isEmpty();
        assertThat(fixture.answerer.asked()).isEmpty();
        assertThat(fixture.handle(message(GROUP, ANN, mentioning("@FactBot thanks"))))
                .isEmpty();
        assertThat(said(fixture.handle(message(GROUP, ANN, mentioning("@FactBot the fees?")))))
                .isEqualTo("My sources do not say, which confirms nothing.");
        assertThat(said(fixture.handle(message(GROUP, ANN, text("/ask the fees?")))))
                .contains("My sources do not say.", "30 September 2025", "1. ");
        assertThat(said(fixture.handle(message(GROUP, ANN, text("/ask")))))
                .isEqualTo("Write your question after the command: /ask@FactBot …");
        assertThat(fixture.handle(message(GROUP, ANN, text("/weather")))).isEmpty();
        assertThat(said(fixture.handle(message(ALONE, ANN, text("/weather"))))).contains("/topics");
    }

    @Test
    void anAnswerLandsInItsReplyAndTopic() {
        ObjectNode sent = fixture.handle(
                        message(GROUP, ANN, text("/ask mayor?"), "'is_topic_message':true,'message_thread_id':44"))
                .get(0)
                .parameters();
        assertThat(sent.path("message_thread_id").asLong()).isEqualTo(44);
        assertThat(sent.path("reply_parameters").path("message_id").asLong()).isEqualTo(10);
        assertThat(sent.path("reply_parameters")
                        .path("allow_sending_without_reply")
                        .asBoolean())
                .isTrue();
        ObjectNode general = fixture.handle(message(GROUP, ANN, text("/ask mayor?"), "'message_thread_id':44"))
                .get(0)
                .parameters();
        assertThat(general.has("message_thread_id")).isFalse();
        ObjectNode direct = fixture.handle(message(
                        "'chat':{'id':-400,'type':'supergroup','is_direct_messages':true},"
                                + "'direct_messages_topic':{'topic_id':12}",
                        ANN,
                        text("mayor?")))
                .get(0)
                .parameters();
        assertThat(direct.path("direct_messages_topic_id").asLong()).isEqualTo(12);
        assertThat(direct.toString()).doesNotContain("switch_inline_query");
    }

    @Test
    void anAlbumIsAnsweredOnce() {
        String album = "'media_group_id':'a7'";
        assertThat(fixture.handle(message(GROUP, ANN, album, "'photo':[]"))).isEmpty();
        assertThat(fixture.handle(message(GROUP, ANN, album, "'message_id':11,'caption':'/ask mayor?'")))
                .hasSize(1);
        assertThat(fixture.handle(message(GROUP, ANN, album, "'message_id':12,'caption':'/ask mayor?'")))
                .isEmpty();
        assertThat(fixture.handle(message(GROUP, ANN, album, "'message_id':11,'caption':'/ask mayor?'")))
                .as("handed over again after a crash")
                .hasSize(1);
    }

    @Test
    void theTruthAboutPrivacyModeIsToldOnJoining() throws Exception {
        JsonNode joined = json("{'my_chat_member':{" + GROUP + "," + ANN
                + ",'old_chat_member':{'status':'left'},'new_chat_member':{'status':'member'}}}");
        assertThat(said(fixture.handle(joined))).contains("Privacy mode is on", "@BotFather", "/ask@FactBot");
        try (TalkFixture hearing = new TalkFixture(new Me(777, "FactBot", true, true, true))) {
            assertThat(said(hearing.handle(joined))).doesNotContain("Privacy").contains("@FactBot reaches me");
        }
    }

    /** Forty mixed messages of a lively group: a plus marks those that turn to us with a question we can answer. */
    @Test
    void ofALivelyGroupOnlyWhatTurnsToUsIsAnswered() {
        String toUs = "'reply_to_message':{'message_id':9," + MINE + "}";
        String toBob = "'reply_to_message':{'message_id':9," + BOB + ",'text':'the mayor said so'}";
        List<ObjectNode> answered = List.of(
                message(GROUP, ANN, text("/ask mayor?")),
                message(GROUP, ANN, text("/ask@FactBot mayor?")),
                message(GROUP, ANN, text("/Ask@factbot mayor?")),
                message(GROUP, ANN, mentioning("@FactBot mayor?")),
                message(GROUP, ANN, mentioning("the mayor, @factbot, what did she say")),
                message(
                        GROUP,
                        ANN,
                        text("me@FactBot.org @FactBot mayor?"),
                        "'entities':[{'type':'email','offset':0,'length':14},"
                                + "{'type':'mention','offset':15,'length':8}]"),
                message(GROUP, ANN, text("the mayor?"), toUs),
                message(GROUP, ANN, mentioning("@FactBot"), toBob),
                message(GROUP, ANN, text("/ask"), toBob),
                message(GROUP, ANN, "'photo':[],'caption':'/ask mayor?'"),
                message(GROUP, ANN, "'media_group_id':'z','caption':'/ask mayor?'"),
                message(GROUP, "'from':{'id':1087968824,'is_bot':true},'sender_chat':{'id':-100}", text("/ask mayor?")),
                message(GROUP, "'from':{'id':136817688,'is_bot':true},'sender_chat':{'id':-3}", text("/ask mayor?")),
                message(GROUP, ANN, text("/ask mayor?"), "'via_bot':{'id':99}"),
                of("edited_message", GROUP, ANN, text("/ask the mayor?"), "'edit_date':1030,'message_id':30"));
        List<ObjectNode> left = List.of(
                message(GROUP, ANN, text("What did the mayor say?")),
                message(GROUP, ANN, text("mayor mayor mayor!!!")),
                message(GROUP, ANN, text("/ask@OtherBot mayor?")),
                message(GROUP, ANN, text("/ask@FactBot2 mayor?")),
                message(GROUP, ANN, text("/ask@OtherBot mayor?"), toUs),
                message(GROUP, ANN, text("/mayor")),
                message(GROUP, ANN, text("/weather@FactBot mayor")),
                message(GROUP, ANN, text("please /ask mayor?")),
                message(GROUP, ANN, text("@FactBot mayor?"), "'entities':[{'type':'code','offset':0,'length':8}]"),
                message(
                        GROUP,
                        ANN,
                        text("a@FactBot.org mayor"),
                        "'entities':[{'type':'email','offset':0,'length':13}]"),
                message(GROUP, ANN, text("t.me/FactBot mayor"), "'entities':[{'type':'url','offset':0,'length':12}]"),
                message(
                        GROUP,
                        ANN,
                        text("@FactBotFan mayor"),
                        "'entities':[{'type':'mention','offset':0,'length':11}]"),
                message(GROUP, ANN, text("mayor?"), "'reply_to_message':{'message_id':9," + FOR_OTHERS + "}"),
                message(GROUP, ANN, text("mayor?"), toBob),
                message(GROUP, FOR_OTHERS, text("/ask@FactBot mayor?")),
                message(GROUP, MINE, text("/ask@FactBot mayor?")),
                message(GROUP, ANN, mentioning("@FactBot mayor?"), "'via_bot':{'id':777}"),
                message(GROUP, ANN, mentioning("@FactBot mayor?"), "'forward_origin':{}"),
                message(GROUP, ANN, mentioning("@FactBot mayor?"), "'is_automatic_forward':true"),
                message(GROUP, ANN, "'photo':[]"),
                message(GROUP, ANN, "'photo':[]", toUs),
                message(GROUP, ANN, "'media_group_id':'z','message_id':31,'caption':'/ask mayor?'"),
                message(GROUP, ANN, mentioning("thanks @FactBot")),
                of("edited_message", GROUP, ANN, text("the mayor again?"), "'edit_date':1030,'message_id':32"),
                of("edited_message", GROUP, ANN, text("/ask the mayor?"), "'edit_date':1030,'message_id':30"),
                of("edited_message", GROUP, ANN, text("/ask mayor?"), "'edit_date':9999,'message_id':33"));
        answered.forEach(update ->
                assertThat(said(fixture.handle(update))).as(update.toString()).contains("Who will pay"));
        left.forEach(update ->
                assertThat(fixture.handle(update)).as(update.toString()).isEmpty());
        assertThat(answered.size() + left.size()).isGreaterThanOrEqualTo(40);
    }

    // ---- edits

    @Test
    void anEditedQuestionEditsItsAnswer() {
        Call.MessageKey ours = new Call.MessageKey(5, 11);
        Call.MessageKey second = new Call.MessageKey(5, 12);
        fixture.handle(message(ALONE, ANN, text("weather?")));
        JsonNode edited = of("edited_message", ALONE, ANN, text("mayor?"), "'edit_date':1030");
        List<Call> calls = fixture.handle(edited, ours, second);
        assertThat(calls).extracting(Call::method).containsExactly("editMessageText", "deleteMessage");
        assertThat(calls.get(0).parameters().path("message_id").asLong()).isEqualTo(11);
        assertThat(said(calls)).contains("Who will pay");
        assertThat(fixture.handle(edited, ours)).as("only the text counts").isEmpty();
    }

    @Test
    void anEditThatStorageHeldUpIsNoRepeat() throws Exception {
        fixture.handle(message(ALONE, ANN, text("weather?")));
        JsonNode edit = of("edited_message", ALONE, ANN, text("mayor?"), "'edit_date':1010");
        try (AutoCloseable locked = fixture.lockStorage()) {
            assertThat(locked).isNotNull();
            assertThatThrownBy(() -> fixture.handle(edit)).isInstanceOf(StoreException.class);
        }
        assertThat(said(fixture.handle(edit))).contains("The mayor asked");
        assertThat(fixture.handle(edit)).as("now it is one").isEmpty();
    }

    @Test
    void anAnswerThatNoLongerHoldsIsReplacedEvenInAGroup() {
        Call.MessageKey ours = new Call.MessageKey(-100, 11);
        fixture.handle(message(GROUP, ANN, text("/ask mayor?")));
        List<Call> calls =
                fixture.handle(of("edited_message", GROUP, ANN, text("/ask thanks"), "'edit_date':1030"), ours);
        assertThat(calls).extracting(Call::method).containsExactly("editMessageText");
        assertThat(said(calls)).isEqualTo("I could not find a question in that.");
    }

    // ---- buttons

    @Test
    void buttonsActInPlaceAndLeadBack() {
        List<Call> source = fixture.handle(press("1:s:mayor:en", ALONE));
        assertThat(source).extracting(Call::method).containsExactly("answerCallbackQuery", "editMessageText");
        assertThat(source.get(0).urgency()).isEqualTo(Call.Urgency.FLEETING);
        JsonNode back = source.get(1)
                .parameters()
                .path("reply_markup")
                .path("inline_keyboard")
                .path(0)
                .path(0);
        assertThat(back.path("callback_data").asText()).isEqualTo("1:f:mayor:en");
        assertThat(said(fixture.handle(press("1:f:mayor:en", ALONE)))).contains("Who will pay");
        assertThat(fixture.handle(press("1:n:mayor:en", ALONE)))
                .extracting(Call::method)
                .containsExactly("answerCallbackQuery", "sendMessage");
        fixture.handle(message(ALONE, ANN, text("who said that?")));
        assertThat(lastTurn().orElseThrow().facts()).containsExactly("mayor");
    }

    @Test
    void aLongIdTravelsAsAHash() {
        String key = ShortKey.of(HarbourStory.LONG_ID);
        assertThat(key).hasSizeLessThan(20);
        assertThat(said(fixture.handle(press("1:f:" + key + ":en", ALONE)))).contains("An old pier");
        assertThat(said(fixture.handle(message(ALONE, ANN, text("/start f_" + key)))))
                .contains("An old pier");
    }

    @Test
    void aButtonThatLeadsNowhereSaysSo() {
        for (String data : List.of("1:f:gone:en", "1:s:gone", "1:t:gone:en", "9:f:mayor:en", "", ":::::", "1:?:x:en")) {
            List<Call> calls = fixture.handle(press(data, ALONE));
            assertThat(calls).extracting(Call::method).containsExactly("answerCallbackQuery");
            assertThat(said(calls)).isNotBlank().hasSizeLessThan(200);
        }
    }

    @Test
    void aMessageThatTelegramNoLongerShowsIsSentAnew() {
        assertThat(fixture.handle(press("1:s:mayor:en", ALONE, "'date':0")))
                .extracting(Call::method)
                .containsExactly("answerCallbackQuery", "sendMessage");
    }

    @Test
    void aButtonUnderAnInlineMessageEditsIt() {
        ObjectNode update = json(
                "{'callback_query':{'id':'c','data':'1:s:mayor:en','inline_message_id':'m1'," + "'from':{'id':5}}}");
        List<Call> calls = fixture.handle(update);
        assertThat(calls.get(1).parameters().path("inline_message_id").asText()).isEqualTo("m1");
        assertThat(calls.get(1).parameters().has("chat_id")).isFalse();
    }

    // ---- inline, guest, links

    @Test
    void anEmptyInlineQueryShowsEverythingUsefulFirst() {
        ObjectNode answer = fixture.handle(inline("", "", "en")).get(0).parameters();
        assertThat(answer.path("results").size())
                .isEqualTo(fixture.answerer.base().facts().size());
        assertThat(answer.path("next_offset").asText()).isEmpty();
        assertThat(answer.path("is_personal").asBoolean()).isTrue();
        assertThat(fixture.handle(inline("", "6", "en"))
                        .get(0)
                        .parameters()
                        .path("results")
                        .size())
                .isEqualTo(1);
        assertThat(fixture.handle(inline("", "x9", "en"))
                        .get(0)
                        .parameters()
                        .path("results")
                        .size())
                .isEqualTo(7);
    }

    @Test
    void aSharedFactIsFoundByItsKey() {
        assertThat(fixture.handle(inline("f_mayor", "", "en"))
                        .get(0)
                        .parameters()
                        .path("results")
                        .findValuesAsText("id"))
                .containsExactly("f_mayor_en");
    }

    @Test
    void aQueryWithoutAnAnswerIsHandedOverForAFewMinutes() {
        ObjectNode answer =
                fixture.handle(inline("What are the fees?", "", "en")).get(0).parameters();
        assertThat(answer.path("results").path(0).path("title").asText()).isEqualTo("No sourced answer");
        String link = answer.path("button").path("start_parameter").asText();
        assertThat(said(fixture.handle(message(ALONE, ANN, text("/start " + link)))))
                .startsWith("My sources do not say");
        assertThat(fixture.answerer.asked().get(1).text()).isEqualTo("What are the fees?");
        fixture.clock.pass(Duration.ofMinutes(11));
        assertThat(said(fixture.handle(message(ALONE, ANN, text("/start " + link)))))
                .startsWith("I no longer have");
    }

    @Test
    void aGuestGetsOneAnswer() {
        for (String question : List.of("mayor?", "weather?", "ships", "hello", "")) {
            List<Call> calls = fixture.handle(
                    of("guest_message", GROUP, ANN, mentioning("@FactBot " + question), "'guest_query_id':'g1'"));
            assertThat(calls).extracting(Call::method).containsExactly("answerGuestQuery");
            assertThat(calls.get(0).parameters().path("result").path("type").asText())
                    .isEqualTo("article");
        }
    }

    // ---- too much

    /** The n-th message of somebody, written within one minute. */
    private List<Call> write(int number, String place, String who, String words, String... more) {
        String stamp = "'message_id':" + (1_000 + number) + ",'date':" + (6_000 + number);
        return fixture.handle(message(place, who, text(words), stamp, String.join(",", more)));
    }

    private void askAsOftenAsAllowed(String place, String who, String words) {
        for (int i = 0; i < QuestionLimit.A_MINUTE; i++) {
            assertThat(said(write(i, place, who, words))).contains("The mayor asked");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whoAsksTooMuchIsToldSoOnceInTheirLanguage(Language language) {
        String who = "'from':{'id':5,'is_bot':false,'language_code':'" + language.code() + "'}";
        fixture.handle(press("1:l:" + language.code() + ":" + language.code(), ALONE));
        askAsOftenAsAllowed(ALONE, who, "mayor?");
        List<Call> told = write(30, ALONE, who, "mayor?");
        assertThat(told).hasSize(1);
        assertThat(said(told)).contains(Phrases.of(language).say("limit"));
        assertThat(write(31, ALONE, who, "mayor?")).isEmpty();
        assertThat(said(write(60, ALONE, who, "mayor?"))).contains("The mayor asked");
    }

    @Test
    void inAGroupItIsToldInReplyAndOthersAreAnswered() {
        askAsOftenAsAllowed(GROUP, ANN, "/ask mayor?");
        List<Call> told = write(30, GROUP, ANN, "/ask mayor?");
        assertThat(said(told)).contains(Phrases.of(Language.ENGLISH).say("limit"));
        assertThat(told.get(0)
                        .parameters()
                        .path("reply_parameters")
                        .path("message_id")
                        .asLong())
                .isEqualTo(1_030);
        assertThat(write(31, GROUP, ANN, "/ask mayor?")).isEmpty();
        assertThat(said(write(32, GROUP, BOB, "/ask mayor?"))).contains("The mayor asked");
    }

    @Test
    void theLimitHoldsWhereverThePersonAsks() {
        askAsOftenAsAllowed(GROUP, ANN, "/ask mayor?");
        assertThat(said(write(30, ALONE, ANN, "mayor?")))
                .contains(Phrases.of(Language.ENGLISH).say("limit"));
        JsonNode guest = of(
                "guest_message",
                "'message_id':9,'date':6031,'guest_query_id':'g'",
                GROUP,
                ANN,
                mentioning("@FactBot mayor?"));
        assertThat(fixture.handle(guest)).isEmpty();
    }

    @Test
    void buttonsInlineQueriesAndCommandsAreNotCounted() {
        for (int i = 0; i < 2 * QuestionLimit.A_MINUTE; i++) {
            assertThat(fixture.handle(press("1:s:mayor:en", ALONE))).isNotEmpty();
            assertThat(fixture.handle(inline("mayor", "", "en"))).isNotEmpty();
            assertThat(write(i, ALONE, ANN, "/privacy")).isNotEmpty();
        }
        askAsOftenAsAllowed(ALONE, ANN, "mayor?");
        write(30, ALONE, ANN, "mayor?");
        assertThat(fixture.handle(press("1:s:mayor:en", ALONE))).isNotEmpty();
        assertThat(fixture.handle(inline("mayor", "", "en"))).isNotEmpty();
        assertThat(said(write(31, ALONE, ANN, "/forget"))).startsWith("Done");
    }

    @Test
    void anEditPastTheLimitLeavesNoAnswerToOtherWordsStanding() {
        askAsOftenAsAllowed(ALONE, ANN, "mayor?");
        write(30, ALONE, ANN, "mayor?");
        List<Call> calls = fixture.handle(
                of("edited_message", ALONE, ANN, text("weather?"), "'message_id':1001,'date':6001,'edit_date':6040"),
                new Call.MessageKey(5, 71));
        assertThat(calls).extracting(Call::method).containsExactly("editMessageText");
        assertThat(said(calls)).contains(Phrases.of(Language.ENGLISH).say("limit"));
    }

    @Test
    void theProfileStaysWithinItsLimits() {
        Profile profile = TalkProfile.of(new ReplyComposer(HarbourStory.base()));
        assertThat(profile.commands()).hasSize(10);
        assertThat(profile.descriptions()).hasSize(5);
        profile.descriptions().forEach(text -> {
            assertThat(text.whole().length()).isBetween(1, 512);
            assertThat(text.brief().length()).isBetween(1, 120);
        });
        profile.commands()
                .forEach(menu -> menu.commands().forEach(command -> {
                    assertThat(command.name()).matches("[a-z0-9_]{1,32}");
                    assertThat(command.description().length()).isBetween(1, 256);
                }));
    }
}

package org.factbot.telegram;

import static org.factbot.telegram.Updates.ALONE;
import static org.factbot.telegram.Updates.ANN;
import static org.factbot.telegram.Updates.CHANNEL;
import static org.factbot.telegram.Updates.GROUP;
import static org.factbot.telegram.Updates.inline;
import static org.factbot.telegram.Updates.mentioning;
import static org.factbot.telegram.Updates.message;
import static org.factbot.telegram.Updates.of;
import static org.factbot.telegram.Updates.press;
import static org.factbot.telegram.Updates.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people see, surface by surface and language by language, in files to read. */
class TalkGoldenTest {
    private static final String DARI = "'from':{'id':5,'language_code':'fa'}";
    private static final String RUSSIAN = "'from':{'id':5,'language_code':'ru'}";
    private static final String PASHTO = "'from':{'id':5,'language_code':'ps'}";

    static Stream<Arguments> sent() {
        return Stream.of(
                Arguments.of("private-en-answer", message(ALONE, ANN, text("When did it open?"))),
                Arguments.of("private-fa-answer", message(ALONE, DARI, text("بندر کی باز شد؟"))),
                Arguments.of("private-ru-answer", message(ALONE, RUSSIAN, text("Когда открыли порт?"))),
                Arguments.of("private-en-quote", message(ALONE, ANN, text("What did the mayor say?"))),
                Arguments.of("private-fa-quote", message(ALONE, DARI, text("شهردار چه گفت؟"))),
                Arguments.of("private-ru-quote", message(ALONE, RUSSIAN, text("Что сказал мэр?"))),
                Arguments.of("private-en-gathered", message(ALONE, ANN, text("What did everybody say?"))),
                Arguments.of("private-fa-gathered", message(ALONE, DARI, text("همه چه گفتند؟"))),
                Arguments.of("private-en-overview", message(ALONE, ANN, text("in short"))),
                Arguments.of("private-ru-overview", message(ALONE, RUSSIAN, text("вкратце"))),
                Arguments.of("private-en-clarification", message(ALONE, ANN, text("ships"))),
                Arguments.of("private-en-abstention", message(ALONE, ANN, text("What are the fees?"))),
                Arguments.of("private-fa-abstention", message(ALONE, DARI, text("هزینه چند است؟"))),
                Arguments.of("private-en-start", message(ALONE, ANN, text("/start"))),
                Arguments.of("private-fa-start", message(ALONE, DARI, text("/start"))),
                Arguments.of("private-ps-start", message(ALONE, PASHTO, text("/start"))),
                Arguments.of("private-ru-start", message(ALONE, RUSSIAN, text("/start"))),
                Arguments.of("private-fa-help", message(ALONE, DARI, text("/help"))),
                Arguments.of("private-en-sources", message(ALONE, ANN, text("/sources"))),
                Arguments.of("private-ru-privacy", message(ALONE, RUSSIAN, text("/privacy"))),
                Arguments.of("private-en-language", message(ALONE, ANN, text("/language"))),
                Arguments.of("private-en-source-view", press("1:s:opened:en", ALONE)),
                Arguments.of("private-fa-source-view", press("1:s:opened:fa", ALONE)),
                Arguments.of("private-en-more-view", press("1:m:opened:en", ALONE)),
                Arguments.of("private-en-topic", press("1:t:opening:en", ALONE)),
                Arguments.of("private-en-timeline", message(ALONE, ANN, text("/timeline"))),
                Arguments.of("private-fa-timeline", message(ALONE, DARI, text("/timeline"))),
                Arguments.of("private-en-people", message(ALONE, ANN, text("/people"))),
                Arguments.of("private-fa-people", message(ALONE, DARI, text("/people"))),
                Arguments.of("private-en-speaker", press("1:w:ada:en", ALONE)),
                Arguments.of("private-en-catchup", message(ALONE, ANN, text("/catchup"))),
                Arguments.of("private-ps-catchup-next", press("1:c:1:ps", ALONE)),
                Arguments.of("private-en-complaint", press("1:x:mayor:en", ALONE)),
                Arguments.of("private-ru-complaint-thanks", press("1:r:0mayor:ru", ALONE)),
                Arguments.of("group-en-settings-refused", message(GROUP, ANN, text("/settings@FactBot"))),
                Arguments.of("group-en-answer", message(GROUP, ANN, text("/ask@FactBot When did it open?"))),
                Arguments.of("group-fa-answer", message(GROUP, DARI, text("/ask بندر کی باز شد؟"))),
                Arguments.of("group-ru-answer", message(GROUP, RUSSIAN, text("/ask Что сказал мэр?"))),
                Arguments.of(
                        "group-topic-en-answer",
                        message(GROUP, ANN, text("/ask mayor?"), "'is_topic_message':true,'message_thread_id':44")),
                Arguments.of("group-en-mention-abstention", message(GROUP, ANN, mentioning("@FactBot the weather?"))),
                Arguments.of("group-en-mention-clarification", message(GROUP, ANN, mentioning("@FactBot ships?"))),
                Arguments.of("group-en-ask-abstention", message(GROUP, ANN, text("/ask What are the fees?"))),
                Arguments.of("group-fa-joined", joined(DARI)),
                Arguments.of("group-en-joined", joined(ANN)),
                Arguments.of("channel-en-answer", of("channel_post", CHANNEL, mentioning("@FactBot mayor?"))),
                Arguments.of("channel-fa-answer", of("channel_post", CHANNEL, text("/ask شهردار چه گفت؟"))),
                Arguments.of("inline-en-answer", inline("mayor", "", "en")),
                Arguments.of("inline-fa-answer", inline("شهردار", "", "fa")),
                Arguments.of("inline-ru-answer", inline("мэр", "", "ru")),
                Arguments.of("inline-en-nothing", inline("weather", "", "en")),
                Arguments.of("inline-fa-nothing", inline("هزینه", "", "fa")),
                Arguments.of(
                        "guest-en-answer",
                        of("guest_message", GROUP, ANN, mentioning("@FactBot mayor?"), "'guest_query_id':'g1'")));
    }

    private static JsonNode joined(String who) {
        return Updates.json("{'my_chat_member':{" + GROUP + "," + who
                + ",'old_chat_member':{'status':'left'},'new_chat_member':{'status':'member'}}}");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sent")
    void looksAsInItsFile(String name, JsonNode update) throws Exception {
        try (TalkFixture fixture = new TalkFixture()) {
            Golden.check(name, fixture.handle(update));
        }
    }
}

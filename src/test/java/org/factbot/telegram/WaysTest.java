package org.factbot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.factbot.telegram.Updates.ALONE;
import static org.factbot.telegram.Updates.ANN;
import static org.factbot.telegram.Updates.GROUP;
import static org.factbot.telegram.Updates.message;
import static org.factbot.telegram.Updates.press;
import static org.factbot.telegram.Updates.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Ways through a story besides asking, what readers find fault with, and what a group's administrators choose. */
class WaysTest {
    private static final String SMALL_GROUP = "'chat':{'id':-100,'type':'group'}";
    private static final String LARGE_GROUP = "'chat':{'id':-1001234567890,'type':'supergroup'}";
    private static final String BOB = "'from':{'id':6,'is_bot':false,'language_code':'en'}";

    @AutoClose
    private final TalkFixture fixture = new TalkFixture();

    private static String said(List<Call> calls) {
        return String.join(
                "\n",
                calls.stream()
                        .map(call -> call.parameters().path("text").asText())
                        .toList());
    }

    private static List<String> buttons(Call call) {
        JsonNode rows = call.parameters().path("reply_markup").path("inline_keyboard");
        return StreamSupport.stream(rows.spliterator(), false)
                .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                .map(button ->
                        button.path("callback_data").asText(button.path("url").asText()))
                .toList();
    }

    private static Call last(List<Call> calls) {
        return calls.get(calls.size() - 1);
    }

    @Test
    void theTimelineHoldsDatedFactsInOrderAndNothingElse() {
        List<Call> calls = fixture.handle(message(ALONE, ANN, text("/timeline")));
        assertThat(said(calls)).contains("3 July 2025").doesNotContain("No source states the fees");
        assertThat(buttons(last(calls))).contains("1:f:opened:en");
    }

    @Test
    void thePeopleWhoAreQuotedLeadToWhatTheySaid() {
        List<Call> people = fixture.handle(message(ALONE, ANN, text("/people")));
        assertThat(said(people)).contains("Ada Berg, mayor of Port Lind", "Reza Karimi");
        assertThat(buttons(last(people))).contains("1:w:ada:en");
        List<Call> ada = fixture.handle(press("1:w:ada:en", ALONE));
        assertThat(said(ada)).contains("What my sources quote of Ada Berg", "who would pay for the pilots");
        assertThat(buttons(last(ada))).contains("1:f:mayor:en", "1:p:people-0:en");
        assertThat(said(fixture.handle(press("1:p:people-0:en", ALONE)))).contains("Reza Karimi");
    }

    @Test
    void catchingUpTakesOneSourcedStepAfterTheOther() {
        List<Call> first = fixture.handle(message(ALONE, ANN, text("/catchup")));
        assertThat(said(first)).contains("step 1 of 2", "Norland opened the harbour", "Lind Daily");
        assertThat(buttons(last(first))).contains("1:c:1:en").doesNotContain("1:c:0:en");
        List<Call> second = fixture.handle(press("1:c:1:en", ALONE));
        assertThat(said(second)).contains("step 2 of 2", "who would pay for the pilots");
        assertThat(buttons(last(second))).contains("1:c:0:en").doesNotContain("1:c:2:en");
        assertThat(said(fixture.handle(press("1:c:99:en", ALONE)))).contains("step 2 of 2");
    }

    @Test
    void aListOfTheEditorsIsACommandWithHeadingsAndPages() {
        List<Call> first = fixture.handle(message(ALONE, ANN, text("/voices")));
        assertThat(said(first))
                .contains("Who says what", "<b>The town &lt;hall&gt;</b>\n1. The mayor asked", "<b>Trade</b>\n2. ")
                .doesNotContain("9. ");
        assertThat(buttons(last(first))).contains("1:f:mayor:en", "1:p:voices-1:en");
        List<Call> second = fixture.handle(press("1:p:voices-1:en", ALONE));
        assertThat(last(second).method()).isEqualTo("editMessageText");
        assertThat(said(second)).contains("<b>Before</b>\n9. A trader");
        assertThat(said(fixture.handle(message(ALONE, ANN, text("/help"))))).contains("/voices — Who says what");
        assertThat(said(fixture.handle(message(GROUP, ANN, text("/voices@FactBot")))))
                .contains("Who says what");
        assertThat(fixture.handle(message(GROUP, ANN, text("/voces@FactBot")))).isEmpty();
    }

    @Test
    void aPageThatIsNotThereIsTheNearestThereIs() {
        for (String key : List.of("timeline-99", "people-99", "sources-99", "voices-99")) {
            assertThat(fixture.handle(press("1:p:" + key + ":en", ALONE)))
                    .as(key)
                    .hasSize(2);
        }
        for (String key : List.of("timeline", "-1", "nonsense-1", "timeline-x", "timeline-99999999")) {
            assertThat(said(fixture.handle(press("1:p:" + key + ":en", ALONE))))
                    .as(key)
                    .contains("no longer");
        }
    }

    @Test
    void aFaultIsCountedWithoutAPersonAndTheMessageStays() {
        Call answer = last(fixture.handle(message(ALONE, ANN, text("mayor?"))));
        assertThat(buttons(answer)).contains("1:x:mayor:en");
        List<Call> asked = fixture.handle(press("1:x:mayor:en", ALONE));
        assertThat(last(asked).method()).isEqualTo("editMessageReplyMarkup");
        assertThat(last(asked).parameters().has("text")).isFalse();
        assertThat(buttons(last(asked))).contains("1:r:0mayor:en", "1:r:1mayor:en", "1:r:2mayor:en", "1:r:3mayor:en");
        List<Call> thanked = fixture.handle(press("1:r:1mayor:en", ALONE));
        assertThat(said(thanked)).contains("Thank you");
        assertThat(buttons(last(thanked))).contains("1:s:mayor:en");
        assertThat(fixture.metrics()).contains("factbot_complaints_total{fault=\"outdated\"} 1.0");
        assertThat(said(fixture.handle(press("1:r:9mayor:en", ALONE)))).contains("grown old");
    }

    @Test
    void anAbstentionCanBeFoundFaultWithToo() {
        Call declined = last(fixture.handle(message(ALONE, ANN, text("the fees?"))));
        assertThat(buttons(declined)).contains("1:x::en");
        fixture.handle(press("1:r:0:en", ALONE));
        assertThat(fixture.metrics()).contains("factbot_complaints_total{fault=\"wrong-match\"} 1.0");
    }

    // ---- groups

    @Test
    void onlyAdministratorsChangeTheSettingsOfTheirGroup() {
        assertThat(said(fixture.handle(message(GROUP, ANN, text("/settings@FactBot")))))
                .contains("Only administrators");
        assertThat(said(fixture.handle(press("1:g:length-short:en", GROUP)))).contains("Only administrators");
        fixture.administrators.add(5L);
        List<Call> shown = fixture.handle(message(GROUP, ANN, text("/settings@FactBot")));
        assertThat(buttons(last(shown))).contains("1:g:language-fa:en", "1:g:length-short:en", "1:g:cleaning-on:en");
        assertThat(last(shown).parameters().toString()).contains("✓ Full answers");
        List<Call> changed = fixture.handle(press("1:g:length-short:en", GROUP));
        assertThat(last(changed).parameters().toString()).contains("✓ Short answers");
        assertThat(said(fixture.handle(message(ALONE, ANN, text("/settings"))))).contains("for groups");
        assertThat(said(fixture.handle(press("1:g:length-huge:en", GROUP)))).contains("grown old");
    }

    @Test
    void anAnonymousAdministratorIsOne() {
        String anonymous = "'from':{'id':1087968824,'is_bot':true,'username':'GroupAnonymousBot'},"
                + "'sender_chat':{'id':-100,'type':'supergroup'}";
        assertThat(buttons(last(fixture.handle(message(GROUP, anonymous, text("/settings@FactBot"))))))
                .contains("1:g:cleaning-on:en");
    }

    @Test
    void aGroupThatWantsItShortGetsNoContextAndSourcesAllTheSame() {
        fixture.administrators.add(5L);
        String before = said(fixture.handle(message(GROUP, ANN, text("/ask open?"))));
        assertThat(before).contains("closed to foreign ships since 2003");
        fixture.handle(press("1:g:length-short:en", GROUP));
        fixture.clock.pass(Duration.ofHours(1));
        String after = said(fixture.handle(message(GROUP, ANN, text("/ask open?"))));
        assertThat(after).contains("Norland opened", "Lind Daily").doesNotContain("closed to foreign ships since 2003");
    }

    @Test
    void whereTheGroupWantsItAnAbstentionGoesAfterAMinuteAndAnAnswerStays() {
        fixture.administrators.add(5L);
        fixture.handle(press("1:g:cleaning-on:en", GROUP));
        assertThat(last(fixture.handle(message(GROUP, ANN, text("/ask the fees?"))))
                        .fades())
                .contains(Duration.ofMinutes(1));
        assertThat(last(fixture.handle(message(GROUP, ANN, text("/ask open?")))).fades())
                .isEmpty();
        assertThat(last(fixture.handle(message(ALONE, ANN, text("the fees?")))).fades())
                .isEmpty();
    }

    @Test
    void aMenuSpeaksTheLanguageOfTheGroup() {
        fixture.administrators.add(5L);
        fixture.handle(press("1:g:language-ru:en", GROUP));
        assertThat(said(fixture.handle(message(GROUP, BOB, text("/topics@FactBot")))))
                .startsWith("Разделы");
    }

    @Test
    void whatWasAnsweredAMomentAgoIsPointedAt() {
        for (String group : List.of(SMALL_GROUP, LARGE_GROUP)) {
            long chat = message(group).path("message").path("chat").path("id").asLong();
            assertThat(said(fixture.handle(message(group, ANN, text("/ask mayor?")))))
                    .contains("pilots");
            fixture.answers.put(new Call.MessageKey(chat, 10), List.of(new Call.MessageKey(chat, 44)));
            Call pointed = last(fixture.handle(message(group, BOB, text("/ask mayor?"), "'message_id':12")));
            assertThat(pointed.parameters().path("text").asText()).isEqualTo("This was answered here a moment ago.");
            if (group.equals(LARGE_GROUP)) {
                assertThat(buttons(pointed)).containsExactly("https://t.me/c/1234567890/44");
            } else {
                assertThat(pointed.parameters()
                                .path("reply_parameters")
                                .path("message_id")
                                .asLong())
                        .isEqualTo(44);
            }
            assertThat(pointed.answers()).contains(new Call.MessageKey(chat, 12));
            fixture.clock.pass(Duration.ofMinutes(11));
            assertThat(said(fixture.handle(message(group, BOB, text("/ask mayor?"), "'message_id':13"))))
                    .contains("pilots");
        }
    }

    @Test
    void alonePeopleAreAnsweredAsOftenAsTheyAsk() {
        fixture.answers.put(new Call.MessageKey(5, 10), List.of(new Call.MessageKey(5, 44)));
        for (int id = 10; id < 14; id++) {
            assertThat(said(fixture.handle(message(ALONE, ANN, text("mayor?"), "'message_id':" + id))))
                    .contains("pilots");
        }
    }

    @Test
    void aGroupIsAnsweredSoOftenAMinuteAndToldOnce() {
        int told = 0;
        int answered = 0;
        int most = QuestionLimit.PEOPLE_IN_A_GROUP * QuestionLimit.A_MINUTE;
        for (int i = 0; i < most + 10; i++) {
            String somebody = "'from':{'id':" + (100 + i) + ",'is_bot':false}";
            String said =
                    said(fixture.handle(message(GROUP, somebody, text("/ask mayor?"), "'message_id':" + (100 + i))));
            told += said.contains("more than I can answer") ? 1 : 0;
            answered += said.contains("pilots") ? 1 : 0;
        }
        assertThat(answered).isEqualTo(most);
        assertThat(told).isEqualTo(1);
    }

    // ---- the operator

    @Test
    void operatorsAndNobodyElseSeeWhy() {
        String operators = "'chat':{'id':77,'type':'private'},'from':{'id':77,'is_bot':false}";
        assertThat(said(fixture.handle(message(operators, text("/why mayor?")))))
                .contains("mayor", "answer");
        assertThat(said(fixture.handle(message(operators, text("/status"))))).contains("fingerprint");
        assertThat(said(fixture.handle(message(ALONE, ANN, text("/why mayor?")))))
                .contains("/topics");
        assertThat(fixture.handle(message(GROUP, ANN, text("/status")))).isEmpty();
    }
}

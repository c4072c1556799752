package org.factbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.factbot.preview.LocalTelegram.FRIENDS;
import static org.factbot.preview.LocalTelegram.GROUP;
import static org.factbot.preview.LocalTelegram.YOU;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Listing;
import org.factbot.preview.Browser;
import org.factbot.preview.LocalTelegram;
import org.factbot.reply.Phrases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The real bot behind the page in a real browser, as a newcomer meets it. Leaves screenshots in the build folder. */
class PageScenarioTest {
    private static final String QUESTION = "Who warned of a proxy war that Afghanistan would be pushed into?";
    private static final String OFF_TOPIC = "How tall is the Eiffel Tower?";

    private static Browser browser;

    @TempDir
    Path state;

    private final LocalTelegram telegram = new LocalTelegram(Clock.systemUTC());
    private BotAtWork bot;

    @BeforeAll
    static void openBrowser() throws Exception {
        browser = Browser.openOrSkip();
    }

    @AfterAll
    static void closeBrowser() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        telegram.start(0);
        telegram.privacyMode(false);
        bot = BotAtWork.start(telegram, state);
    }

    @AfterEach
    void close() throws Exception {
        assertThat(browser.complaints()).isEmpty();
        browser.visit(URI.create("about:blank"), 1200, 800, false);
        bot.close();
        telegram.close();
    }

    private void visit(int width, int height, boolean dark) {
        browser.visit(telegram.pageUrl(), width, height, dark);
        soon(() -> assertThat(browser.all(".chat")).hasSize(7));
    }

    private static void soon(org.awaitility.core.ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(8))
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .untilAsserted(holds);
    }

    private void go(long chat) {
        browser.one(".chat[data-chat='" + chat + "']").click();
    }

    private void send(String text) {
        browser.one("#text").sendKeys(text + Keys.ENTER);
    }

    private static void click(String css) {
        soon(() -> browser.one(css).click());
    }

    private static String lastText() {
        var texts = browser.all(".row:not(.own):not(.typing) .text");
        return Shipped.bare(texts.get(texts.size() - 1).getText());
    }

    private static void soonSays(String words) {
        soon(() -> assertThat(lastText()).contains(words));
    }

    private void begin() {
        click("#start");
        soon(() -> assertThat(browser.all(".key")).hasSize(4));
    }

    private static void assertFits(int width) {
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo((long) width);
        assertThat(browser.run("return [...document.querySelectorAll('.bubble, .key, .compose-row, .chat')]"
                        + ".filter(e => e.getBoundingClientRect().right > innerWidth + 1).length"))
                .isEqualTo(0L);
    }

    @Test
    void aNewcomerIsAnsweredWithinTwoSeconds() throws Exception {
        visit(1280, 900, false);
        begin();
        browser.screenshot("scenario-start");
        long asked = System.nanoTime();
        send(QUESTION);
        soonSays("Shukria Barakzai");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
        assertThat(lastText()).contains("proxy war").contains("RFE/RL");
        browser.screenshot("scenario-private-answer");
        send(OFF_TOPIC);
        soonSays(Phrases.of(Language.ENGLISH).say("abstain.silence"));
        browser.screenshot("scenario-private-abstention");
    }

    @Test
    void buttonsOpenTheSourceInPlace() throws Exception {
        visit(1280, 900, true);
        begin();
        send(QUESTION);
        soonSays("Shukria Barakzai");
        int rows = browser.all(".row").size();
        click(".row:last-child .keys:nth-child(1) .key:nth-child(1)");
        soonSays(Phrases.of(Language.ENGLISH).say("from"));
        assertThat(browser.all(".row")).hasSize(rows);
        browser.screenshot("scenario-source-dark");
    }

    @Test
    void inlineResultsAreListedAndSent() throws Exception {
        visit(1280, 900, false);
        go(FRIENDS);
        click("#at");
        browser.one("#text").sendKeys("proxy war");
        soon(() -> assertThat(browser.all(".result")).isNotEmpty());
        soon(() -> assertThat(browser.one(".result").getText()).contains("proxy war"));
        browser.screenshot("scenario-inline");
        click(".result:nth-child(1)");
        soon(() -> assertThat(browser.one(".row .text").getText()).contains("proxy war"));
        browser.screenshot("scenario-inline-sent");
    }

    @Test
    void aGroupReadsTheAnswerAsAReply() throws Exception {
        visit(1280, 900, false);
        go(GROUP);
        send("Good morning, all");
        send("/ask@" + telegram.username() + " " + QUESTION);
        soonSays("Shukria Barakzai");
        send("@" + telegram.username() + " " + OFF_TOPIC);
        soonSays(Phrases.of(Language.ENGLISH).say("short.outside-story"));
        bot.settle();
        assertThat(telegram.answers(GROUP)).hasSize(2);
        browser.screenshot("scenario-group");
    }

    @Test
    void itFitsAPhone() throws Exception {
        visit(390, 844, false);
        begin();
        browser.screenshot("scenario-phone-start");
        send(QUESTION);
        soonSays("Shukria Barakzai");
        assertFits(390);
        browser.screenshot("scenario-phone-answer");
        go(FRIENDS);
        click("#at");
        browser.one("#text").sendKeys("proxy war");
        soon(() -> assertThat(browser.all(".result")).isNotEmpty());
        assertFits(390);
        browser.screenshot("scenario-phone-inline");
    }

    @Test
    void aPersianSpeakerReadsFromRightToLeft() throws Exception {
        visit(390, 844, false);
        click("#menu-button");
        click("#languages [lang=fa]");
        soon(() -> assertThat(browser.all("#menu:not([hidden])")).isEmpty());
        begin();
        browser.screenshot("scenario-persian-start");
        click(".row:last-child .keys:nth-child(2) .key");
        soonSays(Phrases.of(Language.PERSIAN).say("source"));
        browser.screenshot("scenario-persian-answer");
        send("شکریه بارکزی از چه جنگی هشدار داد؟");
        soon(() -> assertThat(telegram.answers(YOU)).hasSize(3));
        soon(() -> assertThat(browser.all(".row:not(.own):not(.typing) .text")).hasSize(3));
        soonSays(Shipped.fact("barakzai-proxy-war").statement(Language.PERSIAN));
        assertThat(browser.run("return [...document.querySelectorAll('.row .text')].pop().firstElementChild"
                        + ".matches(':dir(rtl)')"))
                .isEqualTo(true);
        browser.screenshot("scenario-persian-question");
        assertFits(390);
    }

    /** Five of the dialogues, turn by turn, for people to look at; what they are answered is counted elsewhere. */
    @Test
    void listsAndDisputesCanBeSeen() throws Exception {
        visit(900, 1100, false);
        begin();
        for (Listing list : Shipped.answerer().base().story().lists()) {
            send("/" + list.id());
            soonSays(list.title().in(Language.ENGLISH));
            browser.screenshot("ways-" + list.id());
        }
        send("Was it right of Russia to recognise the Taliban?");
        soonSays(Phrases.of(Language.ENGLISH).say("dispute"));
        browser.screenshot("ways-dispute");
        assertFits(900);
    }

    @Test
    void dialoguesCanBeWatched() throws Exception {
        visit(900, 1100, false);
        begin();
        int dialogues = 0;
        try (InputStream file = PageScenarioTest.class.getResourceAsStream("/dialogues.yaml")) {
            for (JsonNode dialogue : new YAMLMapper().readTree(file)) {
                if (dialogues++ % 6 != 0) {
                    continue;
                }
                int turn = 0;
                for (JsonNode one : dialogue.path("turns")) {
                    int before =
                            browser.all(".row:not(.own):not(.typing) .text").size();
                    send(one.path("say").asText());
                    soon(() -> assertThat(browser.all(".row:not(.own):not(.typing) .text"))
                            .hasSizeGreaterThan(before));
                    browser.screenshot("dialogue-" + dialogue.path("name").asText() + "-" + ++turn);
                }
            }
        }
        send("/timeline");
        soonSays(Phrases.of(Language.ENGLISH).say("timeline").substring(0, 17));
        browser.screenshot("ways-timeline");
        send("/people");
        soonSays(Phrases.of(Language.ENGLISH).say("people").substring(0, 13));
        browser.screenshot("ways-people");
        send("/catchup");
        soonSays("step 1 of 5");
        browser.screenshot("ways-catchup");
        assertFits(900);
    }
}

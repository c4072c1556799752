package org.factbot.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.factbot.preview.LocalTelegram.CHANNEL;
import static org.factbot.preview.LocalTelegram.DISCUSSION;
import static org.factbot.preview.LocalTelegram.FORUM;
import static org.factbot.preview.LocalTelegram.FRIENDS;
import static org.factbot.preview.LocalTelegram.GROUP;
import static org.factbot.preview.LocalTelegram.YOU;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real browser, with a bot behind it that speaks the Bot API. Leaves screenshots in the build folder. */
class PageTest {
    private static Browser browser;
    private final LocalTelegram telegram = new LocalTelegram(Clock.systemUTC());
    private EchoBot bot;

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
        bot = new EchoBot(telegram);
    }

    @AfterEach
    void close() throws Exception {
        assertThat(browser.complaints()).isEmpty();
        browser.visit(URI.create("about:blank"), 1200, 800, false);
        bot.close();
        telegram.close();
    }

    private void visit(int width, int height, boolean dark) {
        visit(telegram.pageUrl(), width, height, dark);
    }

    private void visit(URI page, int width, int height, boolean dark) {
        browser.visit(page, width, height, dark);
        soon(() -> assertThat(browser.all(".chat")).hasSize(7));
    }

    private static void soon(org.awaitility.core.ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(8))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .untilAsserted(holds);
    }

    private void go(long chat) {
        browser.one(".chat[data-chat='" + chat + "']").click();
    }

    private void type(String text) {
        browser.one("#text").sendKeys(text);
    }

    private void send(String text) {
        type(text + Keys.ENTER);
    }

    private void click(String css) {
        soon(() -> browser.one(css).click());
    }

    private WebElement lastText() {
        var texts = browser.all(".row:not(.typing) .text");
        return texts.get(texts.size() - 1);
    }

    private void begin() {
        click("#start");
        soon(() -> assertThat(browser.all(".key")).hasSize(5));
    }

    @Test
    void greetsWithAStartButtonAndAnswers() throws Exception {
        visit(1280, 860, false);
        soon(() -> assertThat(browser.one(".card").getText()).contains("I answer questions about a museum"));
        browser.screenshot("desktop-empty");
        begin();
        assertThat(browser.one(".row.own .text").getText()).isEqualTo("/start");
        assertThat(browser.one(".row:not(.own) .text strong").getText()).startsWith("The museum reopened");
        WebElement link = browser.one(".row:not(.own) .text a");
        assertThat(link.getDomAttribute("href")).isEqualTo("https://example.org/a?b=1&c=2");
        assertThat(link.getDomAttribute("target")).isEqualTo("_blank");
        assertThat(link.getDomAttribute("rel")).contains("noopener");
        assertThat(browser.one(".reply-quote").getText()).contains("/start");
        send("a <b>bold</b> & \"safe\" <script>alert(1)</script>");
        soon(() -> assertThat(lastText().getText())
                .isEqualTo("You said: a <b>bold</b> & \"safe\" <script>alert(1)</script>"));
        browser.screenshot("desktop");
    }

    @Test
    void collapsedQuotationsOpen() throws Exception {
        visit(1280, 860, false);
        begin();
        WebElement quote = browser.one("blockquote.expandable");
        soon(() -> assertThat(quote.getDomAttribute("class")).contains("collapsed"));
        quote.findElement(org.openqa.selenium.By.cssSelector(".quote-text")).click();
        assertThat(quote.getDomAttribute("class")).doesNotContain("collapsed");
        assertThat(browser.one(".expand").getDomAttribute("aria-expanded")).isEqualTo("true");
        browser.screenshot("desktop-expanded");
    }

    @Test
    void buttonsSpinToastAlertAndEditInPlace() throws Exception {
        visit(1280, 860, false);
        begin();
        click(".keys:nth-child(1) .key:nth-child(1)");
        soon(() -> assertThat(browser.all(".key.spinning")).hasSize(1));
        soon(() -> assertThat(browser.one("#toast").getText()).isEqualTo("From the Example Times"));
        assertThat(browser.all(".key.spinning")).isEmpty();
        browser.screenshot("desktop-toast");
        click(".keys:nth-child(1) .key:nth-child(2)");
        soon(() -> assertThat(browser.one("#dialog[open] p").getText()).isEqualTo("An alert"));
        click("#dialog-ok");
        click(".keys:nth-child(2) .key");
        soon(() -> assertThat(lastText().getText()).isEqualTo("Edited: the city paid a third."));
        assertThat(browser.all(".key")).isEmpty();
        assertThat(browser.one(".row:not(.own) .foot-note:not(.spacer)").getText())
                .startsWith("edited");
    }

    @Test
    void peopleEditReplyAndDelete() throws Exception {
        visit(1280, 860, false);
        begin();
        send("first");
        soon(() -> assertThat(lastText().getText()).isEqualTo("You said: first"));
        browser.one("#text").sendKeys(Keys.ARROW_UP);
        assertThat(browser.one("#about-title").getText()).isEqualTo("Edit message");
        send(" and more");
        soon(() -> assertThat(telegram.messages(YOU).toString()).contains("first and more"));
        browser.run("document.querySelector('.row:not(.own):last-child .tool').click()");
        assertThat(browser.one("#about-title").getText()).isEqualTo("Factbot");
        send("to that");
        soon(() -> assertThat(browser.all(".row.own .reply-quote")).hasSize(1));
        browser.run("[...document.querySelectorAll('.row.own .tool[aria-label=Delete]')].pop().click()");
        soon(() -> assertThat(browser.all(".row.own .reply-quote")).isEmpty());
    }

    @Test
    void showsThatTheBotIsTyping() {
        visit(1280, 860, false);
        begin();
        send("slow, please");
        soon(() -> assertThat(browser.one("#subtitle").getText()).isEqualTo("typing…"));
        soon(() -> assertThat(lastText().getText()).isEqualTo("You said: slow, please"));
        assertThat(browser.all(".typing")).isEmpty();
    }

    @Test
    void rightToLeftTextStartsOnTheRight() throws Exception {
        visit(1280, 860, false);
        click("#menu-button");
        click("#languages [lang=fa]");
        soon(() -> assertThat(browser.all("#menu:not([hidden])")).isEmpty());
        begin();
        send("موزه کی باز شد؟");
        soon(() -> assertThat(lastText().getText()).contains("موزه در"));
        assertThat(telegram.messages(YOU)
                        .get(telegram.messages(YOU).size() - 2)
                        .path("from")
                        .path("language_code")
                        .asText())
                .isEqualTo("fa");
        Object directions =
                browser.run("return [...[...document.querySelectorAll('.row .text')].pop().querySelectorAll('p')]"
                        + ".map(p => p.matches(':dir(rtl)') ? 'rtl' : 'ltr').join()");
        assertThat(directions).isEqualTo("rtl,rtl,rtl,ltr");
        type("/");
        soon(() -> assertThat(browser.one(".popup").getText()).contains("پرسیدن"));
        browser.screenshot("desktop-rtl");
    }

    @Test
    void theCommandMenuFollowsWhatIsTyped() throws Exception {
        visit(1280, 860, false);
        begin();
        type("/");
        soon(() -> assertThat(browser.all(".command-row")).hasSize(3));
        browser.screenshot("desktop-commands");
        type("to");
        soon(() -> assertThat(browser.all(".command-row")).hasSize(1));
        browser.one("#text").sendKeys(Keys.ARROW_DOWN, Keys.ENTER);
        soon(() -> assertThat(lastText().getText()).isEqualTo("You said: /topics"));
    }

    @Test
    void groupsKnowPrivacyAndSeveralPeople() throws Exception {
        visit(1280, 860, false);
        go(GROUP);
        send("is anybody here?");
        soon(() -> assertThat(browser.all(".foot-note:not(.spacer) .unseen")).hasSize(1));
        browser.run(
                "const s = document.getElementById('speaker'); s.value = arguments[0]; s.dispatchEvent(new Event('change'))",
                Long.toString(YOU + 1));
        send("/ask@factbot_preview_bot museum");
        soon(() -> assertThat(browser.all(".row:not(.own)")).hasSize(2));
        assertThat(browser.one(".row:not(.own) .name").getText()).isEqualTo("Maryam");
        browser.screenshot("desktop-group");
        click(".switch .track");
        soon(() -> assertThat(browser.one("#hint").getText()).startsWith("The bot hears everything"));
        send("now?");
        soon(() -> assertThat(lastText().getText()).isEqualTo("You said: now?"));
    }

    @Test
    void forumAnswersStayInTheirTopic() throws Exception {
        visit(1280, 860, false);
        go(FORUM);
        assertThat(browser.all(".topic")).hasSize(3);
        click(".topic:nth-child(2)");
        send("/ask@factbot_preview_bot here?");
        soon(() -> assertThat(lastText().getText()).startsWith("You said: /ask"));
        browser.screenshot("desktop-forum");
        click(".topic:nth-child(1)");
        assertThat(browser.all(".row")).isEmpty();
    }

    @Test
    void channelPostsAppearInTheComments() throws Exception {
        visit(1280, 860, false);
        go(CHANNEL);
        send("Good morning");
        soon(() -> assertThat(browser.all(".row")).hasSize(2));
        go(DISCUSSION);
        soon(() -> assertThat(browser.all(".via")).hasSize(2));
        browser.screenshot("desktop-comments");
    }

    @Test
    void inlineResultsAreListedPagedAndSent() throws Exception {
        visit(1280, 860, false);
        go(FRIENDS);
        click("#at");
        type("museum");
        soon(() -> assertThat(browser.all(".result").size()).isGreaterThanOrEqualTo(10));
        soon(() -> assertThat(browser.one(".result strong").getText()).isEqualTo("Fact 1 about museum"));
        browser.screenshot("desktop-inline");
        browser.run("const p = document.getElementById('popup'); p.scrollTop = p.scrollHeight");
        soon(() -> assertThat(browser.all(".result").size()).isGreaterThanOrEqualTo(20));
        click(".result:nth-child(3)");
        soon(() -> assertThat(lastText().getText()).startsWith("Fact 2"));
        assertThat(browser.one(".via").getText()).isEqualTo("via @factbot_preview_bot");
        send("@factbot_preview_bot as a guest?");
        soon(() -> assertThat(browser.all(".row:not(.own)")).hasSize(1));
        browser.screenshot("desktop-guest");
        click("#at");
        type("x");
        click(".switch-pm");
        soon(() -> assertThat(lastText().getText()).isEqualTo("start:inline"));
    }

    @Test
    void aLateAnswerDoesNotKeepTheNextInlineQueryFromBeingAsked() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch typed = new CountDownLatch(1);
        telegram.intercept(request -> {
            if (request.method().equals("answerInlineQuery")) {
                arrived.countDown();
                awaitQuietly(typed);
            }
            return Optional.empty();
        });
        visit(1280, 860, false);
        go(FRIENDS);
        click("#at");
        assertThat(arrived.await(8, TimeUnit.SECONDS)).isTrue();
        type("museum");
        typed.countDown();
        soon(() -> assertThat(browser.one(".result strong").getText()).isEqualTo("Fact 1 about museum"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(8, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void sharingOpensAnotherChatWithTheQuery() {
        visit(1280, 860, false);
        begin();
        click(".keys:nth-child(3) .key:nth-child(1)");
        click("#dialog-choices button:nth-child(2)");
        soon(() -> assertThat(browser.all(".result").size()).isGreaterThanOrEqualTo(10));
        assertThat(browser.one("#text").getDomProperty("value")).isEqualTo("@factbot_preview_bot museum");
    }

    @Test
    void aDeepLinkWaitsForTheStartButton() {
        visit(telegram.pageUrl().resolve("?start=e_42"), 1280, 860, false);
        click("#start");
        soon(() -> assertThat(lastText().getText()).isEqualTo("start:e_42"));
    }

    @Test
    void fitsAPhone() throws Exception {
        visit(390, 844, false);
        browser.screenshot("phone-empty");
        begin();
        browser.screenshot("phone");
        assertFits(390);
        go(GROUP);
        send("/ask@factbot_preview_bot museum");
        soon(() -> assertThat(browser.all(".row:not(.own)")).hasSize(1));
        browser.screenshot("phone-group");
        visit(360, 640, true);
        assertFits(360);
        browser.screenshot("phone-small-dark");
        go(FRIENDS);
        click("#at");
        soon(() -> assertThat(browser.all(".result").size()).isGreaterThanOrEqualTo(10));
        browser.screenshot("phone-small-inline");
    }

    private void assertFits(int width) {
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo((long) width);
        assertThat(browser.run("return [...document.querySelectorAll('.bubble, .key, .compose-row, .chat')]"
                        + ".filter(e => e.getBoundingClientRect().right > innerWidth + 1).length"))
                .isEqualTo(0L);
    }

    @Test
    void isDarkWhereTheSystemIs() throws Exception {
        visit(1280, 860, true);
        begin();
        send("موزه");
        soon(() -> assertThat(lastText().getText()).contains("موزه در"));
        browser.screenshot("desktop-dark");
    }
}

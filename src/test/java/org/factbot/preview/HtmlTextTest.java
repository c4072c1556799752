package org.factbot.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {
    private static FormattedText read(String html) {
        return FormattedText.of(html, "HTML", Json.array());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a <x>b</x>                     | Unsupported start tag \"x\" at byte offset 2",
                "я <Script>                     | Unsupported start tag \"script\" at byte offset 3",
                "1 < 2                          | Unsupported start tag \"\" at byte offset 2",
                "<b                             | Unclosed start tag at byte offset 0",
                "<b>bold                        | Can't find end tag corresponding to start tag \"b\"",
                "<b><i>x</b></i>                | Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"",
                "x</b>                          | Unexpected end tag at byte offset 1",
                "<b>x</b                        | Unclosed end tag at byte offset 4",
                "<span>x</span>                 | Tag \"span\" must have class \"tg-spoiler\" at byte offset 0",
                "<a href=\"x                    | Unclosed start tag at byte offset 0",
                "<a =\"x\">y</a>                | Empty attribute name in the tag \"a\" at byte offset 0",
                "<a href=x_y>z</a>              | Unexpected end of name token at byte offset 8",
                "سلام <q>                       | Unsupported start tag \"q\" at byte offset 9",
            })
    void saysWhereItWentWrong(String html, String error) {
        assertThatThrownBy(() -> read(html)).hasMessage("Bad Request: can't parse entities: " + error);
    }

    @Test
    void countsInUtf16Units() {
        FormattedText text = read("🙂 <b>жир</b> <i>x</i>");
        assertThat(text.text()).isEqualTo("🙂 жир x");
        assertThat(text.entities()).containsExactly(new Entity("bold", 3, 3, ""), new Entity("italic", 7, 1, ""));
    }

    @Test
    void decodesFourNamesAndNumbersAndNothingElse() {
        assertThat(read("&lt;b&gt; &amp;amp; &quot; &#1071;&#x1F642; &nbsp; AT&T &lt")
                        .text())
                .isEqualTo("<b> &amp; \" Я🙂 &nbsp; AT&T <");
    }

    @Test
    void keepsTheOuterQuotationOfNestedOnes() {
        FormattedText text = read("<blockquote>out <blockquote expandable>in</blockquote></blockquote>");
        assertThat(text.entities()).containsExactly(new Entity("blockquote", 0, 6, ""));
    }

    @Test
    void knowsExpandableQuotations() {
        assertThat(read("<blockquote expandable>long</blockquote>").entities())
                .containsExactly(new Entity("expandable_blockquote", 0, 4, ""));
    }

    @Test
    void keepsLinksThatAreAddressesAndDropsOthers() {
        assertThat(read("<a href=\"https://Example.org?a=1&amp;b=2\">one</a>").entities())
                .containsExactly(new Entity("text_link", 0, 3, "https://example.org/?a=1&b=2"));
        assertThat(read("<a href=\"javascript:alert(1)\">two</a>").entities()).isEmpty();
        assertThat(read("<a href=\"tg://user?id=42\">three</a>").entities())
                .containsExactly(new Entity("text_mention", 0, 5, "42"));
    }

    @Test
    void trimsAndMovesEntitiesAlong() {
        FormattedText text = read("\n  <b>  a </b> \n");
        assertThat(text.text()).isEqualTo("a");
        assertThat(text.entities()).containsExactly(new Entity("bold", 0, 1, ""));
    }

    @Test
    void ordersTheOuterBeforeTheInner() {
        assertThat(read("<b>x<i>y</i></b>").entities())
                .containsExactly(new Entity("bold", 0, 2, ""), new Entity("italic", 1, 1, ""));
    }

    @Test
    void makesOneListingOfPreAndCode() {
        assertThat(read("<pre><code class=\"language-java\">int x;</code></pre>")
                        .entities())
                .containsExactly(new Entity("pre", 0, 6, "java"));
    }

    @Test
    void findsCommandsMentionsLinksAndHashtagsByItself() {
        assertThat(FormattedText.plain("/ask@a_bot @me_too #новости https://example.org/x. a/b c@d")
                        .entities())
                .containsExactly(
                        new Entity("bot_command", 0, 10, ""),
                        new Entity("mention", 11, 7, ""),
                        new Entity("hashtag", 19, 8, ""),
                        new Entity("url", 28, 21, ""));
    }

    @Test
    void refusesEmptyAndOverlongTexts() {
        assertThatThrownBy(() -> read(" <b> </b>\n")).hasMessage("Bad Request: message text is empty");
        assertThat(read("<b>" + "🙂".repeat(4096) + "</b>").text()).hasSize(8192);
        assertThatThrownBy(() -> read("x".repeat(4097))).hasMessage("Bad Request: message is too long");
    }
}

package org.factbot.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.factbot.knowledge.Language;
import org.factbot.reply.Reply;
import org.junit.jupiter.api.Test;

class TelegramPrinterTest {
    private static final Reply.Choice BACK = new Reply.ShowFact("Back", "x");

    private static Reply reply(Language language, Reply.Block... blocks) {
        return new Reply(language, List.of(blocks), List.of());
    }

    private static String seen(String html) {
        return TelegramHtml.read(html).text();
    }

    @Test
    void everythingIsEscaped() {
        String html = TelegramPrinter.print(reply(
                        Language.ENGLISH,
                        new Reply.Statement(Optional.of("<b>"), "1 < 2 & \"3\" > 0 &amp; </b>", Language.ENGLISH)))
                .get(0);
        assertThat(html).isEqualTo("<i>&lt;b&gt;</i>\n<b>1 &lt; 2 &amp; &quot;3&quot; &gt; 0 &amp;amp; &lt;/b&gt;</b>");
        assertThat(seen(html)).isEqualTo("<b>\n1 < 2 & \"3\" > 0 &amp; </b>");
    }

    @Test
    void theAskersWordsAreRepeatedSoThatTheyCallAndAdvertiseNobody() {
        String words = "who is @durov <b> or t.me/spam, /start #tag? https://example.org";
        String html = TelegramPrinter.print(reply(Language.ENGLISH, new Reply.Unanswered("Not in my sources:", words)))
                .get(0);
        assertThat(html).startsWith("Not in my sources: “who is ").doesNotContain("<");
        assertThat(seen(html).replace("\u2060", "")).isEqualTo("Not in my sources: “" + words + "”");
        assertThat(seen(html)).doesNotContainPattern("[@/#.][a-z]");
    }

    @Test
    void aLongReplyIsSplitBetweenBlocksOnly() {
        Reply.Block[] blocks = new Reply.Block[30];
        for (int at = 0; at < blocks.length; at++) {
            blocks[at] = new Reply.Quotation(
                    at + " " + "word ".repeat(80) + "end", Optional.empty(), Optional.empty(), Optional.of("A"), false);
        }
        List<String> messages = TelegramPrinter.print(reply(Language.ENGLISH, blocks));
        assertThat(messages).hasSizeGreaterThan(2);
        for (String message : messages) {
            assertThat(message).startsWith("<blockquote>").endsWith("</blockquote>");
            TelegramHtml.read(message);
        }
        assertThat(String.join("\n", messages).split("<blockquote>", -1)).hasSize(31);
    }

    @Test
    void aBlockLongerThanAMessageIsCutAfterASentence() {
        String text = "This sentence is one of very many. ".repeat(400).strip();
        List<String> messages = TelegramPrinter.print(reply(Language.ENGLISH, new Reply.Paragraph(text)));
        assertThat(messages).hasSize(4).allMatch(message -> message.endsWith("many."));
        assertThat(String.join(" ", messages)).isEqualTo(text);
    }

    @Test
    void nothingIsCutWithinAGrapheme() {
        String family = "👨‍👩‍👧‍👦";
        List<String> messages =
                TelegramPrinter.print(reply(Language.ENGLISH, new Reply.Paragraph(family.repeat(1000))));
        assertThat(messages).hasSizeGreaterThan(2);
        for (String message : messages) {
            assertThat(message.replace(family, "")).isBlank();
        }
    }

    @Test
    void whereOneMessageMustDoContextGoesFirstAndQuotesStayWhole() {
        Reply.Quotation quote =
                new Reply.Quotation("q".repeat(1500), Optional.empty(), Optional.empty(), Optional.empty(), false);
        Reply full = reply(
                Language.ENGLISH,
                new Reply.Statement(Optional.empty(), "S", Language.ENGLISH),
                quote,
                quote,
                new Reply.Context("Context", "c".repeat(2000)),
                new Reply.Note("n"));
        String one = TelegramPrinter.printOne(full);
        assertThat(seen(one)).contains("q".repeat(1500)).doesNotContain("ccc").endsWith("n");
        assertThat(TelegramPrinter.print(full)).hasSize(2);
    }

    @Test
    void aLinkThatTelegramWouldNotOpenIsPlainText() {
        Reply.Credit credit = new Reply.Credit(
                "Source",
                "A & B",
                Optional.empty(),
                Optional.of(URI.create("javascript:alert(1)")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(TelegramPrinter.print(reply(Language.ENGLISH, credit)))
                .containsExactly("Source: A &amp; B, date not stated");
    }

    @Test
    void latinNamesAndForeignLinesKeepTheirPlaceInRightToLeftText() {
        Reply.Credit credit = new Reply.Credit(
                "منبع",
                "Lind Daily",
                Optional.of("Title!"),
                Optional.of(URI.create("https://example.org")),
                Optional.of(LocalDate.of(2025, 7, 3)),
                Optional.of("P3"),
                Optional.empty());
        String html = TelegramPrinter.print(reply(
                        Language.PERSIAN,
                        new Reply.Paragraph("Aurora آمد."),
                        new Reply.Statement(Optional.empty(), "It came.", Language.ENGLISH),
                        new Reply.Quotation("Wait!", Optional.empty(), Optional.empty(), Optional.of("آدا"), false),
                        credit))
                .get(0);
        assertThat(seen(html))
                .isEqualTo("\u200FAurora آمد.\n\nIt came.\n\u2068“Wait!”\u2069\n— آدا\n"
                        + "منبع: \u2068Lind Daily، Title!\u2069، ۳ جولای ۲۰۲۵، \u2068P3\u2069");
    }

    @Test
    void aReplyOfNothingStillSaysSomething() {
        assertThat(TelegramPrinter.print(reply(Language.ENGLISH, new Reply.Paragraph(" \u0000 "))))
                .containsExactly("—");
    }

    @Test
    void anyTextIsValidHtmlWithinLimits() {
        Random random = new Random(20250703);
        for (int run = 0; run < 150; run++) {
            Reply reply = random(random);
            List<String> messages = TelegramPrinter.print(reply);
            assertThat(messages).isNotEmpty();
            messages.forEach(TelegramHtml::read);
            TelegramHtml.read(TelegramPrinter.printOne(reply));
            Keyboard keyboard = Keyboard.of(reply, new Keyboard.Style(random.nextBoolean(), true));
            if (!keyboard.isEmpty()) {
                Calls.requireWithinLimits(
                        List.of(Posting.lasting("m", Posting.json().set("reply_markup", keyboard.json()))));
            }
        }
    }

    private static Reply random(Random random) {
        List<Reply.Block> blocks = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        for (int at = 0; at < count; at++) {
            blocks.add(block(random));
        }
        List<Reply.Choice> choices = new ArrayList<>(List.of(BACK));
        for (int at = random.nextInt(120); at > 0; at--) {
            choices.add(new Reply.ShowFact(RandomText.of(random, 200), RandomText.of(random, 90)));
        }
        return new Reply(Language.values()[random.nextInt(4)], blocks, choices);
    }

    private static Reply.Block block(Random random) {
        String text = RandomText.of(random, random.nextInt(10) == 0 ? 12_000 : 300);
        Optional<String> other = random.nextBoolean() ? Optional.of(RandomText.of(random, 600)) : Optional.empty();
        return switch (random.nextInt(8)) {
            case 0 -> new Reply.Paragraph(text);
            case 1 -> new Reply.Statement(other, text, Language.values()[random.nextInt(4)]);
            case 2 -> new Reply.Quotation(text, other, other, other, random.nextBoolean());
            case 3 -> new Reply.Context(other.orElse("Context"), text);
            case 4 ->
                new Reply.Credit(
                        other.orElse("Source"),
                        text,
                        other,
                        Optional.of(URI.create("https://example.org/?a=%22&b")),
                        Optional.empty(),
                        other,
                        other);
            case 5 -> new Reply.Note(text);
            case 6 -> new Reply.Heading(text);
            default -> new Reply.Item(text);
        };
    }

    @Test
    void thePiecesOfATextAreTheText() {
        Random random = new Random(7);
        for (int run = 0; run < 300; run++) {
            String text = RandomText.of(random, 2_000);
            int limit = 2 + random.nextInt(200);
            List<String> pieces = TextCutter.cut(text, limit);
            assertThat(pieces).allMatch(piece -> piece.length() <= limit);
            assertThat(withoutBlanks(pieces.stream().collect(Collectors.joining())))
                    .isEqualTo(withoutBlanks(text));
            assertThat(TextCutter.shorten(text, limit).length()).isLessThanOrEqualTo(limit);
        }
    }

    private static String withoutBlanks(String text) {
        return text.codePoints()
                .filter(point -> !Character.isWhitespace(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

package org.factbot.telegram;

import java.util.List;
import java.util.Random;

/** Text of the kinds that break printers. */
final class RandomText {
    private static final List<String> PIECES = List.of(
            "word ",
            "Sentence ends. ",
            "<b>",
            "</b>",
            "&",
            "&amp;",
            "\"",
            "'",
            "\n",
            "\t",
            "\u0000",
            "\u001B[2J",
            "\uD83D",
            "\uDE00",
            "😀",
            "👨‍👩‍👧‍👦",
            "👍🏽",
            "е́",
            "متن فارسی ",
            "پښتو ",
            "русский ",
            "\u202E",
            "\u2066",
            "\u2067",
            "\u2068",
            "\u2069",
            "\u200F",
            "\u200C",
            "\u2028",
            "a\u0301\u0302\u0303\u0304\u0305",
            "/ask@FactBot ",
            "@FactBot ",
            "https://example.org/?a&b ",
            "{name}",
            "%s",
            "۱۲۳",
            "«",
            "»",
            "\uFFFF",
            "\uFEFF",
            "ﷺ",
            "1:f:x");

    private RandomText() {}

    static String of(Random random, int atMost) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(atMost + 1);
        int style = random.nextInt(4);
        while (text.length() < length) {
            switch (style) {
                case 0 -> text.append(PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
                case 2 -> text.append((char) ('a' + random.nextInt(26)));
                default -> text.append(PIECES.get(random.nextInt(12)));
            }
        }
        return text.toString();
    }
}

package org.factbot.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.factbot.knowledge.Language;

/**
 * Prints a reply as plain text for the terminal: no markup, no wrapping, no control characters. Immutable and safe for any
 * thread; {@link #print} is all there is to it.
 */
public final class PlainPrinter implements Reply.Printer<String> {
    private final Language language;
    private final Phrases phrases;

    private PlainPrinter(Language language) {
        this.language = language;
        this.phrases = Phrases.of(language);
    }

    /** The text, lines parted by {@code \n}, without a line feed at its end. */
    public static String print(Reply reply) {
        PlainPrinter printer = new PlainPrinter(reply.language());
        List<String> lines = new ArrayList<>();
        Reply.Block before = null;
        for (Reply.Block block : reply.blocks()) {
            if (before != null && !(tight(before) && tight(block) && before.getClass() == block.getClass())) {
                lines.add("");
            }
            lines.add(block.printTo(printer));
            before = block;
        }
        List<String> choices = reply.choices().stream()
                .filter(choice -> choice instanceof Reply.ShowFact || choice instanceof Reply.ShowTopic)
                .map(Reply.Choice::label)
                .filter(label -> label.length() > 3 && lines.stream().noneMatch(label::equals))
                .toList();
        if (!choices.isEmpty()) {
            lines.add("");
            choices.forEach(label -> lines.add("> " + label));
        }
        return Bidi.safe(String.join("\n", lines));
    }

    private static boolean tight(Reply.Block block) {
        return block instanceof Reply.Item || block instanceof Reply.Credit;
    }

    @Override
    public String paragraph(Reply.Paragraph block) {
        return block.text();
    }

    @Override
    public String statement(Reply.Statement block) {
        return block.label().map(label -> label + ": ").orElse("") + block.text();
    }

    @Override
    public String quotation(Reply.Quotation block) {
        String original = quoted(block.text(), block.rightToLeft(), language);
        String first = block.translation()
                .map(text -> quoted(text, language.rightToLeft(), language)
                        + block.translationLabel()
                                .map(label -> " (" + label + ")")
                                .orElse(""))
                .orElse(original);
        String by = block.attribution().map(who -> "\n    — " + who).orElse("");
        return "    " + first + by + (block.translation().isPresent() ? "\n    " + original : "");
    }

    /** Words within the quotation marks of their script, isolated from a text of the other direction. */
    public static String quoted(String words, boolean rightToLeft, Language around) {
        boolean angled = rightToLeft || around == Language.RUSSIAN;
        String marked = angled ? "«" + words + "»" : "“" + words + "”";
        return Bidi.isolate(marked, around);
    }

    @Override
    public String context(Reply.Context block) {
        return block.label() + ": " + block.text();
    }

    @Override
    public String credit(Reply.Credit block) {
        return Stream.of(
                        Stream.of(Bidi.isolate(block.publisher(), language)),
                        block.title().stream().map(title -> Bidi.isolate(title, language)),
                        Stream.of(block.published().map(phrases::date).orElseGet(() -> phrases.say("date.unknown"))),
                        block.at().stream().map(at -> Bidi.isolate(at, language)),
                        block.asOf().stream(),
                        block.url().stream().map(url -> Bidi.isolate(url.toString(), language)))
                .flatMap(part -> part)
                .collect(Collectors.joining(phrases.comma(), block.label() + ": ", ""));
    }

    @Override
    public String note(Reply.Note block) {
        return block.text();
    }

    @Override
    public String item(Reply.Item block) {
        return block.text();
    }

    @Override
    public String heading(Reply.Heading block) {
        return block.text();
    }

    @Override
    public String unanswered(Reply.Unanswered block) {
        return block.lead() + " " + quoted(block.words(), language.rightToLeft(), language);
    }
}

package org.factbot.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.factbot.knowledge.Language;
import org.factbot.reply.Bidi;
import org.factbot.reply.Phrases;
import org.factbot.reply.PlainPrinter;
import org.factbot.reply.Reply;

/**
 * Prints a reply as the HTML of one or more messages within Telegram's limits. Everything is escaped; a message ends only
 * between two blocks, and only a block that is longer than a message is itself cut: at a sentence where one ends. Immutable
 * and safe for any thread.
 */
final class TelegramPrinter implements Reply.Printer<List<Markup>> {
    /** The longest text of a message, in UTF-16 units after entity parsing. */
    static final int LONGEST = 4096;

    private static final int MOST_ENTITIES = 90;
    private static final int LONGEST_LINE = 300;
    private static final String NOTHING = "—";
    private static final String WORD_JOINER = "\u2060";

    private final Language language;
    private final Phrases phrases;

    private TelegramPrinter(Language language) {
        this.language = language;
        this.phrases = Phrases.of(language);
    }

    /** The messages, in order; at least one, none empty. */
    static List<String> print(Reply reply) {
        TelegramPrinter printer = new TelegramPrinter(reply.language());
        List<Markup> messages = new ArrayList<>();
        Markup message = new Markup();
        Reply.Block before = null;
        for (Reply.Block block : reply.blocks()) {
            for (Markup piece : block.printTo(printer)) {
                if (piece.units() == 0) {
                    continue;
                }
                String gap = gap(before, block);
                if (message.units() > 0
                        && (message.units() + gap.length() + piece.units() > LONGEST
                                || message.entities() + piece.entities() > MOST_ENTITIES)) {
                    messages.add(message);
                    message = new Markup();
                }
                (message.units() > 0 ? message.text(gap) : message).join(piece);
                before = block;
            }
        }
        if (message.units() > 0) {
            messages.add(message);
        }
        return messages.isEmpty()
                ? List.of(NOTHING)
                : messages.stream().map(Markup::html).toList();
    }

    /**
     * The reply as one message, for places that take no second one: what places a fact goes first, then small print, then
     * quotes from the last, each as a whole.
     */
    static String printOne(Reply reply) {
        Reply fitting = reply;
        List<String> messages = print(fitting);
        for (Class<? extends Reply.Block> droppable :
                List.<Class<? extends Reply.Block>>of(Reply.Context.class, Reply.Note.class, Reply.Quotation.class)) {
            while (messages.size() > 1) {
                Optional<Reply> less = withoutLast(fitting, droppable);
                if (less.isEmpty()) {
                    break;
                }
                fitting = less.orElseThrow();
                messages = print(fitting);
            }
        }
        return messages.get(0);
    }

    private static Optional<Reply> withoutLast(Reply reply, Class<? extends Reply.Block> kind) {
        List<Reply.Block> blocks = new ArrayList<>(reply.blocks());
        for (int at = blocks.size() - 1; at >= 0; at--) {
            if (kind.isInstance(blocks.get(at)) && blocks.size() > 1) {
                blocks.remove(at);
                return Optional.of(new Reply(reply.language(), blocks, reply.choices()));
            }
        }
        return Optional.empty();
    }

    private static String gap(Reply.Block before, Reply.Block block) {
        boolean sisters = before != null && before.getClass() == block.getClass();
        boolean line = block instanceof Reply.Item || block instanceof Reply.Credit || block instanceof Reply.Note;
        boolean under =
                (before instanceof Reply.Credit || before instanceof Reply.Heading) && block instanceof Reply.Item
                        || before instanceof Reply.Statement && block instanceof Reply.Credit;
        return sisters && line || under || boxed(before) || boxed(block) ? "\n" : "\n\n";
    }

    private static boolean boxed(Reply.Block block) {
        return block instanceof Reply.Quotation || block instanceof Reply.Context;
    }

    @Override
    public List<Markup> paragraph(Reply.Paragraph block) {
        return cut(block.text(), language, LONGEST).stream()
                .map(text -> new Markup().text(text))
                .toList();
    }

    @Override
    public List<Markup> statement(Reply.Statement block) {
        Markup label = new Markup();
        block.label()
                .map(text -> slanted(line(text, language)))
                .ifPresent(text -> label.join(text).text("\n"));
        List<Markup> pieces = new ArrayList<>();
        for (String text : cut(block.text(), block.language(), LONGEST - label.units())) {
            pieces.add((pieces.isEmpty() ? new Markup().join(label) : new Markup()).within("b", text));
        }
        return pieces;
    }

    @Override
    public List<Markup> quotation(Reply.Quotation block) {
        Optional<String> by = block.attribution().map(who -> "\n" + line("— " + who, language));
        List<Markup> pieces = new ArrayList<>();
        block.translation().ifPresent(text -> {
            String ours =
                    block.translationLabel().map(label -> " (" + label + ")").orElse("");
            String words = PlainPrinter.quoted(text, language.rightToLeft(), language) + ours;
            pieces.addAll(quote("blockquote", cut(words, language, LONGEST - 3 * LONGEST_LINE), by));
        });
        String words = PlainPrinter.quoted(block.text(), block.rightToLeft(), language);
        List<String> original = cut(words, block.rightToLeft(), LONGEST - 3 * LONGEST_LINE);
        pieces.addAll(
                pieces.isEmpty()
                        ? quote("blockquote", original, by)
                        : quote("blockquote expandable", original, Optional.empty()));
        return pieces;
    }

    private static List<Markup> quote(String tag, List<String> words, Optional<String> by) {
        List<Markup> pieces = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            Markup inner = new Markup().text(words.get(at));
            if (at == words.size() - 1) {
                by.ifPresent(inner::text);
            }
            pieces.add(new Markup().within(tag, inner));
        }
        return pieces;
    }

    @Override
    public List<Markup> context(Reply.Context block) {
        if (block.text().isBlank()) {
            return List.of();
        }
        boolean rightToLeft = Bidi.lead(block.text(), true).equals(block.text());
        List<Markup> pieces = new ArrayList<>();
        for (String text : cut(block.text(), rightToLeft, LONGEST - 3 * LONGEST_LINE)) {
            Markup inner = new Markup();
            if (pieces.isEmpty()) {
                inner.within("b", line(block.label(), language)).text("\n");
            }
            pieces.add(new Markup().within("blockquote expandable", inner.text(text)));
        }
        return pieces;
    }

    @Override
    public List<Markup> credit(Reply.Credit block) {
        String publisher = shortened(block.publisher());
        String work = block.title()
                .map(title -> publisher + phrases.comma() + Bidi.isolate(shortened(title), language))
                .orElse(publisher);
        String facts = Stream.of(
                        Stream.of(block.published().map(phrases::date).orElseGet(() -> phrases.say("date.unknown"))),
                        block.at().stream().map(at -> Bidi.isolate(shortened(at), language)),
                        block.asOf().stream().map(TelegramPrinter::shortened))
                .flatMap(part -> part)
                .collect(Collectors.joining(phrases.comma(), phrases.comma(), ""));
        String label = line(block.label() + ": ", language);
        Markup credit = new Markup().text(label.endsWith(" ") ? label : label + " ");
        return List.of(credit.link(block.url(), Bidi.isolate(work, language)).text(Bidi.safe(facts)));
    }

    @Override
    public List<Markup> note(Reply.Note block) {
        return cut(block.text(), language, LONGEST).stream().map(this::slanted).toList();
    }

    /** In italics, save in Arabic script, which is hard to read when slanted. */
    private Markup slanted(String text) {
        return language.rightToLeft() ? new Markup().text(text) : new Markup().within("i", text);
    }

    @Override
    public List<Markup> item(Reply.Item block) {
        return cut(block.text(), language, LONGEST).stream()
                .map(text -> new Markup().text(text))
                .toList();
    }

    @Override
    public List<Markup> heading(Reply.Heading block) {
        return List.of(new Markup().within("b", line(block.text(), language)));
    }

    @Override
    public List<Markup> unanswered(Reply.Unanswered block) {
        String words = PlainPrinter.quoted(inert(shortened(block.words())), language.rightToLeft(), language);
        return List.of(new Markup().text(Bidi.lead(block.lead() + " " + words, language.rightToLeft())));
    }

    /** Words that Telegram makes no mention, command, tag or link of: repeating them must not call or advertise anybody. */
    private static String inert(String words) {
        return words.replaceAll("(?<=[@/#$.:])(?=\\S)", WORD_JOINER);
    }

    private static List<String> cut(String text, Language in, int limit) {
        return cut(text, in.rightToLeft(), limit);
    }

    /** Safe pieces, laid out in their direction; marks and closing isolates are allowed for. */
    private static List<String> cut(String text, boolean rightToLeft, int limit) {
        String safe = Bidi.safe(text).strip();
        String led = Bidi.lead(safe, rightToLeft);
        if (led.length() <= limit) {
            return List.of(led);
        }
        List<String> pieces = laidOut(TextCutter.cut(safe, limit - 64), rightToLeft);
        // A text made of line feeds and isolates can double in length.
        return pieces.stream().allMatch(piece -> piece.length() <= limit)
                ? pieces
                : laidOut(TextCutter.cut(safe, (limit - 1) / 2), rightToLeft);
    }

    private static List<String> laidOut(List<String> pieces, boolean rightToLeft) {
        return pieces.stream()
                .map(piece -> Bidi.lead(Bidi.safe(piece), rightToLeft))
                .toList();
    }

    private static String shortened(String text) {
        // What was cut off may have closed an isolate.
        return Bidi.safe(TextCutter.shorten(Bidi.safe(text).replace('\n', ' '), LONGEST_LINE));
    }

    private static String line(String text, Language language) {
        return Bidi.lead(shortened(text).strip(), language.rightToLeft());
    }
}

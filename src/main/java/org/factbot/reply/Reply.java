package org.factbot.reply;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.factbot.knowledge.Language;

/**
 * Channel-free content: what to say, in order, without markup and without a length limit. Immutable.
 *
 * @param language the language of the template phrases; sets the direction
 * @param blocks   what to say, top to bottom; never empty
 * @param choices  what the reader can do next, each a button where the channel has buttons
 */
public record Reply(Language language, List<Block> blocks, List<Choice> choices) {
    public Reply {
        Objects.requireNonNull(language);
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("a reply says something");
        }
        blocks = List.copyOf(blocks);
        choices = List.copyOf(choices);
    }

    /** The same without what places the facts and without small print: for rooms where others talk. */
    public Reply shortened() {
        List<Block> kept = blocks.stream()
                .filter(block -> !(block instanceof Context) && !(block instanceof Note))
                .toList();
        return kept.isEmpty() ? this : new Reply(language, kept, choices);
    }

    /** A text as blocks, one for each of its paragraphs. */
    static List<Block> paragraphs(String text) {
        return Stream.of(text.split("\n\n")).<Block>map(Paragraph::new).toList();
    }

    /** A piece of a reply; a printer visits them in order and may split a message only between two of them. */
    public sealed interface Block {
        <T> T printTo(Printer<T> printer);
    }

    /** A template phrase or a plain paragraph. */
    public record Paragraph(String text) implements Block {
        @Override
        public <T> T printTo(Printer<T> printer) {
            return printer.paragraph(this);
        }
    }

    /**
     * What the base asserts, set in bold.
     *
     * @param label    the kind where it matters, such as "Analysis"
     * @param text     the statement
     * @param language the language it is in, which may differ from the reply's
     */
    public record Statement(Optional<String> label, String text, Language language) implements Block {
        @Override
        public <T> T printTo(Printer<T> printer) {
            return printer.statement(this);
        }
    }

    /**
     * Words printed as spoken.
     *
     * @param text        verbatim
     * @param translation our translation of them, marked by {@code translationLabel}
     * @param translationLabel the phrase that marks the translation as ours; empty exactly where there is none
     * @param attribution speaker and role, empty where the source names none
     * @param rightToLeft whether the verbatim words run from right to left
     */
    public record Quotation(
            String text,
            Optional<String> translation,
            Optional<String> translationLabel,
            Optional<String> attribution,
            boolean rightToLeft)
            implements Block {
        @Override
        public <T> T printTo(Printer<T> printer) {
            return printer.quotation(this);
        }
    }

    /** What places a fact; collapsed where the channel can. */
    public record Context(String label, String text) implements Block {
        @Override
        public <T> T printTo(Printer<T> printer) {
            return printer.context(this);
        }
    }

    /**
     * Where it stands.
     *
     * @param label     the phrase before it, such as "Source"
     * @param publisher who printed it
     * @param title     the headline or a description of it
     * @param url       link
     * @param published the day it was printed
     * @param at        the place in it, such as "P3"
     * @param asOf      the phrase that dates the fact, such as "as of 3 July 2025"
     */
    public record Credit(
            String label,
            String publisher,
            Optional<String> title,
            Optional<URI> url,
            Optional<LocalDate> published,
            Optional<String> at,
            Optional<String> asOf)
            implements Block {
        @Override
        public <T> T printTo(Printer<T> printer) {
            return printer.credit(this);
        }
    }

    /** Small print: what was assumed, a cut-off date, what silence does not mean. */
    public record Note(String text) implements Block {
        @Override
        public <T> T printTo(Printer<T> printer) {
            return printer.note(this);
        }
    }

    /** A line of a list, such as a topic or a person. */
    public record Item(String text) implements Block {
        @Override
        public <T> T printTo(Printer<T> printer) {
            return printer.item(this);
        }
    }

    /** What the lines under it have in common, set apart from them. */
    public record Heading(String text) implements Block {
        @Override
        public <T> T printTo(Printer<T> printer) {
            return printer.heading(this);
        }
    }

    /**
     * A part of what was asked that goes unanswered.
     *
     * @param lead  the phrase that says why, such as "Not in my sources:"
     * @param words the asker's own, on one line; the only words in a reply that are neither ours nor a source's, so that a
     *              printer keeps a channel from making anything of them
     */
    public record Unanswered(String lead, String words) implements Block {
        @Override
        public <T> T printTo(Printer<T> printer) {
            return printer.unanswered(this);
        }
    }

    /** What a reader can do next. */
    public sealed interface Choice {
        String label();
    }

    /** Ask for a fact without typing. */
    public record ShowFact(String label, String factId) implements Choice {}

    /** See where a fact comes from: the passage, outlet, date and link. */
    public record ShowSource(String label, String factId) implements Choice {}

    /** See more facts around this one. */
    public record ShowMore(String label, String factId) implements Choice {}

    /** See the facts of a topic. */
    public record ShowTopic(String label, String topicId) implements Choice {}

    /** Send this fact to another chat. */
    public record Share(String label, String factId) implements Choice {}

    /** Lists that are turned page by page. */
    public enum Roll {
        /** The dated facts, oldest first. */
        TIMELINE,
        /** Who is quoted. */
        PEOPLE,
        /** The works quoted from. */
        SOURCES
    }

    /** Turn to a page of a list, counted from 0. */
    public record ShowPage(String label, Roll roll, int page) implements Choice {}

    /** Turn to a page of a list of the editors, counted from 0. */
    public record ShowListing(String label, String listId, int page) implements Choice {}

    /** See what somebody said. */
    public record ShowSpeaker(String label, String entityId) implements Choice {}

    /** Take a step of the short way through the story, counted from 0. */
    public record ShowStep(String label, int step) implements Choice {}

    /** Say that something is wrong with this fact, or with having got none. */
    public record Complain(String label, Optional<String> factId) implements Choice {}

    /** Say what is wrong. */
    public record Complaint(String label, Fault fault, Optional<String> factId) implements Choice {}

    /** What can be wrong with an answer. */
    public enum Fault {
        WRONG_MATCH,
        OUTDATED,
        SOURCE_PROBLEM,
        UNCLEAR;

        /** In kebab-case: {@code wrong-match}. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** "None of these." */
    public record Dismiss(String label) implements Choice {}

    /** Puts blocks into a channel's form. */
    public interface Printer<T> {
        T paragraph(Paragraph block);

        T statement(Statement block);

        T quotation(Quotation block);

        T context(Context block);

        T credit(Credit block);

        T note(Note block);

        T item(Item block);

        T heading(Heading block);

        T unanswered(Unanswered block);
    }
}

package org.factbot.knowledge;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A statement the base asserts, with who says so; the unit of knowledge and of judgement. Immutable.
 *
 * @param id           unique in the folder
 * @param topic        id of the topic it is filed under
 * @param kind         what sort of assertion it is
 * @param statement    one sentence in our own words
 * @param context      what a reader needs to place it
 * @param quotes       words the sources print as spoken
 * @param citations    where it stands; at least one, best first
 * @param asOf         the day it describes, empty where the source gives none
 * @param entities     ids of what it is about
 * @param answers      the sorts of question it settles; empty means nobody has said
 * @param related      ids of facts to read next
 * @param validity     until when it holds
 * @param contested    whether people who know the matter dispute it, so that one side alone would mislead
 * @param sides        ids of the facts that say what each side holds, where this fact says that a matter is disputed; else
 *                     empty
 * @param parts        ids of the facts that this one sums up, to be shown behind it; else empty
 * @param phrasings    ways people ask for it, per language
 * @param asides       questions that sound like its own and that it does not answer, per language
 * @param translations its texts in other languages
 */
public record Fact(
        String id,
        String topic,
        Kind kind,
        String statement,
        Optional<String> context,
        List<Quote> quotes,
        List<Citation> citations,
        Optional<LocalDate> asOf,
        List<String> entities,
        Set<AnswerSort> answers,
        List<String> related,
        Validity validity,
        boolean contested,
        List<String> sides,
        List<String> parts,
        Map<Language, List<String>> phrasings,
        Map<Language, List<String>> asides,
        Map<Language, Translation> translations) {
    /** A fact that nobody disputes. */
    public Fact(
            String id,
            String topic,
            Kind kind,
            String statement,
            Optional<String> context,
            List<Quote> quotes,
            List<Citation> citations,
            Optional<LocalDate> asOf,
            List<String> entities,
            Set<AnswerSort> answers,
            List<String> related,
            Validity validity,
            Map<Language, List<String>> phrasings,
            Map<Language, Translation> translations) {
        this(
                id,
                topic,
                kind,
                statement,
                context,
                quotes,
                citations,
                asOf,
                entities,
                answers,
                related,
                validity,
                false,
                List.of(),
                List.of(),
                phrasings,
                Map.of(),
                translations);
    }

    /** What sort of assertion a fact is. */
    public enum Kind {
        /** Something that happened, as reported. */
        EVENT,
        /** Somebody's words or claim. */
        STATEMENT,
        /** An interpretation by the source or by analysts. */
        ANALYSIS,
        /** What came before or around the story. */
        BACKGROUND,
        /** A curated "not known", or a premise that does not hold. */
        UNKNOWN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Until when a fact holds.
     *
     * @param until        the last day it holds, empty for no known end
     * @param supersededBy id of the later fact that replaces it
     */
    public record Validity(Optional<LocalDate> until, Optional<String> supersededBy) {
        public static final Validity OPEN = new Validity(Optional.empty(), Optional.empty());
    }

    public Fact {
        if (id.isBlank() || topic.isBlank() || statement.isBlank()) {
            throw new IllegalArgumentException("a fact needs an id, a topic and a statement: " + id);
        }
        if (citations.isEmpty()) {
            throw new IllegalArgumentException("fact " + id + " has no source");
        }
        Objects.requireNonNull(kind);
        Objects.requireNonNull(validity);
        quotes = List.copyOf(quotes);
        citations = List.copyOf(citations);
        entities = List.copyOf(entities);
        answers = Set.copyOf(answers);
        related = List.copyOf(related);
        sides = List.copyOf(sides);
        parts = List.copyOf(parts);
        phrasings = Map.copyOf(phrasings);
        asides = Map.copyOf(asides);
        translations = Map.copyOf(translations);
    }

    /** Ids of the entities that its quotes name as speakers, each once, in the order of the quotes. */
    public List<String> speakers() {
        return quotes.stream()
                .flatMap(quote -> quote.speaker().stream())
                .distinct()
                .toList();
    }

    /** The statement in this language where it has been translated, else as written. */
    public String statement(Language language) {
        Translation translation = translations.get(language);
        return translation == null ? statement : translation.statement();
    }

    /** The context in this language where it has been translated, else as written. */
    public Optional<String> context(Language language) {
        Translation translation = translations.get(language);
        return translation == null || translation.context().isEmpty() ? context : translation.context();
    }

    /** Ways people ask for this fact in this language; empty where nobody has written any. */
    public List<String> phrasings(Language language) {
        return phrasings.getOrDefault(language, List.of());
    }

    /** Questions in this language that sound like its own and that it does not answer; empty where nobody has written any. */
    public List<String> asides(Language language) {
        return asides.getOrDefault(language, List.of());
    }
}

package org.factbot.reply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.factbot.knowledge.Citation;
import org.factbot.knowledge.Entity;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Quote;
import org.factbot.knowledge.Source;
import org.factbot.knowledge.Translation;

/** Lays one fact out for a reader of one language. Immutable; a new one for every reply. */
final class FactBlocks {
    /** The language that knowledge files are written in; everything else is in their translations. */
    static final Language WRITTEN = Language.ENGLISH;

    private static final Pattern PARAGRAPH = Pattern.compile("P[0-9]+");

    private final FactBase base;
    private final Language language;
    private final Phrases phrases;

    FactBlocks(FactBase base, Language language) {
        this.base = base;
        this.language = language;
        this.phrases = Phrases.of(language);
    }

    /** Everything a reader needs to judge one fact. */
    List<Reply.Block> whole(Fact fact) {
        List<Reply.Block> blocks = new ArrayList<>();
        blocks.add(statement(fact, label(fact)));
        blocks.addAll(quotations(fact));
        fact.context(language).ifPresent(text -> blocks.add(new Reply.Context(phrases.say("context"), text)));
        blocks.addAll(credits(fact));
        blocks.addAll(notes(fact));
        return blocks;
    }

    /** One fact among several: no context, and its number instead of a long label. */
    List<Reply.Block> numbered(Fact fact, int number) {
        String own = phrases.number(number);
        String label = label(fact)
                .map(kind -> phrases.say("numbered", "number", own, "label", kind))
                .orElse(own);
        List<Reply.Block> blocks = new ArrayList<>();
        blocks.add(statement(fact, Optional.of(label)));
        blocks.addAll(quotations(fact));
        blocks.addAll(credits(fact));
        return blocks;
    }

    Reply.Statement statement(Fact fact, Optional<String> label) {
        return new Reply.Statement(label, fact.statement(language), statedIn(fact));
    }

    private Language statedIn(Fact fact) {
        return fact.translations().containsKey(language) ? language : WRITTEN;
    }

    Optional<String> label(Fact fact) {
        return switch (fact.kind()) {
            case EVENT -> Optional.empty();
            case STATEMENT ->
                Optional.of(speaker(fact)
                        .map(who -> phrases.say("label.according", "who", who))
                        .orElseGet(() -> phrases.say("label.statement")));
            case ANALYSIS, BACKGROUND, UNKNOWN ->
                Optional.of(phrases.say("label." + fact.kind().code()));
        };
    }

    /** Who is quoted, where all quotes of the fact are of one speaker. */
    private Optional<String> speaker(Fact fact) {
        List<String> speakers = fact.quotes().stream()
                .flatMap(quote -> quote.speaker().stream())
                .distinct()
                .toList();
        return speakers.size() == 1
                ? base.entity(speakers.get(0)).map(who -> who.name().in(language))
                : Optional.empty();
    }

    private List<Reply.Quotation> quotations(Fact fact) {
        List<Reply.Quotation> quotations = new ArrayList<>();
        for (int at = 0; at < fact.quotes().size(); at++) {
            Quote quote = fact.quotes().get(at);
            Optional<String> translation = translation(fact, at);
            quotations.add(new Reply.Quotation(
                    quote.text(),
                    translation,
                    translation.map(text -> phrases.say("translation")),
                    quote.speaker().flatMap(base::entity).map(this::attribution),
                    Language.of(quote.language()).map(Language::rightToLeft).orElse(false)));
        }
        return quotations;
    }

    private Optional<String> translation(Fact fact, int at) {
        Translation translation = fact.translations().get(language);
        boolean own = Language.of(fact.quotes().get(at).language())
                .filter(language::equals)
                .isPresent();
        if (own || translation == null || at >= translation.quotes().size()) {
            return Optional.empty();
        }
        return Optional.of(translation.quotes().get(at)).filter(text -> !text.isBlank());
    }

    private String attribution(Entity who) {
        String name = who.name().in(language);
        return who.role()
                .map(role -> phrases.say("attribution", "speaker", name, "role", role.in(language)))
                .orElse(name);
    }

    /** One line for every work the fact stands in, with all places in it; the first tells the day the fact describes. */
    private List<Reply.Credit> credits(Fact fact) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        for (Citation citation : fact.citations()) {
            List<String> at = places.computeIfAbsent(citation.source(), id -> new ArrayList<>());
            citation.at()
                    .filter(place -> PARAGRAPH.matcher(place).matches() && !at.contains(place))
                    .ifPresent(at::add);
        }
        List<Reply.Credit> credits = new ArrayList<>();
        places.forEach((id, at) -> source(id)
                .ifPresent(source -> credits.add(credit(
                        phrases.say("source"),
                        source,
                        at.isEmpty() ? Optional.empty() : Optional.of(String.join(phrases.comma(), at)),
                        credits.isEmpty() ? asOf(fact) : Optional.empty()))));
        return credits;
    }

    Reply.Credit credit(String label, Source source, Optional<String> at, Optional<String> asOf) {
        return new Reply.Credit(
                label,
                source.publisher(),
                source.title().or(source::about),
                source.url(),
                source.published(),
                at,
                asOf);
    }

    private Optional<String> asOf(Fact fact) {
        return fact.asOf().map(day -> phrases.say("source.asof", "date", phrases.date(day)));
    }

    /** Empty only for a fact of an earlier base whose source has gone since. */
    private Optional<Source> source(String id) {
        return base.sources().stream().filter(source -> source.id().equals(id)).findFirst();
    }

    /** Which words stand in another language than the reader's, and whether the fact has been replaced. */
    private List<Reply.Note> notes(Fact fact) {
        List<Reply.Note> notes = new ArrayList<>();
        foreign(List.of(fact)).ifPresent(notes::add);
        later(fact).ifPresent(next -> notes.add(new Reply.Note(phrases.say("note.superseded"))));
        return notes;
    }

    Optional<Fact> later(Fact fact) {
        return fact.validity().supersededBy().flatMap(base::fact);
    }

    /** One note for all these facts, where a statement is not in the reader's language. */
    Optional<Reply.Note> foreignStatements(List<Fact> facts) {
        return facts.stream().allMatch(fact -> statedIn(fact) == language)
                ? Optional.empty()
                : Optional.of(new Reply.Note(
                        phrases.say("note.foreign", "language", phrases.say("language." + WRITTEN.code()))));
    }

    /** One note for all these facts, where a statement or a quote is not in the reader's language. */
    Optional<Reply.Note> foreign(List<Fact> facts) {
        Optional<Reply.Note> statements = foreignStatements(facts);
        if (statements.isPresent()) {
            return statements;
        }
        for (Fact fact : facts) {
            for (int at = 0; at < fact.quotes().size(); at++) {
                Optional<Language> printed = Language.of(fact.quotes().get(at).language());
                if (translation(fact, at).isEmpty() && !printed.equals(Optional.of(language))) {
                    return Optional.of(new Reply.Note(printed.map(foreign -> phrases.say(
                                    "note.foreign.quote", "language", phrases.say("language." + foreign.code())))
                            .orElseGet(() -> phrases.say("note.foreign.other"))));
                }
            }
        }
        return Optional.empty();
    }

    /** Where the fact is from, as fully as we know it. */
    List<Reply.Block> provenance(Fact fact) {
        List<Reply.Block> blocks = new ArrayList<>();
        List<Citation> citations = new ArrayList<>(fact.citations());
        fact.quotes().stream()
                .map(Quote::citation)
                .filter(citation -> !citations.contains(citation))
                .forEach(citations::add);
        Map<String, List<Citation>> works = new LinkedHashMap<>();
        citations.forEach(citation -> works.computeIfAbsent(citation.source(), id -> new ArrayList<>())
                .add(citation));
        works.forEach((id, places) -> source(id).ifPresent(source -> {
            Optional<String> dated = blocks.isEmpty() ? asOf(fact) : Optional.empty();
            blocks.add(credit(phrases.say("source"), source, Optional.empty(), dated));
            places.stream()
                    .flatMap(place -> place.at().stream())
                    .map(this::place)
                    .forEach(line -> blocks.add(new Reply.Item(line)));
        }));
        return blocks;
    }

    private String place(String at) {
        return PARAGRAPH.matcher(at).matches()
                ? phrases.say("from.place", "place", at)
                : phrases.say("from.passage", "words", at);
    }
}

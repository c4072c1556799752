package org.factbot.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code facts/<topic>.yaml}: the facts of one topic. One thread only. */
final class FactFile {
    private static final List<String> FILE_KEYS = List.of("topic", "title", "facts");
    private static final List<String> FACT_KEYS = List.of(
            "id",
            "kind",
            "statement",
            "context",
            "quotes",
            "sources",
            "source",
            "at",
            "as_of",
            "entities",
            "answers",
            "related",
            "valid_until",
            "superseded_by",
            "contested",
            "sides",
            "parts");
    private static final List<String> QUOTE_KEYS = List.of("text", "speaker", "source", "at", "language", "spoken_in");
    private static final List<String> CITING_KEYS = List.of("source", "at");
    private static final List<String> KINDS =
            Arrays.stream(Fact.Kind.values()).map(Fact.Kind::code).toList();
    private static final List<String> SORTS =
            Arrays.stream(AnswerSort.values()).map(AnswerSort::code).toList();
    private static final List<String> YES_OR_NO = List.of("true", "false");
    private static final String NAME_A_SOURCE = "add sources: [{source: some-source, at: P1}]";

    private final Sheet sheet;
    private final Draft draft;

    private FactFile(Sheet sheet, Draft draft) {
        this.sheet = sheet;
        this.draft = draft;
    }

    static void read(YamlNode root, Sheet sheet, Draft draft) {
        new FactFile(sheet, draft).file(root);
    }

    private void file(YamlNode root) {
        if (root instanceof YamlNode.Sequence list) {
            checkShelf(list);
            facts(list.items(), topic(sheet.name(), sheet.at(root.line()), Optional.empty()));
            return;
        }
        Fields fields = new Fields(sheet, root, "a facts file", FILE_KEYS);
        fields.require("facts", "add the line \"facts:\" and under it a list of facts");
        Located<String> id = fields.id("topic").orElse(new Located<>(sheet.name(), fields.place()));
        fields.entry("facts").ifPresent(entry -> checkShelf(entry.value()));
        facts(fields.items("facts"), topic(id.value(), id.place(), fields.localized("title", Limits.TITLE)));
    }

    private String topic(String id, Place place, Optional<Localized> title) {
        draft.topics.add(new Located<>(new Topic(id, title.orElseGet(() -> Localized.english(id))), place));
        return id;
    }

    private void checkShelf(YamlNode facts) {
        if (facts instanceof YamlNode.Sequence list && list.items().isEmpty()) {
            sheet.problems()
                    .notice(
                            sheet.at(facts.line()),
                            "the topic has no fact",
                            "write one, or delete the file until there is one");
        }
    }

    private void facts(List<YamlNode> facts, String topic) {
        for (YamlNode fact : facts) {
            fact(fact, topic);
        }
    }

    private void fact(YamlNode node, String topic) {
        Fields fields = new Fields(sheet, node, "a fact", FACT_KEYS);
        fields.require("id", "give it an id of its own, such as \"first-visit\"");
        fields.require("statement", "say in one sentence what is so");
        Optional<Located<String>> id = fields.id("id");
        List<Draft.Citing> citings = citings(fields);
        String kind = fields.oneOf("kind", KINDS, Fact.Kind.EVENT.code());
        Draft.FactDraft fact = new Draft.FactDraft(
                id.orElse(new Located<>("", fields.place())),
                topic,
                Fact.Kind.values()[KINDS.indexOf(kind)],
                fields.plain("statement", Limits.STATEMENT).orElse(""),
                fields.plain("context", Limits.CONTEXT),
                quotes(fields),
                citings,
                fields.date("as_of").map(Located::value),
                fields.texts("entities", Limits.ID),
                answers(fields),
                fields.texts("related", Limits.ID),
                fields.date("valid_until"),
                fields.text("superseded_by", Limits.ID),
                fields.oneOf("contested", YES_OR_NO, "false").equals("true"),
                fields.texts("sides", Limits.ID),
                fields.texts("parts", Limits.ID));
        checkValidity(fact);
        draft.facts.add(fact);
    }

    /** Empty only where that has been reported. */
    private List<Draft.Citing> citings(Fields fact) {
        List<Draft.Citing> citings = new ArrayList<>();
        fact.entry("source").ifPresent(entry -> {
            if (entry.value() instanceof YamlNode.Scalar) {
                fact.text("source", Limits.ID)
                        .ifPresent(id -> citings.add(new Draft.Citing(id, fact.text("at", Limits.AT))));
            } else {
                citing(entry.value()).ifPresent(citings::add);
            }
        });
        for (YamlNode item : fact.items("sources")) {
            citing(item).ifPresent(citings::add);
        }
        if (fact.entry("source").isEmpty()) {
            boolean listed = fact.entry("sources").isPresent();
            if (!listed) {
                fact.require("sources", NAME_A_SOURCE);
            } else if (fact.items("sources").isEmpty()
                    && fact.entry("sources").get().value() instanceof YamlNode.Sequence) {
                sheet.error(fact.entry("sources").get().line(), "a fact has no source", NAME_A_SOURCE);
            }
            if (fact.entry("at").isPresent()) {
                sheet.error(
                        fact.entry("at").get().line(),
                        "the place of which source this is stays open",
                        "write it beside the source, as in sources: [{source: some-source, at: P1}]");
            }
        }
        return citings;
    }

    private Optional<Draft.Citing> citing(YamlNode node) {
        if (node instanceof YamlNode.Scalar) {
            return sheet.text(node, node.line(), "source", Limits.ID).map(id -> new Draft.Citing(id, Optional.empty()));
        }
        Fields fields = new Fields(sheet, node, "a source of a fact", CITING_KEYS);
        fields.require("source", "name the id of a source");
        return fields.text("source", Limits.ID).map(id -> new Draft.Citing(id, fields.text("at", Limits.AT)));
    }

    private List<Draft.Quoting> quotes(Fields fact) {
        List<Draft.Quoting> quotes = new ArrayList<>();
        for (YamlNode node : fact.items("quotes")) {
            Fields fields = new Fields(sheet, node, "a quote", QUOTE_KEYS);
            fields.require("text", "copy the words as the source prints them");
            fields.require("source", "name the id of the source that prints it");
            Optional<Located<String>> text = fields.rawText("text", Limits.QUOTE);
            Optional<Located<String>> source = fields.text("source", Limits.ID);
            text.ifPresent(this::checkWords);
            Optional<Located<String>> speaker = fields.text("speaker", Limits.NAME);
            Optional<Located<String>> at = fields.text("at", Limits.AT);
            Optional<String> language = fields.tag("language");
            Optional<String> spokenIn = fields.tag("spoken_in");
            if (text.isPresent() && source.isPresent()) {
                Draft.Citing citing = new Draft.Citing(source.get(), at);
                quotes.add(new Draft.Quoting(text.get(), speaker, citing, language, spokenIn));
            }
        }
        return quotes;
    }

    private void checkWords(Located<String> quote) {
        int words = quote.value().split("\\s+").length;
        if (words > Limits.QUOTE_WORDS) {
            sheet.problems()
                    .error(
                            quote.place(),
                            "the quote has " + words + " words, more than " + Limits.QUOTE_WORDS,
                            "quote only what matters, or make two facts of it");
        }
    }

    private Set<AnswerSort> answers(Fields fact) {
        Set<AnswerSort> sorts = EnumSet.noneOf(AnswerSort.class);
        for (Located<String> word : fact.texts("answers", Limits.NAME)) {
            fact.word("answers", word, SORTS).flatMap(AnswerSort::of).ifPresent(sorts::add);
        }
        return sorts;
    }

    private void checkValidity(Draft.FactDraft fact) {
        if (fact.asOf().isPresent()
                && fact.validUntil().isPresent()
                && fact.validUntil().get().value().isBefore(fact.asOf().get())) {
            sheet.problems()
                    .error(
                            fact.validUntil().get().place(),
                            "valid_until lies before as_of " + fact.asOf().get(),
                            "correct one of the two days");
        }
    }
}

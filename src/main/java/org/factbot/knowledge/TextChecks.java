package org.factbot.knowledge;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Looks quotes and places up in the texts of their sources, where the folder has them. One thread only. */
final class TextChecks {
    private final Draft draft;
    private final Problems problems;
    private final Nearest nearest;

    TextChecks(Draft draft, Problems problems, Nearest nearest) {
        this.draft = draft;
        this.problems = problems;
        this.nearest = nearest;
    }

    /** @param sources the ids of all sources, where a file lists them */
    void run(Set<String> sources) {
        if (draft.hasSourcesFile) {
            draft.texts.keySet().stream().filter(id -> !sources.contains(id)).forEach(id -> orphan(id, sources));
        }
        if (draft.texts.isEmpty()) {
            return;
        }
        for (Draft.FactDraft fact : draft.facts) {
            fact.citings().forEach(this::snippet);
            fact.quotes().forEach(this::quote);
        }
    }

    private void orphan(String id, Set<String> sources) {
        problems.notice(
                new Place(name(id), 1),
                "no source has the id " + Quoted.of(id),
                nearest.slip(id, sources)
                        .map(meant -> "did you mean \"" + meant + ".txt\"?")
                        .orElse("name the file after its source, or add the source to sources.yaml"));
    }

    private void snippet(Draft.Citing citing) {
        SourceText text = draft.texts.get(citing.source().value());
        citing.at()
                .filter(at -> text != null && !PlaceChecks.isParagraph(at.value()) && !text.holds(at.value()))
                .ifPresent(at -> problems.notice(
                        at.place(),
                        Quoted.of(at.value()) + " does not stand in "
                                + name(citing.source().value()),
                        "copy a few words of the place as they stand there, or name the paragraph"));
    }

    private void quote(Draft.Quoting quote) {
        SourceText text = draft.texts.get(quote.citing().source().value());
        if (text == null) {
            return;
        }
        Optional<Located<String>> at = quote.citing().at();
        if (at.isPresent() && PlaceChecks.isParagraph(at.get().value())) {
            PlaceChecks.number(at.get().value()).ifPresent(paragraph -> inParagraph(quote, text, paragraph));
            return;
        }
        boolean words = text.holds(quote.text().value());
        boolean place = at.isPresent() && text.holds(at.get().value());
        String file = name(quote.citing().source().value());
        if (words) {
            snippet(quote.citing());
        } else if (place) {
            problems.notice(
                    quote.text().place(),
                    "the place of the quote stands in " + file + ", its words do not",
                    "copy them as the source prints them");
        } else {
            problems.error(
                    quote.text().place(),
                    "the quoted words do not stand in " + file,
                    "copy them as the source prints them");
        }
    }

    private void inParagraph(Draft.Quoting quote, SourceText text, int paragraph) {
        String words = quote.text().value();
        if (text.holds(words, paragraph)) {
            return;
        }
        OptionalInt meant = text.find(words);
        problems.error(
                quote.text().place(),
                "the quoted words do not stand in P" + paragraph + " of "
                        + name(quote.citing().source().value()),
                meant.isPresent()
                        ? "did you mean \"P" + meant.getAsInt() + "\"?"
                        : "copy them as the source prints them");
    }

    private static String name(String source) {
        return "texts/" + source + ".txt";
    }
}

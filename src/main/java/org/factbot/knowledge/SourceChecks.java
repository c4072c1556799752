package org.factbot.knowledge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Asks when a source was printed, and who answers for what only weak sources say. One thread only. */
final class SourceChecks {
    /** Too short a word of a publisher's name is no name: "of", "La". */
    private static final int NAME_LETTERS = 3;

    private static final Set<String> SAYING = Set.of("said", "says", "reported");

    private final Draft draft;
    private final Problems problems;

    /** The words that name the publisher of each weak source. */
    private final Map<String, Set<String>> weak = new HashMap<>();

    SourceChecks(Draft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
        for (Draft.SourceDraft source : draft.sources) {
            // Readers see by "Agency (passed on by Somebody)" what they have before them.
            if (source.source().value().weak()
                    && !source.source().value().publisher().contains("(")) {
                weak.put(source.source().value().id(), names(source.source().value()));
            }
        }
    }

    void run() {
        undated();
        if (!weak.isEmpty()) {
            draft.facts.forEach(this::weaklyFounded);
        }
    }

    /** A folder that never dates its sources need not begin with it; one that does has forgotten the others. */
    private void undated() {
        if (draft.sources.stream().noneMatch(Draft.SourceDraft::dated)) {
            return;
        }
        for (Draft.SourceDraft source : draft.sources) {
            if (!source.dated()) {
                problems.notice(
                        source.source().place(),
                        "the source " + Quoted.of(source.source().value().id()) + " does not say when it was published",
                        "write the day it was printed, or null where it is unknown");
            }
        }
    }

    private void weaklyFounded(Draft.FactDraft fact) {
        List<String> sources = Stream.concat(
                        fact.citings().stream(), fact.quotes().stream().map(Draft.Quoting::citing))
                .map(citing -> citing.source().value())
                .distinct()
                .toList();
        if (sources.isEmpty()
                || fact.kind() == Fact.Kind.UNKNOWN
                || !weak.keySet().containsAll(sources)
                || saysWhoSaysSo(fact, sources)) {
            return;
        }
        problems.notice(
                fact.id().place(),
                "the fact rests only on " + Quoted.of(sources.get(0))
                        + (sources.size() == 1 ? ", a weak source" : " and other weak sources"),
                "add a source that stands for it, or say in the statement who says so");
    }

    private boolean saysWhoSaysSo(Draft.FactDraft fact, List<String> sources) {
        String text = fact.statement() + " " + fact.context().orElse("");
        String lower = Characters.oneLine(text).toLowerCase(Locale.ROOT);
        Set<String> words = new HashSet<>(Words.of(text));
        return lower.contains("according to")
                || Words.of(lower).stream().anyMatch(SAYING::contains)
                || sources.stream().flatMap(id -> weak.get(id).stream()).anyMatch(words::contains);
    }

    private static Set<String> names(Source source) {
        Set<String> names = new HashSet<>();
        for (String word : Words.of(source.publisher())) {
            if (word.length() >= NAME_LETTERS && Words.isContent(word)) {
                names.add(word);
            }
        }
        return names;
    }
}

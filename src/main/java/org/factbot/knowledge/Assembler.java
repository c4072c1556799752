package org.factbot.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the fact base of a draft that has passed all checks. One thread only. */
final class Assembler {
    private final Draft draft;
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<String, Map<Language, LinkedHashSet<String>>> phrasings = new HashMap<>();
    private final Map<String, Map<Language, LinkedHashSet<String>>> asides = new HashMap<>();
    private final Map<String, Map<Language, Translation>> translations = new HashMap<>();

    private Assembler(Draft draft) {
        this.draft = draft;
    }

    /** @param folder name of the folder, for a story that has no name of its own */
    static FactBase base(Draft draft, String folder, String fingerprint) {
        Assembler assembler = new Assembler(draft);
        assembler.gather();
        List<Fact> facts = draft.facts.stream().map(assembler::fact).toList();
        return new FactBase(
                story(draft, folder),
                draft.topics.stream().map(Located::value).toList(),
                facts,
                List.copyOf(assembler.sources.values()),
                draft.entities.stream().map(Assembler::entity).toList(),
                vocabulary(draft),
                draft.chatter.stream().map(Draft.ChatterDraft::chatter).toList(),
                draft.questions.stream()
                        .map(Draft.JudgedDraft::judged)
                        .filter(judged -> judged.part().equals("tuning"))
                        .toList(),
                fingerprint);
    }

    private void gather() {
        for (Draft.SourceDraft source : draft.sources) {
            sources.put(source.source().value().id(), source.source().value());
        }
        for (Draft.FactDraft fact : draft.facts) {
            fact.citings().forEach(this::implySource);
            fact.quotes().forEach(quote -> implySource(quote.citing()));
        }
        gather(draft.phrasings, phrasings);
        gather(draft.asides, asides);
        for (Draft.TranslationDraft translation : draft.translations) {
            translations
                    .computeIfAbsent(translation.fact().value(), fact -> new EnumMap<>(Language.class))
                    .put(translation.language(), translation.translation());
        }
    }

    private static void gather(
            List<Draft.PhrasingDraft> written, Map<String, Map<Language, LinkedHashSet<String>>> into) {
        for (Draft.PhrasingDraft one : written) {
            if (!one.text().value().isEmpty()) {
                into.computeIfAbsent(one.fact().value(), fact -> new EnumMap<>(Language.class))
                        .computeIfAbsent(one.language(), language -> new LinkedHashSet<>())
                        .add(one.text().value());
            }
        }
    }

    /** A folder without sources.yaml names its sources by using them. */
    private void implySource(Draft.Citing citing) {
        sources.computeIfAbsent(
                citing.source().value(),
                id -> new Source(
                        id,
                        id,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        SourceFile.DEFAULT_LANGUAGE,
                        SourceFile.DEFAULT_KIND,
                        Optional.empty()));
    }

    private Fact fact(Draft.FactDraft fact) {
        String id = fact.id().value();
        return new Fact(
                id,
                fact.topic(),
                fact.kind(),
                fact.statement(),
                fact.context(),
                fact.quotes().stream().map(this::quote).toList(),
                fact.citings().stream().map(Assembler::citation).toList(),
                fact.asOf(),
                distinct(fact.entities()),
                fact.answers(),
                distinct(fact.related()),
                new Fact.Validity(
                        fact.validUntil().map(Located::value),
                        fact.supersededBy().map(Located::value)),
                fact.contested(),
                distinct(fact.sides()),
                distinct(fact.parts()),
                lists(phrasings.getOrDefault(id, Map.of())),
                lists(asides.getOrDefault(id, Map.of())),
                translations.getOrDefault(id, Map.of()));
    }

    private Quote quote(Draft.Quoting quote) {
        String printed = sources.get(quote.citing().source().value()).language();
        return new Quote(
                quote.text().value(),
                quote.speaker().map(Located::value),
                citation(quote.citing()),
                quote.language().orElse(printed),
                quote.spokenIn());
    }

    private static Citation citation(Draft.Citing citing) {
        return new Citation(citing.source().value(), citing.at().map(Located::value));
    }

    private static Entity entity(Draft.EntityDraft entity) {
        return new Entity(
                entity.id().value(),
                entity.kind(),
                entity.name(),
                entity.role(),
                values(entity.aliases()),
                distinct(entity.memberOf()));
    }

    private static Story story(Draft draft, String folder) {
        return draft.story
                .map(story -> new Story(
                        story.id(),
                        story.title(),
                        story.languages(),
                        story.cutOff(),
                        distinct(story.welcome()),
                        distinct(story.catchUp()),
                        story.dispute().map(Located::value),
                        lists(draft),
                        values(story.storyWords())))
                .orElseGet(() -> new Story(
                        folder,
                        Localized.english(folder),
                        List.of(Language.ENGLISH),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        lists(draft),
                        Map.of()));
    }

    private static List<Listing> lists(Draft draft) {
        Map<String, Localized> names = new HashMap<>();
        draft.entities.forEach(entity -> names.put(entity.id().value(), entity.name()));
        return draft.lists.stream()
                .map(list -> new Listing(
                        list.id().value(),
                        list.title(),
                        list.sections().stream()
                                .map(section -> new Listing.Section(
                                        section.heading().orElseGet(() -> heading(section, names)),
                                        distinct(section.facts())))
                                .toList()))
                .toList();
    }

    /** A folder without entities.yaml names its entities by using them. */
    private static Localized heading(Draft.SectionDraft section, Map<String, Localized> names) {
        String id = section.entity().orElseThrow().value();
        return names.getOrDefault(id, Localized.english(id));
    }

    private static Vocabulary vocabulary(Draft draft) {
        Map<Language, List<List<String>>> groups = new EnumMap<>(Language.class);
        for (Draft.GroupDraft group : draft.vocabulary) {
            groups.computeIfAbsent(group.language(), language -> new ArrayList<>())
                    .add(distinct(group.words()));
        }
        return new Vocabulary(groups);
    }

    private static List<String> distinct(List<Located<String>> texts) {
        return List.copyOf(new LinkedHashSet<>(Fields.values(texts)));
    }

    private static Map<Language, List<String>> values(Map<Language, List<Located<String>>> texts) {
        Map<Language, List<String>> values = new EnumMap<>(Language.class);
        texts.forEach((language, list) -> values.put(language, distinct(list)));
        return values;
    }

    private static Map<Language, List<String>> lists(Map<Language, ? extends Collection<String>> texts) {
        Map<Language, List<String>> lists = new EnumMap<>(Language.class);
        texts.forEach((language, collection) -> lists.put(language, List.copyOf(collection)));
        return lists;
    }
}

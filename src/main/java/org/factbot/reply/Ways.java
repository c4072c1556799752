package org.factbot.reply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.factbot.knowledge.Citation;
import org.factbot.knowledge.Entity;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Listing;
import org.factbot.knowledge.Source;

/** Ways through a story besides asking: by date, by who is quoted, by source, and in a few steps. Immutable. */
final class Ways {
    private static final int LISTED_SOURCES = 12;

    /** More facts than this are no list that anybody reads. */
    static final int LISTED_FACTS = 24;

    /** So many lines with their numbers are read without scrolling back on a phone. */
    private static final int ON_A_PAGE = 8;

    private final Supplier<FactBase> base;

    Ways(Supplier<FactBase> base) {
        this.base = base;
    }

    private static Reply said(String key, Language language) {
        return new Reply(language, Reply.paragraphs(Phrases.of(language).say(key)), List.of());
    }

    /** {@code /sources}: the works that most facts stand in, page by page. */
    Reply sources(int page, Language language) {
        Phrases phrases = Phrases.of(language);
        FactBlocks blocks = new FactBlocks(base.get(), language);
        Map<String, Integer> cited = new LinkedHashMap<>();
        for (Source source : base.get().sources()) {
            cited.put(source.id(), 0);
        }
        for (Fact fact : base.get().facts()) {
            fact.citations().stream().map(Citation::source).distinct().forEach(id -> cited.merge(id, 1, Integer::sum));
        }
        List<Source> sources = base.get().sources().stream()
                .sorted((one, other) -> cited.get(other.id()) - cited.get(one.id()))
                .toList();
        Pages<Source> pages = new Pages<>(sources, LISTED_SOURCES, page);
        List<Reply.Block> said = new ArrayList<>();
        said.add(new Reply.Paragraph(phrases.say("sources", "count", phrases.number(sources.size()))));
        for (int at = 0; at < pages.shown().size(); at++) {
            said.add(blocks.credit(
                    phrases.number(pages.first() + at + 1), pages.shown().get(at), Optional.empty(), Optional.empty()));
        }
        return new Reply(language, said, pages.turns(Reply.Roll.SOURCES, phrases));
    }

    /** {@code /timeline}: the dated facts, oldest first, page by page; what is not known has no place in it. */
    Reply timeline(int page, Language language) {
        Phrases phrases = Phrases.of(language);
        List<Fact> dated = base.get().facts().stream()
                .filter(fact -> fact.asOf().isPresent() && fact.kind() != Fact.Kind.UNKNOWN)
                .sorted(Comparator.comparing((Fact fact) -> fact.asOf().orElseThrow()))
                .toList();
        if (dated.isEmpty()) {
            return said("timeline.none", language);
        }
        Pages<Fact> pages = new Pages<>(dated, ON_A_PAGE, page);
        List<Reply.Block> said = new ArrayList<>(Reply.paragraphs(phrases.say("timeline")));
        List<Reply.Choice> choices = new ArrayList<>();
        for (int at = 0; at < pages.shown().size(); at++) {
            Fact fact = pages.shown().get(at);
            String number = phrases.number(pages.first() + at + 1);
            String day = phrases.date(fact.asOf().orElseThrow());
            said.add(new Reply.Item(
                    phrases.say("timeline.item", "number", number, "date", day, "text", fact.statement(language))));
            choices.add(new Reply.ShowFact(number, fact.id()));
        }
        new FactBlocks(base.get(), language).foreignStatements(pages.shown()).ifPresent(said::add);
        choices.addAll(pages.turns(Reply.Roll.TIMELINE, phrases));
        return new Reply(language, said, choices);
    }

    /** {@code /people}: who is quoted, those with most to say first, page by page. */
    Reply people(int page, Language language) {
        Phrases phrases = Phrases.of(language);
        Map<String, Integer> spoke = new LinkedHashMap<>();
        base.get().facts().forEach(fact -> fact.speakers().forEach(id -> spoke.merge(id, 1, Integer::sum)));
        List<Entity> speakers = base.get().entities().stream()
                .filter(entity -> spoke.containsKey(entity.id()))
                .sorted(Comparator.comparing((Entity entity) -> -spoke.get(entity.id())))
                .toList();
        if (speakers.isEmpty()) {
            return said("people.none", language);
        }
        Pages<Entity> pages = new Pages<>(speakers, ON_A_PAGE, page);
        List<Reply.Block> said = new ArrayList<>(Reply.paragraphs(phrases.say("people")));
        List<Reply.Choice> choices = new ArrayList<>();
        for (int at = 0; at < pages.shown().size(); at++) {
            Entity speaker = pages.shown().get(at);
            String number = phrases.number(pages.first() + at + 1);
            said.add(new Reply.Item(phrases.say("item", "number", number, "text", named(speaker, language))));
            choices.add(new Reply.ShowSpeaker(number, speaker.id()));
        }
        choices.addAll(pages.turns(Reply.Roll.PEOPLE, phrases));
        return new Reply(language, said, choices);
    }

    /** One page of what the editors listed: headings, and under each its facts. */
    Optional<Reply> listing(String id, int page, Language language) {
        return base.get().story().lists().stream()
                .filter(list -> list.id().equals(id))
                .findFirst()
                .map(list -> listing(list, page, language));
    }

    private Reply listing(Listing list, int page, Language language) {
        Phrases phrases = Phrases.of(language);
        List<Listed> all = list.sections().stream()
                .flatMap(section -> section.facts().stream()
                        .flatMap(fact -> base.get().fact(fact).stream())
                        .map(fact -> new Listed(section, fact)))
                .toList();
        Pages<Listed> pages = new Pages<>(all, ON_A_PAGE, page);
        List<Reply.Block> said = new ArrayList<>(List.of(
                new Reply.Paragraph(phrases.say("list", "title", list.title().in(language)))));
        List<Reply.Choice> choices = new ArrayList<>();
        Listing.Section last = null;
        for (int at = 0; at < pages.shown().size(); at++) {
            Listed listed = pages.shown().get(at);
            if (listed.section() != last) {
                last = listed.section();
                said.add(new Reply.Heading(last.heading().in(language)));
            }
            String number = phrases.number(pages.first() + at + 1);
            said.add(new Reply.Item(
                    phrases.say("item", "number", number, "text", listed.fact().statement(language))));
            choices.add(new Reply.ShowFact(number, listed.fact().id()));
        }
        List<Fact> shown = pages.shown().stream().map(Listed::fact).toList();
        new FactBlocks(base.get(), language).foreignStatements(shown).ifPresent(said::add);
        choices.addAll(pages.turns((label, to) -> new Reply.ShowListing(label, list.id(), to), phrases));
        return new Reply(language, said, choices);
    }

    /** A fact and the heading that it stands under. */
    private record Listed(Listing.Section section, Fact fact) {}

    /** The lists of the editors by name, each with its title, in their order. */
    Map<String, String> listings(Language language) {
        Map<String, String> titles = new LinkedHashMap<>();
        base.get()
                .story()
                .lists()
                .forEach(list -> titles.put(list.id(), list.title().in(language)));
        return titles;
    }

    private static String named(Entity entity, Language language) {
        String name = entity.name().in(language);
        return entity.role()
                .map(role -> Phrases.of(language).say("attribution", "speaker", name, "role", role.in(language)))
                .orElse(name);
    }

    /** What one speaker said; empty for somebody whom the base does not quote. */
    Optional<Reply> speaker(String entityId, Language language) {
        Phrases phrases = Phrases.of(language);
        List<Fact> said = base.get().facts().stream()
                .filter(fact -> fact.speakers().contains(entityId))
                .limit(LISTED_FACTS)
                .toList();
        return base.get().entity(entityId).filter(entity -> !said.isEmpty()).map(entity -> {
            String title = phrases.say("speaker", "speaker", named(entity, language));
            List<Reply.Choice> back = List.of(new Reply.ShowPage(phrases.say("button.people"), Reply.Roll.PEOPLE, 0));
            return list(title, said, back, language);
        });
    }

    /** {@code /catchup}: one step of the short way through the story; the last where there are fewer. */
    Reply step(int step, Language language) {
        Phrases phrases = Phrases.of(language);
        List<Fact> way = way();
        if (way.isEmpty()) {
            return said("topic.empty", language);
        }
        int at = Math.max(0, Math.min(step, way.size() - 1));
        FactBlocks blocks = new FactBlocks(base.get(), language);
        List<Reply.Block> said = new ArrayList<>();
        said.add(new Reply.Note(
                phrases.say("step", "number", phrases.number(at + 1), "count", phrases.number(way.size()))));
        said.addAll(blocks.whole(way.get(at)));
        List<Reply.Choice> choices = new ArrayList<>();
        if (at > 0) {
            choices.add(new Reply.ShowStep(phrases.say("button.previous"), at - 1));
        }
        if (at + 1 < way.size()) {
            choices.add(new Reply.ShowStep(phrases.say("button.next"), at + 1));
        }
        choices.add(
                new Reply.ShowSource(phrases.say("button.source"), way.get(at).id()));
        return new Reply(language, said, choices);
    }

    /** The way that the editors chose, else their welcome topics. */
    private List<Fact> way() {
        FactBase all = base.get();
        List<String> ids = all.story().catchUp().isEmpty()
                ? all.story().welcome()
                : all.story().catchUp();
        return ids.stream().flatMap(id -> all.fact(id).stream()).toList();
    }

    /** Facts as a numbered list, each with its button. */
    Reply list(String title, List<Fact> facts, List<Reply.Choice> last, Language language) {
        Phrases phrases = Phrases.of(language);
        List<Reply.Block> said = new ArrayList<>(Reply.paragraphs(title));
        List<Reply.Choice> choices = new ArrayList<>();
        for (int at = 0; at < facts.size(); at++) {
            String number = phrases.number(at + 1);
            String text = facts.get(at).statement(language);
            said.add(new Reply.Item(phrases.say("item", "number", number, "text", text)));
            choices.add(new Reply.ShowFact(number, facts.get(at).id()));
        }
        new FactBlocks(base.get(), language).foreignStatements(facts).ifPresent(said::add);
        choices.addAll(last);
        return new Reply(language, said, choices);
    }

    /** One page of a longer list; a page there is not is the nearest there is. */
    private record Pages<T>(List<T> all, int size, int asked) {
        int count() {
            return Math.max(1, (all.size() + size - 1) / size);
        }

        int page() {
            return Math.max(0, Math.min(asked, count() - 1));
        }

        int first() {
            return page() * size;
        }

        List<T> shown() {
            return all.subList(first(), Math.min(all.size(), first() + size));
        }

        List<Reply.Choice> turns(Reply.Roll roll, Phrases phrases) {
            return turns((label, to) -> new Reply.ShowPage(label, roll, to), phrases);
        }

        /** @param turn the choice with this label that leads to a page */
        List<Reply.Choice> turns(BiFunction<String, Integer, Reply.Choice> turn, Phrases phrases) {
            List<Reply.Choice> turns = new ArrayList<>();
            if (page() > 0) {
                turns.add(turn.apply(phrases.say("button.previous"), page() - 1));
            }
            if (page() + 1 < count()) {
                turns.add(turn.apply(phrases.say("button.next"), page() + 1));
            }
            return turns;
        }
    }
}

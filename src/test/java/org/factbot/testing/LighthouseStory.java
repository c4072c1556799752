package org.factbot.testing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.factbot.knowledge.AnswerSort;
import org.factbot.knowledge.Chatter;
import org.factbot.knowledge.Citation;
import org.factbot.knowledge.Entity;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Localized;
import org.factbot.knowledge.Quote;
import org.factbot.knowledge.Source;
import org.factbot.knowledge.Story;
import org.factbot.knowledge.Topic;
import org.factbot.knowledge.Vocabulary;

/** A small made-up story about a lighthouse, with names, groups, synonyms, chatter and, if wanted, phrasings. */
public final class LighthouseStory {
    private LighthouseStory() {}

    public static FactBase withPhrasings() {
        return base(true);
    }

    public static FactBase withoutPhrasings() {
        return base(false);
    }

    /** The story with other ways of asking for some of its facts. */
    public static FactBase asking(Map<String, List<String>> phrasings) {
        FactBase story = withPhrasings();
        List<Fact> facts = new ArrayList<>();
        for (Fact fact : story.facts()) {
            Map<Language, List<String>> ways = new LinkedHashMap<>(fact.phrasings());
            if (phrasings.containsKey(fact.id())) {
                ways.put(Language.ENGLISH, phrasings.get(fact.id()));
            }
            facts.add(new Fact(
                    fact.id(),
                    fact.topic(),
                    fact.kind(),
                    fact.statement(),
                    fact.context(),
                    fact.quotes(),
                    fact.citations(),
                    fact.asOf(),
                    fact.entities(),
                    fact.answers(),
                    fact.related(),
                    fact.validity(),
                    ways,
                    fact.translations()));
        }
        return new FactBase(
                story.story(),
                story.topics(),
                facts,
                story.sources(),
                story.entities(),
                story.vocabulary(),
                story.chatter(),
                "other");
    }

    private static FactBase base(boolean asked) {
        Story story = new Story(
                "lighthouse",
                Localized.english("The lighthouse of Skerry"),
                List.of(Language.values()),
                Optional.of(LocalDate.of(2025, 9, 30)),
                List.of("opened"),
                Map.of());
        Source source = new Source(
                "courier",
                "Courier",
                Optional.empty(),
                Optional.of("a notice"),
                Optional.empty(),
                Optional.empty(),
                "en",
                "news",
                Optional.empty());
        Vocabulary vocabulary = new Vocabulary(Map.of(
                Language.ENGLISH,
                List.of(List.of("opened", "inaugurated", "took into service"), List.of("cost", "price"))));
        return new FactBase(
                story,
                List.of(
                        new Topic("building", Localized.english("The building")),
                        new Topic("voices", Localized.english("Voices")),
                        new Topic("past", Localized.english("The past"))),
                facts(asked),
                List.of(source),
                entities(),
                vocabulary,
                chatter(),
                asked ? "asked" : "unasked");
    }

    private static List<Entity> entities() {
        return List.of(
                entity("council", Entity.Kind.BODY, "Skerry Council", "the council"),
                entity("farzana", Entity.Kind.PERSON, "Farzana Lindqvist", "keeper of the flame", "council"),
                entity("bruno", Entity.Kind.PERSON, "Bruno Holtermann", "Bruno", "council"),
                entity("ottilie", Entity.Kind.PERSON, "Ottilie Vandermeer", "Vandermeer"));
    }

    private static Entity entity(String id, Entity.Kind kind, String name, String alias, String... groups) {
        return new Entity(
                id,
                kind,
                Localized.english(name),
                Optional.empty(),
                Map.of(Language.ENGLISH, List.of(alias)),
                List.of(groups));
    }

    private static List<Chatter> chatter() {
        List<Chatter> lines = new ArrayList<>();
        for (String text : List.of(
                "What is the weather like tomorrow?",
                "Who won the football match yesterday?",
                "How do I bake a chocolate cake?",
                "Which telephone should I buy?",
                "What is the capital of Australia?",
                "How tall is the highest mountain?",
                "Recommend me a good film for tonight")) {
            lines.add(new Chatter(Chatter.Kind.OUTSIDE_STORY, Language.ENGLISH, text));
        }
        lines.add(new Chatter(Chatter.Kind.GREETING, Language.ENGLISH, "Ahoy there, matey!"));
        return lines;
    }

    private static List<Fact> facts(boolean asked) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(
                "opened",
                "building",
                "The lighthouse was opened on 3 July 2025.",
                "",
                asked,
                AnswerSort.WHEN,
                "When was the lighthouse opened?",
                "On what day did the lighthouse open?",
                "Date of the opening?"));
        facts.add(fact(
                "cost",
                "building",
                "The lighthouse cost 41 million crowns.",
                "",
                asked,
                AnswerSort.HOW_MANY,
                "How much did the lighthouse cost?",
                "What was the price of the lighthouse?",
                "How many crowns were paid?"));
        facts.add(fact(
                "architect",
                "building",
                "The tower was designed by the architect Ottilie Vandermeer.",
                "",
                asked,
                AnswerSort.WHO,
                "Who designed the tower?",
                "Which architect drew the tower?",
                "Who was the architect?"));
        facts.add(fact(
                "height",
                "building",
                "The tower is 62 metres tall.",
                "",
                asked,
                AnswerSort.HOW_MANY,
                "How tall is the tower?",
                "What is the height of the tower in metres?",
                "How many metres high is it?"));
        facts.add(fact(
                "lamp",
                "building",
                "Solar panels on the roof power the lamp.",
                "",
                asked,
                AnswerSort.HOW,
                "How is the lamp powered?",
                "Where does the electricity of the lamp come from?",
                "Do solar panels power the lamp?"));
        facts.add(fact(
                "farzana",
                "voices",
                "Farzana Lindqvist praised the keepers.",
                "farzana",
                asked,
                AnswerSort.REACTION,
                "What did Farzana Lindqvist say?",
                "How did Lindqvist react to the opening?",
                "Reaction of Farzana Lindqvist?"));
        facts.add(fact(
                "bruno",
                "voices",
                "Bruno Holtermann complained about the noise of the foghorn.",
                "bruno",
                asked,
                AnswerSort.REACTION,
                "What did Bruno Holtermann say?",
                "How did Holtermann react to the foghorn?",
                "What did Bruno complain about?"));
        facts.add(fact(
                "ottilie",
                "voices",
                "Ottilie Vandermeer called the stairs her favourite part.",
                "ottilie",
                asked,
                AnswerSort.REACTION,
                "What did Ottilie Vandermeer say about the stairs?",
                "Which part does Vandermeer like best?"));
        facts.add(fact(
                "storm",
                "past",
                "A storm destroyed the wooden beacon in November 1914.",
                "",
                asked,
                AnswerSort.WHEN,
                "What destroyed the wooden beacon?",
                "When did the storm destroy the beacon?",
                "What happened to the old beacon?"));
        facts.add(fact(
                "wreck",
                "past",
                "The schooner Albatross ran aground because the beacon was dark.",
                "",
                asked,
                AnswerSort.WHY,
                "Why did the schooner run aground?",
                "What happened to the Albatross?",
                "Why was the schooner wrecked?"));
        return facts;
    }

    private static Fact fact(
            String id,
            String topic,
            String statement,
            String speaker,
            boolean asked,
            AnswerSort sort,
            String... phrasings) {
        List<String> entities = new ArrayList<>();
        for (Entity entity : entities()) {
            if (statement.contains(entity.name().in(Language.ENGLISH))) {
                entities.add(entity.id());
            }
        }
        Citation citation = new Citation("courier", Optional.empty());
        List<Quote> quotes = speaker.isEmpty()
                ? List.of()
                : List.of(new Quote(statement, Optional.of(speaker), citation, "en", Optional.empty()));
        return new Fact(
                id,
                topic,
                speaker.isEmpty() ? Fact.Kind.EVENT : Fact.Kind.STATEMENT,
                statement,
                Optional.empty(),
                quotes,
                List.of(citation),
                Optional.empty(),
                entities,
                asked ? Set.copyOf(EnumSet.of(sort)) : Set.of(),
                List.of(),
                Fact.Validity.OPEN,
                asked ? Map.of(Language.ENGLISH, List.of(phrasings)) : Map.of(),
                Map.of());
    }
}

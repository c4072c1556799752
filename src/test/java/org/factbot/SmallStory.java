package org.factbot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A made-up story of a dozen facts with nothing but ids, statements and sources. */
final class SmallStory {
    static final String QUESTION = "How much did the new Hessel bridge cost?";
    static final String ANSWER = "The new Hessel bridge cost 41 million crowns.";

    /** Questions and the statement that answers each. */
    static final List<Map.Entry<String, String>> ANSWERED = List.of(
            Map.entry(QUESTION, ANSWER),
            Map.entry("How many metres long is the bridge?", "The bridge is 312 metres long."),
            Map.entry("Who designed the bridge?", "The bridge was designed by the architect Teodor Lunde."),
            Map.entry("When was the new Hessel bridge opened?", "The new Hessel bridge was opened on 4 May 2021."),
            Map.entry(
                    "When did a flood destroy the old wooden bridge?",
                    "A flood destroyed the old wooden bridge in November 2014."));

    private static final String FACTS = """
            facts:
              - id: opening-day
                statement: The new Hessel bridge was opened on 4 May 2021.
                source: hessel-courier
              - id: opened-by
                statement: Mayor Ilse Brandt cut the ribbon at the opening of the bridge.
                source: hessel-courier
              - id: cost
                statement: The new Hessel bridge cost 41 million crowns.
                source: town-budget
              - id: who-paid
                statement: The province of Norrland paid two thirds of the price of the bridge.
                source: town-budget
              - id: length
                statement: The bridge is 312 metres long.
                source: engineers-yearbook
              - id: architect
                statement: The bridge was designed by the architect Teodor Lunde.
                source: engineers-yearbook
              - id: old-bridge
                statement: A flood destroyed the old wooden bridge in November 2014.
                source: hessel-courier
              - id: ferry
                statement: Between 2014 and 2021 a ferry carried people over the river Vell.
                source: hessel-courier
              - id: ferry-end
                statement: The ferry was sold to a museum after the bridge had opened.
                source: hessel-courier
              - id: anglers
                statement: The anglers' club complained that pillars of the bridge keep salmon away.
                source: hessel-courier
              - id: bicycles
                statement: Bicycles have a lane of their own on the bridge.
                source: engineers-yearbook
              - id: lorries
                statement: Lorries over 20 tonnes are not allowed on the bridge.
                source: town-budget
            """;

    private SmallStory() {}

    /** Writes it into this folder and returns the folder. */
    static Path write(Path folder) {
        try {
            Path facts = Files.createDirectories(folder.resolve("facts"));
            Files.writeString(facts.resolve("bridge.yaml"), FACTS);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

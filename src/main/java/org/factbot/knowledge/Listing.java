package org.factbot.knowledge;

import java.util.List;

/**
 * Facts that editors put under headings, such as reactions by country or a glossary; a way into the story besides asking.
 * Immutable.
 *
 * @param id       lower-case letters, digits and underscores, a letter first, at most 32: people type it as a command
 * @param title    what it shows
 * @param sections in the editors' order; at least one
 */
public record Listing(String id, Localized title, List<Section> sections) {
    /**
     * The facts under one heading.
     *
     * @param heading a name or words of the editors
     * @param facts   ids of the facts, most telling first; at least one
     */
    public record Section(Localized heading, List<String> facts) {
        public Section {
            facts = List.copyOf(facts);
            if (facts.isEmpty()) {
                throw new IllegalArgumentException("a section holds a fact");
            }
        }
    }

    public Listing {
        sections = List.copyOf(sections);
        if (sections.isEmpty() || !isCommand(id)) {
            throw new IllegalArgumentException("a list needs a section and an id people can type: " + id);
        }
    }

    /** As Telegram has it of commands: 1 to 32 lower-case Latin letters, digits and underscores. */
    static boolean isCommand(String id) {
        return id.matches("[a-z][a-z0-9_]{0,31}");
    }
}

package org.factbot.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code lists.yaml}: facts under headings. One thread only. */
final class ListFile {
    private static final List<String> FILE_KEYS = List.of("lists");
    private static final List<String> LIST_KEYS = List.of("id", "title", "sections");
    private static final List<String> SECTION_KEYS = List.of("entity", "heading", "facts");

    private final Sheet sheet;

    private ListFile(Sheet sheet) {
        this.sheet = sheet;
    }

    static void read(YamlNode root, Sheet sheet, Draft draft) {
        Fields fields = new Fields(sheet, root, "a file of lists", FILE_KEYS);
        fields.require("lists", "add the line \"lists:\" and under it a list of lists");
        for (YamlNode list : fields.items("lists")) {
            new ListFile(sheet).list(list).ifPresent(draft.lists::add);
        }
    }

    private Optional<Draft.ListDraft> list(YamlNode node) {
        Fields fields = new Fields(sheet, node, "a list", LIST_KEYS);
        fields.require("id", "give it an id that people can type as a command, such as \"reactions\"");
        fields.require("title", "say what it shows, in each language");
        fields.require("sections", "write under it one section a heading, each with its facts");
        Optional<Located<String>> id = fields.id("id");
        id.filter(text -> !Listing.isCommand(text.value()))
                .ifPresent(text -> sheet.error(
                        text.place().line(),
                        "nobody can type " + Quoted.of(text.value()) + " as a command",
                        "use 1 to 32 lower-case letters, digits and underscores, a letter first"));
        Optional<Localized> title = fields.localized("title", Limits.TITLE);
        List<Draft.SectionDraft> sections = new ArrayList<>();
        for (YamlNode section : fields.items("sections")) {
            section(section).ifPresent(sections::add);
        }
        if (fields.entry("sections").isPresent() && fields.items("sections").isEmpty()) {
            sheet.error(fields.line(), "a list has no section", "write one, or delete the list");
        }
        return id.isPresent() && title.isPresent()
                ? Optional.of(new Draft.ListDraft(id.get(), title.get(), sections))
                : Optional.empty();
    }

    private Optional<Draft.SectionDraft> section(YamlNode node) {
        Fields fields = new Fields(sheet, node, "a section", SECTION_KEYS);
        Optional<Located<String>> entity = fields.text("entity", Limits.ID);
        Optional<Localized> heading = fields.localized("heading", Limits.NAME);
        if (entity.isPresent() == heading.isPresent()) {
            sheet.error(
                    fields.line(),
                    entity.isPresent() ? "a section has two headings" : "a section has no heading",
                    "write either entity: some-id, whose name is the heading, or heading: and words for each language");
        }
        fields.require("facts", "name the ids of the facts under this heading");
        List<Located<String>> facts = fields.texts("facts", Limits.ID);
        if (fields.entry("facts").isPresent() && facts.isEmpty()) {
            sheet.error(fields.line(), "a section holds no fact", "name one, or delete the section");
        }
        return entity.isPresent() || heading.isPresent()
                ? Optional.of(new Draft.SectionDraft(entity, heading, facts))
                : Optional.empty();
    }
}

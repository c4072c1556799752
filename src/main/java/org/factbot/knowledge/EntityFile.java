package org.factbot.knowledge;

import java.util.Arrays;
import java.util.List;

/** Reads {@code entities.yaml}: who and what the story is about, and what people call them. One thread only. */
final class EntityFile {
    private static final List<String> FILE_KEYS = List.of("entities");
    private static final List<String> KEYS = List.of("id", "kind", "name", "role", "aliases", "member_of");
    private static final List<String> KINDS =
            Arrays.stream(Entity.Kind.values()).map(Entity.Kind::code).toList();

    private EntityFile() {}

    static void read(YamlNode root, Sheet sheet, Draft draft) {
        List<YamlNode> entities = root instanceof YamlNode.Sequence list
                ? list.items()
                : new Fields(sheet, root, "the entities file", FILE_KEYS).items("entities");
        for (YamlNode node : entities) {
            Fields fields = new Fields(sheet, node, "an entity", KEYS);
            fields.require("id", "give it an id of its own, such as \"foreign-ministry\"");
            fields.require("kind", "write one of " + String.join(", ", KINDS));
            Located<String> id = fields.id("id").orElse(new Located<>("", fields.place()));
            String kind = fields.oneOf("kind", KINDS, Entity.Kind.BODY.code());
            draft.entities.add(new Draft.EntityDraft(
                    id,
                    Entity.Kind.values()[KINDS.indexOf(kind)],
                    fields.localized("name", Limits.NAME).orElseGet(() -> Localized.english(nameless(id))),
                    fields.localized("role", Limits.NAME),
                    fields.textsPerLanguage("aliases", Limits.NAME),
                    fields.texts("member_of", Limits.ID)));
        }
    }

    private static String nameless(Located<String> id) {
        return id.value().isEmpty() ? "?" : id.value();
    }
}

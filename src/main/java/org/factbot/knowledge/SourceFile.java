package org.factbot.knowledge;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** Reads {@code sources.yaml}: the works that facts cite. One thread only. */
final class SourceFile {
    /** What a source is unless it says otherwise: the word that claims least. */
    static final String DEFAULT_KIND = "reference";

    static final String DEFAULT_LANGUAGE = Language.ENGLISH.code();

    private static final List<String> FILE_KEYS = List.of("sources");
    private static final List<String> KEYS = List.of(
            "id", "publisher", "title", "about", "url", "published", "language", "kind", "note", "weak", "paragraphs");
    private static final List<String> YES_OR_NO = List.of("true", "false");
    private static final List<String> KINDS = List.of("news", "official", "analysis", DEFAULT_KIND);

    private SourceFile() {}

    static void read(YamlNode root, Sheet sheet, Draft draft) {
        List<YamlNode> sources = root instanceof YamlNode.Sequence list
                ? list.items()
                : new Fields(sheet, root, "the sources file", FILE_KEYS).items("sources");
        for (YamlNode node : sources) {
            Fields fields = new Fields(sheet, node, "a source", KEYS);
            fields.require("id", "give it an id of its own, such as \"agency-2025-07-04\"");
            fields.require("publisher", "say who printed it");
            Located<String> id = fields.id("id").orElse(new Located<>("", fields.place()));
            Source source = new Source(
                    id.value().isEmpty() ? "?" : id.value(),
                    fields.plain("publisher", Limits.NAME).orElse("?"),
                    fields.plain("title", Limits.TITLE),
                    fields.plain("about", Limits.NOTE),
                    url(fields, sheet),
                    fields.date("published").map(Located::value),
                    fields.tag("language").orElse(DEFAULT_LANGUAGE),
                    fields.oneOf("kind", KINDS, DEFAULT_KIND),
                    fields.plain("note", Limits.NOTE),
                    fields.oneOf("weak", YES_OR_NO, "false").equals("true"));
            Optional<Integer> paragraphs = paragraphs(fields, sheet);
            if (!id.value().isEmpty()) {
                draft.sources.add(new Draft.SourceDraft(
                        new Located<>(source, id.place()), paragraphs, fields.writes("published")));
            }
        }
    }

    private static Optional<URI> url(Fields fields, Sheet sheet) {
        return fields.text("url", Limits.URL).flatMap(text -> {
            Optional<URI> url = url(text.value());
            if (url.isEmpty()) {
                sheet.problems()
                        .error(
                                text.place(),
                                "url " + Quoted.of(text.value()) + " is no web address",
                                "write a whole address that begins with https:// or http://");
            }
            return url;
        });
    }

    private static Optional<URI> url(String text) {
        try {
            URI url = new URI(text);
            boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            return web && url.getHost() != null && url.getUserInfo() == null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> paragraphs(Fields fields, Sheet sheet) {
        return fields.text("paragraphs", Limits.NAME).flatMap(text -> {
            if (text.value().matches("[0-9]{1,6}")) {
                int count = Integer.parseInt(text.value());
                if (count >= 1 && count <= Limits.PARAGRAPHS) {
                    return Optional.of(count);
                }
            }
            sheet.problems()
                    .error(
                            text.place(),
                            "paragraphs " + Quoted.of(text.value()) + " is no number of paragraphs",
                            "write how many the work has, from 1 to " + Limits.PARAGRAPHS);
            return Optional.empty();
        });
    }
}

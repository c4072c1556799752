package org.factbot.knowledge;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One map of a file whose keys the format fixes, while it is read. A key without a value is as good as absent, but for
 * {@link #writes}.
 */
final class Fields {
    private final Sheet sheet;
    private final String owner;
    private final int line;
    private final boolean readable;
    private final Map<String, YamlNode.Entry> entries = new HashMap<>();
    private final Set<String> empty = new HashSet<>();

    /**
     * @param owner what error texts call the map, such as "a fact"
     * @param keys  the keys it may have, in the order to print them
     */
    Fields(Sheet sheet, YamlNode node, String owner, List<String> keys) {
        this.sheet = sheet;
        this.owner = owner;
        this.line = node.line();
        this.readable = node instanceof YamlNode.Mapping;
        if (node instanceof YamlNode.Nothing) {
            sheet.error(line, owner + " is empty", "write it or delete the line");
        }
        for (YamlNode.Entry entry : sheet.entries(node, line, owner)) {
            if (!keys.contains(entry.key())) {
                sheet.error(
                        entry.line(),
                        owner + " has no key " + Quoted.of(entry.key()),
                        "did you mean \"" + sheet.nearest().of(entry.key(), keys) + "\"? its keys are "
                                + String.join(", ", keys));
            } else if (!(entry.value() instanceof YamlNode.Nothing)) {
                entries.put(entry.key(), entry);
            } else {
                empty.add(entry.key());
            }
        }
    }

    int line() {
        return line;
    }

    Place place() {
        return sheet.at(line);
    }

    /** The entry under this key unless it is absent or null. */
    Optional<YamlNode.Entry> entry(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** Whether the key is there, be it without a value. */
    boolean writes(String key) {
        return entries.containsKey(key) || empty.contains(key);
    }

    /** Reports a key that is absent. */
    void require(String key, String mend) {
        if (readable && !entries.containsKey(key)) {
            sheet.error(line, owner + " has no " + key, mend);
        }
    }

    Optional<Located<String>> text(String key, int limit) {
        return entry(key).flatMap(entry -> sheet.text(entry.value(), entry.line(), key, limit));
    }

    Optional<Located<String>> rawText(String key, int limit) {
        return entry(key).flatMap(entry -> sheet.rawText(entry.value(), entry.line(), key, limit));
    }

    Optional<String> plain(String key, int limit) {
        return text(key, limit).map(Located::value);
    }

    Optional<Located<String>> id(String key) {
        return entry(key).flatMap(entry -> sheet.id(entry.value(), entry.line(), key));
    }

    List<Located<String>> texts(String key, int limit) {
        return entry(key)
                .map(entry -> sheet.texts(entry.value(), entry.line(), key, limit))
                .orElse(List.of());
    }

    /** The items of a list; absent and null are an empty list. */
    List<YamlNode> items(String key) {
        return entry(key)
                .map(entry -> sheet.items(entry.value(), entry.line(), key))
                .orElse(List.of());
    }

    /** A day as {@code 2025-07-03}. */
    Optional<Located<LocalDate>> date(String key) {
        return text(key, Limits.NAME).flatMap(text -> {
            try {
                return Optional.of(new Located<>(LocalDate.parse(text.value()), text.place()));
            } catch (DateTimeParseException e) {
                sheet.problems()
                        .error(
                                text.place(),
                                key + " " + Quoted.of(text.value()) + " is no day of the calendar",
                                "write year, month and day as in 2025-07-03, or null");
                return Optional.empty();
            }
        });
    }

    /** One of a few words, or {@code otherwise} where it is absent or wrong. */
    String oneOf(String key, List<String> words, String otherwise) {
        return text(key, Limits.NAME).flatMap(text -> word(key, text, words)).orElse(otherwise);
    }

    /** The word if it is one of a few. */
    Optional<String> word(String key, Located<String> text, List<String> words) {
        if (words.contains(text.value())) {
            return Optional.of(text.value());
        }
        sheet.problems()
                .error(
                        text.place(),
                        key + " has no " + Quoted.of(text.value()),
                        "did you mean \"" + sheet.nearest().of(text.value(), words) + "\"? there are "
                                + String.join(", ", words));
        return Optional.empty();
    }

    /** A BCP 47 tag of any language. */
    Optional<String> tag(String key) {
        return text(key, Limits.NAME).flatMap(text -> {
            if (Tags.isTag(text.value())) {
                return Optional.of(text.value());
            }
            sheet.problems()
                    .error(
                            text.place(),
                            key + " " + Quoted.of(text.value()) + " is no language tag",
                            "write a code such as en, fa, ps, ru, de or fa-AF");
            return Optional.empty();
        });
    }

    /** A text per language; a plain text is English. */
    Optional<Localized> localized(String key, int limit) {
        Optional<YamlNode.Entry> entry = entry(key);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        if (entry.get().value() instanceof YamlNode.Scalar) {
            return plain(key, limit).map(Localized::english);
        }
        Map<Language, String> texts = new EnumMap<>(Language.class);
        for (YamlNode.Entry text :
                sheet.entries(entry.get().value(), entry.get().line(), key)) {
            Optional<Language> language = sheet.language(text.key(), text.line());
            Optional<Located<String>> value = sheet.text(text.value(), text.line(), key, limit);
            if (language.isPresent() && value.isPresent()) {
                texts.put(language.get(), value.get().value());
            }
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(new Localized(texts));
    }

    /** Lists of texts per language; a bare list is English. */
    Map<Language, List<Located<String>>> textsPerLanguage(String key, int limit) {
        Map<Language, List<Located<String>>> texts = new EnumMap<>(Language.class);
        Optional<YamlNode.Entry> entry = entry(key);
        if (entry.isPresent() && entry.get().value() instanceof YamlNode.Sequence) {
            texts.put(Language.ENGLISH, texts(key, limit));
        } else if (entry.isPresent()) {
            for (YamlNode.Entry list :
                    sheet.entries(entry.get().value(), entry.get().line(), key)) {
                sheet.language(list.key(), list.line())
                        .ifPresent(language -> texts.put(language, sheet.texts(list.value(), list.line(), key, limit)));
            }
        }
        return texts;
    }

    static List<String> values(List<Located<String>> located) {
        List<String> values = new ArrayList<>(located.size());
        located.forEach(text -> values.add(text.value()));
        return values;
    }
}

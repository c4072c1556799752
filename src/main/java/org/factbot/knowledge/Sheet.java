package org.factbot.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One YAML file while it is read: takes values out of nodes and reports those that have the wrong form. Everything it
 * returns is fit to use; what is not has been reported. One thread only.
 *
 * @param file path relative to the folder, with {@code /}
 */
record Sheet(String file, Problems problems, Nearest nearest) {
    Place at(int line) {
        return new Place(file, line);
    }

    void error(int line, String what, String mend) {
        problems.error(at(line), what, mend);
    }

    /** The name of the file without folders and extension. */
    String name() {
        String last = file.substring(file.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot > 0 ? last.substring(0, dot) : last;
    }

    /** The entries of a map; none where it is something else. */
    List<YamlNode.Entry> entries(YamlNode node, int line, String what) {
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping.entries();
        }
        if (!(node instanceof YamlNode.Nothing)) {
            wrongShape(node, line, what, "a map", "write lines of the form \"key: value\"");
        }
        return List.of();
    }

    /** The items of a list; none where it is something else. */
    List<YamlNode> items(YamlNode node, int line, String what) {
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items();
        }
        if (!(node instanceof YamlNode.Nothing)) {
            wrongShape(node, line, what, "a list", "write one item a line after \"- \", or all between [ and ]");
        }
        return List.of();
    }

    /** One text on one line, not empty and not longer than {@code limit}. */
    Optional<Located<String>> text(YamlNode node, int line, String what, int limit) {
        return rawText(node, line, what, limit)
                .map(text -> new Located<>(Characters.oneLine(text.value()), text.place()));
    }

    /** One text as it was written but for space around it. */
    Optional<Located<String>> rawText(YamlNode node, int line, String what, int limit) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            wrongShape(node, line, what, "a text", "write plain words here, in quotation marks if they hold a colon");
            return Optional.empty();
        }
        String text = scalar.text().strip();
        if (text.isEmpty()) {
            error(line, what + " is empty", "write it or delete the line");
            return Optional.empty();
        }
        if (text.length() > limit) {
            error(
                    line,
                    what + " has " + text.length() + " characters, more than " + limit,
                    "shorten it or divide it into several");
            return Optional.empty();
        }
        return Optional.of(new Located<>(text, at(line)));
    }

    List<Located<String>> texts(YamlNode node, int line, String what, int limit) {
        List<Located<String>> texts = new ArrayList<>();
        for (YamlNode item : items(node, line, what)) {
            text(item, item.line(), "an item of " + what, limit).ifPresent(texts::add);
        }
        return texts;
    }

    /** An id: letters, digits, dots, hyphens and underscores, a letter or digit first. */
    Optional<Located<String>> id(YamlNode node, int line, String what) {
        Optional<Located<String>> id = text(node, line, what, Limits.ID);
        if (id.isPresent() && !isId(id.get().value())) {
            error(
                    line,
                    what + " " + Quoted.of(id.get().value()) + " is no id",
                    "use letters, digits, hyphens, dots and underscores, such as \"first-visit\"");
            return Optional.empty();
        }
        return id;
    }

    private static boolean isId(String text) {
        return Character.isLetterOrDigit(text.codePointAt(0))
                && text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_');
    }

    /** One of the languages of the bot, by its code. */
    Optional<Language> language(String code, int line) {
        for (Language language : Language.values()) {
            if (language.code().equals(code)) {
                return Optional.of(language);
            }
        }
        String meant = Language.of(code).map(Language::code).orElseGet(() -> nearest.of(code, Tags.ours()));
        error(
                line,
                Quoted.of(code) + " is no language that we speak",
                "did you mean \"" + meant + "\"? there are " + String.join(", ", Tags.ours()));
        return Optional.empty();
    }

    void wrongShape(YamlNode node, int line, String what, String wanted, String mend) {
        error(line, what + " should be " + wanted + ", but " + node.shape() + " stands here", mend);
    }
}

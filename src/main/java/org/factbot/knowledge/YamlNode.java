package org.factbot.knowledge;

import java.util.List;

/** A value of a YAML file, with the line it starts on. Immutable. */
sealed interface YamlNode {
    /** 1-based. */
    int line();

    /** As error texts call it: "a text", "a list", "a map" or "nothing". */
    String shape();

    /** Written as {@code null}, {@code ~} or not at all. */
    record Nothing(int line) implements YamlNode {
        @Override
        public String shape() {
            return "nothing";
        }
    }

    /** A text, number, date or yes/no; the format reads them all as text. */
    record Scalar(int line, String text) implements YamlNode {
        @Override
        public String shape() {
            return "a text";
        }
    }

    record Sequence(int line, List<YamlNode> items) implements YamlNode {
        @Override
        public String shape() {
            return "a list";
        }
    }

    /** Keys are unique and in the order of the file. */
    record Mapping(int line, List<Entry> entries) implements YamlNode {
        @Override
        public String shape() {
            return "a map";
        }
    }

    /**
     * One key of a map.
     *
     * @param line 1-based line of the key
     */
    record Entry(int line, String key, YamlNode value) {}
}

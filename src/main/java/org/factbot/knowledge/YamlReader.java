package org.factbot.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Turns the text of one YAML file into {@link YamlNode}s. Only the plain part of YAML is taken: no aliases (a few lines
 * of them can unfold to gigabytes), no tags (they name classes), one document, keys that are words, no deep nesting.
 * Nothing is ever made of a value but text. One thread only.
 *
 * <p>It builds on the parser's events and not on its node tree: each fault gets its own line, the tree holds one number
 * for a place and not two snapshots of the text, and resolving texts to numbers and dates is never tried.
 */
final class YamlReader {
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

    private final String file;
    private final Problems problems;
    private final ParserImpl parser;
    private int line = 1;

    private YamlReader(String file, String text, Problems problems) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Limits.FILE_BYTES);
        this.file = file;
        this.problems = problems;
        this.parser = new ParserImpl(new StreamReader(text), options);
    }

    /** The file's value; empty where it has none or where it cannot be read, which is then a problem. */
    static Optional<YamlNode> read(String file, String text, Problems problems) {
        try {
            return new YamlReader(file, withoutDangerous(file, text, problems), problems).document();
        } catch (Refused refused) {
            problems.error(new Place(file, refused.line), refused.getMessage(), refused.mend);
            return Optional.empty();
        }
    }

    /** Characters that no text may hold are reported by line and blanked, so that the rest can be checked as well. */
    private static String withoutDangerous(String file, String text, Problems problems) {
        if (Characters.firstDangerous(text).isEmpty()) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        int line = 1;
        int reported = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (codePoint == '\n') {
                line++;
            }
            if (!Characters.isDangerous(codePoint)) {
                clean.appendCodePoint(codePoint);
                continue;
            }
            clean.append(' ');
            if (reported != line) {
                reported = line;
                dangerous(new Place(file, line), codePoint, problems);
            }
        }
        return clean.toString();
    }

    private static void dangerous(Place place, int codePoint, Problems problems) {
        problems.error(
                place,
                "the invisible character " + Characters.name(codePoint) + " can change or hide what readers see",
                "delete it");
    }

    private Optional<YamlNode> document() throws Refused {
        next();
        Event start = next();
        if (!(start instanceof DocumentStartEvent)) {
            return Optional.empty();
        }
        YamlNode root = node(next(), 1);
        next();
        if (next() instanceof DocumentStartEvent) {
            throw new Refused(line, "a second document starts here", "delete the line --- or make another file of it");
        }
        return root instanceof YamlNode.Nothing ? Optional.empty() : Optional.of(root);
    }

    private Event next() throws Refused {
        try {
            Event event = parser.getEvent();
            line = event.getStartMark().getLine() + 1;
            return event;
        } catch (MarkedYAMLException e) {
            throw refused(e);
        } catch (RuntimeException e) {
            // The parser has more ways to fail on garbage than it documents; all mean the same to an editor.
            throw new Refused(line, "this is not valid YAML", "look for an odd character or escape after this line");
        }
    }

    private Refused refused(MarkedYAMLException e) {
        String what = Characters.oneLine(String.valueOf(e.getProblem()));
        // What is never closed is found at the end of the file, but to be mended where it was opened.
        boolean open = what.contains("end of stream") && e.getContextMark() != null;
        Mark mark = open ? e.getContextMark() : e.getProblemMark();
        if (mark == null) {
            return new Refused(line, "this is not valid YAML: " + what, "look at this line and the one before");
        }
        String mend = what.endsWith("but got ?")
                ? "put texts with a question mark between [ ] or { } into quotation marks"
                : "look for a wrong indent, a missing quotation mark or a bare colon";
        return new Refused(
                mark.getLine() + 1, "this is not valid YAML: " + what, mend + " near column " + (mark.getColumn() + 1));
    }

    private YamlNode node(Event event, int depth) throws Refused {
        int at = line;
        if (event instanceof AliasEvent alias) {
            throw new Refused(at, "*" + alias.getAnchor() + " repeats another place", "write the value out here");
        }
        if (depth > Limits.NESTING) {
            throw new Refused(
                    at, "values are nested more than " + Limits.NESTING + " deep", "flatten them as the format has it");
        }
        refuseTags(event);
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, at);
        }
        if (event instanceof SequenceStartEvent) {
            List<YamlNode> items = new ArrayList<>();
            for (Event item = next(); !item.is(Event.ID.SequenceEnd); item = next()) {
                items.add(node(item, depth + 1));
            }
            return new YamlNode.Sequence(at, items);
        }
        return mapping(at, depth);
    }

    private YamlNode mapping(int at, int depth) throws Refused {
        List<YamlNode.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Event event = next(); !event.is(Event.ID.MappingEnd); event = next()) {
            int keyLine = line;
            if (!(node(event, depth + 1) instanceof YamlNode.Scalar key)) {
                throw new Refused(keyLine, "a key must be a word", "put a word before the colon, or quote it");
            }
            YamlNode value = node(next(), depth + 1);
            if (keys.add(key.text())) {
                entries.add(new YamlNode.Entry(keyLine, key.text().intern(), value));
            } else {
                problems.error(
                        new Place(file, keyLine),
                        "the key " + Quoted.of(key.text()) + " stands twice in the same map",
                        "keep one, or join their values");
            }
        }
        return new YamlNode.Mapping(at, entries);
    }

    private YamlNode scalar(ScalarEvent scalar, int at) {
        String text = scalar.getValue();
        if (scalar.getScalarStyle() == ScalarStyle.PLAIN && NOTHING.contains(text)) {
            return new YamlNode.Nothing(at);
        }
        Characters.firstDangerous(text).ifPresent(found -> dangerous(new Place(file, at), found, problems));
        return new YamlNode.Scalar(at, text);
    }

    private void refuseTags(Event event) throws Refused {
        String tag = null;
        if (event instanceof ScalarEvent scalar) {
            tag = scalar.getTag();
        } else if (event instanceof SequenceStartEvent sequence) {
            tag = sequence.getTag();
        } else if (event instanceof MappingStartEvent mapping) {
            tag = mapping.getTag();
        } else if (!(event instanceof NodeEvent)) {
            throw new Refused(line, "this is not valid YAML", "a value is missing here");
        }
        if (tag != null) {
            throw new Refused(
                    line, "a YAML tag (" + Quoted.of(tag) + ") stands here", "delete it; all values are texts");
        }
    }

    /** Stops the reading of one file. */
    private static final class Refused extends Exception {
        private final int line;
        private final String mend;

        Refused(int line, String what, String mend) {
            super(what, null, false, false);
            this.line = line;
            this.mend = mend;
        }
    }
}

package org.factbot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.factbot.answer.Starved;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Problem;

/**
 * What an editor should know of a folder without fault: facts that few ways of asking lead to. A notice, for a new fact may
 * well begin like that. Which facts are hard to tell apart takes reading all of them, so that is left to {@code evaluate}.
 * Stateless.
 */
final class FactNotices {
    private static final Pattern ID = Pattern.compile("^[ \\t]*(?:-[ \\t]+)?\\{?id:[ \\t]*[\"']?([^\\s\"',}]+)");

    private record Line(String file, int number) {}

    private FactNotices() {}

    static List<Problem> of(Path folder, FactBase base) {
        List<Starved> starved = Starved.in(base);
        if (starved.isEmpty()) {
            return List.of();
        }
        Map<String, Line> lines = lines(folder);
        List<Problem> notices = new ArrayList<>();
        for (Starved one : starved) {
            String language = one.language().code();
            String topic = base.fact(one.fact()).orElseThrow().topic();
            notices.add(notice(
                    lines.get(one.fact()),
                    "\"" + one.fact() + "\" has " + one.ways() + " phrasings in " + language + ", other facts have "
                            + one.usual(),
                    "add some to phrasings/" + language + "/" + topic + ".yaml"));
        }
        return notices;
    }

    private static Problem notice(Line line, String what, String mend) {
        Line place = line == null ? new Line("facts", 1) : line;
        return new Problem(place.file(), place.number(), Problem.Severity.NOTICE, what, mend);
    }

    /** Where each fact begins. */
    private static Map<String, Line> lines(Path folder) {
        Map<String, Line> found = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve("facts"))) {
            for (Path file : files.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                List<String> lines = Files.readAllLines(file);
                for (int at = 0; at < lines.size(); at++) {
                    Matcher id = ID.matcher(lines.get(at));
                    if (id.find()) {
                        found.putIfAbsent(id.group(1), new Line(name, at + 1));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " changed while it was read", e);
        }
        return found;
    }
}

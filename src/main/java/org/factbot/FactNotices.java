package org.factbot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.factbot.answer.Neighbours;
import org.factbot.answer.Starved;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Loaded;
import org.factbot.knowledge.Problem;

/**
 * What an editor should know of a folder without fault, as the engine sees it: facts that few ways of asking lead to, and
 * ways of asking that lead to another fact. Notices, for a new fact may well begin like that, and some questions are near
 * to two. Stateless.
 */
final class FactNotices {
    /** The worst come first; when they are mended, others move up. */
    private static final int MOST_ASTRAY = 20;

    /** Every way of asking is compared with every other: with this many it takes seconds, with ten times as many minutes. */
    private static final int MOST_COMPARED = 30_000;

    private FactNotices() {}

    /**
     * All notices of a folder: by file and line what can be read off the files, then what the engine finds, worst first.
     *
     * @param neighbours of the base; only asked for where there is something to compare
     */
    static List<Problem> of(Loaded.Good good, Supplier<Neighbours> neighbours) {
        List<Problem> notices = new ArrayList<>(
                Stream.concat(good.notices().stream(), starved(good)).sorted().toList());
        int ways = ways(good.base());
        if (ways > 0 && ways <= MOST_COMPARED) {
            neighbours.get().astray().stream()
                    .limit(MOST_ASTRAY)
                    .map(one -> astray(good, one))
                    .forEach(notices::add);
        }
        return notices;
    }

    private static int ways(FactBase base) {
        return base.facts().stream()
                .flatMap(fact -> fact.phrasings().values().stream())
                .mapToInt(List::size)
                .sum();
    }

    private static Stream<Problem> starved(Loaded.Good good) {
        return Starved.in(good.base()).stream().map(one -> {
            String language = one.language().code();
            String topic = good.base().fact(one.fact()).orElseThrow().topic();
            return good.places()
                    .atFact(
                            one.fact(),
                            "\"" + one.fact() + "\" has " + one.ways() + " phrasings in " + language
                                    + ", other facts have " + one.usual(),
                            "add some to phrasings/" + language + "/" + topic + ".yaml");
        });
    }

    private static Problem astray(Loaded.Good good, Neighbours.Astray one) {
        Language language = one.way().language();
        String text = one.way().text();
        return good.places()
                .atPhrasing(
                        one.way().fact(),
                        language,
                        text,
                        "the phrasing \"" + text + "\" is nearer to \"" + one.other() + "\" than to the others of \""
                                + one.way().fact() + "\"",
                        "say in it what only its fact tells, or move it there");
    }
}

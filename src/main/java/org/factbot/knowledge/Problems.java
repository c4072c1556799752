package org.factbot.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Gathers what is wrong while a folder is read, so that an editor hears of everything at once. One thread only. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();
    private final Map<String, Integer> perFile = new HashMap<>();
    private boolean anyError;

    /** Refuses the folder. */
    void error(Place place, String what, String mend) {
        anyError = true;
        add(place, Problem.Severity.ERROR, what, mend);
    }

    /** Lets the folder pass, and asks an editor to look. */
    void notice(Place place, String what, String mend) {
        add(place, Problem.Severity.NOTICE, what, mend);
    }

    private void add(Place place, Problem.Severity severity, String what, String mend) {
        int count = perFile.merge(place.file(), 1, Integer::sum);
        if (count < Limits.PROBLEMS_PER_FILE) {
            found.add(new Problem(place.file(), place.line(), severity, what, mend));
        } else if (count == Limits.PROBLEMS_PER_FILE) {
            found.add(new Problem(
                    place.file(),
                    place.line(),
                    severity,
                    "this file has more problems than are listed here",
                    "mend these first, then check again"));
        }
    }

    /** Adds what was found elsewhere. */
    void addAll(Problems others) {
        for (Problem problem : others.found) {
            anyError |= problem.severity() == Problem.Severity.ERROR;
            add(new Place(problem.file(), problem.line()), problem.severity(), problem.what(), problem.mend());
        }
    }

    boolean anyError() {
        return anyError;
    }

    /** All of them by file and line; the same thing said twice of one line is said once. */
    List<Problem> sorted() {
        return List.copyOf(new TreeSet<>(found));
    }
}

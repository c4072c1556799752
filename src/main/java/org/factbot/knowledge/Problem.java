package org.factbot.knowledge;

import java.util.Comparator;

/**
 * What is wrong in a knowledge folder, where, and how to mend it. Immutable.
 *
 * @param file     path relative to the folder, with {@code /}
 * @param line     1-based; 1 where the whole file is meant
 * @param severity whether the folder can be loaded all the same
 * @param what     what is wrong, in a sentence without a full stop
 * @param mend     what to do about it
 */
public record Problem(String file, int line, Severity severity, String what, String mend)
        implements Comparable<Problem> {
    /** Whether a folder with such a problem can be loaded. */
    public enum Severity {
        /** The folder is refused. */
        ERROR,
        /** The folder loads; an editor should look. */
        NOTICE
    }

    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparing(Problem::severity)
            .thenComparing(Problem::what);

    public Problem {
        if (line < 1) {
            throw new IllegalArgumentException("lines are counted from 1, not " + line);
        }
    }

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + what + "; " + mend;
    }
}

package org.factbot.knowledge;

import java.util.List;

/** Judged questions that cannot be used. Carries every problem, not only the first. */
public final class BadQuestions extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    BadQuestions(List<Problem> problems) {
        super("judged questions cannot be used (problems: " + problems.size() + "), the first: " + problems.get(0));
        this.problems = List.copyOf(problems);
    }

    /** By file and line; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}

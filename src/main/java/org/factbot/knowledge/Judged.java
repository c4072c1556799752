package org.factbot.knowledge;

import java.util.List;

/**
 * A question with the verdict of a person: which facts answer it, or that none does. Immutable.
 *
 * @param id       unique in its set
 * @param text     the question as a person would send it
 * @param language the language it is in
 * @param kind     what makes it easy or hard, such as {@code paraphrase} or {@code near-miss}
 * @param expected ids of the facts of which any one is right at first; empty: the base does not hold the answer
 * @param part     {@code tuning}, or {@code sealed} for questions that nobody looks at while tuning
 * @param paired   made for a set of minimal pairs: a question, and its twin with one thing changed that nothing answers
 */
public record Judged(
        String id, String text, Language language, String kind, List<String> expected, String part, boolean paired) {
    public Judged {
        expected = List.copyOf(expected);
    }

    /** One that stands alone. */
    public Judged(String id, String text, Language language, String kind, List<String> expected, String part) {
        this(id, text, language, kind, expected, part, false);
    }

    public boolean answerable() {
        return !expected.isEmpty();
    }
}

package org.factbot.knowledge;

import java.util.Locale;
import java.util.Optional;

/** What sort of question a fact settles, and what sort of answer a question wants. */
public enum AnswerSort {
    WHO,
    WHEN,
    WHERE,
    WHAT,
    WHICH,
    WHY,
    HOW,
    HOW_MANY,
    WHETHER,
    REACTION;

    /** As knowledge files spell it: {@code how-many}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<AnswerSort> of(String code) {
        for (AnswerSort sort : values()) {
            if (sort.code().equals(code)) {
                return Optional.of(sort);
            }
        }
        return Optional.empty();
    }
}

package org.factbot.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened on the way to an outcome, told only where somebody will read it. Not thread-safe; one for a question. */
final class Steps {
    private final List<String> said = new ArrayList<>();
    private final boolean read;

    private Steps(boolean read) {
        this.read = read;
    }

    static Steps read() {
        return new Steps(true);
    }

    static Steps unread() {
        return new Steps(false);
    }

    void add(Supplier<String> step) {
        if (read) {
            said.add(step.get());
        }
    }

    List<String> said() {
        return said;
    }
}

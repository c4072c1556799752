package org.factbot.knowledge;

import java.util.HashMap;
import java.util.Map;

/**
 * Where the facts and phrasings of a folder stand, for those who find something to say of them once the folder is loaded.
 * Immutable.
 */
public final class Places {
    private record Phrasing(String fact, Language language, String text) {}

    /** For what is not there. */
    private static final Place SOMEWHERE = new Place("facts", 1);

    private final Map<String, Place> facts = new HashMap<>();
    private final Map<Phrasing, Place> phrasings = new HashMap<>();

    Places(Draft draft) {
        draft.facts.forEach(
                fact -> facts.putIfAbsent(fact.id().value(), fact.id().place()));
        for (Draft.PhrasingDraft one : draft.phrasings) {
            phrasings.putIfAbsent(
                    new Phrasing(one.fact().value(), one.language(), one.text().value()),
                    one.text().place());
        }
    }

    /** A notice on the line where a fact begins. */
    public Problem atFact(String fact, String what, String mend) {
        return notice(facts.getOrDefault(fact, SOMEWHERE), what, mend);
    }

    /** A notice on the line of a way of asking for a fact. */
    public Problem atPhrasing(String fact, Language language, String text, String what, String mend) {
        return notice(phrasings.getOrDefault(new Phrasing(fact, language, text), SOMEWHERE), what, mend);
    }

    private static Problem notice(Place place, String what, String mend) {
        return new Problem(place.file(), place.line(), Problem.Severity.NOTICE, what, mend);
    }
}

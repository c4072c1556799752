package org.factbot.answer;

import java.util.List;
import org.factbot.knowledge.Language;
import org.factbot.question.Question;

/**
 * All steps of one run, for people. Immutable.
 *
 * @param question the question as asked
 * @param language the language it was taken to be in
 * @param judged   every candidate that was judged, best first
 * @param steps    what happened, one line a step, in order
 * @param outcome  what was decided
 */
public record Trace(Question question, Language language, List<Evidence> judged, List<String> steps, Outcome outcome) {
    public Trace {
        judged = List.copyOf(judged);
        steps = List.copyOf(steps);
    }
}

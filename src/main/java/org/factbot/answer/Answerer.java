package org.factbot.answer;

import java.util.List;
import java.util.Optional;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.question.Question;

/** The door of the matching core. Implementations are safe to call from any thread. */
public interface Answerer {
    /** Everything that happened on the way to the outcome. Same base, same question, same trace. */
    Trace trace(Question question);

    /** The same trace without its steps in words, which cost more than the search and which nobody reads in service. */
    default Trace unworded(Question question) {
        return trace(question);
    }

    default Outcome answer(Question question) {
        return unworded(question).outcome();
    }

    /** The answer that shows this fact, without a search; empty for an id the base does not have. */
    Optional<Outcome.Answer> recall(String factId, Language language);

    /** Questions to offer where nothing has been asked yet; at most {@code count}. */
    List<Suggestion> welcome(Language language, int count);

    /** The base that answers. */
    FactBase base();
}

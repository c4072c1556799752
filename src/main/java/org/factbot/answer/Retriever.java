package org.factbot.answer;

import java.util.List;
import org.factbot.question.AnalyzedQuestion;

/** Casts the widest net. Implementations are immutable, deterministic and safe to call from any thread. */
public interface Retriever {
    /**
     * The facts that might bear on the question, from several cheap views of it.
     *
     * @param limit the most candidates to return
     */
    List<Candidate> retrieve(AnalyzedQuestion question, int limit);

    /**
     * A fact that might bear on a question. Scores are shares of the best score of their view for this question, in [0, 1]
     * and comparable within one question only; 0 where a view did not see the fact.
     *
     * @param fact    place of the fact in {@link AnalyzedBase#facts()}
     * @param words   by canonical words
     * @param pairs   by neighbouring words
     * @param grams   by runs of characters
     */
    record Candidate(int fact, double words, double pairs, double grams) {}
}

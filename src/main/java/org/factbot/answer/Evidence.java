package org.factbot.answer;

import java.util.List;
import org.factbot.knowledge.Fact;

/**
 * A fact judged for one question. Immutable.
 *
 * @param fact       the fact
 * @param confidence the calibrated share of such judgements that are right, in [0, 1]; comparable across questions
 * @param signals    the reasons
 */
public record Evidence(Fact fact, double confidence, List<Signal> signals) {
    public Evidence {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence lies in [0, 1], not " + confidence);
        }
        signals = signals instanceof Signals immutable ? immutable : List.copyOf(signals);
    }
}

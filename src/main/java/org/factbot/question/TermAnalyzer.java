package org.factbot.question;

import java.util.List;
import org.factbot.knowledge.Language;

/**
 * Cuts a text into normalised terms. The same one serves facts and questions, so that both sides agree on what a word is.
 * Implementations are deterministic and safe to call from any thread.
 */
public interface TermAnalyzer {
    /** The terms of the text in order; empty for a text without letters or digits. */
    List<Term> terms(String text, Language language);
}

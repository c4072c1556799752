package org.factbot.question;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.factbot.knowledge.AnswerSort;
import org.factbot.knowledge.Language;

/**
 * What is asked, in a form that can be searched. Immutable.
 *
 * @param question  as asked
 * @param language  the language it was taken to be in
 * @param focus     the part of the text that holds the question; the whole text where it is short
 * @param text      the focus, analysed
 * @param wanted    the sorts of answer it asks for; empty where it does not say
 * @param manner    how it speaks to us
 * @param judgement what it wants beyond facts
 * @param corrected words read as another word, {@code written=read}
 * @param assumed   the entity or fact that a follow-up was taken to lean on, empty where it stands alone
 */
public record AnalyzedQuestion(
        Question question,
        Language language,
        String focus,
        AnalyzedText text,
        Set<AnswerSort> wanted,
        Manner manner,
        Judgement judgement,
        List<String> corrected,
        Optional<String> assumed) {
    /** What a question wants beyond what happened. */
    public enum Judgement {
        NONE,
        /** What the bot thinks, or what is right. */
        OPINION,
        /** What will happen. */
        FORECAST
    }

    public AnalyzedQuestion {
        wanted = Set.copyOf(wanted);
        corrected = List.copyOf(corrected);
    }

    /** The same reading, taken for that of another question. */
    public AnalyzedQuestion asked(Question other) {
        return new AnalyzedQuestion(other, language, focus, text, wanted, manner, judgement, corrected, assumed);
    }

    /** The same question with other text, such as one with a name put in. */
    public AnalyzedQuestion withText(AnalyzedText other, Optional<String> leaningOn) {
        return new AnalyzedQuestion(question, language, focus, other, wanted, manner, judgement, corrected, leaningOn);
    }
}

package org.factbot.answer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.factbot.knowledge.Language;
import org.factbot.question.AnalyzedText;
import org.factbot.question.Senses;

/**
 * What a question is put to: the retriever, the judge and the likeness of one base. The same for the base that serves people
 * and for the reduced ones that are learnt from.
 */
record Line(Retriever retriever, Judge judge, StoryLikeness likeness) {
    /**
     * What every line over a story shares.
     *
     * @param indexer    builds the retriever for a base
     * @param storyWords keys that every fact of the story shares, per language
     * @param senses     general meanings, per language that has them
     * @param rivals     what excludes each other
     * @param bare       whether there is too little to learn from, so that the statements must say it all
     */
    record Common(
            Function<AnalyzedBase, Retriever> indexer,
            Map<Language, Set<String>> storyWords,
            Map<Language, Senses> senses,
            Rivals.Known rivals,
            boolean bare) {}

    /** @param chatter questions that no fact answers, per language */
    static Line over(AnalyzedBase base, Map<Language, List<AnalyzedText>> chatter, Common common) {
        StoryLikeness likeness = new StoryLikeness();
        for (AnalyzedBase.AnalyzedFact fact : base.facts()) {
            for (Language language : Language.values()) {
                likeness.addStory(language, fact.in(language).phrasings());
            }
        }
        chatter.forEach(likeness::addChatter);
        // Neither needs the other, and each takes as long.
        CompletableFuture<Retriever> retriever =
                CompletableFuture.supplyAsync(() -> common.indexer().apply(base));
        Judge judge = new Judge(base, common.storyWords(), common.senses(), common.rivals(), common.bare(), chatter);
        return new Line(retriever.join(), judge, likeness);
    }
}

package org.factbot.answer;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.factbot.knowledge.Language;
import org.factbot.question.AnalyzedText;
import org.factbot.question.Token;

/**
 * Tells a question about the story from chatter: naive Bayes on the words of phrasings against those of chatter lines.
 * Immutable once built.
 */
final class StoryLikeness {
    private final Map<Language, Map<String, int[]>> counts = new EnumMap<>(Language.class);
    private final Map<Language, int[]> totals = new EnumMap<>(Language.class);

    void addStory(Language language, Collection<AnalyzedText> texts) {
        add(language, texts, 0);
    }

    void addChatter(Language language, Collection<AnalyzedText> texts) {
        add(language, texts, 1);
    }

    private void add(Language language, Collection<AnalyzedText> texts, int side) {
        Map<String, int[]> words = counts.computeIfAbsent(language, key -> new HashMap<>());
        int[] total = totals.computeIfAbsent(language, key -> new int[2]);
        for (AnalyzedText text : texts) {
            for (Token token : text.tokens()) {
                words.computeIfAbsent(token.key(), key -> new int[2])[side]++;
                total[side]++;
            }
        }
    }

    /**
     * Mean log-odds a word, positive for the story, about -3 to 3; 0 where one side has nothing to compare with. Words seen
     * on neither side say nothing.
     */
    double of(AnalyzedText text, Language language) {
        int[] total = totals.get(language);
        if (total == null || total[0] == 0 || total[1] == 0 || text.tokens().isEmpty()) {
            return 0;
        }
        Map<String, int[]> words = counts.get(language);
        double vocabulary = words.size();
        double sum = 0;
        for (Token token : text.tokens()) {
            int[] seen = words.get(token.key());
            if (seen != null) {
                // Half a count of smoothing: a few thousand words leave little mass to spare for the unseen.
                double story = (seen[0] + 0.5) / (total[0] + 0.5 * vocabulary);
                double chatter = (seen[1] + 0.5) / (total[1] + 0.5 * vocabulary);
                sum += Math.log(story / chatter);
            }
        }
        return sum / text.tokens().size();
    }
}

package org.factbot.knowledge;

import java.util.List;
import java.util.Map;

/**
 * Groups of words and short phrases that mean the same in this story. Immutable.
 *
 * @param groups per language; the first of each group is its canonical form
 */
public record Vocabulary(Map<Language, List<List<String>>> groups) {
    public Vocabulary {
        groups = Map.copyOf(groups);
    }

    public List<List<String>> groups(Language language) {
        return groups.getOrDefault(language, List.of());
    }
}

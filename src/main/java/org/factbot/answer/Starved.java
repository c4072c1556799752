package org.factbot.answer;

import java.util.ArrayList;
import java.util.List;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;

/**
 * A fact with far fewer ways of asking for it than others have: the judge knows it by few words, and loses to its neighbours.
 * Immutable.
 *
 * @param fact  its id
 * @param ways  how many it has in this language
 * @param usual how many half of all facts have, at least
 */
public record Starved(String fact, Language language, int ways, int usual) {
    private static final double SHARE = 1 / 3.0;

    /** Such facts language by language, in the order of the base; none where nobody wrote many. */
    public static List<Starved> in(FactBase base) {
        List<Starved> starved = new ArrayList<>();
        for (Language language : Language.values()) {
            int[] sizes = base.facts().stream()
                    .mapToInt(fact -> fact.phrasings(language).size())
                    .sorted()
                    .toArray();
            int usual = sizes.length == 0 ? 0 : sizes[sizes.length / 2];
            for (Fact fact : base.facts()) {
                int ways = fact.phrasings(language).size();
                if (ways < SHARE * usual) {
                    starved.add(new Starved(fact.id(), language, ways, usual));
                }
            }
        }
        return starved;
    }
}

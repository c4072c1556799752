package org.factbot.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.factbot.knowledge.AnswerSort;
import org.factbot.knowledge.Entity;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.question.AnalyzedQuestion;

/**
 * Sees questions that ask for a set of facts, such as what the members of a group said, and gathers the set. Immutable.
 */
final class Gatherer {
    private static final int MOST = 5;

    private final Map<String, Set<String>> members = new HashMap<>();

    Gatherer(FactBase base) {
        for (Entity entity : base.entities()) {
            for (String group : entity.memberOf()) {
                members.computeIfAbsent(group, key -> new HashSet<>()).add(entity.id());
            }
        }
    }

    /**
     * The facts that quote members of a group the question asks the words of, best judged first, at least one of each
     * member before a second of any; empty where the question asks for no set.
     */
    List<Evidence> gather(AnalyzedQuestion question, List<Evidence> judged, Steps steps) {
        if (!question.wanted().contains(AnswerSort.REACTION)) {
            return List.of();
        }
        Set<String> groups = new HashSet<>(question.text().entities());
        groups.retainAll(members.keySet());
        Set<String> asked = new HashSet<>();
        groups.forEach(group -> asked.addAll(members.get(group)));
        boolean namesOne = question.text().entities().stream().anyMatch(asked::contains);
        if (asked.size() < 2 || namesOne) {
            return List.of();
        }
        List<Evidence> first = new ArrayList<>();
        List<Evidence> more = new ArrayList<>();
        Set<String> heard = new HashSet<>();
        for (Evidence evidence : judged) {
            Fact fact = evidence.fact();
            boolean about = fact.entities().stream().anyMatch(groups::contains);
            Set<String> speakers = new HashSet<>();
            fact.quotes().forEach(quote -> quote.speaker().ifPresent(speakers::add));
            speakers.retainAll(asked);
            if (!speakers.isEmpty()) {
                (heard.addAll(speakers) ? first : more).add(evidence);
            } else if (about
                    && fact.kind() == Fact.Kind.STATEMENT
                    && fact.quotes().isEmpty()) {
                more.add(evidence);
            }
        }
        List<Evidence> gathered = new ArrayList<>(first);
        more.stream().limit(Math.max(0, MOST - gathered.size())).forEach(gathered::add);
        gathered.sort(java.util.Comparator.comparingInt(judged::indexOf));
        steps.add(() -> "gather: the words of " + groups + ", " + gathered.size() + " facts");
        return gathered.stream().limit(MOST).toList();
    }
}

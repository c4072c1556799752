package org.factbot.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.factbot.knowledge.AnswerSort;
import org.factbot.knowledge.Entity;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.question.AnalyzedQuestion;
import org.factbot.question.Token;

/**
 * Sees questions that ask for a set of facts, such as what the members of a group said, and gathers the set. Immutable.
 */
final class Gatherer {
    private static final int MOST = 5;

    /** A summary is taken for the set where it is among so many of the likeliest. */
    private static final int LIKELY = 3;

    /** And where it is at least so likely, as a share of the likeliest: who asks for one of its parts gets that. */
    private static final double NEARLY = 0.5;

    private final Map<String, Set<String>> members = new HashMap<>();
    private final Set<String> speakers = new HashSet<>();
    private final Map<Language, Set<String>> storyWords;

    Gatherer(FactBase base, Map<Language, Set<String>> storyWords) {
        this.storyWords = storyWords;
        base.facts().forEach(fact -> speakers.addAll(fact.speakers()));
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
        List<Evidence> ofOne = wordsOfOne(question, judged);
        if (ofOne.size() > 1) {
            steps.add(() -> "gather: the words of one speaker, " + ofOne.size() + " facts");
            return ofOne;
        }
        Set<String> groups = new HashSet<>(question.text().entities());
        groups.retainAll(members.keySet());
        Set<String> asked = new HashSet<>();
        groups.forEach(group -> asked.addAll(members.get(group)));
        boolean namesOne = question.text().entities().stream().anyMatch(asked::contains);
        if (asked.size() < 2 || namesOne) {
            return List.of();
        }
        Optional<Evidence> summary = judged.stream()
                .limit(LIKELY)
                .filter(evidence -> !evidence.fact().parts().isEmpty()
                        && evidence.confidence() >= NEARLY * judged.get(0).confidence()
                        && evidence.fact().entities().stream().anyMatch(groups::contains))
                .findFirst();
        // Only where the likeliest is it, or a part of it: who asks how one country took what another did names both.
        if (summary.filter(evidence -> holds(evidence.fact(), judged.get(0).fact()))
                .isPresent()) {
            steps.add(() -> "gather: what sums up " + groups);
            List<String> parts = summary.get().fact().parts();
            return Stream.concat(
                            summary.stream(),
                            judged.stream()
                                    .filter(evidence ->
                                            parts.contains(evidence.fact().id())))
                    .toList();
        }
        List<Evidence> first = new ArrayList<>();
        List<Evidence> more = new ArrayList<>();
        Set<String> heard = new HashSet<>();
        for (Evidence evidence : judged) {
            Fact fact = evidence.fact();
            boolean about = fact.entities().stream().anyMatch(groups::contains);
            Set<String> quoted = new HashSet<>(fact.speakers());
            quoted.retainAll(asked);
            if (!quoted.isEmpty()) {
                (heard.addAll(quoted) ? first : more).add(evidence);
            } else if (about
                    && fact.parts().isEmpty()
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

    private static boolean holds(Fact summary, Fact fact) {
        return summary.id().equals(fact.id()) || summary.parts().contains(fact.id());
    }

    /** "What did she say about it?": all that one speaker said, where the question narrows it down no further. */
    private List<Evidence> wordsOfOne(AnalyzedQuestion question, List<Evidence> judged) {
        Set<String> named = new HashSet<>(question.text().entities());
        named.retainAll(speakers);
        Set<String> common = storyWords.getOrDefault(question.language(), Set.of());
        boolean narrow = question.text().tokens().stream()
                .anyMatch(token ->
                        token.informative() && token.kind() != Token.Kind.ENTITY && !common.contains(token.key()));
        if (named.size() != 1 || narrow) {
            return List.of();
        }
        return judged.stream()
                .filter(evidence -> evidence.fact().speakers().containsAll(named))
                .limit(MOST)
                .toList();
    }
}

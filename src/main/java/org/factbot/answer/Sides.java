package org.factbot.answer;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.factbot.knowledge.AnswerSort;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.question.AnalyzedQuestion;

/** Finds who sees a disputed matter otherwise, so that no side stands alone. Immutable. */
final class Sides {
    /** Who somebody is, or when something was said, is not disputed. */
    private static final Set<AnswerSort> PLAIN =
            EnumSet.of(AnswerSort.WHO, AnswerSort.WHEN, AnswerSort.WHERE, AnswerSort.WHICH, AnswerSort.HOW_MANY);

    private final FactBase base;
    private final Map<String, Set<String>> near = new HashMap<>();

    Sides(FactBase base) {
        this.base = base;
        for (Fact fact : base.facts()) {
            for (String related : fact.related()) {
                near.computeIfAbsent(fact.id(), id -> new LinkedHashSet<>()).add(related);
                near.computeIfAbsent(related, id -> new LinkedHashSet<>()).add(fact.id());
            }
        }
    }

    /** The facts of each side where this fact says that a matter is disputed; else none. */
    List<Fact> all(Fact fact) {
        return fact.sides().stream().flatMap(id -> base.fact(id).stream()).toList();
    }

    /**
     * A fact of another named side, to be shown with this one; disputed ones first. Empty for what nobody disputes, and where
     * the question names whose words it wants.
     */
    Optional<Fact> other(Fact fact, AnalyzedQuestion question) {
        Set<String> speakers = new HashSet<>(fact.speakers());
        boolean bare = !question.wanted().isEmpty() && PLAIN.containsAll(question.wanted());
        if (!fact.contested() || bare || question.text().entities().stream().anyMatch(speakers::contains)) {
            return Optional.empty();
        }
        List<Fact> others = near.getOrDefault(fact.id(), Set.of()).stream()
                .flatMap(id -> base.fact(id).stream())
                .filter(other -> other.kind() == Fact.Kind.STATEMENT || other.kind() == Fact.Kind.ANALYSIS)
                .filter(other -> isOther(other, fact))
                .toList();
        return others.stream()
                .filter(Fact::contested)
                .findFirst()
                .or(() -> others.stream().findFirst());
    }

    private static boolean isOther(Fact other, Fact fact) {
        Set<String> speakers = new HashSet<>(other.speakers());
        if (speakers.isEmpty()) {
            return !other.citations()
                    .get(0)
                    .source()
                    .equals(fact.citations().get(0).source());
        }
        fact.speakers().forEach(speakers::remove);
        return !speakers.isEmpty();
    }
}

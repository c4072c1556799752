package org.factbot.answer;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.factbot.knowledge.AnswerSort;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.question.AnalyzedQuestion;

/** Finds who sees a disputed matter otherwise, so that no side stands alone. Immutable. */
final class Sides {
    /** Who somebody is, or when something was said, is not disputed. */
    private static final Set<AnswerSort> PLAIN =
            EnumSet.of(AnswerSort.WHO, AnswerSort.WHEN, AnswerSort.WHERE, AnswerSort.WHICH, AnswerSort.HOW_MANY);

    private final FactBase base;
    private final Map<Language, Set<String>> storyWords;
    private final Map<String, Set<String>> near = new HashMap<>();

    /** @param storyWords keys that every fact of the story shares, per language */
    Sides(FactBase base, Map<Language, Set<String>> storyWords) {
        this.base = base;
        this.storyWords = storyWords;
        for (Fact fact : base.facts()) {
            for (String related : fact.related()) {
                near.computeIfAbsent(fact.id(), id -> new LinkedHashSet<>()).add(related);
                near.computeIfAbsent(related, id -> new LinkedHashSet<>()).add(fact.id());
            }
        }
    }

    /**
     * The fact that says what people think of the story as a whole, where nothing but that is asked: a judgement, with the
     * words that all its facts share and at most one more.
     *
     * @param distinctive names in the question that single facts out
     */
    Optional<Fact> ofAll(AnalyzedQuestion question, Set<String> distinctive) {
        if (question.judgement() != AnalyzedQuestion.Judgement.OPINION || !distinctive.isEmpty()) {
            return Optional.empty();
        }
        Set<String> common = storyWords.getOrDefault(question.language(), Set.of());
        Set<String> other = new HashSet<>(question.text().informativeKeys());
        boolean ofStory = other.removeIf(key -> common.contains(key) || key.startsWith("@"));
        return base.story()
                .dispute()
                .filter(id -> ofStory && other.size() <= 1)
                .flatMap(base::fact)
                .filter(fact -> !fact.sides().isEmpty());
    }

    /** The facts of each side where this fact says that a matter is disputed, its parts where it sums up; else none. */
    List<Fact> behind(Fact fact) {
        return Stream.concat(fact.sides().stream(), fact.parts().stream())
                .flatMap(id -> base.fact(id).stream())
                .toList();
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

package org.factbot.answer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.factbot.knowledge.AnswerSort;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.question.AnalyzedQuestion;
import org.factbot.question.FollowUp;
import org.factbot.question.Question;
import org.factbot.question.QuestionAnalyzer;

/**
 * Answers what only makes sense after an answer and holds nothing to search for: "source?", "when?", "tell me more", "what
 * else did she say?". The last answer and what editors related to it say where to look. Immutable.
 */
final class FollowUps {
    private static final int MOST = 3;

    /** A name that one fact in so many is about singles some out. */
    private static final int RARE = 10;

    /** What an answer and its relations can be asked for in one word. */
    private static final Set<AnswerSort> SORTS =
            EnumSet.of(AnswerSort.WHEN, AnswerSort.WHERE, AnswerSort.WHY, AnswerSort.HOW_MANY, AnswerSort.HOW);

    /** That it is this the question means is as sure as the last answer was; that the relation answers it, a little less. */
    static final double SURE = 0.9;

    private final FactBase base;
    private final QuestionAnalyzer analyzer;
    private final Map<Language, Set<String>> storyWords;
    private final Map<String, Set<String>> near = new HashMap<>();

    /** How many facts are about an entity. */
    private final Map<String, Integer> namedIn = new HashMap<>();

    FollowUps(FactBase base, QuestionAnalyzer analyzer, Map<Language, Set<String>> storyWords) {
        this.base = base;
        this.analyzer = analyzer;
        this.storyWords = storyWords;
        for (Fact fact : base.facts()) {
            fact.entities().stream().distinct().forEach(name -> namedIn.merge(name, 1, Integer::sum));
            for (String related : fact.related()) {
                near.computeIfAbsent(fact.id(), id -> new LinkedHashSet<>()).add(related);
            }
        }
        for (Fact fact : base.facts()) {
            for (String related : fact.related()) {
                near.computeIfAbsent(related, id -> new LinkedHashSet<>()).add(fact.id());
            }
        }
    }

    /** The facts that answer, best first; empty where the question is no such follow-up or nothing answers it. */
    List<Fact> of(AnalyzedQuestion question) {
        Optional<Question.Turn> turn = question.question().before();
        Optional<Fact> last =
                turn.flatMap(before -> before.facts().stream().findFirst()).flatMap(base::fact);
        if (last.isEmpty() || !turn.get().names().isEmpty()) {
            return List.of();
        }
        FollowUp follow = analyzer.followUp(question, storyWords.getOrDefault(question.language(), Set.of()));
        return switch (follow) {
            case NONE -> List.of();
            case SOURCE -> List.of(last.get());
            case MORE -> relatives(last.get(), turn.get());
            case ELSE -> others(last.get(), turn.get());
            case SORT -> sort(last.get(), question.wanted());
        };
    }

    /**
     * Whether a fact lies near what was shown last: in its topic, about a name that few facts are about, or named as related
     * by the editors. Who asks on mostly means something there.
     */
    boolean isNear(Fact fact, Question.Turn turn) {
        for (String id : turn.facts()) {
            boolean near = base.fact(id)
                    .filter(shown -> shown.topic().equals(fact.topic())
                            || shown.entities().stream()
                                    .anyMatch(name ->
                                            isRare(name) && fact.entities().contains(name)))
                    .isPresent();
            if (near || this.near.getOrDefault(id, Set.of()).contains(fact.id())) {
                return true;
            }
        }
        return false;
    }

    private boolean isRare(String entity) {
        return namedIn.getOrDefault(entity, 0) * RARE <= base.facts().size();
    }

    /** Whether a question that leans on the last answer brings a word of its own, so that it asks for something else. */
    boolean asksOn(AnalyzedQuestion question) {
        Set<String> common = storyWords.getOrDefault(question.language(), Set.of());
        return question.assumed().isPresent()
                && analyzer.analyze(question.focus(), question.language()).tokens().stream()
                        .anyMatch(token -> token.informative() && !common.contains(token.key()));
    }

    private List<Fact> around(Fact fact) {
        return near.getOrDefault(fact.id(), Set.of()).stream()
                .flatMap(id -> base.fact(id).stream())
                .filter(other -> other.kind() != Fact.Kind.UNKNOWN)
                .toList();
    }

    private List<Fact> relatives(Fact fact, Question.Turn turn) {
        return around(fact).stream()
                .filter(other -> !turn.facts().contains(other.id()))
                .limit(MOST)
                .toList();
    }

    /** What the speaker of the last answer, or the person it is about, said besides. */
    private List<Fact> others(Fact fact, Question.Turn turn) {
        Set<String> speakers = new LinkedHashSet<>(fact.speakers());
        if (speakers.isEmpty()) {
            speakers.addAll(fact.entities());
        }
        List<Fact> others = new ArrayList<>();
        for (Fact other : base.facts()) {
            boolean theirs = other.speakers().stream().anyMatch(speakers::contains);
            if (theirs && !turn.facts().contains(other.id()) && others.size() < MOST) {
                others.add(other);
            }
        }
        return others;
    }

    private List<Fact> sort(Fact last, Set<AnswerSort> asked) {
        Set<AnswerSort> wanted = EnumSet.noneOf(AnswerSort.class);
        wanted.addAll(asked);
        wanted.retainAll(SORTS);
        if (wanted.isEmpty()) {
            return List.of();
        }
        if (settles(last, wanted)) {
            return List.of(last);
        }
        Optional<Fact> relative =
                around(last).stream().filter(other -> settles(other, wanted)).findFirst();
        boolean dated = wanted.contains(AnswerSort.WHEN) && last.asOf().isPresent();
        return dated && relative.isEmpty() ? List.of(last) : relative.stream().toList();
    }

    private static boolean settles(Fact fact, Set<AnswerSort> wanted) {
        return fact.answers().stream().anyMatch(wanted::contains);
    }
}

package org.factbot.answer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
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
import org.factbot.question.AnalyzedText;
import org.factbot.question.FollowUp;
import org.factbot.question.Question;
import org.factbot.question.QuestionAnalyzer;
import org.factbot.question.Token;

/**
 * Answers what only makes sense after an answer and holds nothing to search for: "source?", "when?", "tell me more", "what
 * else did she say?". The last answer and what editors related to it say where to look. Immutable.
 */
final class FollowUps {
    private static final int MOST = 3;

    /** A question with more words of its own can stand alone. */
    private static final int MOST_WORDS = 4;

    /** So many names of the last answer are tried; each takes a look at all facts. */
    private static final int MOST_NAMES = 5;

    /** A name that one fact in so many is about singles some out. */
    private static final int RARE = 10;

    /** What an answer and its relations can be asked for in one word. */
    private static final Set<AnswerSort> SORTS = EnumSet.of(
            AnswerSort.WHEN,
            AnswerSort.WHERE,
            AnswerSort.WHY,
            AnswerSort.WHO,
            AnswerSort.WHICH,
            AnswerSort.HOW_MANY,
            AnswerSort.HOW);

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
        Optional<Fact> last = last(question);
        if (last.isEmpty()) {
            return List.of();
        }
        Question.Turn turn = question.question().before().orElseThrow();
        FollowUp follow = analyzer.followUp(question, storyWords.getOrDefault(question.language(), Set.of()));
        return switch (follow) {
            case NONE -> List.of();
            case SOURCE -> List.of(last.get());
            case MORE -> more(turn);
            case ELSE -> others(last.get(), turn);
            case OTHER -> other(last.get(), turn);
            case SORT -> sort(last.get(), question.wanted());
        };
    }

    /** What was answered last; empty where nothing was, or the same message named what is meant. */
    private Optional<Fact> last(AnalyzedQuestion question) {
        return question.question()
                .before()
                .filter(turn -> turn.names().isEmpty())
                .flatMap(turn -> turn.facts().stream().findFirst())
                .flatMap(base::fact);
    }

    /**
     * Further ways to read a question that follows an answer, beside the one in which it leans on the subject of that answer:
     * "and India?" puts India into the last question, "were they punished?" may lean on any name of the last answer.
     */
    List<AnalyzedQuestion> readings(AnalyzedQuestion question) {
        Optional<Fact> last = last(question);
        if (last.isEmpty()) {
            return List.of();
        }
        AnalyzedQuestion alone = alone(question);
        List<Token> telling = telling(alone);
        if (turnsToNames(alone)) {
            return inPlace(alone, question.question(), telling, last.get()).stream()
                    .toList();
        }
        boolean open = analyzer.namesIn(alone).isEmpty() || analyzer.meansSomebody(alone);
        if (telling.isEmpty() || telling.size() > MOST_WORDS || !open) {
            return List.of();
        }
        Stream<AnalyzedQuestion> added =
                analyzer.isScrap(alone) && alone.wanted().isEmpty()
                        ? inPlace(alone, question.question(), telling, last.get()).stream()
                        : Stream.empty();
        Stream<AnalyzedQuestion> leaning = last.get().entities().stream()
                .filter(this::isRare)
                .limit(MOST_NAMES)
                .map(name -> leaning(alone, question.question(), name));
        return Stream.concat(added, leaning).toList();
    }

    /** The question as it would be read if nothing had been answered before. */
    AnalyzedQuestion alone(AnalyzedQuestion question) {
        return analyzer.analyze(
                new Question(question.question().text(), Optional.of(question.language()), Optional.empty()));
    }

    /** Whether a question says no more than a name or a date: not even what is asked of it. */
    boolean turnsToNames(AnalyzedQuestion question) {
        List<Token> telling = telling(question);
        return question.wanted().isEmpty()
                && !telling.isEmpty()
                && telling.stream().noneMatch(token -> token.kind() == Token.Kind.WORD);
    }

    private List<Token> telling(AnalyzedQuestion question) {
        Set<String> common = storyWords.getOrDefault(question.language(), Set.of());
        return question.text().tokens().stream()
                .filter(token -> token.informative() && !common.contains(token.key()))
                .toList();
    }

    private AnalyzedQuestion leaning(AnalyzedQuestion alone, Question asked, String name) {
        List<Token> tokens = new ArrayList<>(alone.text().tokens());
        tokens.add(new Token("@" + name, Token.Kind.ENTITY, name));
        Set<String> names = new LinkedHashSet<>(alone.text().entities());
        names.add(name);
        return alone.asked(asked)
                .withText(
                        new AnalyzedText(tokens, names, alone.text().negated()),
                        base.entity(name).map(entity -> entity.name().in(alone.language())));
    }

    /** A way to ask for the last answer, with the names of the question in the place of its own and without its dates. */
    private Optional<AnalyzedQuestion> inPlace(AnalyzedQuestion alone, Question asked, List<Token> telling, Fact last) {
        Optional<String> phrasing = last.phrasings(alone.language()).stream().findFirst();
        if (phrasing.isEmpty()) {
            return Optional.empty();
        }
        AnalyzedQuestion before =
                analyzer.analyze(new Question(phrasing.get(), Optional.of(alone.language()), Optional.empty()));
        Set<Token.Kind> brought = EnumSet.noneOf(Token.Kind.class);
        // A name that the base does not know takes the place of one that it knows.
        telling.forEach(token -> brought.add(token.kind() == Token.Kind.STRANGER ? Token.Kind.ENTITY : token.kind()));
        List<Token> tokens = new ArrayList<>();
        for (Token token : before.text().tokens()) {
            boolean replaced = token.kind() == Token.Kind.ENTITY
                    && brought.contains(Token.Kind.ENTITY)
                    && isRare(token.key().substring(1));
            if (!replaced && token.kind() != Token.Kind.VALUE) {
                tokens.add(token);
            }
        }
        tokens.addAll(telling);
        Set<String> names = new LinkedHashSet<>();
        tokens.stream()
                .filter(token -> token.kind() == Token.Kind.ENTITY)
                .forEach(token -> names.add(token.key().substring(1)));
        return Optional.of(before.asked(asked)
                .withText(new AnalyzedText(tokens, names, before.text().negated()), Optional.of(phrasing.get())));
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

    /**
     * Whether a question that leans on the last answer asks for something else: it brings a word of its own, says "else", or
     * wants to know what comes.
     */
    boolean asksOn(AnalyzedQuestion question) {
        Set<String> common = storyWords.getOrDefault(question.language(), Set.of());
        return question.assumed().isPresent()
                && (question.judgement() != AnalyzedQuestion.Judgement.NONE
                        || analyzer.asksForElse(question)
                        || analyzer.analyze(question.focus(), question.language()).tokens().stream()
                                .anyMatch(token -> token.informative() && !common.contains(token.key())));
    }

    private List<Fact> around(Fact fact) {
        return near.getOrDefault(fact.id(), Set.of()).stream()
                .flatMap(id -> base.fact(id).stream())
                .filter(other -> other.kind() != Fact.Kind.UNKNOWN)
                .toList();
    }

    /** What editors related to anything just shown; where all of that has been read, the rest of the topic. */
    private List<Fact> more(Question.Turn turn) {
        List<Fact> shown =
                turn.facts().stream().flatMap(id -> base.fact(id).stream()).toList();
        Stream<Fact> related = shown.stream().flatMap(fact -> around(fact).stream());
        Stream<Fact> alike = base.facts().stream()
                .filter(fact -> fact.kind() != Fact.Kind.UNKNOWN)
                .filter(fact -> shown.stream().anyMatch(one -> one.topic().equals(fact.topic())));
        return Stream.concat(related, alike)
                .filter(fact -> !turn.facts().contains(fact.id()))
                .distinct()
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

    /** What the other one said: somebody else who speaks near the last answer, whom editors related to it before others. */
    private List<Fact> other(Fact fact, Question.Turn turn) {
        Set<String> before = new LinkedHashSet<>(fact.speakers());
        before.addAll(fact.entities());
        List<Fact> speaking = Stream.concat(
                        around(fact).stream(),
                        base.facts().stream().filter(other -> other.topic().equals(fact.topic())))
                .filter(other -> !turn.facts().contains(other.id()))
                .filter(other ->
                        !other.speakers().isEmpty() && other.speakers().stream().noneMatch(before::contains))
                .distinct()
                .toList();
        return speaking.stream()
                .filter(one -> one.speakers().equals(speaking.get(0).speakers()))
                .limit(MOST)
                .toList();
    }

    private List<Fact> sort(Fact last, Set<AnswerSort> asked) {
        Set<AnswerSort> wanted = EnumSet.noneOf(AnswerSort.class);
        wanted.addAll(asked);
        wanted.retainAll(SORTS);
        if (wanted.isEmpty()) {
            return List.of();
        }
        // "When did he say that?" means these very words, whatever the fact was written to settle.
        if (settles(last, wanted) || asked.contains(AnswerSort.REACTION)) {
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

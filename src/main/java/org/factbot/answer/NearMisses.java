package org.factbot.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.factbot.knowledge.AnswerSort;
import org.factbot.knowledge.Entity;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.question.AnalyzedText;
import org.factbot.question.Token;

/**
 * Makes questions that look like a phrasing and that its fact does not answer: another name, an unknown name, another
 * number, another sort of answer. From them the weights learn what one changed thing is worth. Deterministic; immutable.
 */
final class NearMisses {
    /** Sorts that are told from the wording with hardly an error, and that a fact either settles or does not. */
    private static final List<AnswerSort> HARD_SORTS =
            List.of(AnswerSort.WHEN, AnswerSort.HOW_MANY, AnswerSort.WHERE, AnswerSort.WHO, AnswerSort.WHY);

    private final FactBase base;
    private final Predicate<String> distinctive;

    NearMisses(FactBase base, Predicate<String> distinctive) {
        this.base = base;
        this.distinctive = distinctive;
    }

    List<Trainer.Asking> of(Trainer.Asking asking) {
        Fact fact = base.facts().get(asking.fact());
        List<Trainer.Asking> misses = new ArrayList<>();
        // Of the words alone: the hash of an enum differs from one run of Java to the next, and so would what is
        // learnt.
        int seed = asking.text().tokens().stream().map(Token::key).toList().hashCode();
        List<Token> names = asking.text().tokens().stream()
                .filter(token -> token.kind() == Token.Kind.ENTITY
                        && distinctive.test(token.key().substring(1)))
                .toList();
        if (!names.isEmpty()) {
            Token name = names.get(0);
            String id = name.key().substring(1);
            misses.add(changed(asking, name, new Token("\u0002stranger", Token.Kind.STRANGER, name.surface())));
            List<Entity> others = base.entities().stream()
                    .filter(other -> !other.id().equals(id))
                    .filter(other -> base.entity(id).map(Entity::kind).equals(java.util.Optional.of(other.kind())))
                    .filter(other ->
                            distinctive.test(other.id()) && !fact.entities().contains(other.id()))
                    .filter(other -> !other.memberOf().contains(id))
                    .toList();
            if (!others.isEmpty()) {
                Entity other = others.get(Math.floorMod(seed, others.size()));
                misses.add(changed(asking, name, new Token("@" + other.id(), Token.Kind.ENTITY, other.id())));
            }
        } else if (unit(seed) < 0.3) {
            // A name where there was none: "in Paris", "according to the Chinese".
            List<Token> tokens = new ArrayList<>(asking.text().tokens());
            tokens.add(new Token("\u0002stranger", Token.Kind.STRANGER, ""));
            misses.add(with(asking, tokens, asking.wanted()));
        }
        asking.text().tokens().stream()
                .filter(token -> token.kind() == Token.Kind.VALUE)
                .findFirst()
                .ifPresent(value -> misses.add(changed(asking, value, new Token("#n987654", Token.Kind.VALUE, ""))));
        Set<AnswerSort> hard = HARD_SORTS.stream()
                .filter(sort -> !fact.answers().contains(sort))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!fact.answers().isEmpty() && !hard.isEmpty() && unit(seed + 1) < 0.5) {
            AnswerSort sort = List.copyOf(hard).get(Math.floorMod(seed, hard.size()));
            misses.add(with(asking, masked(asking.text(), 0.15, 3).tokens(), Set.of(sort)));
        }
        return misses;
    }

    private static Trainer.Asking changed(Trainer.Asking asking, Token old, Token other) {
        List<Token> tokens = new ArrayList<>();
        asking.text().tokens().forEach(token -> tokens.add(token.equals(old) ? other : token));
        return with(asking, tokens, asking.wanted());
    }

    private static Trainer.Asking with(Trainer.Asking asking, List<Token> tokens, Set<AnswerSort> wanted) {
        Set<String> entities = new HashSet<>();
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.ENTITY) {
                entities.add(token.key().substring(1));
            }
        }
        return new Trainer.Asking(
                -1,
                asking.language(),
                new AnalyzedText(tokens, entities, asking.text().negated()),
                wanted,
                asking.group());
    }

    /** The text with a share of its content words made unknown; which ones depends on the words and the copy alone. */
    static AnalyzedText masked(AnalyzedText text, double share, int copy) {
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < text.tokens().size(); i++) {
            Token token = text.tokens().get(i);
            boolean hide = token.kind() == Token.Kind.WORD
                    && unit(31L * token.key().hashCode() + 1_000_003L * i + copy) < share;
            tokens.add(hide ? new Token("\u0001" + i, Token.Kind.WORD, token.surface()) : token);
        }
        return new AnalyzedText(tokens, text.entities(), text.negated());
    }

    /** A number in [0, 1) that looks random but is the same for the same seed (the SplitMix64 finalizer). */
    static double unit(long seed) {
        long z = (seed + 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }
}

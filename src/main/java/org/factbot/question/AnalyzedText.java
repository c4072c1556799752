package org.factbot.question;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text in the form in which texts are compared. Immutable.
 *
 * @param tokens   in the order of the text
 * @param entities ids of the known names in it, in order of appearance
 * @param negated  whether it holds a negation
 */
public record AnalyzedText(List<Token> tokens, Set<String> entities, boolean negated) {
    public AnalyzedText {
        tokens = List.copyOf(tokens);
        entities = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(entities));
    }

    /** Keys of the tokens that carry content, each once, in order. */
    public Set<String> informativeKeys() {
        return tokens.stream()
                .filter(Token::informative)
                .map(Token::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Keys of the dates, years and numbers. */
    public Set<String> values() {
        return tokens.stream()
                .filter(token -> token.kind() == Token.Kind.VALUE)
                .map(Token::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

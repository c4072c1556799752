package org.factbot.question;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.factbot.knowledge.Language;

/**
 * The known names of a story in one language, found in texts. Names bend, so they are looked for by their stems; but a name
 * is not every word of its stem: "the US" is not "used", "the Netherlands" are no "netherland", "Дели" is not "дело". Built
 * once, then read from any thread.
 */
final class Names {
    /**
     * A known name.
     *
     * @param entity      whose name it is
     * @param descriptive whether it describes ("former ambassador"), so that its words keep their own meaning too
     * @param written     its words as written, folded
     */
    record Named(String entity, boolean descriptive, List<String> written) {}

    /** Of so short a stem too many words can be made. */
    private static final int SHORTEST_BENT = 4;

    private static final Pattern JOINERS_AND_MARKS = Pattern.compile("[\\p{M}\u200c\u200d\u0640]");

    private final Language language;
    private final Predicate<String> isStop;
    private final Phrases<List<Named>> byStems = new Phrases<>();
    private final Map<List<String>, List<Named>> all = new HashMap<>();

    /** @param isStop whether a word as written holds sentences together, and is no name unless written as one */
    Names(Language language, Predicate<String> isStop) {
        this.language = language;
        this.isStop = isStop;
    }

    void add(List<Term> name, String entity, boolean descriptive) {
        List<String> stems = name.stream().map(Term::text).toList();
        List<Named> named = all.get(stems);
        if (named == null) {
            named = new ArrayList<>();
            all.put(stems, named);
            byStems.add(stems, named);
        }
        named.add(new Named(
                entity,
                descriptive,
                name.stream().map(term -> folded(term.surface())).toList()));
    }

    /**
     * The names in a text, from left to right, never overlapping, longer ones first.
     *
     * @param words the stems of the terms, respelled where they were mistyped
     */
    List<Phrases.Match<Named>> in(List<Term> terms, List<String> words) {
        List<Phrases.Match<Named>> found = new ArrayList<>();
        for (Phrases.Match<List<Named>> match :
                byStems.in(words, (named, from) -> meant(named, from, terms, words) != null)) {
            found.add(new Phrases.Match<>(meant(match.value(), match.from(), terms, words), match.from(), match.to()));
        }
        return found;
    }

    /** Whether a name begins with these stems. */
    boolean startsWith(List<String> words) {
        return byStems.startsWith(words);
    }

    /** The one that is written there, else the first of which what is written there can be a form; null for none. */
    private Named meant(List<Named> named, int from, List<Term> terms, List<String> words) {
        Named bent = null;
        for (Named one : named) {
            boolean exact = true;
            boolean fits = true;
            for (int i = 0; i < one.written().size(); i++) {
                Term term = terms.get(from + i);
                String text = folded(term.surface());
                boolean same = text.equals(one.written().get(i));
                exact &= same;
                fits &= same
                        ? !isStop.test(text) || one.written().size() > 1 || isWrittenAsName(term)
                        : one.descriptive()
                                || !words.get(from + i).equals(term.text())
                                || isForm(text, one.written().get(i), term.text());
            }
            if (fits && exact) {
                return one;
            }
            bent = bent == null && fits ? one : bent;
        }
        return bent;
    }

    private static boolean isWrittenAsName(Term term) {
        return term.surface().codePoints().noneMatch(Character::isLowerCase);
    }

    /** Whether a word can be a form of a name with the same stem. */
    private boolean isForm(String word, String name, String stem) {
        return switch (language) {
            case ENGLISH -> {
                String owner = word.replaceFirst("['’]s?$", "");
                yield owner.equals(name)
                        || name.length() >= SHORTEST_BENT && (owner.equals(name + "s") || owner.equals(name + "es"));
            }
            case PERSIAN -> stem.length() >= SHORTEST_BENT && word.startsWith(name);
            default -> stem.length() >= SHORTEST_BENT;
        };
    }

    /** Lower case, without marks, with one letter for those that keyboards mix up. */
    private static String folded(String written) {
        String apart = Normalizer.normalize(written.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        return JOINERS_AND_MARKS
                .matcher(apart)
                .replaceAll("")
                .replace('ي', 'ی')
                .replace('ى', 'ی')
                .replace('ۍ', 'ی')
                .replace('ې', 'ی')
                .replace('ك', 'ک')
                .replace('ګ', 'گ')
                .replace('ة', 'ه');
    }
}

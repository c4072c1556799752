package org.factbot.question;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Tells where in a sentence a new question opens: "when was it announced | and what did he say?". It knows grammar words
 * only. A question that stays whole is answered as well as ever, and one torn apart is not, so that in doubt nothing is
 * cut: both sides must ask by themselves, and the first must have said its verb ("when and where was it?" is one).
 * Immutable.
 */
final class Clauses {
    /** A piece of a text in its own words, and whether it asks. */
    record Clause(String text, boolean asks) {}

    private static final Pattern QUOTES = Pattern.compile("[\"“”„«»]");

    private final Phrases<String> joins = new Phrases<>();
    private final Set<String> leads;
    private final Set<String> openers;
    private final Set<String> inverted;
    private final Set<String> subjects;
    private final Set<String> within;
    private final Set<String> back;
    private final Set<String> thing;
    private final Set<String> verbs = new HashSet<>();
    private final List<String> endings = new ArrayList<>();
    private final boolean verbLast;

    /**
     * @param lists the lists of the language by their keys
     */
    Clauses(Function<String, List<String>> lists) {
        lists.apply("clause.join").forEach(join -> joins.add(List.of(join.split(" ")), join));
        leads = Set.copyOf(lists.apply("clause.lead"));
        openers = Set.copyOf(lists.apply("clause.opener"));
        inverted = Set.copyOf(lists.apply("clause.inverted"));
        subjects = Set.copyOf(lists.apply("clause.subject"));
        within = Set.copyOf(lists.apply("clause.within"));
        back = Set.copyOf(lists.apply("clause.back"));
        thing = Set.copyOf(lists.apply("clause.thing"));
        for (String verb : lists.apply("clause.verb")) {
            if (verb.startsWith("*")) {
                endings.add(verb.substring(1));
            } else {
                verbs.add(verb);
            }
        }
        verbLast = lists.apply("clause.verb-stands").contains("last");
    }

    /**
     * The clauses of one sentence: more than one only where each asks.
     *
     * @param words the words of the sentence, courtesies left out
     */
    List<Clause> in(String sentence, List<Lexicon.Word> words) {
        List<String> texts = words.stream().map(Lexicon.Word::text).toList();
        List<Clause> clauses = new ArrayList<>();
        int from = 0;
        int start = 0;
        List<Phrases.Match<String>> found = joins.in(texts);
        for (int at = 0; at < found.size(); at++) {
            int left = found.get(at).from();
            while (at + 1 < found.size()
                    && found.get(at + 1).from() == found.get(at).to()) {
                at++; // "and also"
            }
            int right = found.get(at).to();
            if (left > from
                    && quotesWhole(sentence.substring(start, words.get(left).start()))
                    && opensAnew(texts.subList(from, left), from == 0, texts.subList(right, texts.size()))) {
                clauses.add(new Clause(
                        bare(sentence.substring(start, words.get(left).start())), true));
                from = right;
                start = words.get(right).start();
            }
        }
        List<String> rest = texts.subList(from, texts.size());
        clauses.add(new Clause(bare(sentence.substring(start)), asks(rest, from == 0) && (from > 0 || says(rest))));
        return clauses;
    }

    /** Whether every quotation that begins in the text ends in it: whoever quotes a question does not ask it. */
    static boolean quotesWhole(String text) {
        return QUOTES.matcher(text).results().count() % 2 == 0;
    }

    private boolean opensAnew(List<String> before, boolean first, List<String> after) {
        boolean whole = verbLast ? verb(before.get(before.size() - 1)) : says(before);
        return whole && asks(before, first) && asks(after, false) && says(after);
    }

    /** @param first whether it begins a sentence, where "did Moscow …" can only be a question */
    private boolean asks(List<String> clause, boolean first) {
        if (clause.stream().anyMatch(within::contains)) {
            return true;
        }
        int at = 0;
        while (at < clause.size() && (leads.contains(clause.get(at)) || first && at == 0 && joins.startsWith(clause))) {
            at++;
        }
        if (at == clause.size()) {
            return false;
        }
        return openers.contains(clause.get(at))
                || inverted.contains(clause.get(at))
                        && (first || at + 1 < clause.size() && subjects.contains(clause.get(at + 1)));
    }

    private boolean says(List<String> clause) {
        return clause.stream().anyMatch(this::verb);
    }

    private boolean verb(String word) {
        return verbs.contains(word)
                || endings.stream().anyMatch(ending -> word.length() > ending.length() + 1 && word.endsWith(ending));
    }

    /** Whether somebody is meant who was named before: "what did she say?". */
    boolean pointsBack(List<Lexicon.Word> words) {
        return words.stream().map(Lexicon.Word::text).anyMatch(back::contains);
    }

    /** Whether something may be meant that was named before: "where is it?". */
    boolean meansSomething(List<Lexicon.Word> words) {
        return words.stream().map(Lexicon.Word::text).anyMatch(thing::contains);
    }

    private static String bare(String clause) {
        int end = clause.length();
        while (end > 0
                && (Character.isWhitespace(clause.charAt(end - 1)) || ",;،؛".indexOf(clause.charAt(end - 1)) >= 0)) {
            end--;
        }
        return clause.substring(0, end).strip();
    }
}

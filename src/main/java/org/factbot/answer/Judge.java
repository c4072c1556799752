package org.factbot.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.factbot.knowledge.AnswerSort;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.Language;
import org.factbot.question.AnalyzedQuestion;
import org.factbot.question.AnalyzedText;
import org.factbot.question.Senses;
import org.factbot.question.Token;

/**
 * Sees the named signals between a question and each candidate. Immutable once built; one for a base, in all its
 * languages.
 */
final class Judge {
    private final AnalyzedBase base;
    private final Map<Language, Profiles> profiles = new EnumMap<>(Language.class);
    private final Map<Language, Meanings> meanings = new EnumMap<>(Language.class);
    private final Map<Language, Statements> statements = new EnumMap<>(Language.class);
    private final Map<Language, Others> others = new EnumMap<>(Language.class);
    private final Map<String, Integer> namedIn = new HashMap<>();
    private final List<Set<String>> speakers = new ArrayList<>();
    private final List<Set<String>> names = new ArrayList<>();
    private final List<Set<Language>> negated = new ArrayList<>();
    private final List<Map<Language, Set<String>>> values = new ArrayList<>();

    /**
     * @param storyWords keys that every fact of the story shares, per language
     * @param senses     general meanings, per language that has them
     * @param chatter    questions that no fact answers, per language
     */
    Judge(
            AnalyzedBase base,
            Map<Language, Set<String>> storyWords,
            Map<Language, Senses> senses,
            Map<Language, List<AnalyzedText>> chatter) {
        this.base = base;
        for (Language language : Language.values()) {
            Profiles profile = new Profiles(base, language, storyWords.getOrDefault(language, Set.of()));
            profiles.put(language, profile);
            if (senses.containsKey(language)) {
                meanings.put(language, new Meanings(base, language, profile, senses.get(language)));
            }
            statements.put(language, new Statements(base, language, profile, meanings.get(language)));
            others.put(
                    language, new Others(chatter.getOrDefault(language, List.of()), profile, meanings.get(language)));
        }
        for (AnalyzedBase.AnalyzedFact fact : base.facts()) {
            Set<String> said = new HashSet<>();
            fact.fact().quotes().forEach(quote -> quote.speaker().ifPresent(said::add));
            speakers.add(said);
            Set<String> about = new HashSet<>(said);
            Map<Language, Set<String>> held = new EnumMap<>(Language.class);
            Set<Language> denying = EnumSet.noneOf(Language.class);
            for (Language language : Language.values()) {
                AnalyzedBase.Texts texts = fact.in(language);
                Set<String> keys = new HashSet<>();
                texts.own().forEach(text -> {
                    keys.addAll(text.values());
                    about.addAll(text.entities());
                });
                texts.phrasings().forEach(text -> keys.addAll(text.values()));
                if (texts.own().stream().anyMatch(AnalyzedText::negated)
                        || texts.phrasings().stream()
                                        .filter(AnalyzedText::negated)
                                        .count()
                                > 1) {
                    denying.add(language);
                }
                fact.fact().asOf().ifPresent(day -> {
                    keys.add("#y" + day.getYear());
                    keys.add(String.format(
                            java.util.Locale.ROOT, "#d%02d-%02d", day.getMonthValue(), day.getDayOfMonth()));
                });
                held.put(language, keys);
            }
            values.add(held);
            negated.add(denying);
            names.add(about);
            about.forEach(id -> namedIn.merge(id, 1, Integer::sum));
        }
    }

    /** A candidate with its signals, indexed by {@link SignalKind}. */
    record Seen(int fact, double[] signals) {}

    /**
     * What is seen of a question as a whole.
     *
     * @param unseenShare  share of its informative weight that no fact holds
     * @param informative  how many informative tokens it has
     * @param distinctive  the names in it that single facts out
     * @param strangers    how many names in it the base does not know
     * @param others       how near it is to questions that no fact answers
     */
    record Overview(
            double unseenShare, int informative, Set<String> distinctive, int strangers, Others.Nearness others) {}

    /**
     * What of a question a fact leaves open.
     *
     * @param uncovered       how many informative words neither stand in it nor are near to one that does
     * @param heaviest        how telling the most telling of them is, 1 as telling as a word can be
     * @param chatter         mean log-odds of them being words of questions that no fact answers, at least 0
     * @param hardSortDenied  it asks when, where, how many, who or why, and the fact settles none of what it asks
     * @param negationDiffers it denies, and neither the fact nor any way of asking for it does
     * @param statement       what of it the fact's statement alone holds
     */
    record Gaps(
            int uncovered,
            double heaviest,
            double chatter,
            boolean hardSortDenied,
            boolean negationDiffers,
            Statements.View statement) {}

    private static final Set<AnswerSort> HARD_SORTS =
            EnumSet.of(AnswerSort.WHEN, AnswerSort.WHERE, AnswerSort.HOW_MANY, AnswerSort.WHO, AnswerSort.WHY);

    /** Words this near stand for each other. */
    private static final double AS_GOOD_AS = 0.6;

    Gaps gaps(AnalyzedQuestion question, int fact, StoryLikeness likeness) {
        Profiles profile = profiles.get(question.language());
        Meanings meaning = meanings.get(question.language());
        Set<String> seen = new HashSet<>();
        List<Token> uncovered = new ArrayList<>();
        double heaviest = 0;
        for (Token token : question.text().tokens()) {
            int id = profile.id(token.key());
            if (!token.informative() || !seen.add(token.key()) || id >= 0 && profile.holds(fact, id)) {
                continue;
            }
            if (meaning == null || meaning.held(token, fact) < AS_GOOD_AS) {
                uncovered.add(token);
                heaviest = Math.max(heaviest, profile.weight(token.key()) / profile.unseenWeight());
            }
        }
        Set<AnswerSort> answers = fact(fact).answers();
        Set<AnswerSort> wanted = settleable(question.wanted());
        boolean denied = !wanted.isEmpty()
                && HARD_SORTS.containsAll(wanted)
                && !answers.isEmpty()
                && wanted.stream().noneMatch(answers::contains);
        return new Gaps(
                uncovered.size(),
                heaviest,
                Math.max(0, -likeness.of(new AnalyzedText(uncovered, Set.of(), false), question.language())),
                denied,
                question.text().negated() && !negated.get(fact).contains(question.language()),
                statement(question, fact));
    }

    private Statements.View statement(AnalyzedQuestion question, int fact) {
        Statements compared = statements.get(question.language());
        return compared.view(compared.asked(question, List.of()), fact);
    }

    Fact fact(int place) {
        return base.facts().get(place).fact();
    }

    /** Whether naming this entity singles facts out: fewer than a third of them are about it. */
    boolean distinctive(String entity) {
        return namedIn.getOrDefault(entity, 0) * 3 < Math.max(3, base.facts().size());
    }

    Overview overview(AnalyzedQuestion question) {
        Profiles.Asked asked = profiles.get(question.language()).asked(question.text());
        Set<String> distinctive = new HashSet<>(question.text().entities());
        distinctive.removeIf(id -> !distinctive(id));
        return new Overview(
                asked.informative() == 0 ? 1 : asked.unseen() / asked.informative(),
                (int) question.text().tokens().stream()
                        .filter(Token::informative)
                        .count(),
                distinctive,
                (int) question.text().tokens().stream()
                        .filter(token -> token.kind() == Token.Kind.STRANGER)
                        .count(),
                others.get(question.language()).nearest(question.text()));
    }

    List<Seen> see(AnalyzedQuestion question, Overview overview, List<Retriever.Candidate> candidates) {
        Profiles profile = profiles.get(question.language());
        Profiles.Asked asked = profile.asked(question.text());
        Meanings meaning = meanings.get(question.language());
        float[] sense = meaning == null ? null : meaning.asked(question.text());
        Set<String> numbers = question.text().values();
        boolean wordsWanted = question.wanted().contains(AnswerSort.REACTION);
        Set<AnswerSort> wanted = settleable(question.wanted());
        Statements compared = statements.get(question.language());
        Statements.Asked whole = compared.asked(question, candidates);
        List<Seen> seen = new ArrayList<>(candidates.size());
        for (Retriever.Candidate candidate : candidates) {
            int place = candidate.fact();
            double[] signals = new double[SignalKind.values().length];
            Others.Best nearest = profile.nearest(asked, place);
            signals[SignalKind.WORDS.ordinal()] = candidate.words();
            signals[SignalKind.PAIRS.ordinal()] = candidate.pairs();
            signals[SignalKind.GRAMS.ordinal()] = candidate.grams();
            signals[SignalKind.NEAREST.ordinal()] = nearest.first();
            signals[SignalKind.NEAREST_THREE.ordinal()] = nearest.mean();
            signals[SignalKind.COVERAGE.ordinal()] = profile.coverage(asked, place);
            signals[SignalKind.OWN_COVERAGE.ordinal()] = profile.ownCoverage(asked, place);
            signals[SignalKind.FIRM_COVERAGE.ordinal()] = profile.firmCoverage(asked, place);
            signals[SignalKind.SORT.ordinal()] = sort(wanted, fact(place).answers());
            if (meaning != null) {
                Others.Best near = meaning.nearest(sense, place);
                signals[SignalKind.SENSE.ordinal()] = near.first();
                signals[SignalKind.SENSE_THREE.ordinal()] = near.mean();
            }
            signals[SignalKind.SOFT_COVERAGE.ordinal()] = softCoverage(question, profile, meaning, place);
            double hit = share(overview.distinctive(), names.get(place));
            signals[SignalKind.NAMES.ordinal()] = hit;
            signals[SignalKind.STRANGERS.ordinal()] = overview.distinctive().isEmpty() ? 0 : 1 - hit;
            signals[SignalKind.SPEAKER.ordinal()] =
                    wordsWanted && question.text().entities().stream().anyMatch(speakers.get(place)::contains) ? 1 : 0;
            double held = share(numbers, values.get(place).get(question.language()));
            signals[SignalKind.VALUES.ordinal()] = held;
            signals[SignalKind.MISSING_VALUES.ordinal()] = numbers.isEmpty() ? 0 : 1 - held;
            Statements.View statement = compared.view(whole, place);
            signals[SignalKind.HOLDS.ordinal()] = statement.holds();
            signals[SignalKind.AMONG.ordinal()] = statement.among();
            signals[SignalKind.AMONG_BESIDE.ordinal()] = statement.amongBeside();
            signals[SignalKind.BESIDE.ordinal()] = statement.beside();
            seen.add(new Seen(place, signals));
        }
        return seen;
    }

    private static double softCoverage(AnalyzedQuestion question, Profiles profile, Meanings meaning, int fact) {
        double total = 0;
        double held = 0;
        Set<String> seen = new HashSet<>();
        for (Token token : question.text().tokens()) {
            if (token.informative() && seen.add(token.key())) {
                double weight = profile.weight(token.key());
                int id = profile.id(token.key());
                total += weight;
                if (id >= 0 && profile.holds(fact, id)) {
                    held += weight;
                } else if (meaning != null) {
                    held += weight * meaning.held(token, fact);
                }
            }
        }
        return total == 0 ? 0 : held / total;
    }

    /** "Whether" can be asked of any fact, so it tells none from another. */
    private static Set<AnswerSort> settleable(Set<AnswerSort> wanted) {
        Set<AnswerSort> rest = new HashSet<>(wanted);
        rest.remove(AnswerSort.WHETHER);
        return rest;
    }

    private static double sort(Set<AnswerSort> wanted, Set<AnswerSort> answers) {
        if (wanted.isEmpty() || answers.isEmpty()) {
            return 0;
        }
        return wanted.stream().anyMatch(answers::contains) ? 1 : -1;
    }

    private static double share(Set<String> asked, Set<String> held) {
        if (asked.isEmpty()) {
            return 0;
        }
        return (double) asked.stream().filter(held::contains).count() / asked.size();
    }

    /** Candidates in the order of their weighted signals; ties by fact id. */
    List<Seen> rank(List<Seen> seen, double[] weights) {
        List<Seen> ranked = new ArrayList<>(seen);
        ranked.sort(Comparator.comparingDouble((Seen one) -> -score(one.signals(), weights))
                .thenComparing(one -> fact(one.fact()).id()));
        return ranked;
    }

    static double score(double[] signals, double[] weights) {
        double sum = 0;
        for (int i = 0; i < signals.length; i++) {
            sum += signals[i] * weights[i];
        }
        return sum;
    }
}

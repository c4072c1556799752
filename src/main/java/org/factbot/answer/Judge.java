package org.factbot.answer;

import java.util.ArrayList;
import java.util.Arrays;
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
    private final Map<Language, Tongue> tongues = new EnumMap<>(Language.class);
    private final Map<String, Integer> namedIn = new HashMap<>();
    /** By fact, the sorts it answers, one bit each. */
    private final int[] sorts;

    /** By fact, those that sum it up or that it sums up. */
    private final Map<Integer, Set<Integer>> kin = new HashMap<>();

    private final List<Set<String>> speakers = new ArrayList<>();
    private final List<Set<String>> names = new ArrayList<>();
    private final List<Set<Language>> negated = new ArrayList<>();
    private final List<Map<Language, Set<String>>> values = new ArrayList<>();

    /** What is known of the facts in one language. */
    private static final class Tongue {
        final Language language;
        final Profiles profile;
        final Wording wording;
        final Classifier classifier;

        /** Null where what the statements hold is compared as a whole. */
        final Rivals rivals;

        final Others others;
        final Asides asides;

        /** Null where what the statements hold is compared as a whole. */
        final Usage usage;

        final double[] taught;

        /** Null where the language has no senses. */
        final Meanings meaning;

        /** Null where enough people wrote how they ask. */
        final Statements statements;

        Tongue(
                AnalyzedBase base,
                Language language,
                Set<String> storyWords,
                Senses senses,
                Rivals.Known known,
                boolean bare,
                List<AnalyzedText> chatter) {
            this.language = language;
            profile = new Profiles(base, language, storyWords);
            meaning = senses == null ? null : new Meanings(base, language, profile, senses);
            statements = bare ? new Statements(base, language, profile, meaning) : null;
            wording = new Wording(base, language);
            List<List<AnalyzedText>> phrasings = base.facts().stream()
                    .map(fact -> fact.in(language).phrasings())
                    .toList();
            classifier = new Classifier(phrasings, chatter, meaning);
            rivals = bare ? null : new Rivals(base, language, profile, known);
            others = new Others(chatter, profile);
            asides = new Asides(base, language, profile);
            usage = bare ? null : new Usage(base, language);
            taught = phrasings.stream()
                    .mapToDouble(ways -> Math.min(1, ways.size() / WELL_TAUGHT))
                    .toArray();
        }
    }

    private Tongue tongue(AnalyzedQuestion question) {
        return tongues.get(question.language());
    }

    /**
     * @param storyWords keys that every fact of the story shares, per language
     * @param senses     general meanings, per language that has them
     * @param rivals     what excludes each other
     * @param bare       whether what the statements hold is compared too: it tells much where nobody wrote how people ask,
     *                   and only adds noise where many did
     * @param chatter    questions that no fact answers, per language
     */
    Judge(
            AnalyzedBase base,
            Map<Language, Set<String>> storyWords,
            Map<Language, Senses> senses,
            Rivals.Known rivals,
            boolean bare,
            Map<Language, List<AnalyzedText>> chatter) {
        this.base = base;
        sorts = base.facts().stream()
                .mapToInt(fact -> mask(fact.fact().answers()))
                .toArray();
        // They need nothing of each other, and the best taught language takes as long as the others together.
        Arrays.stream(Language.values())
                .parallel()
                .map(language -> new Tongue(
                        base,
                        language,
                        storyWords.getOrDefault(language, Set.of()),
                        senses.get(language),
                        rivals,
                        bare,
                        chatter.getOrDefault(language, List.of())))
                .toList()
                .forEach(tongue -> tongues.put(tongue.language, tongue));
        for (AnalyzedBase.AnalyzedFact fact : base.facts()) {
            Set<String> said = new HashSet<>();
            fact.fact().quotes().forEach(quote -> quote.speaker().ifPresent(said::add));
            speakers.add(said);
            Set<String> about = new HashSet<>(said);
            Map<Language, Set<String>> held = new EnumMap<>(Language.class);
            Set<String> day = new HashSet<>();
            fact.fact().asOf().ifPresent(date -> {
                day.add("#y" + date.getYear());
                day.add(String.format(
                        java.util.Locale.ROOT, "#d%02d-%02d", date.getMonthValue(), date.getDayOfMonth()));
            });
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
                keys.addAll(day);
                held.put(language, keys);
            }
            values.add(held);
            negated.add(denying);
            names.add(about);
            about.forEach(id -> namedIn.merge(id, 1, Integer::sum));
        }
        Map<String, Integer> places = new HashMap<>();
        for (int place = 0; place < base.facts().size(); place++) {
            places.put(fact(place).id(), place);
        }
        for (int place = 0; place < base.facts().size(); place++) {
            for (String part : fact(place).parts()) {
                Integer other = places.get(part);
                if (other != null) {
                    kin.computeIfAbsent(place, one -> new HashSet<>()).add(other);
                    kin.computeIfAbsent(other, one -> new HashSet<>()).add(place);
                }
            }
        }
    }

    /** With so many ways of asking for each fact, nearly everything that strangers say has been said before. */
    private static final double WELL_TAUGHT = 100;

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
    record Overview(double unseenShare, int informative, Set<String> distinctive, int strangers, double others) {}

    /**
     * What of a question a fact leaves open.
     *
     * @param uncovered       how many informative words neither stand in it nor are near to one that does
     * @param heaviest        how telling the most telling of them is, 1 as telling as a word can be
     * @param chatter         mean log-odds of them being words of questions that no fact answers, at least 0
     * @param hardSortDenied  it asks when, where, how many, who or why, and the fact settles none of what it asks
     * @param negationDiffers it denies, and neither the fact nor any way of asking for it does
     * @param wording         log-odds a pair of neighbours that the wording is the fact's
     * @param againstNone     log-odds by the classifier that it asks for this fact rather than for none
     * @param classified      the classifier's share for the fact
     * @param taught          how well the fact is taught in its language: ways of asking, 1 for {@link #WELL_TAUGHT} or more
     * @param rivals          how many things in it the fact has otherwise
     * @param boundOtherwise  how many words it binds to a name to which the fact never binds them
     * @param turned          how many times it turns two names round
     * @param foreignTimes    how many of its days, months, years and ordinals are not the fact's own
     * @param uncoveredNames  how many uncovered words are written like names
     * @param asksWhether     it asks whether something is so, so that a fact that has it otherwise may settle it
     * @param aside           how it compares with what sounds like asking for the fact
     * @param usage           how its words are used in asking for the fact
     * @param statement       what of it the fact's statement alone holds
     */
    record Gaps(
            int uncovered,
            double heaviest,
            double chatter,
            boolean hardSortDenied,
            boolean negationDiffers,
            double wording,
            double againstNone,
            double classified,
            double taught,
            int rivals,
            int boundOtherwise,
            int turned,
            int foreignTimes,
            int uncoveredNames,
            boolean asksWhether,
            Asides.View aside,
            Usage.View usage,
            Statements.View statement) {}

    private static final Set<AnswerSort> HARD_SORTS =
            EnumSet.of(AnswerSort.WHEN, AnswerSort.WHERE, AnswerSort.HOW_MANY, AnswerSort.WHO, AnswerSort.WHY);

    /** Words this near stand for each other. */
    private static final double AS_GOOD_AS = 0.6;

    Gaps gaps(Read read, int fact, StoryLikeness likeness) {
        AnalyzedQuestion question = read.question();
        Profiles profile = tongue(question).profile;
        Meanings meaning = tongue(question).meaning;
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
        boolean denied =
                !wanted.isEmpty() && HARD_SORTS.containsAll(wanted) && !answers.isEmpty() && !anyOf(wanted, answers);
        return new Gaps(
                uncovered.size(),
                heaviest,
                Math.max(0, -likeness.of(new AnalyzedText(uncovered, Set.of(), false), question.language())),
                denied,
                question.text().negated() && !negated.get(fact).contains(question.language()),
                read.wording().likeness(fact),
                againstNone(read, fact),
                read.said().share(fact),
                tongue(question).taught[fact],
                rivals(read, fact),
                boundOtherwise(read, fact),
                turned(read, fact),
                foreignTimes(read, fact),
                uncovered.isEmpty() ? 0 : names(uncovered, question.text()),
                question.wanted().contains(AnswerSort.WHETHER),
                tongue(question).asides.of(question.text(), fact),
                tongue(question).usage == null
                        ? Usage.View.NOTHING
                        : tongue(question).usage.of(question.text(), fact),
                statement(read, fact));
    }

    /** For the fact or what sums it up: the classifier has to choose between them, the reader has not. */
    private double againstNone(Read read, int fact) {
        double best = read.said().againstNone(fact);
        for (int other : kin(fact)) {
            best = Math.max(best, read.said().againstNone(other));
        }
        return best;
    }

    private int rivals(Read read, int fact) {
        return read.rivals() == null ? 0 : tongue(read.question()).rivals.count(read.rivals(), fact);
    }

    private int boundOtherwise(Read read, int fact) {
        return read.rivals() == null ? 0 : tongue(read.question()).rivals.boundOtherwise(read.rivals(), fact);
    }

    private int foreignTimes(Read read, int fact) {
        return read.rivals() == null ? 0 : tongue(read.question()).rivals.foreignTimes(read.rivals(), fact);
    }

    private int turned(Read read, int fact) {
        return read.rivals() == null ? 0 : tongue(read.question()).rivals.turned(read.rivals(), fact);
    }

    /** How many words that the fact does not hold are written like names. */
    private static int names(List<Token> uncovered, AnalyzedText text) {
        long big = text.tokens().stream()
                .filter(Token::informative)
                .filter(Judge::isBig)
                .count();
        if (2 * big > text.tokens().stream().filter(Token::informative).count()) {
            return 0; // everything is written big
        }
        Token first = text.tokens().get(0);
        return (int) uncovered.stream()
                .filter(token -> token != first && isBig(token))
                .count();
    }

    private static boolean isBig(Token token) {
        return !token.surface().isEmpty()
                && Character.isUpperCase(token.surface().codePointAt(0));
    }

    private Statements.View statement(Read read, int fact) {
        Statements compared = tongue(read.question()).statements;
        if (compared == null) {
            return Statements.View.NOTHING;
        }
        return compared.view(compared.asked(read.question(), List.of(), read.sense()), fact);
    }

    Fact fact(int place) {
        return base.facts().get(place).fact();
    }

    /** Whether naming this entity singles facts out: fewer than a third of them are about it. */
    boolean distinctive(String entity) {
        return namedIn.getOrDefault(entity, 0) * 3 < Math.max(3, base.facts().size());
    }

    /**
     * A question in the forms in which it is compared with facts.
     *
     * @param sense   its general meaning; null where its language has no senses
     * @param wording how it is worded
     * @param said    what the classifier says of it
     * @param rivals  what of it can have a rival; null where none are looked for
     */
    record Read(
            AnalyzedQuestion question,
            Profiles.Asked asked,
            float[] sense,
            Wording.Read wording,
            Classifier.Said said,
            Rivals.Asked rivals,
            Overview overview) {}

    Read read(AnalyzedQuestion question) {
        Profiles.Asked asked = tongue(question).profile.asked(question.text());
        Meanings meaning = tongue(question).meaning;
        float[] sense = meaning == null ? null : meaning.asked(question.text());
        Set<String> distinctive = new HashSet<>(question.text().entities());
        distinctive.removeIf(id -> !distinctive(id));
        int informative = 0;
        int strangers = 0;
        for (Token token : question.text().tokens()) {
            informative += token.informative() ? 1 : 0;
            strangers += token.kind() == Token.Kind.STRANGER ? 1 : 0;
        }
        Overview overview = new Overview(
                asked.informative() == 0 ? 1 : asked.unseen() / asked.informative(),
                informative,
                distinctive,
                strangers,
                tongue(question).others.nearest(question.text()));
        return new Read(
                question,
                asked,
                sense,
                tongue(question).wording.read(question.text()),
                tongue(question).classifier.of(question.text(), sense),
                tongue(question).rivals == null ? null : tongue(question).rivals.asked(question),
                overview);
    }

    List<Seen> see(Read read, List<Retriever.Candidate> candidates) {
        AnalyzedQuestion question = read.question();
        Set<String> distinctive = read.overview().distinctive();
        Profiles profile = tongue(question).profile;
        Look look = new Look(profile, read.asked(), candidates);
        Meanings meaning = tongue(question).meaning;
        Soft[] soft = soft(read.asked(), profile, meaning, look);
        look.look();
        Set<String> numbers = question.text().values();
        boolean wordsWanted = question.wanted().contains(AnswerSort.REACTION);
        int wantedSorts = mask(settleable(question.wanted()));
        Statements compared = tongue(question).statements;
        Statements.Asked whole = compared == null ? null : compared.asked(question, candidates, null);
        List<Seen> seen = new ArrayList<>(candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            Retriever.Candidate candidate = candidates.get(i);
            int place = candidate.fact();
            double[] signals = new double[SIGNALS];
            signals[SignalKind.WORDS.ordinal()] = candidate.words();
            signals[SignalKind.PAIRS.ordinal()] = candidate.pairs();
            signals[SignalKind.GRAMS.ordinal()] = candidate.grams();
            signals[SignalKind.NEAREST.ordinal()] = look.nearest(i).first();
            signals[SignalKind.NEAREST_THREE.ordinal()] = look.nearest(i).mean();
            signals[SignalKind.COVERAGE.ordinal()] = look.coverage(i);
            signals[SignalKind.OWN_COVERAGE.ordinal()] = look.ownCoverage(i);
            signals[SignalKind.FIRM_COVERAGE.ordinal()] = look.firmCoverage(i);
            signals[SignalKind.WORDING.ordinal()] = read.wording().likeness(place);
            signals[SignalKind.CLASSIFIED.ordinal()] = read.said().share(place);
            signals[SignalKind.BEHIND.ordinal()] = read.said().behind(place);
            signals[SignalKind.SORT.ordinal()] = sort(wantedSorts, sorts[place]);
            if (meaning != null) {
                signals[SignalKind.SENSE.ordinal()] = meaning.statement(read.sense(), place);
            }
            signals[SignalKind.SOFT_COVERAGE.ordinal()] = softCoverage(soft, look, i);
            double hit = share(distinctive, names.get(place));
            signals[SignalKind.NAMES.ordinal()] = hit;
            signals[SignalKind.STRANGERS.ordinal()] = distinctive.isEmpty() ? 0 : 1 - hit;
            signals[SignalKind.SPEAKER.ordinal()] =
                    wordsWanted && anyOf(question.text().entities(), speakers.get(place)) ? 1 : 0;
            double held =
                    numbers.isEmpty() ? 0 : share(numbers, values.get(place).get(question.language()));
            signals[SignalKind.VALUES.ordinal()] = held;
            signals[SignalKind.MISSING_VALUES.ordinal()] = numbers.isEmpty() ? 0 : 1 - held;
            signals[SignalKind.RIVALS.ordinal()] = Math.min(2, rivals(read, place));
            if (compared != null) {
                Statements.Glance statement = compared.glance(whole, place);
                signals[SignalKind.HOLDS.ordinal()] = statement.holds();
                signals[SignalKind.AMONG.ordinal()] = statement.among();
                signals[SignalKind.AMONG_BESIDE.ordinal()] = statement.amongBeside();
                signals[SignalKind.BESIDE.ordinal()] = statement.beside();
            }
            seen.add(new Seen(place, signals));
        }
        return seen;
    }

    private static final int SIGNALS = SignalKind.values().length;

    /**
     * An informative word of a question, ready to be looked for in fact after fact.
     *
     * @param slot     of the word itself, -1 for one that no fact holds
     * @param slots    of the words near each word that it is written with, nearest first
     * @param nearness how near those are
     */
    private record Soft(double weight, int slot, int[][] slots, float[][] nearness) {}

    private static Soft[] soft(Profiles.Asked asked, Profiles profile, Meanings meaning, Look look) {
        Soft[] soft = new Soft[asked.telling().size()];
        for (int i = 0; i < soft.length; i++) {
            Token token = asked.telling().get(i);
            List<Meanings.Near> near = meaning == null ? List.of() : meaning.near(token);
            int[][] slots = new int[near.size()][];
            float[][] nearness = new float[near.size()][];
            for (int n = 0; n < slots.length; n++) {
                int[] ids = near.get(n).ids();
                slots[n] = new int[ids.length];
                for (int j = 0; j < ids.length; j++) {
                    slots[n][j] = look.slot(ids[j]);
                }
                nearness[n] = near.get(n).nearness();
            }
            int id = profile.id(token.key());
            soft[i] = new Soft(profile.weight(token.key()), id < 0 ? -1 : look.slot(id), slots, nearness);
        }
        return soft;
    }

    private static double softCoverage(Soft[] words, Look look, int fact) {
        double total = 0;
        double held = 0;
        for (Soft word : words) {
            total += word.weight();
            if (word.slot() >= 0 && look.found(word.slot(), fact)) {
                held += word.weight();
                continue;
            }
            double best = 0;
            for (int i = 0; i < word.slots().length; i++) {
                int[] slots = word.slots()[i];
                float[] nearness = word.nearness()[i];
                for (int j = 0; j < slots.length && nearness[j] > best; j++) {
                    if (look.found(slots[j], fact)) {
                        best = nearness[j];
                    }
                }
            }
            held += word.weight() * best;
        }
        return total == 0 ? 0 : held / total;
    }

    /** "Whether" can be asked of any fact, so it tells none from another. */
    private static Set<AnswerSort> settleable(Set<AnswerSort> wanted) {
        Set<AnswerSort> rest = new HashSet<>(wanted);
        rest.remove(AnswerSort.WHETHER);
        return rest;
    }

    private static int mask(Set<AnswerSort> sorts) {
        int mask = 0;
        for (AnswerSort sort : sorts) {
            mask |= 1 << sort.ordinal();
        }
        return mask;
    }

    private static double sort(int wanted, int answers) {
        if (wanted == 0 || answers == 0) {
            return 0;
        }
        return (wanted & answers) != 0 ? 1 : -1;
    }

    private static boolean anyOf(Set<?> some, Set<?> others) {
        for (Object one : some) {
            if (others.contains(one)) {
                return true;
            }
        }
        return false;
    }

    private static double share(Set<String> asked, Set<String> held) {
        if (asked.isEmpty()) {
            return 0;
        }
        int count = 0;
        for (String one : asked) {
            count += held.contains(one) ? 1 : 0;
        }
        return (double) count / asked.size();
    }

    /** Candidates in the order of their weighted signals; ties by fact id. */
    List<Seen> rank(List<Seen> seen, double[] weights) {
        record Scored(Seen seen, double score) {}
        Scored[] scored = new Scored[seen.size()];
        for (int i = 0; i < scored.length; i++) {
            scored[i] = new Scored(seen.get(i), score(seen.get(i).signals(), weights));
        }
        Arrays.sort(scored, (one, other) -> {
            int order = Double.compare(-one.score(), -other.score());
            return order != 0
                    ? order
                    : fact(one.seen().fact())
                            .id()
                            .compareTo(fact(other.seen().fact()).id());
        });
        List<Seen> ranked = new ArrayList<>(scored.length);
        for (Scored one : scored) {
            ranked.add(one.seen());
        }
        return ranked;
    }

    /**
     * The first and those that it competes with. What sums it up, or what it sums up, says the same and takes nothing from its
     * likelihood.
     */
    List<Seen> competing(List<Seen> ranked) {
        if (ranked.isEmpty()) {
            return ranked;
        }
        Set<Integer> kin = kin(ranked.get(0).fact());
        return kin.isEmpty()
                ? ranked
                : ranked.stream().filter(seen -> !kin.contains(seen.fact())).toList();
    }

    private Set<Integer> kin(int fact) {
        return kin.getOrDefault(fact, Set.of());
    }

    static double score(double[] signals, double[] weights) {
        double sum = 0;
        for (int i = 0; i < signals.length; i++) {
            sum += signals[i] * weights[i];
        }
        return sum;
    }
}

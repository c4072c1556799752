package org.factbot.answer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.factbot.knowledge.AnswerSort;
import org.factbot.knowledge.Language;
import org.factbot.question.AnalyzedQuestion;
import org.factbot.question.AnalyzedText;
import org.factbot.question.Contraries;
import org.factbot.question.Token;

/**
 * Compares a question with what a fact's statement says and how it says it: where nobody wrote how people ask, this is all
 * there is. Knows the order of its words, its names, dates and numbers, and the statements beside it. Immutable.
 */
final class Statements {
    /** The constants of BM25, as Lucene has them. */
    private static final double K1 = 1.2;

    private static final double B = 0.75;

    /** What a statement holds counts so much for the one beside it, and for the next but one. */
    private static final double[] BESIDE = {1, 0.6};

    private static final double SOUNDS_ALIKE = 0.6;

    private static final Set<AnswerSort> VAGUE_SORTS = EnumSet.of(AnswerSort.WHAT, AnswerSort.WHETHER);

    private final Profiles profiles;
    private final Meanings meanings;
    private final Contraries contraries;
    private final int[][] order;
    private final boolean[][] named;
    private final boolean[] timed;
    private final boolean[] counted;
    private final boolean[] settled;
    private final int[][] beside;
    private final double usualLength;

    /** @param meanings null where the language has no senses */
    Statements(AnalyzedBase base, Language language, Profiles profiles, Meanings meanings) {
        this.profiles = profiles;
        this.meanings = meanings;
        this.contraries = Contraries.of(language);
        int facts = base.facts().size();
        order = new int[facts][];
        named = new boolean[facts][];
        timed = new boolean[facts];
        counted = new boolean[facts];
        settled = new boolean[facts];
        beside = new int[facts][];
        boolean[] seenSmall = new boolean[profiles.size()];
        long words = 0;
        for (int i = 0; i < facts; i++) {
            List<Token> tokens = statement(base, i, language).tokens();
            order[i] = new int[tokens.size()];
            for (int t = 0; t < tokens.size(); t++) {
                Token token = tokens.get(t);
                order[i][t] = profiles.id(token.key());
                seenSmall[order[i][t]] |= !big(token);
                timed[i] |= tellsTime(token);
                counted[i] |= token.kind() == Token.Kind.VALUE && !token.key().startsWith("#m");
            }
            settled[i] = !base.facts().get(i).fact().answers().isEmpty();
            words += tokens.size();
            beside[i] = beside(base, i);
        }
        for (int i = 0; i < facts; i++) {
            List<Token> tokens = statement(base, i, language).tokens();
            named[i] = new boolean[tokens.size()];
            for (int t = 0; t < tokens.size(); t++) {
                Token token = tokens.get(t);
                // Every sentence begins with a big letter; only words never seen small are names there.
                named[i][t] = token.kind() == Token.Kind.ENTITY
                        || token.kind() != Token.Kind.STOP
                                && token.kind() != Token.Kind.VALUE
                                && big(token)
                                && (t > 0 || !seenSmall[order[i][t]]);
            }
        }
        usualLength = facts == 0 ? 1 : Math.max(1, (double) words / facts);
    }

    private static AnalyzedText statement(AnalyzedBase base, int fact, Language language) {
        return base.facts().get(fact).in(language).own().get(0);
    }

    /** The facts before and behind in the same topic: places, nearest first; -1 where there is none. */
    private static int[] beside(AnalyzedBase base, int fact) {
        int[] places = {fact - 1, fact + 1, fact - 2, fact + 2};
        String topic = base.facts().get(fact).fact().topic();
        for (int i = 0; i < places.length; i++) {
            boolean inside = places[i] >= 0 && places[i] < base.facts().size();
            if (!inside || !base.facts().get(places[i]).fact().topic().equals(topic)) {
                places[i] = -1;
            }
        }
        return places;
    }

    private static boolean big(Token token) {
        return !token.surface().isEmpty()
                && Character.isUpperCase(token.surface().codePointAt(0));
    }

    /** A day, a month, a year, a century or a decade; English words only, other languages have the numbers. */
    private static boolean tellsTime(Token token) {
        String surface = token.surface();
        int digits = 0;
        while (digits < surface.length() && Character.isDigit(surface.charAt(digits))) {
            digits++;
        }
        boolean whole = digits == surface.length();
        if (token.kind() == Token.Kind.VALUE) {
            if (token.key().startsWith("#o")) {
                return digits > 0 && ordinal(surface);
            }
            // A decade tells the time, too.
            return !token.key().startsWith("#n") || whole && (digits == 3 || digits == 4);
        }
        return digits >= 2 && surface.length() == digits + 1 && surface.endsWith("s") || TIMES.contains(token.key());
    }

    private static boolean ordinal(String surface) {
        return surface.endsWith("th") || surface.endsWith("st") || surface.endsWith("nd") || surface.endsWith("rd");
    }

    private static final Set<String> TIMES = Set.of("centuri", "decad", "dai", "month", "year", "todai");

    /** What of a question is compared. */
    private record Part(int id, double weight, boolean name, int[] contraries, Token token) {}

    /** A question in the form in which it is compared with statements. */
    record Asked(List<Part> parts, double total, Set<AnswerSort> wanted, double[] among, float[] sense) {}

    /** @param sense of the question, null where it is not to be compared */
    Asked asked(AnalyzedQuestion question, List<Retriever.Candidate> candidates, float[] sense) {
        List<Token> tokens = question.text().tokens();
        long big = tokens.stream()
                .filter(token -> token.informative() && big(token))
                .count();
        long informative = tokens.stream().filter(Token::informative).count();
        boolean shouted = informative > 2 && big == informative;
        List<Part> parts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        double total = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!seen.add(token.key())) {
                continue;
            }
            int[] contrary = contraries.to(token.key()).stream()
                    .mapToInt(profiles::id)
                    .filter(id -> id >= 0)
                    .toArray();
            if (!token.informative() && contrary.length == 0) {
                continue;
            }
            boolean name = token.kind() == Token.Kind.ENTITY
                    || token.kind() == Token.Kind.STRANGER
                    || token.kind() == Token.Kind.WORD && big(token) && i > 0 && !shouted;
            double weight = token.informative() ? profiles.weight(token.key()) : 0;
            total += weight;
            parts.add(new Part(profiles.id(token.key()), weight, name, contrary, token));
        }
        return new Asked(parts, total, question.wanted(), among(parts, candidates), sense);
    }

    /** How telling each part is among the candidates alone: what all of them hold tells none from another. */
    private double[] among(List<Part> parts, List<Retriever.Candidate> candidates) {
        double[] weights = new double[parts.size()];
        for (int i = 0; i < weights.length; i++) {
            Part part = parts.get(i);
            int holders = 0;
            for (Retriever.Candidate candidate : candidates) {
                holders += part.id() >= 0 && profiles.holds(candidate.fact(), part.id()) ? 1 : 0;
            }
            if (part.weight() > 0 && holders > 0) {
                weights[i] = Math.log(1 + (candidates.size() - holders + 0.5) / (holders + 0.5));
            }
        }
        return weights;
    }

    /**
     * What is seen of one statement.
     *
     * @param holds       what is wanted: a day, a number, a name that the question does not name (1), or not (-1)
     * @param dense       share of the question's weight that it holds, more for a short statement
     * @param strict      share of the weight that it holds or nearly holds, where a name is never nearly held
     * @param heaviest    how telling the most telling word is that it does not hold or nearly hold, at most 1
     * @param contrary    whether the opposite of a word asked for stands in it
     * @param lackedNames how many names asked about it lacks, half of one that stands beside it
     * @param ordered     share of neighbouring words that it holds in the order of the question
     * @param sense       nearness in general meaning, 0 where the language has no senses
     * @param vague       how little is asked, at most 1/2: 0 where the question says what sort of answer it wants
     */
    record View(
            double holds,
            double dense,
            double strict,
            double heaviest,
            boolean contrary,
            double lackedNames,
            double ordered,
            double sense,
            double vague) {
        static final View NOTHING = new View(0, 0, 0, 0, false, 0, 0, 0, 0);
    }

    /**
     * What of one statement ranks it.
     *
     * @param holds       what is wanted: a day, a number, a name that the question does not name (1), or not (-1)
     * @param among       share of the weight that tells the candidates apart that it holds
     * @param amongBeside share of that weight that it lacks and the statements beside it hold
     * @param beside      share of the question's weight that it lacks and the statements beside it hold
     */
    record Glance(double holds, double among, double amongBeside, double beside) {}

    Glance glance(Asked asked, int fact) {
        double among = 0;
        double apart = 0;
        double beside = 0;
        double amongBeside = 0;
        for (int i = 0; i < asked.parts().size(); i++) {
            Part part = asked.parts().get(i);
            apart += asked.among()[i];
            if (part.id() >= 0 && profiles.holds(fact, part.id())) {
                among += asked.among()[i];
            } else if (part.weight() > 0) {
                double context = context(part, fact);
                beside += part.weight() * context;
                amongBeside += asked.among()[i] * context;
            }
        }
        return new Glance(
                holds(asked, fact), share(among, apart), share(amongBeside, apart), share(beside, asked.total()));
    }

    View view(Asked asked, int fact) {
        int[] words = order[fact];
        int[] places = new int[asked.parts().size()];
        double held = 0;
        double strict = 0;
        double heaviest = 0;
        double lackedNames = 0;
        boolean contrary = false;
        for (int i = 0; i < places.length; i++) {
            Part part = asked.parts().get(i);
            places[i] = place(words, part.id());
            if (places[i] >= 0 || part.id() >= 0 && profiles.holds(fact, part.id())) {
                held += part.weight();
                strict += part.weight();
                continue;
            }
            double context = context(part, fact);
            boolean opposed = false;
            for (int id : part.contraries()) {
                opposed |= place(words, id) >= 0;
            }
            contrary |= opposed;
            lackedNames += part.name() ? 1 - context / 2 : 0;
            double alike = opposed || part.name() || meanings == null ? 0 : meanings.held(part.token(), fact);
            strict += alike * part.weight();
            if (alike < SOUNDS_ALIKE) {
                heaviest = Math.max(heaviest, part.weight() / profiles.unseenWeight());
            }
        }
        double length = (K1 + 1) / (1 + K1 * (1 - B + B * words.length / usualLength));
        return new View(
                holds(asked, fact),
                share(held, asked.total()) * length,
                share(strict, asked.total()),
                heaviest,
                contrary,
                lackedNames,
                ordered(asked, places),
                asked.sense() == null ? 0 : meanings.statement(asked.sense(), fact),
                vague(asked));
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static int place(int[] words, int id) {
        if (id >= 0) {
            for (int i = 0; i < words.length; i++) {
                if (words[i] == id) {
                    return i;
                }
            }
        }
        return -1;
    }

    private double context(Part part, int fact) {
        if (part.id() < 0) {
            return 0;
        }
        for (int i = 0; i < beside[fact].length; i++) {
            if (beside[fact][i] >= 0 && profiles.holds(beside[fact][i], part.id())) {
                return BESIDE[i / 2];
            }
        }
        return 0;
    }

    private static double ordered(Asked asked, int[] places) {
        double held = 0;
        double ordered = 0;
        int last = -1;
        for (int i = 0; i < places.length; i++) {
            double weight = asked.parts().get(i).weight();
            if (weight == 0) {
                continue;
            }
            if (last >= 0 && places[i] >= 0 && places[last] >= 0) {
                double both = Math.min(asked.parts().get(last).weight(), weight);
                held += both;
                ordered += places[last] < places[i] ? both : 0;
            }
            last = i;
        }
        return held == 0 ? 0.5 : ordered / held;
    }

    private static double vague(Asked asked) {
        boolean sharp = asked.wanted().stream().anyMatch(sort -> !VAGUE_SORTS.contains(sort));
        long words = asked.parts().stream().filter(part -> part.weight() > 0).count();
        return sharp ? 0 : 1.0 / (1 + words);
    }

    private double holds(Asked asked, int fact) {
        if (settled[fact]) {
            return 0;
        }
        double best = -2;
        for (AnswerSort sort : asked.wanted()) {
            Double held = switch (sort) {
                case WHEN -> timed[fact] ? 1.0 : -1.0;
                case HOW_MANY -> counted[fact] ? 1.0 : -1.0;
                case WHO -> otherName(asked, fact) ? 1.0 : -0.5;
                case WHERE -> otherName(asked, fact) ? 0.6 : -0.3;
                default -> 0.0;
            };
            best = Math.max(best, held);
        }
        return best < -1 ? 0 : best;
    }

    private boolean otherName(Asked asked, int fact) {
        int[] words = order[fact];
        for (int i = 0; i < words.length; i++) {
            int id = words[i];
            if (named[fact][i] && asked.parts().stream().noneMatch(part -> part.id() == id)) {
                return true;
            }
        }
        return false;
    }
}

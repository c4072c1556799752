package org.factbot.answer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.factbot.knowledge.Entity;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.question.AnalyzedQuestion;
import org.factbot.question.AnalyzedText;
import org.factbot.question.Contraries;
import org.factbot.question.QuestionAnalyzer;
import org.factbot.question.Token;

/**
 * Sees what a fact has otherwise than a question: another year, another country, another office. A near miss shares all
 * its words with a way of asking but one, and for that one the fact holds a rival. Immutable.
 */
final class Rivals {
    /**
     * What is known to exclude each other, whatever the facts.
     *
     * @param classes  keys of words of which one can be meant only, such as offices, per language
     * @param narrow   keys of words that narrow down whom or what is meant, such as "deputy", per language
     * @param entities of the story, by id
     */
    record Known(
            Map<Language, List<Set<String>>> classes, Map<Language, Set<String>> narrow, Map<String, Entity> entities) {
        static Known of(FactBase base, QuestionAnalyzer analyzer) {
            Map<Language, List<Set<String>>> classes = new EnumMap<>(Language.class);
            Map<Language, Set<String>> narrow = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                classes.put(language, analyzer.rivals(language));
                narrow.put(language, analyzer.restrictive(language));
            }
            Map<String, Entity> entities = new HashMap<>();
            base.entities().forEach(entity -> entities.put(entity.id(), entity));
            return new Known(classes, narrow, entities);
        }
    }

    /** Names in one order so often do not come so by accident, and in the other so seldom that it may be a slip. */
    private static final int OFTEN = 3;

    private static final int TURNED = 4;

    /** Where a term was not said to have rivals. */
    private static final int[] NONE = {};

    private final Profiles profiles;
    private final Contraries contraries;
    private final Map<String, Entity.Kind> kinds;
    private final Map<String, Set<String>> groups;

    /** The classes a word is in, by its key. */
    private final Map<String, int[]> classes = new HashMap<>();

    private final Set<String> narrow;

    private final List<Own> own = new ArrayList<>();

    /**
     * What a fact itself holds, whatever people write when they ask for it.
     *
     * @param keys   of all its tokens, the month of each day among them
     * @param sorts  of its values, such as "#y" for years
     * @param stated ids of the entities that its statement names
     * @param about  ids of the entities that any of its texts names, and those that they are members of
     * @param inside by class, the keys of it that the fact holds
     * @param orders how often a name comes before another in the fact or in a way of asking for it
     * @param bound  by word, the names that stand beside it in the fact or in a way of asking for it
     */
    private record Own(
            Set<String> keys,
            Map<String, Set<String>> sorts,
            Set<String> stated,
            Set<String> about,
            Map<Integer, Set<String>> inside,
            Map<List<String>, Integer> orders,
            Map<String, Set<String>> bound) {}

    Rivals(AnalyzedBase base, Language language, Profiles profiles, Known known) {
        this.profiles = profiles;
        this.contraries = Contraries.of(language);
        this.narrow = known.narrow().getOrDefault(language, Set.of());
        this.kinds = new HashMap<>();
        this.groups = new HashMap<>();
        known.entities().values().forEach(entity -> {
            kinds.put(entity.id(), entity.kind());
            groups.put(entity.id(), Set.copyOf(entity.memberOf()));
        });
        Map<String, List<Integer>> in = new HashMap<>();
        List<Set<String>> exclusive = known.classes().getOrDefault(language, List.of());
        for (int i = 0; i < exclusive.size(); i++) {
            for (String key : exclusive.get(i)) {
                in.computeIfAbsent(key, word -> new ArrayList<>()).add(i);
            }
        }
        in.forEach((key, list) ->
                classes.put(key, list.stream().mapToInt(Integer::intValue).toArray()));
        base.facts().forEach(fact -> own.add(own(fact, language)));
    }

    private Own own(AnalyzedBase.AnalyzedFact fact, Language language) {
        Set<String> keys = new HashSet<>();
        Map<String, Set<String>> sorts = new HashMap<>();
        Map<Integer, Set<String>> inside = new HashMap<>();
        Set<String> about = new HashSet<>(fact.fact().entities());
        List<AnalyzedText> texts = fact.in(language).own();
        for (AnalyzedText text : texts) {
            about.addAll(text.entities());
            for (Token token : text.tokens()) {
                keys.add(token.key());
                if (token.kind() == Token.Kind.VALUE) {
                    value(token.key(), keys, sorts);
                }
                for (int number : classes.getOrDefault(token.key(), NONE)) {
                    inside.computeIfAbsent(number, any -> new HashSet<>()).add(token.key());
                }
            }
        }
        fact.fact().asOf().ifPresent(day -> {
            value("#y" + day.getYear(), keys, sorts);
            value(
                    String.format(java.util.Locale.ROOT, "#d%02d-%02d", day.getMonthValue(), day.getDayOfMonth()),
                    keys,
                    sorts);
        });
        Set<String> all = new HashSet<>(about);
        about.forEach(id -> all.addAll(groups.getOrDefault(id, Set.of())));
        Map<String, Set<String>> bound = new HashMap<>();
        Map<List<String>, Integer> orders = new HashMap<>();
        texts.forEach(text -> bind(text, bound));
        fact.in(language).phrasings().forEach(text -> bind(text, bound));
        texts.forEach(text -> order(text).forEach(pair -> orders.merge(pair, 1, Integer::sum)));
        fact.in(language).phrasings().forEach(text -> order(text).forEach(pair -> orders.merge(pair, 1, Integer::sum)));
        // What is not known has no date: the days in such a text say until when the sources were read.
        boolean unknown = fact.fact().kind() == Fact.Kind.UNKNOWN;
        return new Own(
                keys,
                unknown ? Map.of() : sorts,
                unknown ? Set.of() : texts.get(0).entities(),
                all,
                unknown ? Map.of() : inside,
                orders,
                bound);
    }

    private static void value(String key, Set<String> keys, Map<String, Set<String>> sorts) {
        keys.add(key);
        sorts.computeIfAbsent(sort(key), any -> new HashSet<>()).add(key);
        if (key.startsWith("#d")) {
            value("#m" + key.substring(2, 4), keys, sorts);
        } else if (key.startsWith("#y")) {
            value("#e" + key.substring(2, 5), keys, sorts);
        }
    }

    private static String sort(String key) {
        return key.substring(0, 2);
    }

    /** What of a question can have a rival, and all that it asks about. */
    record Asked(List<Part> parts, Set<String> keys, Map<String, Set<String>> bound, Set<List<String>> order) {}

    /** A token with the keys of the words that exclude it, class by class. */
    private record Part(Token token, int[] classes, Set<String> contrary) {}

    Asked asked(AnalyzedQuestion question) {
        Set<String> keys = new HashSet<>();
        List<Part> parts = new ArrayList<>();
        for (Token token : question.text().tokens()) {
            if (keys.add(token.key())) {
                boolean word = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.STOP;
                int[] in = word ? classes.getOrDefault(token.key(), NONE) : NONE;
                Set<String> contrary = word ? contraries.to(token.key()) : Set.of();
                if (!word || in.length > 0 || !contrary.isEmpty() || narrow.contains(token.key())) {
                    parts.add(new Part(token, in, contrary));
                }
            }
        }
        Map<String, Set<String>> bound = new HashMap<>();
        bind(question.text(), bound);
        return new Asked(parts, keys, bound, order(question.text()));
    }

    /** The neighbours of which one is a name and the other a word: "the mayor's ship", "ship of the mayor". */
    private static void bind(AnalyzedText text, Map<String, Set<String>> bound) {
        Token last = null;
        for (Token token : text.tokens()) {
            if (token.kind() == Token.Kind.STOP) {
                continue;
            }
            if (last != null && token.kind() == Token.Kind.ENTITY && last.kind() == Token.Kind.WORD) {
                bound.computeIfAbsent(last.key(), word -> new HashSet<>()).add(token.key());
            } else if (last != null && last.kind() == Token.Kind.ENTITY && token.kind() == Token.Kind.WORD) {
                bound.computeIfAbsent(token.key(), word -> new HashSet<>()).add(last.key());
            }
            last = token;
        }
    }

    /** How many words the question binds to a name to which the fact never binds them, but to others. */
    int boundOtherwise(Asked asked, int fact) {
        Map<String, Set<String>> bound = own.get(fact).bound();
        int count = 0;
        for (Map.Entry<String, Set<String>> one : asked.bound().entrySet()) {
            Set<String> names = bound.getOrDefault(one.getKey(), Set.of());
            count += !names.isEmpty() && one.getValue().stream().noneMatch(names::contains) ? 1 : 0;
        }
        return count;
    }

    /** The names of a text two by two, each with the one that follows it. */
    private static Set<List<String>> order(AnalyzedText text) {
        Set<List<String>> pairs = new HashSet<>();
        String last = null;
        for (Token token : text.tokens()) {
            if (token.kind() == Token.Kind.ENTITY) {
                if (last != null && !last.equals(token.key())) {
                    pairs.add(List.of(last, token.key()));
                }
                last = token.key();
            }
        }
        return pairs;
    }

    /** How many times the question turns two names round that come in one order in the fact and where it is asked for. */
    int turned(Asked asked, int fact) {
        Map<List<String>, Integer> orders = own.get(fact).orders();
        int count = 0;
        for (List<String> pair : asked.order()) {
            int other = orders.getOrDefault(List.of(pair.get(1), pair.get(0)), 0);
            count += other >= OFTEN && other > TURNED * orders.getOrDefault(pair, 0) ? 1 : 0;
        }
        return count;
    }

    /** How many days, months, years and ordinals in the question the fact itself does not hold, whatever people ask for it. */
    int foreignTimes(Asked asked, int fact) {
        Own held = own.get(fact);
        int foreign = 0;
        for (Part part : asked.parts()) {
            // Numbers count things of which a fact may well speak without counting them.
            if (part.token().kind() == Token.Kind.VALUE
                    && !isNumber(part.token().key())) {
                foreign += held.keys().contains(part.token().key()) ? 0 : 1;
            }
        }
        return foreign;
    }

    private static boolean isNumber(String key) {
        return key.startsWith("#n");
    }

    /** How many things in the question the fact has otherwise. */
    int count(Asked asked, int fact) {
        Own held = own.get(fact);
        int count = 0;
        for (Part part : asked.parts()) {
            if (!held.keys().contains(part.token().key()) && rivalled(part, asked.keys(), held, fact)) {
                count++;
            }
        }
        return count;
    }

    private boolean rivalled(Part part, Set<String> asked, Own held, int fact) {
        String key = part.token().key();
        return switch (part.token().kind()) {
            case VALUE -> !isNumber(key) && outside(held.sorts().getOrDefault(sort(key), Set.of()), asked);
            case ENTITY -> otherName(key.substring(1), asked, held);
            case STRANGER -> held.stated().stream().anyMatch(id -> isName(id) && !asked.contains("@" + id));
            case WORD, STOP -> (narrow.contains(key) || otherWord(part, asked, held)) && !usual(key, fact);
        };
    }

    /** Whether any of these was not asked about. */
    private static boolean outside(Set<String> keys, Set<String> asked) {
        for (String key : keys) {
            if (!asked.contains(key)) {
                return true;
            }
        }
        return false;
    }

    private boolean isName(String id) {
        Entity.Kind kind = kinds.get(id);
        return kind == Entity.Kind.PERSON || kind == Entity.Kind.PLACE || kind == Entity.Kind.BODY;
    }

    private boolean otherName(String id, Set<String> asked, Own held) {
        if (held.about().contains(id)) {
            return false;
        }
        Entity.Kind kind = kinds.get(id);
        Set<String> wider = groups.getOrDefault(id, Set.of());
        for (String other : held.stated()) {
            if (kinds.get(other) == kind
                    && !asked.contains("@" + other)
                    && !wider.contains(other)
                    && !groups.getOrDefault(other, Set.of()).contains(id)) {
                return true;
            }
        }
        return false;
    }

    /** Whether several ways of asking for the fact hold the word. */
    private boolean usual(String key, int fact) {
        int id = profiles.id(key);
        return id >= 0 && profiles.firm(fact, id);
    }

    private static boolean otherWord(Part part, Set<String> asked, Own held) {
        for (int number : part.classes()) {
            if (outside(held.inside().getOrDefault(number, Set.of()), asked)) {
                return true;
            }
        }
        for (String contrary : part.contrary()) {
            if (held.keys().contains(contrary) && !asked.contains(contrary)) {
                return true;
            }
        }
        return false;
    }
}

package org.factbot.question;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.factbot.knowledge.AnswerSort;
import org.factbot.knowledge.Language;

/**
 * What the engine knows of a language whatever the story: words that hold sentences together, words that ask, months and
 * number words, courtesies. Read from {@code words_xx.properties}. Immutable and safe to share.
 */
final class Lexicon {
    /** A word of a text in lower case with its place. */
    record Word(String text, int start, int end) {}

    record Month(int number, int start, int end) {}

    record NumberWord(long value, int start, int end) {}

    /** The general categories of letters, marks and numbers. */
    private static final int IN_WORDS = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER
            | 1 << Character.NON_SPACING_MARK
            | 1 << Character.ENCLOSING_MARK
            | 1 << Character.COMBINING_SPACING_MARK
            | 1 << Character.DECIMAL_DIGIT_NUMBER
            | 1 << Character.LETTER_NUMBER
            | 1 << Character.OTHER_NUMBER;

    private final Set<String> stop = new HashSet<>();
    private final Set<String> negation = new HashSet<>();
    private final Set<String> plural = new HashSet<>();
    private final Phrases<String> filler = new Phrases<>();
    private final Phrases<AnswerSort> asking = new Phrases<>();
    private final Phrases<AnswerSort> opening = new Phrases<>();
    private final Phrases<AnalyzedQuestion.Judgement> judging = new Phrases<>();
    private final Phrases<Manner> manners = new Phrases<>();
    private final Phrases<Integer> months = new Phrases<>();
    private final Phrases<Long> numbers = new Phrases<>();
    private final Phrases<Long> ordinals = new Phrases<>();
    private final Phrases<String> countries = new Phrases<>();
    private final Phrases<FollowUp> following = new Phrases<>();
    private final Map<String, String> shorthand = new HashMap<>();
    private final Map<String, String> spoken = new HashMap<>();
    private final List<String> restrictive = new ArrayList<>();
    private final List<List<String>> rivals = new ArrayList<>();
    private final Clauses clauses;

    private Lexicon(Properties words, Language language) {
        clauses = new Clauses(key -> list(words, key));
        stop.addAll(list(words, "stop"));
        negation.addAll(list(words, "negation"));
        plural.addAll(list(words, "plural"));
        for (String phrase : list(words, "filler")) {
            filler.add(words(phrase), phrase);
        }
        for (AnswerSort sort : AnswerSort.values()) {
            list(words, "asks." + sort.code()).forEach(phrase -> asking.add(words(phrase), sort));
            list(words, "opens." + sort.code()).forEach(phrase -> opening.add(words(phrase), sort));
        }
        for (FollowUp follow : List.of(FollowUp.SOURCE, FollowUp.MORE, FollowUp.OTHER, FollowUp.ELSE)) {
            list(words, "follow." + follow.name().toLowerCase(Locale.ROOT))
                    .forEach(phrase -> following.add(words(phrase), follow));
        }
        list(words, "opinion").forEach(phrase -> judging.add(words(phrase), AnalyzedQuestion.Judgement.OPINION));
        list(words, "forecast").forEach(phrase -> judging.add(words(phrase), AnalyzedQuestion.Judgement.FORECAST));
        for (Manner manner : Manner.values()) {
            list(words, "manner." + manner.name().toLowerCase(Locale.ROOT))
                    .forEach(phrase -> manners.add(words(phrase), manner));
        }
        for (int month = 1; month <= 12; month++) {
            int number = month;
            list(words, "month." + month).forEach(phrase -> months.add(words(phrase), number));
        }
        Locale locale = Locale.forLanguageTag(language.code());
        for (String code : Locale.getISOCountries()) {
            countries.add(words(new Locale.Builder().setRegion(code).build().getDisplayCountry(locale)), code);
            countries.add(words(new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH)), code);
        }
        for (String key : words.stringPropertyNames()) {
            if (key.equals("restricts")) {
                restrictive.addAll(list(words, key));
            } else if (key.startsWith("country.")) {
                String code = key.substring("country.".length());
                list(words, key).forEach(phrase -> countries.add(words(phrase), code));
            } else if (key.startsWith("short.")) {
                String meant = key.substring("short.".length()).replace('_', ' ');
                list(words, key).forEach(typed -> shorthand.put(typed, meant));
            } else if (key.startsWith("spoken.")) {
                list(words, key).forEach(typed -> spoken.put(typed, key.substring("spoken.".length())));
            } else if (key.startsWith("rivals.")) {
                rivals.add(list(words, key));
            } else if (key.startsWith("ordinal.")) {
                long value = Long.parseLong(key.substring("ordinal.".length()));
                list(words, key).forEach(phrase -> ordinals.add(words(phrase), value));
            } else if (key.startsWith("number.")) {
                long value = Long.parseLong(key.substring("number.".length()));
                list(words, key).forEach(phrase -> numbers.add(words(phrase), value));
            }
        }
    }

    static Lexicon of(Language language) {
        String file = "words_" + language.code() + ".properties";
        try (InputStream in = Lexicon.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the program");
            }
            Properties words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new Lexicon(words, language);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> list(Properties words, String key) {
        List<String> list = new ArrayList<>();
        for (String word : words.getProperty(key, "").split(",")) {
            if (!word.isBlank()) {
                list.add(word.strip());
            }
        }
        return list;
    }

    /** A text cut into words. */
    private record Cut(String text, List<Word> words, List<String> texts) {}

    /** One reading of a question asks for the words of the same text a dozen times. */
    private static final ThreadLocal<Cut> LAST = new ThreadLocal<>();

    private static Cut cut(String text) {
        Cut last = LAST.get();
        if (last == null || !last.text().equals(text)) {
            List<Word> words = wordsOf(text);
            List<String> texts = new ArrayList<>(words.size());
            for (Word word : words) {
                texts.add(word.text());
            }
            last = new Cut(text, Collections.unmodifiableList(words), Collections.unmodifiableList(texts));
            // A long text would only be held on to.
            if (text.length() <= LONGEST_KEPT) {
                LAST.set(last);
            }
        }
        return last;
    }

    private static final int LONGEST_KEPT = 1_000;

    /** The words of a text in lower case, apostrophes made straight, with their places. */
    static List<Word> split(String text) {
        return cut(text).words();
    }

    private static List<Word> wordsOf(String text) {
        List<Word> found = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (inWords(c)) {
                start = start < 0 ? i : start;
            } else if (start >= 0 && !(joins(c) && next < text.length() && inWords(text.codePointAt(next)))) {
                found.add(word(text, start, i));
                start = -1;
            }
            i = next;
        }
        if (start >= 0) {
            found.add(word(text, start, text.length()));
        }
        return found;
    }

    private static boolean inWords(int c) {
        return c < 128
                ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                : (IN_WORDS >>> Character.getType(c) & 1) != 0;
    }

    /** Apostrophes, the zero-width non-joiner and the hyphen, between letters. */
    private static boolean joins(int c) {
        return c == '\'' || c == '’' || c == '‘' || c == 0x200c || c == '-';
    }

    private static Word word(String text, int start, int end) {
        return new Word(straight(text.substring(start, end)), start, end);
    }

    private static String straight(String word) {
        return word.toLowerCase(Locale.ROOT).replace('’', '\'').replace('‘', '\'');
    }

    private static List<String> words(String text) {
        return cut(text).texts();
    }

    boolean isStop(String surface) {
        return stop.contains(surface.toLowerCase(Locale.ROOT).replace('’', '\''));
    }

    boolean isNegation(String surface) {
        String word = surface.toLowerCase(Locale.ROOT).replace('’', '\'');
        return negation.contains(word) || word.endsWith("n't");
    }

    /** The text with what people type in haste ("wat", "govt", "b4") written out. */
    String writtenOut(String text) {
        StringBuilder whole = new StringBuilder();
        int done = 0;
        List<Word> words = split(text);
        boolean hasty = words.stream().anyMatch(word -> shorthand.containsKey(word.text()));
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            String meant = shorthand.get(word.text());
            if (meant == null
                    && hasty
                    && i + 1 < words.size()
                    && !counted(words.get(i + 1).text())) {
                meant = spoken.get(word.text());
            }
            // "1st" is "first", but in "1st of July" it is a day.
            boolean day = meant != null
                    && Character.isDigit(word.text().charAt(0))
                    && months(text).stream().anyMatch(month -> beside(text, word, month));
            if (meant != null && !day) {
                whole.append(text, done, word.start()).append(meant);
                done = word.end();
            }
        }
        return done == 0 ? text : whole.append(text, done, text.length()).toString();
    }

    /** Whether a word names things that a number may count: most end in "s", and so does what has no plural of its kind. */
    private boolean counted(String word) {
        return !Character.isLetter(word.codePointAt(0)) || word.endsWith("s") && !isStop(word) || plural.contains(word);
    }

    private static boolean beside(String text, Word word, Month month) {
        String between = word.end() <= month.start()
                ? text.substring(word.end(), month.start())
                : text.substring(Math.min(month.end(), word.start()), word.start());
        return between.isBlank() || between.strip().equalsIgnoreCase("of");
    }

    /** The text with courtesies and fillers ("please tell me", "I was wondering") taken out. */
    String withoutFillers(String text) {
        List<Word> words = split(text);
        List<Phrases.Match<String>> fillers = filler.in(words(text));
        StringBuilder rest = new StringBuilder(text);
        for (Phrases.Match<String> match : fillers) {
            for (int i = words.get(match.from()).start();
                    i < words.get(match.to() - 1).end();
                    i++) {
                rest.setCharAt(i, ' ');
            }
        }
        return fillers.isEmpty() ? text : rest.toString();
    }

    /** The clauses of a sentence, told apart where each asks by itself. */
    List<Clauses.Clause> clauses(String sentence) {
        return clauses.in(sentence, split(withoutFillers(sentence)));
    }

    /** Whether the text means somebody by no more than a "she" or "they". */
    boolean pointsBack(String text) {
        return clauses.pointsBack(split(text));
    }

    /** Whether the text may mean something by no more than an "it" or "there". */
    boolean meansSomething(String text) {
        return clauses.meansSomething(split(text));
    }

    /** The sorts of answer that the text asks for. */
    Set<AnswerSort> wanted(String text) {
        List<String> words = words(text);
        Set<AnswerSort> sorts = EnumSet.noneOf(AnswerSort.class);
        asking.in(words).forEach(match -> sorts.add(match.value()));
        if (sorts.isEmpty()) {
            opening.in(words).stream().filter(match -> match.from() == 0).forEach(match -> sorts.add(match.value()));
        }
        if (sorts.size() > 1) {
            // "What did she say", "in what year": the vaguer word only leads to the sharper one.
            sorts.remove(AnswerSort.WHAT);
            if (sorts.size() > 1) {
                sorts.remove(AnswerSort.WHICH);
            }
        }
        return sorts;
    }

    /** What a text wants of the last answer; {@link FollowUp#NONE} where it says nothing of the kind. */
    FollowUp follows(String text) {
        List<String> words = words(text);
        for (Phrases.Match<FollowUp> match : following.in(words)) {
            if (match.value() == FollowUp.ELSE
                    || match.value() == FollowUp.OTHER
                    || match.to() - match.from() == words.size()) {
                return match.value();
            }
        }
        return FollowUp.NONE;
    }

    AnalyzedQuestion.Judgement judgement(String text) {
        return judging.in(words(text)).stream()
                .map(Phrases.Match::value)
                .findFirst()
                .orElse(AnalyzedQuestion.Judgement.NONE);
    }

    /** How a text speaks to us when all of it is a courtesy or the like; {@link Manner#QUESTION} otherwise. */
    Manner manner(String text) {
        List<String> words = words(text);
        if (words.stream().noneMatch(word -> word.codePoints().anyMatch(Character::isLetter))) {
            return Manner.NOISE;
        }
        List<Phrases.Match<Manner>> matches = manners.in(words);
        if (matches.isEmpty()) {
            return Manner.QUESTION;
        }
        int covered =
                matches.stream().mapToInt(match -> match.to() - match.from()).sum();
        boolean wholly = words.size() - covered
                <= words.stream().filter(this::isStop).count()
                        - matches.stream()
                                .flatMap(match -> words.subList(match.from(), match.to()).stream())
                                .filter(this::isStop)
                                .count();
        for (Phrases.Match<Manner> match : matches) {
            // Instructions hidden in a text and insults count wherever they stand; courtesies only by themselves.
            if (match.value() == Manner.INJECTION) {
                return Manner.INJECTION;
            }
        }
        return wholly ? matches.get(matches.size() - 1).value() : Manner.QUESTION;
    }

    List<Month> months(String text) {
        List<Word> words = split(text);
        List<Month> found = new ArrayList<>();
        for (Phrases.Match<Integer> match : months.in(words(text))) {
            int last = match.to() - 1;
            // In "May 2025" the year only tells that the word is the month; it stays a value of its own.
            while (last > match.from()
                    && Character.isDigit(words.get(last).text().charAt(0))) {
                last--;
            }
            found.add(new Month(
                    match.value(),
                    words.get(match.from()).start(),
                    words.get(last).end()));
        }
        return found;
    }

    /** The words of the text that name a country, its people or its capital. */
    List<Word> countries(String text) {
        List<Word> words = split(text);
        return countries.in(words(text)).stream()
                .map(match -> new Word(
                        match.value(),
                        words.get(match.from()).start(),
                        words.get(match.to() - 1).end()))
                .toList();
    }

    List<NumberWord> numberWords(String text) {
        return numberWords(numbers, text);
    }

    /** "Second", "third": which one of several. */
    List<NumberWord> ordinalWords(String text) {
        return numberWords(ordinals, text);
    }

    /** Words that exclude each other, class by class: who was in Oslo was not in Rome. */
    List<List<String>> rivals() {
        return rivals;
    }

    /** Words that narrow down whom or what is meant: the deputy is not the minister. */
    List<String> restrictive() {
        return restrictive;
    }

    private static List<NumberWord> numberWords(Phrases<Long> numbers, String text) {
        List<Word> words = split(text);
        return numbers.in(words(text)).stream()
                .map(match -> new NumberWord(
                        match.value(),
                        words.get(match.from()).start(),
                        words.get(match.to() - 1).end()))
                .toList();
    }
}

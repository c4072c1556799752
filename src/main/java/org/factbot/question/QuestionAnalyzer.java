package org.factbot.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.factbot.knowledge.AnswerSort;
import org.factbot.knowledge.Chatter;
import org.factbot.knowledge.Entity;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;

/**
 * Reads questions, and the texts of a fact base in just the same way. Immutable once built and safe to call from any
 * thread.
 */
public final class QuestionAnalyzer {
    /** A text with more words than this has its question looked for in its sentences. */
    private static final int RAMBLING_WORDS = 28;

    private final FactBase base;
    private final TermAnalyzer analyzer;
    private final Map<Language, Tongue> tongues = new EnumMap<>(Language.class);
    private final Map<String, Manner> courtesies = new HashMap<>();
    /** A question of so many words may be no more than a scrap. */
    private static final int SCRAP = 3;

    private final Set<String> phrasings = new HashSet<>();
    /** By the plain text of a question, the facts of which editors say that they do not answer it. */
    private final Map<String, Set<String>> asides = new HashMap<>();

    /** How many facts are about an entity. */
    private final Map<String, Integer> namedIn = new HashMap<>();

    /** What is known of one language for this base. */
    private static final class Tongue {
        final Lexicon lexicon;
        final Values values;
        final Names names;
        final Phrases<String> synonyms = new Phrases<>();
        final Speller speller = new Speller();

        Tongue(Language language) {
            lexicon = Lexicon.of(language);
            values = new Values(lexicon);
            names = new Names(language, lexicon::isStop);
        }
    }

    public QuestionAnalyzer(FactBase base, TermAnalyzer analyzer) {
        this.base = base;
        this.analyzer = analyzer;
        for (Language language : Language.values()) {
            Tongue tongue = new Tongue(language);
            tongues.put(language, tongue);
            for (List<String> group : base.vocabulary().groups(language)) {
                String canonical = String.join("_", stems(group.get(0), language));
                group.forEach(word -> tongue.synonyms.add(stems(word, language), canonical));
            }
            for (Entity entity : base.entities()) {
                nameIn(entity, language, tongue, language);
                if (language != Language.ENGLISH) {
                    nameIn(entity, Language.ENGLISH, tongue, language);
                }
            }
        }
        learnWords();
    }

    private void nameIn(Entity entity, Language from, Tongue tongue, Language language) {
        List<String> names = new ArrayList<>(entity.aliases().getOrDefault(from, List.of()));
        entity.name().exactly(from).ifPresent(name -> names.add(0, name));
        for (String name : names) {
            tongue.names.add(analyzer.terms(name, language), entity.id(), descriptive(name));
        }
    }

    /** "women's campaigner in exile" describes, "Farzana Rezaie" and "ISIS-K" name: a name's content words start big. */
    private static boolean descriptive(String alias) {
        return alias.contains(" ") && !Character.isUpperCase(alias.codePointAt(alias.lastIndexOf(' ') + 1));
    }

    private void learnWords() {
        for (Fact fact : base.facts()) {
            fact.entities().stream().distinct().forEach(entity -> namedIn.merge(entity, 1, Integer::sum));
            fact.phrasings().forEach((language, ways) -> ways.forEach(phrasing -> phrasings.add(plain(phrasing))));
            fact.asides()
                    .forEach((language, texts) ->
                            texts.forEach(text -> asides.computeIfAbsent(plain(text), any -> new HashSet<>())
                                    .add(fact.id())));
        }
        // Cutting texts into terms takes long and is the same in any order; learning from them is not.
        base.facts().parallelStream().map(this::cut).toList().forEach(texts -> texts.forEach(this::learn));
        tongues.forEach((language, tongue) -> {
            base.vocabulary().groups(language).forEach(group -> group.forEach(word -> learn(word, language)));
            for (Entity entity : base.entities()) {
                List<String> names = new ArrayList<>(entity.aliases().getOrDefault(language, List.of()));
                entity.name().exactly(language).ifPresent(names::add);
                for (String name : names) {
                    for (Term term : analyzer.terms(name, language)) {
                        tongue.speller.learn(term.text(), !descriptive(name));
                    }
                }
            }
        });
        for (Chatter line : base.chatter()) {
            Tongue tongue = tongues.get(line.language());
            if (!line.kind().asks()) {
                courtesies.putIfAbsent(
                        plain(line.text()), Manner.valueOf(line.kind().name()));
            }
            analyzer.terms(line.text(), line.language()).forEach(term -> tongue.speller.know(term.text()));
        }
    }

    /** The terms of one text of the base. */
    private record Cut(Language language, List<Term> terms) {}

    private List<Cut> cut(Fact fact) {
        List<Cut> texts = new ArrayList<>();
        texts.add(cut(fact.statement(), Language.ENGLISH));
        fact.context().ifPresent(context -> texts.add(cut(context, Language.ENGLISH)));
        fact.quotes().forEach(quote -> texts.add(cut(quote.text(), Language.ENGLISH)));
        fact.phrasings().forEach((language, ways) -> ways.forEach(phrasing -> texts.add(cut(phrasing, language))));
        fact.translations().forEach((language, translation) -> texts.add(cut(translation.statement(), language)));
        return texts;
    }

    private Cut cut(String text, Language language) {
        return new Cut(language, analyzer.terms(text, language));
    }

    private void learn(Cut text) {
        Speller speller = tongues.get(text.language()).speller;
        text.terms().forEach(term -> speller.learn(term.text(), false));
    }

    private void learn(String text, Language language) {
        learn(cut(text, language));
    }

    private List<String> stems(String text, Language language) {
        return analyzer.terms(text, language).stream().map(Term::text).toList();
    }

    /** Reads a question. Never fails, whatever the text. */
    public AnalyzedQuestion analyze(Question question) {
        String text = RawText.clean(question.text());
        Language language = language(question, text);
        Tongue tongue = tongues.get(language);
        Manner manner = manner(text, tongue);
        String focus = focus(text, language, tongue);
        String asked = tongue.lexicon.withoutFillers(tongue.lexicon.writtenOut(focus));
        List<String> corrected = new ArrayList<>();
        AnalyzedText analyzed = read(asked, language, term -> respell(term, tongue, corrected));
        if (manner == Manner.QUESTION && analyzed.tokens().isEmpty()) {
            analyzed = read(focus, language, Term::text);
        }
        AnalyzedQuestion read = new AnalyzedQuestion(
                question,
                language,
                focus,
                analyzed,
                tongue.lexicon.wanted(asked),
                manner,
                tongue.lexicon.judgement(focus),
                corrected,
                Optional.empty());
        return question.before().map(turn -> leanOn(read, turn)).orElse(read);
    }

    /**
     * The questions in one message, in their own words and in order; the question itself where it is but one. Courtesies
     * and statements are no questions: a statement that names somebody stays with the question it leads to. What an editor
     * wrote down as a way to ask for one fact is one question.
     */
    public List<Question> parts(Question question) {
        String text = RawText.clean(question.text());
        Language language = language(question, text);
        Tongue tongue = tongues.get(language);
        if (manner(text, tongue) != Manner.QUESTION || phrasings.contains(plain(text))) {
            return List.of(question);
        }
        List<Clauses.Clause> clauses = new ArrayList<>();
        for (String sentence : RawText.quotesWhole(RawText.sentences(text, language))) {
            clauses.addAll(tongue.lexicon.clauses(sentence));
        }
        if (clauses.size() < 2) {
            return List.of(question);
        }
        List<String> parts = new ArrayList<>();
        StringBuilder leading = new StringBuilder();
        int asking = 0;
        for (Clauses.Clause clause : clauses) {
            AnalyzedText read = read(tongue.lexicon.withoutFillers(clause.text()), language, Term::text);
            if (clause.asks() && asksSomething(clause.text(), read, tongue, parts.isEmpty())) {
                parts.add(leading + clause.text());
                asking += Lexicon.split(clause.text()).size();
                leading.setLength(0);
            } else if (singled(read)) {
                leading.append(clause.text()).append(' ');
            }
        }
        // Who tells a story around their questions wants one thing of us; which one is for the focus to find.
        if (parts.size() < 2 || 2 * asking < Lexicon.split(text).size()) {
            return List.of(question);
        }
        if (leading.length() > 0) {
            parts.add(parts.remove(parts.size() - 1) + " " + leading.toString().strip());
        }
        return parts.stream()
                .map(part -> new Question(part, Optional.of(language), question.before()))
                .toList();
    }

    /** Whether an editor wrote down this very question as a way to ask for a fact; case and punctuation do not matter. */
    public boolean isPhrasing(String text) {
        return phrasings.contains(plain(RawText.clean(text)));
    }

    /** Ids of the facts of which an editor wrote down that they do not answer this very question. */
    public Set<String> asideOf(String text) {
        return asides.getOrDefault(plain(RawText.clean(text)), Set.of());
    }

    /** Whether a clause asks for more than "is that so?"; a later one may mean somebody by a pronoun. */
    private boolean asksSomething(String clause, AnalyzedText read, Tongue tongue, boolean first) {
        return manner(clause, tongue) == Manner.QUESTION
                && (!read.informativeKeys().isEmpty() || !first && tongue.lexicon.pointsBack(clause));
    }

    private boolean singled(AnalyzedText text) {
        return text.entities().stream().anyMatch(id -> !common(id));
    }

    /** Names in a question that single facts out, in order of appearance. */
    public List<String> namesIn(AnalyzedQuestion question) {
        return question.text().entities().stream().filter(id -> !common(id)).toList();
    }

    /** Whether a question cannot be understood by itself: it means somebody by a pronoun, or says nothing but "and why?". */
    public boolean pointsBack(AnalyzedQuestion question) {
        Lexicon lexicon = tongues.get(question.language()).lexicon;
        return namesIn(question).isEmpty()
                && (lexicon.pointsBack(question.focus())
                        || question.text().informativeKeys().isEmpty());
    }

    /** Whether it is a scrap of a question, such as "and university?". */
    public boolean isScrap(AnalyzedQuestion question) {
        String focus = question.focus().strip();
        return (focus.endsWith("?") || focus.endsWith("؟"))
                && Lexicon.split(focus).size() <= SCRAP;
    }

    /** Whether a question means somebody by a pronoun, whomever else it names. */
    public boolean meansSomebody(AnalyzedQuestion question) {
        return tongues.get(question.language()).lexicon.pointsBack(question.focus());
    }

    /**
     * What a question wants of the last answer, where it says little else.
     *
     * @param common keys of words that say nothing in this story
     */
    public FollowUp followUp(AnalyzedQuestion question, Set<String> common) {
        Lexicon lexicon = tongues.get(question.language()).lexicon;
        String text = lexicon.withoutFillers(question.focus()).strip();
        FollowUp follows = lexicon.follows(text.isEmpty() ? question.focus() : text);
        if (follows == FollowUp.SOURCE || follows == FollowUp.MORE) {
            return follows;
        }
        AnalyzedText alone = read(text, question.language(), Term::text);
        if (alone.entities().stream().anyMatch(id -> !common(id))) {
            return FollowUp.NONE;
        }
        long telling = alone.tokens().stream()
                .filter(token -> token.informative() && !common.contains(token.key()))
                .count();
        boolean words = question.wanted().contains(AnswerSort.REACTION);
        if ((follows == FollowUp.ELSE || follows == FollowUp.OTHER) && telling <= 1 && words) {
            return follows;
        }
        // "When did he say that?": the saying is what was answered.
        boolean sayingOnly =
                telling == 1 && words && question.wanted().size() > 1 && lexicon.meansSomething(question.focus());
        return (telling == 0 || sayingOnly) && !question.wanted().isEmpty() ? FollowUp.SORT : FollowUp.NONE;
    }

    /** Whether a question wants something beside what was said: "anybody else?". */
    public boolean asksForElse(AnalyzedQuestion question) {
        FollowUp follows = tongues.get(question.language()).lexicon.follows(question.focus());
        return follows == FollowUp.ELSE || follows == FollowUp.OTHER;
    }

    /** Whether a question names nobody and may mean somebody or something that was spoken of before. */
    public boolean mayPointBack(AnalyzedQuestion question) {
        return pointsBack(question)
                || namesIn(question).isEmpty()
                        && tongues.get(question.language()).lexicon.meansSomething(question.focus());
    }

    /** Reads a text of the base, such as a phrasing or a statement, in the way in which questions are read. */
    public AnalyzedText analyze(String text, Language language) {
        Tongue tongue = tongues.get(language);
        String rest = tongue.lexicon.withoutFillers(tongue.lexicon.writtenOut(text));
        return read(rest.isBlank() ? text : rest, language, Term::text);
    }

    /** The sorts of answer that a text asks for. */
    public Set<AnswerSort> wanted(String text, Language language) {
        return tongues.get(language).lexicon.wanted(text);
    }

    /** The first day that the dates in a text name, as far as they name a year. */
    public Optional<java.time.LocalDate> dayNamed(AnalyzedText text) {
        return Values.firstDay(text.values());
    }

    /** Keys of words that exclude each other, such as offices or months, class by class. */
    public List<Set<String>> rivals(Language language) {
        List<Set<String>> classes = new ArrayList<>();
        for (List<String> words : tongues.get(language).lexicon.rivals()) {
            Set<String> keys = new HashSet<>();
            for (String word : words) {
                List<Token> tokens = analyze(word, language).tokens();
                // A name has its own rivals, and a phrase none as a word.
                if (tokens.size() == 1 && tokens.get(0).kind() == Token.Kind.WORD) {
                    keys.add(tokens.get(0).key());
                }
            }
            classes.add(keys);
        }
        return classes;
    }

    /** Keys of words that narrow down whom or what is meant, such as "deputy". */
    public Set<String> restrictive(Language language) {
        Set<String> keys = new HashSet<>();
        for (String word : tongues.get(language).lexicon.restrictive()) {
            List<Token> tokens = analyze(word, language).tokens();
            if (tokens.size() == 1) {
                keys.add(tokens.get(0).key());
            }
        }
        return keys;
    }

    /** Whether any text of the base holds this word in this language. */
    public boolean knows(Token token, Language language) {
        return token.kind() != Token.Kind.WORD || tongues.get(language).speller.knows(token.key());
    }

    private static Language language(Question question, String text) {
        Language guess = LanguageGuesser.guess(text);
        return question.language().filter(stated -> fits(stated, guess, text)).orElse(guess);
    }

    /** A stated language is believed unless the script says otherwise: a Persian reader may well write in English. */
    private static boolean fits(Language stated, Language guess, String text) {
        return guess == stated
                || stated.rightToLeft() && guess.rightToLeft()
                || text.codePoints().noneMatch(Character::isLetter);
    }

    private Manner manner(String text, Tongue tongue) {
        Manner manner = tongue.lexicon.manner(text);
        return manner == Manner.QUESTION ? courtesies.getOrDefault(plain(text), manner) : manner;
    }

    private static String plain(String text) {
        return String.join(
                " ", Lexicon.split(text).stream().map(Lexicon.Word::text).toList());
    }

    /** The part of a text that asks: all of a short one; of a long one the sentence that most likely does. */
    private String focus(String text, Language language, Tongue tongue) {
        if (Lexicon.split(text).size() <= RAMBLING_WORDS) {
            return text;
        }
        List<String> sentences = RawText.sentences(text, language);
        return sentences.stream()
                .filter(sentence -> !tongue.lexicon.withoutFillers(sentence).isBlank())
                .max(Comparator.comparingDouble(sentence -> asking(sentence, language, tongue)))
                .filter(sentence -> asking(sentence, language, tongue) > 0)
                .orElse(text);
    }

    private double asking(String sentence, Language language, Tongue tongue) {
        AnalyzedText read = read(sentence, language, Term::text);
        long known = read.tokens().stream()
                .filter(Token::informative)
                .filter(token -> knows(token, language))
                .count();
        boolean marked = sentence.endsWith("?") || sentence.endsWith("؟");
        boolean asks = !tongue.lexicon.wanted(sentence).isEmpty();
        return known == 0 ? 0 : (marked ? 6 : 0) + (asks ? 3 : 0) + Math.min(known, 6);
    }

    private String respell(Term term, Tongue tongue, List<String> corrected) {
        if (tongue.lexicon.isStop(term.surface())) {
            return term.text();
        }
        Optional<String> nearest = tongue.speller.nearest(term.text());
        nearest.ifPresent(word -> corrected.add(term.surface() + "=" + word));
        return nearest.orElse(term.text());
    }

    private AnalyzedText read(String text, Language language, Function<Term, String> spelling) {
        Tongue tongue = tongues.get(language);
        List<Values.Found> values = tongue.values.in(text);
        List<Term> terms = new ArrayList<>();
        for (Term term : analyzer.terms(text, language)) {
            boolean free = true;
            for (Values.Found value : values) {
                free &= term.start() >= value.end() || value.start() >= term.end();
            }
            if (free) {
                terms.add(term);
            }
        }
        List<String> words = new ArrayList<>(terms.size());
        for (Term term : terms) {
            words.add(spelling.apply(term));
        }
        List<Placed> placed = new ArrayList<>();
        Set<String> entities = new LinkedHashSet<>();
        boolean[] named = new boolean[words.size()];
        for (Phrases.Match<Names.Named> match : tongue.names.in(terms, words)) {
            entities.add(match.value().entity());
            placed.add(new Placed(
                    new Token("@" + match.value().entity(), Token.Kind.ENTITY, surface(terms, match, text)),
                    terms.get(match.from()).start()));
            for (int i = match.from(); i < match.to() && !match.value().descriptive(); i++) {
                named[i] = true;
            }
        }
        boolean[] canonical = new boolean[words.size()];
        for (Phrases.Match<String> match : tongue.synonyms.in(words)) {
            boolean free = true;
            for (int i = match.from(); i < match.to(); i++) {
                free &= !named[i];
            }
            if (free) {
                placed.add(new Placed(
                        new Token(match.value(), Token.Kind.WORD, surface(terms, match, text)),
                        terms.get(match.from()).start()));
                for (int i = match.from(); i < match.to(); i++) {
                    canonical[i] = true;
                }
            }
        }
        // Without a gazetteer no country is foreign to the story: any may be what the statements are about.
        List<Lexicon.Word> foreign = base.entities().isEmpty() ? List.of() : tongue.lexicon.countries(text);
        boolean negated = false;
        boolean shouted = shouted(terms);
        for (int i = 0; i < words.size(); i++) {
            String surface = terms.get(i).surface();
            negated |= tongue.lexicon.isNegation(surface);
            if (!named[i] && !canonical[i]) {
                placed.add(new Placed(
                        new Token(
                                words.get(i),
                                kind(terms.get(i), i > 0 && !shouted, words.get(i), foreign, tongue),
                                surface),
                        terms.get(i).start()));
            }
        }
        for (Values.Found value : values) {
            placed.add(new Placed(
                    new Token(value.key(), Token.Kind.VALUE, text.substring(value.start(), value.end())),
                    value.start()));
        }
        placed.sort(Comparator.comparingInt(Placed::start));
        List<Token> tokens = new ArrayList<>(placed.size());
        for (Placed one : placed) {
            tokens.add(one.token());
        }
        return new AnalyzedText(tokens, entities, negated);
    }

    /** Whether most words begin big, so that a big letter says nothing. */
    private static boolean shouted(List<Term> terms) {
        int big = 0;
        for (Term term : terms) {
            big += isBig(term) ? 1 : 0;
        }
        return big > terms.size() / 2;
    }

    private static boolean isBig(Term term) {
        return Character.isUpperCase(term.surface().codePointAt(0));
    }

    /**
     * What a word is that is neither a known name nor a synonym.
     *
     * @param bigTells whether a big letter here makes it a name
     */
    private static Token.Kind kind(
            Term term, boolean bigTells, String word, List<Lexicon.Word> countries, Tongue tongue) {
        if (tongue.lexicon.isStop(term.surface())) {
            return Token.Kind.STOP;
        }
        for (Lexicon.Word one : countries) {
            if (term.start() < one.end() && one.start() < term.end() && !tongue.names.startsWith(List.of(word))) {
                return Token.Kind.STRANGER;
            }
        }
        return bigTells && isBig(term) && !tongue.speller.knows(word) ? Token.Kind.STRANGER : Token.Kind.WORD;
    }

    private record Placed(Token token, int start) {}

    private static String surface(List<Term> terms, Phrases.Match<?> match, String text) {
        return text.substring(
                terms.get(match.from()).start(), terms.get(match.to() - 1).end());
    }

    /**
     * Makes a follow-up whole: a short question that names nobody leans on what the last answer was about. "And what else
     * did she say?" gets its speaker, "when?" its subject.
     */
    private AnalyzedQuestion leanOn(AnalyzedQuestion question, Question.Turn turn) {
        long informative =
                question.text().tokens().stream().filter(Token::informative).count();
        if (question.manner() != Manner.QUESTION || singled(question.text())) {
            return question;
        }
        if (!turn.names().isEmpty()) {
            return naming(question, turn.names());
        }
        Optional<Fact> last = turn.facts().stream().findFirst().flatMap(base::fact);
        boolean means = tongues.get(question.language()).lexicon.pointsBack(question.focus());
        if (last.isEmpty() || informative > (means ? 5 : 2)) {
            return question;
        }
        Fact fact = last.get();
        Optional<String> subject = fact.quotes().stream()
                .flatMap(quote -> quote.speaker().stream())
                .findFirst()
                .or(() -> fact.entities().stream().filter(id -> !common(id)).findFirst());
        List<Token> tokens = new ArrayList<>(question.text().tokens());
        Set<String> entities = new LinkedHashSet<>(question.text().entities());
        subject.ifPresent(id -> {
            entities.add(id);
            tokens.add(new Token("@" + id, Token.Kind.ENTITY, id));
        });
        if (informative == 0) {
            for (Token token : analyze(fact.statement(), Language.ENGLISH).tokens()) {
                if (token.informative() && !token.key().startsWith("@")) {
                    tokens.add(token);
                }
            }
        }
        return question.withText(
                new AnalyzedText(tokens, entities, question.text().negated()),
                subject.flatMap(base::entity)
                        .map(Entity::name)
                        .map(name -> name.in(question.language()))
                        .or(() -> Optional.of(fact.statement(question.language()))));
    }

    /** The same question with the names put in that its words before it singled out. */
    private AnalyzedQuestion naming(AnalyzedQuestion question, List<String> names) {
        List<Token> tokens = new ArrayList<>(question.text().tokens());
        Set<String> entities = new LinkedHashSet<>(question.text().entities());
        List<String> said = new ArrayList<>();
        for (String id : names) {
            entities.add(id);
            tokens.add(new Token("@" + id, Token.Kind.ENTITY, id));
            base.entity(id).map(Entity::name).ifPresent(name -> said.add(name.in(question.language())));
        }
        return question.withText(
                new AnalyzedText(tokens, entities, question.text().negated()), Optional.of(String.join(", ", said)));
    }

    /** Whether a name is so common in this base that naming it singles nothing out: a third of the facts or more. */
    private boolean common(String entity) {
        return namedIn.getOrDefault(entity, 0) * 3 >= base.facts().size();
    }
}

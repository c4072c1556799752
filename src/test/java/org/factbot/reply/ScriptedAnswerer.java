package org.factbot.reply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.factbot.answer.Answerer;
import org.factbot.answer.Evidence;
import org.factbot.answer.Outcome;
import org.factbot.answer.Suggestion;
import org.factbot.answer.Trace;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.question.Manner;
import org.factbot.question.Question;

/** Answers what it was told to, by a word of the question; everything else is unclear to it. It keeps what it was asked. */
public final class ScriptedAnswerer implements Answerer {
    private final FactBase base;
    private final Map<String, Function<Question, Outcome>> script = new LinkedHashMap<>();
    private final List<Question> asked = new ArrayList<>();

    public ScriptedAnswerer(FactBase base) {
        this.base = base;
        when("open", question -> answer(question, Outcome.View.ONE, "opened"));
        when("باز شد", question -> answer(question, Outcome.View.ONE, "opened"));
        when("открыли", question -> answer(question, Outcome.View.ONE, "opened"));
        when("mayor", question -> answer(question, Outcome.View.ONE, "mayor"));
        when("شهردار", question -> answer(question, Outcome.View.ONE, "mayor"));
        when("мэр", question -> answer(question, Outcome.View.ONE, "mayor"));
        when("everybody", question -> answer(question, Outcome.View.GATHERED, "mayor", "karimi", "trade"));
        when("همه", question -> answer(question, Outcome.View.GATHERED, "mayor", "karimi", "trade"));
        when("short", question -> answer(question, Outcome.View.OVERVIEW, "opened", "mayor", "karimi"));
        when("вкратце", question -> answer(question, Outcome.View.OVERVIEW, "opened", "mayor", "karimi"));
        when("ships", question -> new Outcome.Clarification(suggestions(question, "opened", "ban"), 0.4));
        when("weather", question -> abstain(question, Outcome.Reason.OUTSIDE_STORY));
        when("fees", question -> abstain(question, Outcome.Reason.NOT_IN_SOURCES, "fees", "mayor"));
        when("هزینه", question -> abstain(question, Outcome.Reason.NOT_IN_SOURCES, "fees", "mayor"));
        when("2031", question -> abstain(question, Outcome.Reason.AFTER_CUT_OFF));
        when("should", question -> abstain(question, Outcome.Reason.OPINION_OR_FORECAST));
        when("hello", question -> chat(Manner.GREETING));
        when("thanks", question -> chat(Manner.THANKS));
        when(
                "who said that",
                question -> question.before()
                        .<Outcome>map(turn ->
                                answer(question, Outcome.View.ONE, turn.facts().get(0)))
                        .orElseGet(() -> abstain(question, Outcome.Reason.UNCLEAR)));
    }

    private void when(String word, Function<Question, Outcome> outcome) {
        script.put(word, outcome);
    }

    private Outcome answer(Question question, Outcome.View view, String... ids) {
        List<Evidence> evidence = List.of(ids).stream()
                .map(id -> new Evidence(base.fact(id).orElseThrow(), 0.9, List.of()))
                .toList();
        return new Outcome.Answer(evidence, view, suggestions(question, "opened", "mayor", "trade"), 0.9);
    }

    private Outcome abstain(Question question, Outcome.Reason reason, String... nearest) {
        return new Outcome.Abstention(reason, Manner.QUESTION, suggestions(question, nearest), 0.1);
    }

    private static Outcome chat(Manner manner) {
        return new Outcome.Abstention(Outcome.Reason.NOT_A_QUESTION, manner, List.of(), 0);
    }

    public List<Suggestion> suggestions(Question question, String... ids) {
        return List.of(ids).stream()
                .map(id -> suggestion(base.fact(id).orElseThrow(), language(question.text())))
                .toList();
    }

    private static Suggestion suggestion(Fact fact, Language language) {
        return new Suggestion(
                fact, fact.phrasings(language).stream().findFirst().orElse(fact.statement(language)));
    }

    @Override
    public synchronized Trace trace(Question question) {
        asked.add(question);
        Outcome outcome = script.entrySet().stream()
                .filter(line ->
                        question.text().toLowerCase(java.util.Locale.ROOT).contains(line.getKey()))
                .findFirst()
                .map(line -> line.getValue().apply(question))
                .orElseGet(() ->
                        question.text().isBlank() ? chat(Manner.NOISE) : abstain(question, Outcome.Reason.UNCLEAR));
        return new Trace(question, language(question.text()), List.of(), List.of(), outcome);
    }

    /** Every question so far, in order. */
    public synchronized List<Question> asked() {
        return List.copyOf(asked);
    }

    private static Language language(String text) {
        if (text.codePoints().anyMatch(point -> "ځڅښږړټډ".indexOf(point) >= 0)) {
            return Language.PASHTO;
        }
        if (text.codePoints().anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.ARABIC)) {
            return Language.PERSIAN;
        }
        return text.codePoints()
                        .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.CYRILLIC)
                ? Language.RUSSIAN
                : Language.ENGLISH;
    }

    @Override
    public Optional<Outcome.Answer> recall(String factId, Language language) {
        return base.fact(factId)
                .map(fact -> new Outcome.Answer(
                        List.of(new Evidence(fact, 1, List.of())),
                        Outcome.View.ONE,
                        fact.related().stream()
                                .flatMap(id -> base.fact(id).stream())
                                .map(next -> suggestion(next, language))
                                .toList(),
                        1));
    }

    @Override
    public List<Suggestion> welcome(Language language, int count) {
        return base.facts().stream()
                .limit(count)
                .map(fact -> suggestion(fact, language))
                .toList();
    }

    @Override
    public FactBase base() {
        return base;
    }
}

package org.factbot.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.factbot.answer.Evidence;
import org.factbot.answer.Outcome;
import org.factbot.answer.Signal;
import org.factbot.answer.Suggestion;
import org.factbot.answer.Trace;
import org.factbot.knowledge.Citation;
import org.factbot.knowledge.Entity;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Quote;
import org.factbot.knowledge.Source;
import org.factbot.knowledge.Translation;

/**
 * Writes an outcome as the JSON that others build on: every key always there, in the same order, null where there is nothing.
 * Confidences are rounded to four digits. Immutable and safe to share between threads.
 */
final class JsonAnswer {
    private static final int TRACED = 10;

    private final FactBase base;

    JsonAnswer(FactBase base) {
        this.base = base;
    }

    /**
     * The answer to one question.
     *
     * @param id    as the asker calls the question; null is written where there is none
     * @param trace what happened
     * @param took  how long it took; written in whole microseconds
     */
    ObjectNode write(Optional<String> id, Trace trace, Duration took) {
        Outcome outcome = trace.outcome();
        Language language = trace.language();
        ObjectNode node = Json.object();
        node.put("id", id.map(Json::wellFormed).orElse(null));
        node.put("question", Json.wellFormed(trace.question().text()));
        node.put("language", language.code());
        node.put("outcome", kind(outcome));
        Optional<String> reason = outcome.fold(
                answer -> Optional.empty(),
                clarification -> Optional.empty(),
                abstention -> Optional.of(abstention.reason().code()));
        node.put("reason", reason.orElse(null));
        node.put("confidence", rounded(outcome.confidence()));
        ArrayNode evidence = node.putArray("evidence");
        List<Evidence> shown = outcome.fold(
                Outcome.Answer::evidence,
                c -> List.of(),
                a -> a.known().stream().toList());
        shown.forEach(e -> evidence(evidence.addObject(), e, language));
        ArrayNode suggestions = node.putArray("suggestions");
        suggestions(outcome).forEach(s -> suggestion(suggestions.addObject(), s));
        node.put("took_us", took.toNanos() / 1000);
        return node;
    }

    /** Adds how it came to that: steps, and the best candidates with their signals. */
    void addTrace(ObjectNode node, Trace trace) {
        ObjectNode told = node.putObject("trace");
        told.put("language", trace.language().code());
        ArrayNode steps = told.putArray("steps");
        trace.steps().forEach(step -> steps.add(Json.wellFormed(step)));
        ArrayNode judged = told.putArray("judged");
        for (Evidence evidence : trace.judged().stream().limit(TRACED).toList()) {
            ObjectNode candidate = judged.addObject();
            candidate.put("fact", evidence.fact().id());
            candidate.put("confidence", rounded(evidence.confidence()));
            ArrayNode signals = candidate.putArray("signals");
            for (Signal signal : evidence.signals()) {
                signals.addObject()
                        .put("name", signal.name())
                        .put("value", rounded(signal.value()))
                        .put("contribution", rounded(signal.contribution()));
            }
        }
    }

    static String kind(Outcome outcome) {
        return outcome.fold(answer -> "answer", clarification -> "clarification", abstention -> "abstention");
    }

    static List<Suggestion> suggestions(Outcome outcome) {
        return outcome.fold(Outcome.Answer::next, Outcome.Clarification::suggestions, Outcome.Abstention::nearest);
    }

    private void evidence(ObjectNode node, Evidence evidence, Language language) {
        Fact fact = evidence.fact();
        node.put("fact", fact.id());
        node.put("kind", fact.kind().code());
        node.put("confidence", rounded(evidence.confidence()));
        node.put("statement", fact.statement(language));
        node.put("context", fact.context(language).orElse(null));
        node.put("as_of", fact.asOf().map(LocalDate::toString).orElse(null));
        ArrayNode quotes = node.putArray("quotes");
        for (int i = 0; i < fact.quotes().size(); i++) {
            quote(quotes.addObject(), fact, i, language);
        }
        ArrayNode citations = node.putArray("citations");
        fact.citations().forEach(citation -> citation(citations.addObject(), citation));
    }

    private void quote(ObjectNode node, Fact fact, int index, Language language) {
        Quote quote = fact.quotes().get(index);
        Optional<Entity> speaker = quote.speaker().flatMap(base::entity);
        node.put("text", quote.text());
        node.put("translation", translation(fact, index, language).orElse(null));
        node.put("speaker", speaker.map(s -> s.name().in(language)).orElse(null));
        node.put(
                "role",
                speaker.flatMap(Entity::role).map(role -> role.in(language)).orElse(null));
        node.put("source", quote.citation().source());
        node.put("at", quote.citation().at().orElse(null));
    }

    private static Optional<String> translation(Fact fact, int index, Language language) {
        return Optional.ofNullable(fact.translations().get(language))
                .map(Translation::quotes)
                .filter(quotes -> index < quotes.size())
                .map(quotes -> quotes.get(index))
                .filter(text -> !text.isBlank());
    }

    private void citation(ObjectNode node, Citation citation) {
        Source source = base.source(citation.source());
        node.put("source", source.id());
        node.put("publisher", source.publisher());
        node.put("title", source.title().orElse(null));
        node.put("url", source.url().map(Object::toString).orElse(null));
        node.put("published", source.published().map(LocalDate::toString).orElse(null));
        node.put("at", citation.at().orElse(null));
    }

    private static void suggestion(ObjectNode node, Suggestion suggestion) {
        node.put("fact", suggestion.fact().id());
        node.put("question", suggestion.question());
        ArrayNode citations = node.putArray("citations");
        for (Citation citation : suggestion.fact().citations()) {
            citations
                    .addObject()
                    .put("source", citation.source())
                    .put("at", citation.at().orElse(null));
        }
    }

    /** To four digits. JSON has no infinities: a signal that is none counts as 0. */
    private static double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * 1e4) / 1e4 : 0;
    }
}

package org.factbot.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.factbot.answer.Answerer;
import org.factbot.answer.Evidence;
import org.factbot.answer.Outcome;
import org.factbot.answer.Trace;
import org.factbot.knowledge.Language;
import org.factbot.question.Question;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers JSON lines with JSON lines: one line out for every line in, in the same order, each answered and flushed before the
 * next is read. A line that cannot be used gets an error object, and the rest goes on. For one thread.
 */
final class Batch {
    /** In bytes; a question of a person has a few hundred. */
    static final int LONGEST_LINE = 1 << 20;

    /** How many conversations are remembered; the one that was silent for longest is forgotten first. */
    static final int SESSIONS = 10_000;

    private static final int LONGEST_SESSION = 256;
    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    private final Answerer answerer;
    private final JsonAnswer json;
    private final Optional<Language> language;
    private final boolean traced;
    private final LongSupplier nanos;
    private final Map<String, Question.Turn> sessions = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Question.Turn> eldest) {
            return size() > SESSIONS;
        }
    };

    /**
     * A run over one input.
     *
     * @param language of lines that name none; empty: to be found out
     * @param traced   whether answers explain themselves
     */
    Batch(Answerer answerer, Optional<Language> language, boolean traced, LongSupplier nanos) {
        this.answerer = answerer;
        this.json = new JsonAnswer(answerer.base());
        this.language = language;
        this.traced = traced;
        this.nanos = nanos;
    }

    private record Asked(Optional<String> id, String text, Optional<Language> language, Optional<String> session) {}

    /** A line that holds no question, as far as it could be read. */
    private static final class Unusable extends Exception {
        private final transient Optional<String> id;

        Unusable(Optional<String> id, String message) {
            super(message);
            this.id = id;
        }
    }

    /** Answers until the input ends. */
    void run(InputStream in, Console console) {
        Lines lines = new Lines(in, LONGEST_LINE);
        for (Optional<Lines.Line> line = next(lines); line.isPresent(); line = next(lines)) {
            console.print(Json.write(answer(line.get())));
        }
    }

    private static Optional<Lines.Line> next(Lines lines) {
        try {
            return lines.next();
        } catch (IOException e) {
            throw new Console.Failed("Cannot read the questions: " + e.getMessage(), e);
        }
    }

    private ObjectNode answer(Lines.Line line) {
        Optional<String> id = Optional.empty();
        try {
            Asked asked = read(line);
            id = asked.id();
            return answer(asked);
        } catch (Unusable e) {
            return error(e.id, e.getMessage(), line.number());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("No answer to line {}", line.number(), e);
            return error(id, "internal error: " + e.getClass().getSimpleName(), line.number());
        }
    }

    private ObjectNode answer(Asked asked) {
        Optional<Question.Turn> before = asked.session().map(sessions::get);
        Question question = new Question(asked.text(), asked.language(), before);
        long start = nanos.getAsLong();
        Trace trace = answerer.trace(question);
        Duration took = Duration.ofNanos(nanos.getAsLong() - start);
        // Asking back and abstaining show no facts: the conversation stays where it was.
        if (asked.session().isPresent() && trace.outcome() instanceof Outcome.Answer answer) {
            sessions.put(
                    asked.session().get(),
                    new Question.Turn(
                            answer.evidence().stream()
                                    .map(Evidence::fact)
                                    .map(fact -> fact.id())
                                    .toList(),
                            trace.language()));
        }
        ObjectNode node = json.write(asked.id(), trace, took);
        if (traced) {
            json.addTrace(node, trace);
        }
        return node;
    }

    private Asked read(Lines.Line line) throws Unusable {
        Optional<String> none = Optional.empty();
        String text =
                line.text().orElseThrow(() -> new Unusable(none, "line too long: at most " + LONGEST_LINE + " bytes"));
        if (text.isBlank()) {
            throw new Unusable(none, "empty line");
        }
        JsonNode node;
        try {
            node = Json.read(text);
        } catch (JsonProcessingException e) {
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            throw new Unusable(none, "not JSON" + (column > 0 ? ": see column " + column : ""));
        } catch (NumberFormatException e) {
            throw new Unusable(none, "a number is out of range");
        }
        if (!node.isObject()) {
            throw new Unusable(none, "not a JSON object: write {\"id\": ..., \"q\": ...}");
        }
        Optional<String> id = name(node, "id", none);
        JsonNode q = node.path("q");
        if (!q.isTextual()) {
            throw new Unusable(id, q.isMissingNode() ? "no \"q\"" : "\"q\" is not a text");
        }
        Optional<String> session = name(node, "session", id);
        if (session.isPresent() && session.get().length() > LONGEST_SESSION) {
            throw new Unusable(id, "\"session\" is longer than " + LONGEST_SESSION + " characters");
        }
        return new Asked(id, Json.wellFormed(q.asText()), language(node, id), session);
    }

    /** A text or number that names something; empty where it is missing or null. */
    private static Optional<String> name(JsonNode node, String key, Optional<String> id) throws Unusable {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() && !value.isNumber()) {
            throw new Unusable(id, "\"" + key + "\" is neither a text nor a number");
        }
        return Optional.of(value.asText());
    }

    private Optional<Language> language(JsonNode node, Optional<String> id) throws Unusable {
        JsonNode lang = node.path("lang");
        if (lang.isMissingNode() || lang.isNull()) {
            return language;
        }
        Optional<Language> named = lang.isTextual() ? Language.of(lang.asText()) : Optional.empty();
        if (named.isEmpty()) {
            throw new Unusable(id, "unknown \"lang\": use " + Commands.LANGUAGES);
        }
        return named;
    }

    private static ObjectNode error(Optional<String> id, String message, long line) {
        return Json.object()
                .put("id", id.map(Json::wellFormed).orElse(null))
                .put("error", message)
                .put("line", line);
    }
}

package org.factbot.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.factbot.answer.Answerer;
import org.factbot.answer.Evidence;
import org.factbot.answer.Outcome;
import org.factbot.answer.Suggestion;
import org.factbot.answer.Trace;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.Language;
import org.factbot.operations.Health;
import org.factbot.question.Question;
import org.factbot.reply.Bidi;
import org.factbot.reply.Phrases;
import org.factbot.reply.Reply;
import org.factbot.reply.ReplyComposer;

/**
 * Answers for people in other chats: inline queries and guest questions. One article a fact, each with its whole sourced
 * answer. Safe for any thread.
 */
final class Articles {
    private static final int MOST = 50;
    private static final int PAGE = 20;
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_DESCRIPTION = 240;
    /** Under this, a candidate is not even worth offering. */
    private static final double WORTH_OFFERING = 0.25;

    private static final int CACHE_SECONDS = 60;
    private static final int CACHE_SECONDS_FOR_NOTHING = 10;

    private final Me me;
    private final Answerer answerer;
    private final ReplyComposer composer;
    private final BriefMemory<String, String> handedOver;
    private final Health health;

    /**
     * @param handedOver queries on their way to the private chat, by the key their button carries
     */
    Articles(Me me, Answerer answerer, ReplyComposer composer, BriefMemory<String, String> handedOver, Health health) {
        this.me = me;
        this.answerer = answerer;
        this.composer = composer;
        this.handedOver = handedOver;
        this.health = health;
    }

    /** The results of an inline query, a page of them. */
    Call results(Incoming.InlineAsked asked, Language preferred) {
        String query = asked.query().strip();
        ObjectNode parameters = Posting.json().put("inline_query_id", asked.id());
        ArrayNode results = parameters.putArray("results");
        parameters.put("is_personal", true);
        Optional<Fact> named = ShortKey.linked(query, answerer.base());
        if (query.isEmpty() || named.isPresent()) {
            page(
                    named.map(fact -> single(fact, preferred)).orElseGet(() -> most(preferred)),
                    asked,
                    preferred,
                    parameters);
            return Posting.fleeting("answerInlineQuery", parameters.put("cache_time", CACHE_SECONDS));
        }
        Trace trace = answerer.unworded(Question.of(query));
        if (asked.offset().isEmpty()) {
            health.answered(Talk.word(trace.outcome()), "inline"); // a further page is no further question
        }
        Language language = Talk.hasLetters(query) ? trace.language() : preferred;
        Map<String, Suggestion> found = found(trace, language);
        boolean answered = trace.outcome() instanceof Outcome.Answer;
        if (trace.outcome() instanceof Outcome.Abstention abstention
                && abstention.known().isEmpty()
                && asked.offset().isEmpty()) {
            results.add(nothing(trace.outcome(), language));
        }
        page(found, asked, language, parameters);
        if (!answered) {
            String key = ShortKey.hash(query);
            handedOver.put(key, query);
            parameters
                    .putObject("button")
                    .put("text", Phrases.of(language).say("button.private"))
                    .put("start_parameter", "q_" + key);
        }
        return Posting.fleeting(
                "answerInlineQuery",
                parameters.put("cache_time", answered ? CACHE_SECONDS : CACHE_SECONDS_FOR_NOTHING));
    }

    private static Map<String, Suggestion> single(Fact fact, Language language) {
        return Map.of(fact.id(), suggestion(fact, language));
    }

    /** Everything we know, the most useful first. */
    private Map<String, Suggestion> most(Language language) {
        Map<String, Suggestion> all = new LinkedHashMap<>();
        answerer.welcome(language, MOST)
                .forEach(next -> all.putIfAbsent(next.fact().id(), next));
        answerer.base().facts().forEach(fact -> all.putIfAbsent(fact.id(), suggestion(fact, language)));
        return all;
    }

    /** What answers first, then what lies near: here the person chooses. */
    private static Map<String, Suggestion> found(Trace trace, Language language) {
        Map<String, Suggestion> found = new LinkedHashMap<>();
        trace.outcome()
                .<List<Suggestion>>fold(
                        answer -> {
                            answer.evidence()
                                    .forEach(sure ->
                                            found.putIfAbsent(sure.fact().id(), suggestion(sure.fact(), language)));
                            return answer.next();
                        },
                        Outcome.Clarification::suggestions,
                        abstention -> {
                            abstention
                                    .known()
                                    .map(Evidence::fact)
                                    .ifPresent(fact -> found.put(fact.id(), suggestion(fact, language)));
                            return abstention.nearest();
                        })
                .forEach(next -> found.putIfAbsent(next.fact().id(), next));
        if (!(trace.outcome() instanceof Outcome.Abstention)) {
            trace.judged().stream()
                    .filter(judged -> judged.confidence() >= WORTH_OFFERING)
                    .map(Evidence::fact)
                    .forEach(fact -> found.putIfAbsent(fact.id(), suggestion(fact, language)));
        }
        return found;
    }

    private static Suggestion suggestion(Fact fact, Language language) {
        return new Suggestion(
                fact, fact.phrasings(language).stream().findFirst().orElseGet(() -> fact.statement(language)));
    }

    private void page(Map<String, Suggestion> found, Incoming.InlineAsked asked, Language language, ObjectNode into) {
        ArrayNode results = into.withArray("results");
        List<Suggestion> all = new ArrayList<>(found.values());
        int from = Math.min(offset(asked.offset()), all.size());
        int to = Math.min(from + PAGE, all.size());
        all.subList(from, to).forEach(next -> article(next, language).ifPresent(results::add));
        into.put("next_offset", to < all.size() ? Integer.toString(to) : "");
    }

    private static int offset(String sent) {
        return sent.matches("[0-9]{1,6}") ? Integer.parseInt(sent) : 0;
    }

    private Optional<ObjectNode> article(Suggestion next, Language language) {
        Fact fact = next.fact();
        return answerer.recall(fact.id(), language).map(answer -> {
            String statement = fact.statement(language);
            String publisher = publisher(fact);
            String description = publisher.isEmpty()
                    ? statement
                    : Phrases.of(language).say("inline.description", "statement", statement, "publisher", publisher);
            return article(
                    "f_" + ShortKey.of(fact.id()) + "_" + language.code(),
                    title(next, statement, language),
                    description,
                    composer.compose(answer, language),
                    Optional.of(fact));
        });
    }

    /** The question, or the topic where nobody has written one: the statement stands in the line below. */
    private String title(Suggestion next, String statement, Language language) {
        return next.question().equals(statement)
                ? answerer.base()
                        .topic(next.fact().topic())
                        .map(topic -> topic.title().in(language))
                        .orElse(statement)
                : next.question();
    }

    private String publisher(Fact fact) {
        String source = fact.citations().get(0).source();
        return answerer.base().sources().stream()
                .filter(work -> work.id().equals(source))
                .findFirst()
                .map(work -> work.publisher())
                .orElse("");
    }

    private ObjectNode nothing(Outcome outcome, Language language) {
        Reply brief = composer.brief(outcome, language);
        return article(
                "none_" + language.code(),
                Phrases.of(language).say("inline.none"),
                brief.blocks().get(0) instanceof Reply.Paragraph why ? why.text() : "",
                brief,
                Optional.empty());
    }

    private ObjectNode article(String id, String title, String description, Reply reply, Optional<Fact> fact) {
        ObjectNode article = JsonNodeFactory.instance
                .objectNode()
                .put("type", "article")
                .put("id", id)
                .put("title", label(title, LONGEST_TITLE, reply.language()))
                .put("description", label(description, LONGEST_DESCRIPTION, reply.language()));
        ObjectNode content = article.putObject("input_message_content")
                .put("message_text", TelegramPrinter.printOne(reply))
                .put("parse_mode", "HTML");
        content.putObject("link_preview_options").put("is_disabled", true);
        fact.ifPresent(
                shown -> article.set("reply_markup", keyboard(reply, shown).json()));
        return article;
    }

    private static String label(String text, int limit, Language language) {
        String line = TextCutter.shorten(Bidi.safe(text).replace('\n', ' ').strip(), limit);
        return Bidi.safe(Bidi.lead(line, language.rightToLeft()));
    }

    /** What stands under a fact in somebody else's chat: where it is from, what lies around it, and the way to us. */
    Keyboard keyboard(Reply reply, Fact shown) {
        List<Reply.Choice> own = reply.choices().stream()
                .filter(choice -> choice instanceof Reply.ShowSource || choice instanceof Reply.ShowMore)
                .toList();
        return Keyboard.of(new Reply(reply.language(), reply.blocks(), own), new Keyboard.Style(true, false))
                .link(
                        Phrases.of(reply.language()).say("button.bot"),
                        "https://t.me/" + me.username() + "?start=" + ShortKey.linkTo(shown.id()));
    }

    /** The one answer to a question in a chat that we are not in. */
    Call guest(Incoming.GuestAsked asked, Outcome outcome, Language language) {
        Optional<Fact> best = outcome.fold(
                answer -> Optional.of(answer.evidence().get(0).fact()),
                clarification -> Optional.empty(),
                abstention -> abstention.known().map(Evidence::fact));
        Reply reply = outcome instanceof Outcome.Abstention
                ? composer.brief(outcome, language)
                : composer.compose(outcome, language);
        ObjectNode article = article(
                best.map(fact -> ShortKey.linkTo(fact.id())).orElse("none"),
                Phrases.of(language).say("source"),
                "",
                reply,
                best);
        if (outcome instanceof Outcome.Clarification) {
            article.set(
                    "reply_markup",
                    Keyboard.of(reply, new Keyboard.Style(true, false)).json());
        }
        return guest(asked, article);
    }

    /** The same, where there is only something to say. */
    Call guest(Incoming.GuestAsked asked, Reply reply) {
        return guest(
                asked, article("none", Phrases.of(reply.language()).say("inline.none"), "", reply, Optional.empty()));
    }

    private static Call guest(Incoming.GuestAsked asked, ObjectNode article) {
        return Posting.lasting(
                "answerGuestQuery",
                Posting.json().put("guest_query_id", asked.id()).set("result", article));
    }
}

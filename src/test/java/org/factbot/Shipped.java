package org.factbot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.factbot.answer.Answerer;
import org.factbot.cli.Cli;
import org.factbot.knowledge.Citation;
import org.factbot.knowledge.Entity;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Quote;
import org.factbot.knowledge.Translation;

/** The bundled story and its answerer, made once, as that takes seconds. */
final class Shipped {
    static final Path FOLDER = Path.of("knowledge");

    /** What is learnt of the story is kept in the build folder. */
    static final Map<String, String> ENVIRONMENT = Map.of("FACTBOT_STATE", "target/state");

    private Shipped() {}

    private static final class Holder {
        static final Answerer ANSWERER = make();

        private static Answerer make() {
            try {
                return new Assembly(ENVIRONMENT, Clock.systemUTC()).answerer(FOLDER);
            } catch (Cli.Refused e) {
                throw new AssertionError(e.problems().toString(), e);
            }
        }
    }

    static Answerer answerer() {
        return Holder.ANSWERER;
    }

    static Fact fact(String id) {
        return answerer().base().fact(id).orElseThrow();
    }

    /** The message shows the fact whole: statement, quotes with speaker and role, and a link to every source. */
    static void assertShows(JsonNode message, String factId, Language language) {
        Fact fact = fact(factId);
        String text = bare(message.path("text").asText());
        assertThat(text).contains(fact.statement(language));
        for (int at = 0; at < fact.quotes().size(); at++) {
            Quote quote = fact.quotes().get(at);
            Translation translation = fact.translations().get(language);
            // A translated quote stands first, marked as ours; the printed words are one tap away.
            String first =
                    translation == null ? quote.text() : translation.quotes().get(at);
            assertThat(marked(message, "blockquote"))
                    .anySatisfy(block -> assertThat(block).contains(first));
            assertThat(marked(message, translation == null ? "blockquote" : "expandable_blockquote"))
                    .anySatisfy(block -> assertThat(block).contains(quote.text()));
            Entity speaker =
                    quote.speaker().flatMap(id -> answerer().base().entity(id)).orElseThrow();
            assertThat(text).contains(speaker.name().in(language));
            assertThat(text).contains(speaker.role().orElseThrow().in(language));
        }
        for (Citation citation : fact.citations()) {
            assertThat(links(message))
                    .contains(answerer()
                            .base()
                            .source(citation.source())
                            .url()
                            .orElseThrow()
                            .toString());
        }
    }

    /** The parts of the text that bear this mark. */
    static List<String> marked(JsonNode message, String type) {
        List<String> parts = new ArrayList<>();
        String text = message.path("text").asText();
        for (JsonNode entity : message.path("entities")) {
            if (entity.path("type").asText().equals(type)) {
                int offset = entity.path("offset").asInt();
                parts.add(bare(
                        text.substring(offset, offset + entity.path("length").asInt())));
            }
        }
        return parts;
    }

    private static List<String> links(JsonNode message) {
        List<String> links = new ArrayList<>();
        message.path("entities").forEach(entity -> links.add(entity.path("url").asText()));
        return links;
    }

    /** Without the marks that keep text of two directions in place. */
    static String bare(String text) {
        return text.replaceAll("[\u200E\u200F\u2066-\u2069]", "");
    }
}

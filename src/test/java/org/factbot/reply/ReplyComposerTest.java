package org.factbot.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.factbot.answer.Evidence;
import org.factbot.answer.Outcome;
import org.factbot.answer.Suggestion;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Listing;
import org.factbot.question.Manner;
import org.factbot.question.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplyComposerTest {
    private final FactBase base = HarbourStory.base();
    private final ScriptedAnswerer answerer = new ScriptedAnswerer(base);
    private final ReplyComposer composer = new ReplyComposer(base);

    private Reply shown(String factId, Language language) {
        return composer.compose(answerer.recall(factId, language).orElseThrow(), language);
    }

    private static <T extends Reply.Block> List<T> blocks(Reply reply, Class<T> kind) {
        return reply.blocks().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void anAnswerIsStatementContextSourceAndWhatNext() {
        Reply reply = shown("opened", Language.ENGLISH);
        assertThat(blocks(reply, Reply.Statement.class))
                .extracting(Reply.Statement::text)
                .containsExactly("Norland opened the harbour of Port Lind to foreign ships.");
        assertThat(blocks(reply, Reply.Context.class)).hasSize(1);
        assertThat(blocks(reply, Reply.Credit.class))
                .extracting(credit -> credit.at().orElse("-"))
                .containsExactly("P2, P9", "-");
        assertThat(blocks(reply, Reply.Credit.class).get(0).asOf()).contains("as of 3 July 2025");
        assertThat(blocks(reply, Reply.Note.class)).isEmpty();
        assertThat(reply.choices())
                .extracting(choice -> choice.getClass().getSimpleName())
                .containsExactly("ShowSource", "ShowMore", "ShowFact", "Share", "Complain");
    }

    @Test
    void theKindIsSaidWhereItMatters() {
        assertThat(blocks(shown("mayor", Language.ENGLISH), Reply.Statement.class)
                        .get(0)
                        .label())
                .contains("According to Ada Berg");
        assertThat(blocks(shown("trade", Language.RUSSIAN), Reply.Statement.class)
                        .get(0)
                        .label())
                .contains("Анализ");
        assertThat(blocks(shown("fees", Language.ENGLISH), Reply.Statement.class)
                        .get(0)
                        .label())
                .contains("Not known");
        assertThat(blocks(shown("opened", Language.ENGLISH), Reply.Statement.class)
                        .get(0)
                        .label())
                .isEmpty();
    }

    @Test
    void aTranslatedQuoteKeepsTheOriginalAndIsMarkedAsOurs() {
        Reply.Quotation quote =
                blocks(shown("mayor", Language.PERSIAN), Reply.Quotation.class).get(0);
        assertThat(quote.text()).startsWith("Who will pay");
        assertThat(quote.translation()).isPresent();
        assertThat(quote.translationLabel()).contains("ترجمهٔ ما");
        assertThat(quote.attribution()).contains("آدا برگ، شهردار پورت لیند");
    }

    @Test
    void wordsInAnotherLanguageAreAnnounced() {
        assertThat(blocks(shown("trade", Language.RUSSIAN), Reply.Note.class))
                .singleElement()
                .satisfies(note -> assertThat(note.text()).contains("на английском"));
        assertThat(blocks(shown("mayor", Language.RUSSIAN), Reply.Note.class))
                .singleElement()
                .satisfies(note -> assertThat(note.text()).contains("Цитата").contains("на английском"));
        assertThat(blocks(shown("karimi", Language.ENGLISH), Reply.Note.class))
                .singleElement()
                .satisfies(note -> assertThat(note.text()).contains("in Persian"));
    }

    @Test
    void aReplacedFactSaysSoAndLeadsToTheLaterOne() {
        Reply reply = shown("ban", Language.ENGLISH);
        assertThat(blocks(reply, Reply.Note.class))
                .extracting(Reply.Note::text)
                .anyMatch(text -> text.contains("later"));
        assertThat(reply.choices().get(0)).isEqualTo(new Reply.ShowFact("See the later fact", "opened"));
    }

    private Outcome.Answer severalQuestions(Outcome... outcomes) {
        List<Outcome.Part> parts = new ArrayList<>();
        List<Evidence> shown = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            parts.add(new Outcome.Part("and\nwhy <b>?", outcome));
            outcome.fold(Outcome.Answer::evidence, c -> List.<Evidence>of(), a -> List.<Evidence>of()).stream()
                    .filter(one -> !shown.contains(one))
                    .forEach(shown::add);
        }
        return new Outcome.Answer(shown, Outcome.View.PARTS, List.of(), 0.8, parts);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aPartThatGoesUnansweredIsSaidInTheReadersLanguageWithTheAskersWords(Language language) {
        Outcome answered = answerer.recall("opened", language).orElseThrow();
        List<Suggestion> near = answerer.welcome(language, 2);
        Set<String> leads = new HashSet<>();
        for (Outcome.Reason reason : Outcome.Reason.values()) {
            Outcome declined = new Outcome.Abstention(reason, Manner.QUESTION, List.of(), 0.1);
            Reply reply = composer.compose(severalQuestions(answered, declined), language);
            assertThat(blocks(reply, Reply.Statement.class)).hasSize(1);
            assertThat(blocks(reply, Reply.Context.class))
                    .as("a single fact stands whole")
                    .hasSize(1);
            Reply.Unanswered open = blocks(reply, Reply.Unanswered.class).get(0);
            assertThat(open.words()).isEqualTo("and why <b>?");
            leads.add(open.lead());
            assertThat(PlainPrinter.print(reply)).contains(open.lead()).contains("and why <b>?");
        }
        Reply back = composer.compose(severalQuestions(answered, new Outcome.Clarification(near, 0.5)), language);
        leads.add(blocks(back, Reply.Unanswered.class).get(0).lead());
        assertThat(leads).hasSize(Outcome.Reason.values().length + 1);
    }

    @Test
    void severalQuestionsAreAnsweredInTheirOrderAndAFactIsNumberedOnce() {
        Outcome opened = answerer.recall("opened", Language.ENGLISH).orElseThrow();
        Outcome mayor = answerer.recall("mayor", Language.ENGLISH).orElseThrow();
        Outcome declined = new Outcome.Abstention(Outcome.Reason.NOT_IN_SOURCES, Manner.QUESTION, List.of(), 0.1);
        Reply reply = composer.compose(severalQuestions(mayor, declined, opened, mayor), Language.ENGLISH);
        assertThat(blocks(reply, Reply.Statement.class))
                .extracting(statement -> statement.label().orElse(""))
                .containsExactly("1 · According to Ada Berg", "2");
        List<Class<?>> order = new ArrayList<>();
        reply.blocks().forEach(block -> order.add(block.getClass()));
        assertThat(order.indexOf(Reply.Unanswered.class))
                .isBetween(order.indexOf(Reply.Statement.class), order.lastIndexOf(Reply.Statement.class));
        assertThat(reply.choices()).extracting(Reply.Choice::label).startsWith("1", "2");
    }

    @Test
    void severalFactsEachKeepTheirOwnQuoteAndSource() {
        Reply reply = composer.compose(answerer.answer(Question.of("what did everybody say")), Language.ENGLISH);
        assertThat(blocks(reply, Reply.Statement.class))
                .extracting(statement -> statement.label().orElse(""))
                .containsExactly("1 · According to Ada Berg", "2 · According to Reza Karimi", "3 · Analysis");
        assertThat(blocks(reply, Reply.Credit.class)).hasSize(3);
        assertThat(blocks(reply, Reply.Context.class)).isEmpty();
        assertThat(reply.choices()).extracting(Reply.Choice::label).startsWith("1", "2", "3");
        assertThat(reply.choices())
                .filteredOn(choice ->
                        choice instanceof Reply.ShowFact fact && fact.factId().equals("mayor"))
                .hasSize(1);
    }

    @Test
    void whatSumsUpStandsBeforeItsPartsAndTellsItsSourceOnAsking() {
        Reply reply = composer.compose(answerer.answer(Question.of("in short")), Language.ENGLISH);
        assertThat(blocks(reply, Reply.Statement.class))
                .extracting(statement -> statement.label().orElse(""))
                .containsExactly("", "1 · According to Ada Berg", "2 · According to Reza Karimi");
        assertThat(blocks(reply, Reply.Credit.class)).hasSize(2);
        assertThat(reply.choices()).extracting(Reply.Choice::label).startsWith("1", "2");
        assertThat(reply.choices())
                .filteredOn(choice -> choice instanceof Reply.ShowSource source
                        && source.factId().equals("opened"))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Outcome.Reason.class)
    void everyAbstentionSaysWhyAndOffersWhatIsNear(Outcome.Reason reason) {
        Set<String> reasons = new HashSet<>();
        for (Language language : Language.values()) {
            Outcome outcome = new Outcome.Abstention(
                    reason, Manner.QUESTION, answerer.suggestions(Question.of("x"), "fees", "mayor"), 0.2);
            Reply reply = composer.compose(outcome, language);
            reasons.add(((Reply.Paragraph) reply.blocks().get(0)).text());
            boolean question = reason != Outcome.Reason.NOT_A_QUESTION;
            assertThat(reply.choices()).hasSize(question ? 4 : 3).last().isInstanceOf(Reply.Dismiss.class);
            assertThat(blocks(reply, Reply.Note.class).stream()
                            .anyMatch(note ->
                                    note.text().equals(Phrases.of(language).say("abstain.silence"))))
                    .isEqualTo(question);
            assertThat(PlainPrinter.print(reply)
                            .contains(Phrases.of(language)
                                    .date(base.story().cutOff().orElseThrow())))
                    .isEqualTo(question);
        }
        assertThat(reasons).hasSize(4);
    }

    @Test
    void aTopicListsItsFactsAndAnEmptyOneSaysSo() {
        assertThat(composer.topics(Language.ENGLISH).choices())
                .extracting(Reply.Choice::label)
                .containsExactly("The opening", "What came before");
        assertThat(blocks(composer.topic("opening", Language.ENGLISH), Reply.Item.class))
                .hasSize(4)
                .first()
                .isEqualTo(new Reply.Item("1. Norland opened the harbour of Port Lind to foreign ships."));
        assertThat(composer.topic("empty", Language.ENGLISH).choices()).isEmpty();
        assertThat(composer.topic("nowhere", Language.ENGLISH).choices()).isEmpty();
    }

    @Test
    void whereAFactIsFromIsSaidInFull() {
        Reply reply = composer.provenance("opened", Language.ENGLISH).orElseThrow();
        String text = PlainPrinter.print(reply);
        assertThat(text)
                .contains(
                        "Lind Daily",
                        "date not stated",
                        "Place in the source: P2",
                        "4 July 2025",
                        "https://example.org/")
                .contains("Find the passage by these words: the harbour is open to all flags");
        assertThat(reply.choices()).containsExactly(new Reply.ShowFact("Back", "opened"));
        assertThat(composer.provenance("nothing", Language.ENGLISH)).isEmpty();
        assertThat(composer.more("nothing", Language.ENGLISH)).isEmpty();
    }

    @Test
    void theTerminalSeesNoMarkupAndNoControlCharacters() {
        Reply reply = new Reply(
                Language.ENGLISH, List.of(new Reply.Paragraph("a\u001B[31m\u0000b\u202Ec\td\uD800e")), List.of());
        assertThat(PlainPrinter.print(reply)).isEqualTo("a[31mbc de");
        assertThat(PlainPrinter.print(shown("mayor", Language.ENGLISH))).isEqualTo("""
                        According to Ada Berg: The mayor asked who would pay for the pilots.

                            “Who will pay for the pilots, and who for the tugs?”
                            — Ada Berg, mayor of Port Lind

                        Source: Lind Daily, Harbour opens & <everyone> "cheers", date not stated, P3, \
                        https://example.org/daily?a=1&b=2

                        > When did the harbour open?""");
    }

    /** Row 1 of the promise: a reader sees phrases of ours and spans of the base, and nothing else. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyWordIsAPhraseOrASpanOfTheBase(Language language) {
        Set<String> spans = new HashSet<>();
        collect(spans);
        List<Pattern> phrases = Phrases.of(language).templates().values().stream()
                .flatMap(template -> Stream.of(template.split("\n\n")))
                .map(ReplyComposerTest::pattern)
                .toList();
        for (Reply reply : allReplies(language)) {
            for (String text : texts(reply)) {
                assertThat(spans.contains(text) || isSaid(text, phrases, spans, 3))
                        .as(text)
                        .isTrue();
            }
        }
    }

    private static Pattern pattern(String template) {
        Matcher names = Pattern.compile("\\{[a-z]+}").matcher(template);
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        while (names.find()) {
            pattern.append(Pattern.quote(template.substring(end, names.start())))
                    .append("(.+)");
            end = names.end();
        }
        return Pattern.compile(pattern + Pattern.quote(template.substring(end)), Pattern.DOTALL);
    }

    private static boolean isSaid(String text, List<Pattern> phrases, Set<String> spans, int deep) {
        if (deep == 0) {
            return false;
        }
        return phrases.stream().map(phrase -> phrase.matcher(text)).anyMatch(match -> {
            if (!match.matches()) {
                return false;
            }
            for (int group = 1; group <= match.groupCount(); group++) {
                String value = match.group(group).replaceAll("[\u2068\u2069]", "");
                boolean known = spans.contains(value)
                        || value.matches("[0-9۰-۹]+|P[0-9]+|/[a-z]+(@bot)?|@bot")
                        || (!value.equals(text) && isSaid(value, phrases, spans, deep - 1));
                if (!known) {
                    return false;
                }
            }
            return true;
        });
    }

    private static List<String> texts(Reply reply) {
        List<String> texts = new ArrayList<>();
        reply.choices().forEach(choice -> texts.add(choice.label()));
        Reply.Printer<List<String>> parts = new Reply.Printer<>() {
            @Override
            public List<String> paragraph(Reply.Paragraph block) {
                return List.of(block.text());
            }

            @Override
            public List<String> statement(Reply.Statement block) {
                return Stream.concat(block.label().stream(), Stream.of(block.text()))
                        .toList();
            }

            @Override
            public List<String> quotation(Reply.Quotation block) {
                return Stream.of(
                                Stream.of(block.text()),
                                block.translation().stream(),
                                block.translationLabel().stream(),
                                block.attribution().stream())
                        .flatMap(part -> part)
                        .toList();
            }

            @Override
            public List<String> context(Reply.Context block) {
                return List.of(block.label(), block.text());
            }

            @Override
            public List<String> credit(Reply.Credit block) {
                return Stream.of(
                                Stream.of(block.label(), block.publisher()),
                                block.title().stream(),
                                block.at().stream().flatMap(at -> Stream.of(at.split("[,،] "))),
                                block.asOf().stream())
                        .flatMap(part -> part)
                        .toList();
            }

            @Override
            public List<String> note(Reply.Note block) {
                return List.of(block.text());
            }

            @Override
            public List<String> item(Reply.Item block) {
                return List.of(block.text());
            }

            @Override
            public List<String> heading(Reply.Heading block) {
                return List.of(block.text());
            }

            @Override
            public List<String> unanswered(Reply.Unanswered block) {
                return List.of(block.lead());
            }
        };
        reply.blocks().forEach(block -> texts.addAll(block.printTo(parts)));
        return texts;
    }

    private List<Reply> allReplies(Language language) {
        List<Reply> replies = new ArrayList<>();
        for (Fact fact : base.facts()) {
            replies.add(shown(fact.id(), language));
            replies.add(composer.provenance(fact.id(), language).orElseThrow());
            replies.add(composer.more(fact.id(), language).orElseThrow());
        }
        for (String text :
                List.of("everybody", "short", "ships", "weather", "fees", "2031", "should", "hello", "thanks", "?")) {
            replies.add(composer.compose(answerer.answer(Question.of(text)), language));
            replies.add(composer.brief(answerer.answer(Question.of(text)), language));
        }
        replies.add(composer.welcome(answerer.welcome(language, 4), language));
        replies.add(composer.help(
                "/ask@bot", "@bot", Map.of("/topics", Phrases.of(language).say("command.topics")), language));
        replies.add(composer.topics(language));
        base.topics().forEach(topic -> replies.add(composer.topic(topic.id(), language)));
        replies.add(composer.sources(0, language));
        for (int page = 0; page < 3; page++) {
            replies.add(composer.timeline(page, language));
            replies.add(composer.people(page, language));
            replies.add(composer.step(page, language));
            for (Listing list : base.story().lists()) {
                replies.add(composer.listing(list.id(), page, language).orElseThrow());
            }
        }
        base.entities()
                .forEach(entity -> composer.speaker(entity.id(), language).ifPresent(replies::add));
        base.facts().forEach(fact -> replies.add(composer.complaint(Optional.of(fact.id()), language)));
        replies.add(composer.complaint(Optional.empty(), language));
        replies.add(composer.about(language));
        replies.add(composer.privacy(language));
        replies.add(composer.dismissed(language));
        return replies;
    }

    private void collect(Set<String> spans) {
        base.story().title().texts().values().forEach(spans::add);
        base.topics().forEach(topic -> spans.addAll(topic.title().texts().values()));
        base.story().lists().forEach(list -> {
            spans.addAll(list.title().texts().values());
            list.sections()
                    .forEach(section -> spans.addAll(section.heading().texts().values()));
        });
        base.sources().forEach(source -> {
            spans.add(source.publisher());
            source.title().ifPresent(spans::add);
            source.about().ifPresent(spans::add);
        });
        base.entities().forEach(entity -> {
            spans.addAll(entity.name().texts().values());
            entity.role().ifPresent(role -> spans.addAll(role.texts().values()));
        });
        for (Fact fact : base.facts()) {
            spans.add(fact.statement());
            fact.context().ifPresent(spans::add);
            fact.phrasings().values().forEach(spans::addAll);
            fact.quotes().forEach(quote -> spans.add(quote.text()));
            fact.citations().forEach(citation -> citation.at().ifPresent(spans::add));
            fact.translations().values().forEach(translation -> {
                spans.add(translation.statement());
                translation.context().ifPresent(spans::add);
                spans.addAll(translation.quotes());
            });
        }
    }
}

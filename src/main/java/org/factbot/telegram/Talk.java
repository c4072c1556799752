package org.factbot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.factbot.answer.Answerer;
import org.factbot.answer.Evidence;
import org.factbot.answer.Outcome;
import org.factbot.answer.Trace;
import org.factbot.knowledge.Language;
import org.factbot.operations.Health;
import org.factbot.question.Question;
import org.factbot.reply.Reply;
import org.factbot.reply.ReplyComposer;
import org.factbot.store.Preferences;
import org.factbot.store.StoreException;

/**
 * The conversation: from an update to the calls that answer it. Updates of one chat and topic come in order; different chats
 * may come from different threads at once. What it remembers of a conversation is bounded, in memory only, and holds no text
 * of any person, save inline queries on their way to the private chat; what a person chose is kept.
 */
final class Talk implements Handler {
    private static final Duration ON_THE_WAY = Duration.ofMinutes(10);
    private static final int MOST_ON_THE_WAY = 2_000;
    private static final int SAMPLES = 4;
    private static final int CANDIDATES_TOLD = 5;

    /** An answer this old has scrolled away; who asks again then gets it anew. */
    private static final Duration LATELY = Duration.ofMinutes(10);

    private final Me me;
    private final Answerer answerer;
    private final ReplyComposer composer;
    private final Health health;
    private final UpdateReader reader;
    private final Etiquette etiquette;
    private final Posting posting;
    private final Articles articles;
    private final Conversations conversations;
    private final Buttons buttons;
    private final QuestionLimit limit;
    private final GroupSettings settings;
    private final Surroundings around;
    private final BriefMemory<String, String> handedOver;

    /** Questions answered in a group lately, by what answered them. */
    private final BriefMemory<String, Call.MessageKey> answeredLately;

    /**
     * What a conversation can find out.
     *
     * @param members   who may decide for a group
     * @param answersTo our messages that answer a message, oldest first
     * @param operators chats that may use the operator's commands
     */
    record Surroundings(
            Members members, Function<Call.MessageKey, List<Call.MessageKey>> answersTo, Set<Long> operators) {
        /** Nobody decides, nothing was answered, nobody operates. */
        static final Surroundings NONE = new Surroundings(Members.NOBODY, message -> List.of(), Set.of());
    }

    /**
     * @param limit how much one person, or one group, may ask
     */
    Talk(
            Me me,
            Answerer answerer,
            ReplyComposer composer,
            Preferences preferences,
            Surroundings around,
            QuestionLimit limit,
            Health health,
            Clock clock) {
        this.me = me;
        this.around = around;
        this.answerer = answerer;
        this.composer = composer;
        this.limit = limit;
        this.health = health;
        this.reader = new UpdateReader(me);
        this.etiquette = new Etiquette(clock);
        this.posting = new Posting(me);
        this.conversations = new Conversations(answerer, preferences, clock);
        this.handedOver = new BriefMemory<>(clock, ON_THE_WAY, MOST_ON_THE_WAY);
        this.articles = new Articles(me, answerer, composer, handedOver, health);
        this.answeredLately = new BriefMemory<>(clock, LATELY, MOST_ON_THE_WAY);
        this.settings = new GroupSettings(preferences, around.members(), posting);
        this.buttons = new Buttons(answerer, composer, conversations, posting, articles, settings, health);
    }

    @Override
    public List<Call> handle(JsonNode update, List<Call.MessageKey> earlier) {
        Envelope envelope = Envelope.of(update);
        return reader.read(update).fold(new Incoming.Visitor<>() {
            @Override
            public List<Call> asked(Incoming.Asked asked) {
                if (!etiquette.mayListen(asked, !earlier.isEmpty())) {
                    return List.of();
                }
                try {
                    return answer(asked, envelope, earlier);
                } catch (StoreException e) {
                    etiquette.unhear(asked);
                    throw e;
                }
            }

            @Override
            public List<Call> commanded(Incoming.Commanded commanded) {
                return obey(commanded, envelope, earlier);
            }

            @Override
            public List<Call> pressed(Incoming.Pressed pressed) {
                return buttons.press(pressed);
            }

            @Override
            public List<Call> inlineAsked(Incoming.InlineAsked asked) {
                return List.of(articles.results(asked, conversations.preferred(asked.person())));
            }

            @Override
            public List<Call> guestAsked(Incoming.GuestAsked asked) {
                return guest(asked, envelope);
            }

            @Override
            public List<Call> joined(Incoming.Joined joined) {
                return greet(joined);
            }

            @Override
            public List<Call> ignored(Incoming.Ignored ignored) {
                return List.of();
            }
        });
    }

    // ---- questions

    /** An outcome and the language to say it in. */
    private record Decided(Outcome outcome, Language language) {}

    private List<Call> answer(Incoming.Asked asked, Envelope envelope, List<Call.MessageKey> earlier) {
        Incoming.Place place = asked.place();
        String who = asked.person().key().isEmpty()
                ? "chat" + place.chatId()
                : asked.person().key();
        QuestionLimit.Verdict verdict = limit.of(who, envelope);
        if (verdict == QuestionLimit.Verdict.ANSWER && place.surface() == Incoming.Surface.GROUP) {
            verdict = limit.ofGroup(place.chatId(), envelope);
        }
        if (verdict != QuestionLimit.Verdict.ANSWER) {
            health.answered("limited", surface(place));
            boolean tell = verdict == QuestionLimit.Verdict.TELL || !earlier.isEmpty(); // an old answer must not stand
            return tell
                    ? post(place, composer.plain("limit", conversations.speaking(asked.person(), place)), earlier, true)
                    : List.of();
        }
        if (asked.wordless()) {
            return post(
                    asked.place(), composer.plain("unread", conversations.preferred(asked.person())), earlier, true);
        }
        if (asked.text().isBlank() && asked.about().isEmpty() && asked.place().surface() != Incoming.Surface.PRIVATE) {
            Reply how =
                    composer.plain("group.how", conversations.speaking(asked.person(), asked.place()), "ask", ask());
            return asked.address() == Incoming.Address.REPLY ? List.of() : post(asked.place(), how, earlier, true);
        }
        Optional<Question.Turn> before = conversations
                .pointedAt(asked.shown(), asked.person())
                .or(() -> conversations.before(asked.person(), asked.place()));
        Language speaking = conversations.speaking(asked.person(), asked.place());
        Decided decided = decide(asked.text(), asked.about(), before, speaking);
        health.answered(word(decided.outcome()), surface(asked.place()));
        conversations.remember(asked.person(), asked.place(), decided.outcome(), decided.language());
        Etiquette.Voice voice = Etiquette.voice(asked, decided.outcome(), !earlier.isEmpty());
        if (voice == Etiquette.Voice.SILENT) {
            return List.of();
        }
        boolean answered = decided.outcome() instanceof Outcome.Answer;
        if (answered && earlier.isEmpty() && asked.edit().isEmpty()) {
            Optional<List<Call>> again = again(asked, decided);
            if (again.isPresent()) {
                return again.get();
            }
        }
        Reply reply = voice == Etiquette.Voice.FULL
                ? composer.compose(decided.outcome(), decided.language())
                : composer.brief(decided.outcome(), decided.language());
        List<Call> calls = post(place, settings.fitted(place, reply), earlier, !answered);
        boolean declined = decided.outcome() instanceof Outcome.Abstention abstention
                && abstention.known().isEmpty();
        return settings.abstentionsStay(place)
                .filter(after -> declined)
                .map(after -> calls.stream()
                        .map(call -> call.method().equals("sendMessage") ? call.fading(after) : call)
                        .toList())
                .orElse(calls);
    }

    /** In a group, what was answered a moment ago is pointed at instead of being said again. */
    private Optional<List<Call>> again(Incoming.Asked asked, Decided decided) {
        Incoming.Place place = asked.place();
        if (place.surface() != Incoming.Surface.GROUP || !(decided.outcome() instanceof Outcome.Answer answer)) {
            return Optional.empty();
        }
        String what = place.chatId() + "/" + place.topic() + "/"
                + decided.language().code() + "/"
                + answer.evidence().stream().map(shown -> shown.fact().id()).toList();
        Optional<List<Call>> pointed = answeredLately
                .get(what)
                .filter(question -> question.messageId() != place.messageId())
                .flatMap(question -> around.answersTo().apply(question).stream().findFirst())
                .map(earlier -> posting.pointAt(place, earlier, composer.plain("repeated", decided.language())));
        if (pointed.isEmpty()) {
            answeredLately.put(what, place.message());
        }
        return pointed;
    }

    /**
     * Own words are asked first; where they find no answer ("is this true?"), the words they point at. Words that point at
     * somebody's message do not lean on what came before.
     */
    private Decided decide(String text, Optional<String> about, Optional<Question.Turn> before, Language otherwise) {
        if (text.isBlank() && about.isPresent()) {
            return decide(about.orElseThrow(), Optional.empty(), Optional.empty(), otherwise);
        }
        Question question = Question.of(text);
        Trace trace = answerer.unworded(
                about.isPresent() ? question : before.map(question::after).orElse(question));
        Decided own = new Decided(trace.outcome(), hasLetters(text) ? trace.language() : otherwise);
        if (about.isEmpty() || own.outcome() instanceof Outcome.Answer) {
            return own;
        }
        Trace pointed = answerer.unworded(Question.of(about.orElseThrow()));
        return pointed.outcome() instanceof Outcome.Answer ? new Decided(pointed.outcome(), own.language()) : own;
    }

    private static String surface(Incoming.Place place) {
        return place.surface().name().toLowerCase(Locale.ROOT);
    }

    /** An outcome as the operator's numbers name it. */
    static String word(Outcome outcome) {
        return outcome.fold(answer -> "answer", clarification -> "clarification", abstention -> "abstention");
    }

    static boolean hasLetters(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }

    private List<Call> post(Incoming.Place place, Reply reply, List<Call.MessageKey> earlier, boolean factsInPlace) {
        Keyboard keyboard = posting.keyboard(reply, place, factsInPlace);
        return earlier.isEmpty()
                ? posting.send(place, reply, keyboard)
                : posting.replace(earlier, place, reply, keyboard);
    }

    // ---- commands

    private String ask() {
        return "/ask@" + me.username();
    }

    private String mention() {
        return "@" + me.username();
    }

    private List<Call> obey(Incoming.Commanded commanded, Envelope envelope, List<Call.MessageKey> earlier) {
        Incoming.Place place = commanded.place();
        if (place.surface() == Incoming.Surface.CHANNEL || commanded.edit().isPresent() && earlier.isEmpty()) {
            return List.of();
        }
        Incoming.Person person = commanded.person();
        Language language = settings.language(place).orElseGet(() -> conversations.speaking(person, place));
        boolean alone = place.surface() == Incoming.Surface.PRIVATE;
        return switch (commanded.name()) {
            case "start" ->
                alone
                        ? start(commanded, envelope, language, earlier)
                        : post(place, composer.plain("group.how", language, "ask", ask()), earlier, true);
            case "topics" -> post(place, composer.topics(language), earlier, true);
            case "sources" -> post(place, composer.sources(0, language), earlier, true);
            case "timeline" -> post(place, composer.timeline(0, language), earlier, true);
            case "people" -> post(place, composer.people(0, language), earlier, true);
            case "catchup" -> post(place, composer.step(0, language), earlier, true);
            case "settings" -> settings.show(place, person, language, earlier);
            case "why" ->
                around.operators().contains(place.chatId())
                        ? why(commanded, earlier)
                        : unknown(place, alone, language, earlier);
            case "status" ->
                around.operators().contains(place.chatId())
                        ? status(place, earlier)
                        : unknown(place, alone, language, earlier);
            case "about" -> post(place, composer.about(language), earlier, true);
            case "privacy" -> post(place, composer.privacy(language), earlier, true);
            case "language" -> chooseLanguage(place, language);
            case "forget" -> {
                conversations.forget(person, place);
                yield post(place, composer.plain("forgotten", language), earlier, true);
            }
            case "help" -> post(place, help(language, alone), earlier, true);
            default ->
                composer.listing(commanded.name(), 0, language)
                        .map(list -> post(place, list, earlier, true))
                        .orElseGet(() -> unknown(place, alone, language, earlier));
        };
    }

    private List<Call> unknown(Incoming.Place place, boolean alone, Language language, List<Call.MessageKey> earlier) {
        return alone ? post(place, help(language, true), earlier, true) : List.of();
    }

    // ---- the operator's commands, in English

    /** How an answer comes about, step by step. */
    private List<Call> why(Incoming.Commanded commanded, List<Call.MessageKey> earlier) {
        Trace trace = answerer.trace(Question.of(commanded.argument()));
        List<Reply.Block> said = new ArrayList<>();
        trace.steps().forEach(step -> said.add(new Reply.Item(step)));
        trace.judged().stream()
                .limit(CANDIDATES_TOLD)
                .forEach(judged -> said.add(new Reply.Item(String.format(
                        Locale.ROOT,
                        "%.2f %s",
                        judged.confidence(),
                        judged.fact().id()))));
        List<String> shown = trace
                .outcome()
                .<List<Evidence>>fold(
                        Outcome.Answer::evidence,
                        asked -> List.of(),
                        declined -> declined.known().stream().toList())
                .stream()
                .map(evidence -> evidence.fact().id())
                .toList();
        said.add(new Reply.Paragraph(word(trace.outcome()) + " " + String.join(", ", shown)));
        return post(commanded.place(), new Reply(Language.ENGLISH, said, List.of()), earlier, true);
    }

    private List<Call> status(Incoming.Place place, List<Call.MessageKey> earlier) {
        Health.Report report = health.report();
        List<Reply.Block> said = new ArrayList<>();
        said.add(new Reply.Paragraph(report.status().name()));
        report.reasons().forEach(reason -> said.add(new Reply.Item(reason)));
        said.add(new Reply.Item("open " + health.open()));
        said.add(new Reply.Item("facts " + answerer.base().facts().size() + ", fingerprint "
                + answerer.base().fingerprint()));
        return post(place, new Reply(Language.ENGLISH, said, List.of()), earlier, true);
    }

    private Reply help(Language language, boolean alone) {
        List<String> commands = alone ? TalkProfile.ALONE : TalkProfile.AMONG_OTHERS;
        return composer.help(ask(), mention(), TalkProfile.explained(language, commands, composer), language);
    }

    private List<Call> start(
            Incoming.Commanded commanded, Envelope envelope, Language language, List<Call.MessageKey> earlier) {
        Incoming.Place place = commanded.place();
        String link = commanded.argument().strip();
        Reply welcome = composer.welcome(answerer.welcome(language, SAMPLES), language);
        if (link.startsWith("q_")) {
            Optional<String> query = handedOver.get(link.substring(2));
            return query.map(text -> answer(
                            new Incoming.Asked(
                                    text,
                                    place,
                                    Incoming.Address.ALONE,
                                    commanded.person(),
                                    Optional.empty(),
                                    List.of(),
                                    Optional.empty(),
                                    false,
                                    commanded.edit()),
                            envelope,
                            earlier))
                    .orElseGet(() -> post(place, composer.plain("expired", language), earlier, true));
        }
        if (link.startsWith("f_")) {
            Optional<Outcome.Answer> answer =
                    ShortKey.linked(link, answerer.base()).flatMap(fact -> answerer.recall(fact.id(), language));
            return answer.map(found -> {
                        conversations.remember(commanded.person(), place, found, language);
                        return post(place, composer.compose(found, language), earlier, false);
                    })
                    .orElseGet(() -> post(place, composer.plain("stale.fact", language), earlier, true));
        }
        return post(place, welcome, earlier, false);
    }

    private List<Call> chooseLanguage(Incoming.Place place, Language language) {
        Keyboard keyboard = new Keyboard();
        for (Language offered : Language.values()) {
            keyboard.press(TalkProfile.ownName(offered), Press.Verb.LANGUAGE, offered.code(), offered);
        }
        return posting.send(place, composer.plain("language.choose", language), keyboard);
    }

    // ---- other people's chats

    private List<Call> guest(Incoming.GuestAsked asked, Envelope envelope) {
        Language preferred = conversations.preferred(asked.person());
        QuestionLimit.Verdict verdict = limit.of(asked.person().key(), envelope);
        if (verdict != QuestionLimit.Verdict.ANSWER) {
            health.answered("limited", "guest");
            return verdict == QuestionLimit.Verdict.TELL
                    ? List.of(articles.guest(asked, composer.plain("limit", preferred)))
                    : List.of();
        }
        Decided decided =
                decide(asked.text(), asked.about(), conversations.pointedAt(asked.shown(), asked.person()), preferred);
        health.answered(word(decided.outcome()), "guest");
        return List.of(articles.guest(asked, decided.outcome(), decided.language()));
    }

    private List<Call> greet(Incoming.Joined joined) {
        Language language = conversations.preferred(joined.by());
        String story = composer.story(language);
        List<Reply.Block> said = new ArrayList<>(composer.plain("group.joined", language, "story", story, "ask", ask())
                .blocks());
        boolean deaf = !me.readsAllGroupMessages() && !joined.asAdmin();
        Reply hearing = deaf
                ? composer.plain("group.privacy", language, "mention", mention(), "botfather", "@BotFather")
                : composer.plain("group.mentions", language, "mention", mention());
        said.addAll(hearing.blocks());
        return posting.send(joined.place(), new Reply(language, said, List.of()), new Keyboard());
    }
}

package org.factbot.reply;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.factbot.answer.Evidence;
import org.factbot.answer.Outcome;
import org.factbot.answer.Suggestion;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Topic;
import org.factbot.question.Manner;

/**
 * Says what was decided: every word is a phrase of ours or an exact span of a knowledge file, save a question of several that
 * goes unanswered, which is named in the asker's words. Safe for any thread; it reads no clock, so the same outcome over the
 * same base gives the same reply.
 *
 * <pre>{@code
 * Reply reply = new ReplyComposer(() -> answerer.base()).compose(answerer.answer(question), Language.ENGLISH);
 * }</pre>
 */
public final class ReplyComposer {
    private static final int NEXT = 3;
    private static final int AROUND = 6;

    private final Supplier<FactBase> base;
    private final Ways ways;

    /**
     * @param base asked anew for every reply, so that a reloaded base is used at once
     */
    public ReplyComposer(Supplier<FactBase> base) {
        this.base = base;
        this.ways = new Ways(base);
    }

    public ReplyComposer(FactBase base) {
        this(() -> base);
    }

    /** The reply to an outcome, as fully as a private chat wants it. */
    public Reply compose(Outcome outcome, Language language) {
        return outcome.fold(
                answer -> answer(answer, language),
                clarification -> new Reply(
                        language,
                        listed(Phrases.of(language).say("clarify"), clarification.suggestions(), language),
                        numbered(clarification.suggestions(), language)),
                abstention -> abstention(abstention, language));
    }

    /**
     * The reply in one short line, for rooms where others talk: the question back with its choices, or the reason. Answers
     * are not shortened.
     */
    public Reply brief(Outcome outcome, Language language) {
        Phrases phrases = Phrases.of(language);
        return outcome.fold(
                answer -> answer(answer, language),
                clarification -> new Reply(
                        language,
                        Reply.paragraphs(phrases.say("clarify")),
                        Stream.concat(
                                        choices(clarification.suggestions(), 4).stream(),
                                        Stream.of(new Reply.Dismiss(phrases.say("button.none"))))
                                .toList()),
                abstention -> abstention.known().isPresent()
                        ? abstention(abstention, language)
                        : new Reply(
                                language,
                                Reply.paragraphs(phrases.say(
                                        "short." + abstention.reason().code())),
                                List.of()));
    }

    private Reply answer(Outcome.Answer answer, Language language) {
        FactBlocks blocks = new FactBlocks(base.get(), language);
        List<Fact> facts = answer.evidence().stream().map(Evidence::fact).toList();
        if (answer.view() == Outcome.View.PARTS) {
            return parts(answer, facts, blocks, language);
        }
        return facts.size() == 1 ? single(answer, blocks, language) : several(facts, answer, blocks, language);
    }

    private Reply single(Outcome.Answer answer, FactBlocks blocks, Language language) {
        Fact fact = answer.evidence().get(0).fact();
        List<Reply.Block> said = new ArrayList<>(blocks.whole(fact));
        // Last, as what was meant is checked after the answer was read, and not at all where it fits.
        answer.readAs()
                .ifPresent(question ->
                        said.add(new Reply.Note(Phrases.of(language).say("matched", "question", question))));
        return new Reply(language, said, choices(fact, answer.next(), blocks, language));
    }

    private List<Reply.Choice> choices(Fact fact, List<Suggestion> next, FactBlocks blocks, Language language) {
        Phrases phrases = Phrases.of(language);
        List<Reply.Choice> choices = new ArrayList<>();
        blocks.later(fact).ifPresent(later -> choices.add(new Reply.ShowFact(phrases.say("button.later"), later.id())));
        choices.add(new Reply.ShowSource(phrases.say("button.source"), fact.id()));
        if (!around(fact).isEmpty()) {
            choices.add(new Reply.ShowMore(phrases.say("button.more"), fact.id()));
        }
        choices.addAll(choices(without(next, List.of(fact)), NEXT));
        choices.add(new Reply.Share(phrases.say("button.share"), fact.id()));
        choices.add(new Reply.Complain(phrases.say("button.complain"), Optional.of(fact.id())));
        return choices;
    }

    private Reply several(List<Fact> facts, Outcome.Answer answer, FactBlocks blocks, Language language) {
        Phrases phrases = Phrases.of(language);
        List<Reply.Block> said = new ArrayList<>();
        said.add(new Reply.Paragraph(
                switch (answer.view()) {
                    case GATHERED -> phrases.say("gathered", "count", phrases.number(facts.size()));
                    case SIDES -> phrases.say("sides");
                    case DISPUTE -> phrases.say("dispute");
                    case OVERVIEW -> phrases.say("overview");
                    default -> phrases.say("together");
                }));
        boolean headed = answer.view() == Outcome.View.DISPUTE || answer.view() == Outcome.View.OVERVIEW;
        List<Fact> listed = headed ? facts.subList(1, facts.size()) : facts;
        if (headed) {
            // Its sources are those of what stands behind it.
            said.add(blocks.statement(facts.get(0), Optional.empty()));
        }
        for (int at = 0; at < listed.size(); at++) {
            said.addAll(blocks.numbered(listed.get(at), at + 1));
        }
        blocks.foreign(facts).ifPresent(said::add);
        List<Reply.Choice> choices = new ArrayList<>(numbers(listed, language));
        if (headed) {
            choices.add(new Reply.ShowSource(
                    phrases.say("button.source"), facts.get(0).id()));
        }
        choices.addAll(choices(without(answer.next(), facts), NEXT));
        return new Reply(language, said, choices);
    }

    private static List<Reply.Choice> numbers(List<Fact> facts, Language language) {
        List<Reply.Choice> choices = new ArrayList<>();
        for (int at = 0; at < facts.size(); at++) {
            choices.add(new Reply.ShowFact(
                    Phrases.of(language).number(at + 1), facts.get(at).id()));
        }
        return choices;
    }

    /** Each part's facts or why it has none, in the order they were asked; a fact that answers two of them stands once. */
    private Reply parts(Outcome.Answer answer, List<Fact> facts, FactBlocks blocks, Language language) {
        Phrases phrases = Phrases.of(language);
        boolean alone = facts.size() == 1;
        List<Reply.Block> said = new ArrayList<>();
        Set<String> told = new HashSet<>();
        if (!alone) {
            said.add(new Reply.Paragraph(phrases.say("parts")));
        }
        boolean silent = false;
        for (Outcome.Part part : answer.parts()) {
            if (!(part.outcome() instanceof Outcome.Answer answered)) {
                said.add(unanswered(part, phrases));
                silent = true;
                continue;
            }
            for (Evidence evidence : answered.evidence()) {
                if (told.add(evidence.fact().id())) {
                    said.addAll(alone ? blocks.whole(evidence.fact()) : blocks.numbered(evidence.fact(), told.size()));
                }
            }
        }
        if (silent) {
            said.add(new Reply.Note(phrases.say("abstain.silence")));
        }
        if (alone) {
            return new Reply(language, said, choices(facts.get(0), answer.next(), blocks, language));
        }
        blocks.foreign(facts).ifPresent(said::add);
        List<Reply.Choice> choices = new ArrayList<>(numbers(facts, language));
        choices.addAll(choices(without(answer.next(), facts), NEXT));
        return new Reply(language, said, choices);
    }

    private static Reply.Unanswered unanswered(Outcome.Part part, Phrases phrases) {
        String why = part.outcome()
                .fold(
                        answer -> "",
                        clarification -> "clarify",
                        abstention -> abstention.reason().code());
        return new Reply.Unanswered(
                phrases.say("part." + why), part.asked().strip().replaceAll("\\s+", " "));
    }

    private Reply abstention(Outcome.Abstention abstention, Language language) {
        Phrases phrases = Phrases.of(language);
        boolean question = abstention.reason() != Outcome.Reason.NOT_A_QUESTION;
        List<Reply.Block> blocks = new ArrayList<>();
        if (abstention.known().isPresent()) {
            Fact fact = abstention.known().get().fact();
            blocks.addAll(new FactBlocks(base.get(), language).whole(fact));
            blocks.add(new Reply.Note(phrases.say("abstain.silence")));
            return new Reply(
                    language,
                    blocks,
                    choices(fact, abstention.nearest(), new FactBlocks(base.get(), language), language));
        }
        if (question || abstention.manner() == Manner.QUESTION) {
            blocks.add(new Reply.Paragraph(why(abstention.reason(), language)));
        } else {
            blocks.add(new Reply.Paragraph(courtesy(abstention.manner(), language)));
        }
        if (question) {
            blocks.add(new Reply.Note(phrases.say("abstain.silence")));
            if (abstention.reason() != Outcome.Reason.AFTER_CUT_OFF) {
                cutOff(language).ifPresent(blocks::add);
            }
        }
        if (abstention.nearest().isEmpty()) {
            return new Reply(language, blocks, List.of());
        }
        blocks.addAll(
                listed(phrases.say(question ? "abstain.nearest" : "welcome.try"), abstention.nearest(), language));
        List<Reply.Choice> choices = new ArrayList<>(numbered(abstention.nearest(), language));
        if (question) {
            choices.add(choices.size() - 1, new Reply.Complain(phrases.say("button.complain"), Optional.empty()));
        }
        return new Reply(language, blocks, choices);
    }

    private String why(Outcome.Reason reason, Language language) {
        Phrases phrases = Phrases.of(language);
        String key = "abstain." + reason.code();
        return switch (reason) {
            case OUTSIDE_STORY -> phrases.say(key, "story", story(language));
            case AFTER_CUT_OFF ->
                base.get()
                        .story()
                        .cutOff()
                        .map(day -> phrases.say(key, "date", phrases.date(day)))
                        .orElseGet(() -> phrases.say(key + ".undated"));
            default -> phrases.say(key);
        };
    }

    private String courtesy(Manner manner, Language language) {
        return Phrases.of(language).say("courtesy." + kebab(manner), "story", story(language), "command", "/about");
    }

    private static String kebab(Manner manner) {
        return manner == Manner.SMALL_TALK ? "small-talk" : manner.name().toLowerCase(java.util.Locale.ROOT);
    }

    private Optional<Reply.Block> cutOff(Language language) {
        Phrases phrases = Phrases.of(language);
        return base.get()
                .story()
                .cutOff()
                .map(day -> new Reply.Note(phrases.say("abstain.cutoff", "date", phrases.date(day))));
    }

    /** The story's title as readers of this language know it. */
    public String story(Language language) {
        return base.get().story().title().in(language);
    }

    // ---- what is always said the same way

    /** {@code /start}. */
    public Reply welcome(List<Suggestion> samples, Language language) {
        Phrases phrases = Phrases.of(language);
        List<Reply.Block> blocks = new ArrayList<>(Reply.paragraphs(phrases.say("welcome", "story", story(language))));
        if (!samples.isEmpty()) {
            blocks.add(new Reply.Paragraph(phrases.say("welcome.try")));
        }
        return new Reply(language, blocks, choices(samples, samples.size()));
    }

    /**
     * {@code /help}.
     *
     * @param ask      the command as one types it in a group
     * @param mention  the bot's name as one types it
     * @param commands every other command and what it does, in order
     */
    public Reply help(String ask, String mention, Map<String, String> commands, Language language) {
        Phrases phrases = Phrases.of(language);
        List<Reply.Block> blocks =
                new ArrayList<>(Reply.paragraphs(phrases.say("help", "ask", ask, "mention", mention)));
        commands.forEach((command, what) ->
                blocks.add(new Reply.Item(phrases.say("command.line", "command", command, "what", what))));
        return new Reply(language, blocks, List.of());
    }

    /** {@code /topics}: the shelves that hold a fact. */
    public Reply topics(Language language) {
        List<Reply.Choice> choices = new ArrayList<>();
        for (Topic topic : base.get().topics()) {
            if (base.get().facts().stream().anyMatch(fact -> fact.topic().equals(topic.id()))) {
                choices.add(new Reply.ShowTopic(topic.title().in(language), topic.id()));
            }
        }
        return new Reply(language, Reply.paragraphs(Phrases.of(language).say("topics")), choices);
    }

    /** The facts of one topic; says so where the topic is unknown or empty. */
    public Reply topic(String id, Language language) {
        Phrases phrases = Phrases.of(language);
        Optional<Topic> topic = base.get().topic(id);
        List<Fact> facts = base.get().facts().stream()
                .filter(fact -> fact.topic().equals(id))
                .limit(Ways.LISTED_FACTS)
                .toList();
        if (topic.isEmpty() || facts.isEmpty()) {
            return plain("topic.empty", language);
        }
        String title = phrases.say("topic", "topic", topic.orElseThrow().title().in(language));
        return ways.list(title, facts, List.of(), language);
    }

    // ---- ways through the story

    /** {@code /sources}: the works that most facts stand in, page by page. */
    public Reply sources(int page, Language language) {
        return ways.sources(page, language);
    }

    /** {@code /timeline}: the dated facts, oldest first, page by page; what is not known has no place in it. */
    public Reply timeline(int page, Language language) {
        return ways.timeline(page, language);
    }

    /** {@code /people}: who is quoted, those with most to say first, page by page. */
    public Reply people(int page, Language language) {
        return ways.people(page, language);
    }

    /** A list of the editors, page by page; empty where they made none of this name. */
    public Optional<Reply> listing(String id, int page, Language language) {
        return ways.listing(id, page, language);
    }

    /** The lists of the editors by name, each with its title, in their order. */
    public Map<String, String> listings(Language language) {
        return ways.listings(language);
    }

    /** What one speaker said; empty for somebody whom the base does not quote. */
    public Optional<Reply> speaker(String entityId, Language language) {
        return ways.speaker(entityId, language);
    }

    /** {@code /catchup}: one step of the short way through the story; the last where there are fewer. */
    public Reply step(int step, Language language) {
        return ways.step(step, language);
    }

    /** "What is wrong?", for the buttons under an answer. */
    public Reply complaint(Optional<String> factId, Language language) {
        Phrases phrases = Phrases.of(language);
        List<Reply.Choice> faults = new ArrayList<>();
        for (Reply.Fault fault : Reply.Fault.values()) {
            faults.add(new Reply.Complaint(phrases.say("fault." + fault.code()), fault, factId));
        }
        factId.ifPresent(id -> faults.add(new Reply.ShowFact(phrases.say("button.back"), id)));
        return new Reply(language, Reply.paragraphs(phrases.say("fault")), faults);
    }

    /** {@code /about}. */
    public Reply about(Language language) {
        Phrases phrases = Phrases.of(language);
        String facts = phrases.number(base.get().facts().size());
        String sources = phrases.number(base.get().sources().size());
        List<Reply.Block> blocks =
                new ArrayList<>(Reply.paragraphs(phrases.say("about", "facts", facts, "sources", sources)));
        cutOff(language).ifPresent(blocks::add);
        blocks.add(new Reply.Note(phrases.say("abstain.silence")));
        return new Reply(language, blocks, List.of());
    }

    /** {@code /privacy}. */
    public Reply privacy(Language language) {
        return plain("privacy", language, "command", "/forget");
    }

    /** "None of these." */
    public Reply dismissed(Language language) {
        return plain("dismissed", language, "command", "/topics");
    }

    /**
     * A phrase and nothing else, each of its paragraphs a block.
     *
     * @throws IllegalArgumentException for a key or a name that nobody has written or given: a fault of ours
     */
    public Reply plain(String key, Language language, String... values) {
        return new Reply(language, Reply.paragraphs(Phrases.of(language).say(key, values)), List.of());
    }

    // ---- around one fact

    /** "Where is this from?"; empty for an id the base does not have. */
    public Optional<Reply> provenance(String factId, Language language) {
        Phrases phrases = Phrases.of(language);
        return base.get().fact(factId).map(fact -> {
            FactBlocks blocks = new FactBlocks(base.get(), language);
            List<Reply.Block> said = new ArrayList<>();
            said.add(new Reply.Paragraph(phrases.say("from")));
            said.add(blocks.statement(fact, blocks.label(fact)));
            said.addAll(blocks.provenance(fact));
            return new Reply(language, said, List.of(new Reply.ShowFact(phrases.say("button.back"), factId)));
        });
    }

    /** "More on this"; empty for an id the base does not have. */
    public Optional<Reply> more(String factId, Language language) {
        Phrases phrases = Phrases.of(language);
        return base.get().fact(factId).map(fact -> {
            List<Reply.Choice> back = List.of(new Reply.ShowFact(phrases.say("button.back"), factId));
            List<Fact> around = around(fact);
            return around.isEmpty()
                    ? new Reply(language, Reply.paragraphs(phrases.say("more.none")), back)
                    : ways.list(phrases.say("more"), around, back, language);
        });
    }

    /** What is linked to the fact, then what stands on the same shelf. */
    private List<Fact> around(Fact fact) {
        FactBase all = base.get();
        Stream<Fact> related = fact.related().stream().flatMap(id -> all.fact(id).stream());
        Stream<Fact> shelf = all.facts().stream().filter(other -> other.topic().equals(fact.topic()));
        return Stream.concat(related, shelf)
                .filter(other -> !other.id().equals(fact.id()))
                .distinct()
                .limit(AROUND)
                .toList();
    }

    private static List<Reply.Block> listed(String title, List<Suggestion> suggestions, Language language) {
        Phrases phrases = Phrases.of(language);
        List<Reply.Block> said = new ArrayList<>(Reply.paragraphs(title));
        for (int at = 0; at < suggestions.size(); at++) {
            String question = suggestions.get(at).question();
            said.add(new Reply.Item(phrases.say("item", "number", phrases.number(at + 1), "text", question)));
        }
        return said;
    }

    private static List<Reply.Choice> numbered(List<Suggestion> suggestions, Language language) {
        Phrases phrases = Phrases.of(language);
        List<Reply.Choice> choices = new ArrayList<>();
        for (int at = 0; at < suggestions.size(); at++) {
            Suggestion suggestion = suggestions.get(at);
            String number = phrases.number(at + 1);
            choices.add(new Reply.ShowFact(
                    phrases.say("item", "number", number, "text", suggestion.question()),
                    suggestion.fact().id()));
        }
        choices.add(new Reply.Dismiss(phrases.say("button.none")));
        return choices;
    }

    private static List<Reply.Choice> choices(List<Suggestion> suggestions, int atMost) {
        return suggestions.stream()
                .limit(atMost)
                .<Reply.Choice>map(
                        next -> new Reply.ShowFact(next.question(), next.fact().id()))
                .toList();
    }

    private static List<Suggestion> without(List<Suggestion> suggestions, List<Fact> shown) {
        return suggestions.stream()
                .filter(next -> shown.stream()
                        .noneMatch(fact -> fact.id().equals(next.fact().id())))
                .toList();
    }
}

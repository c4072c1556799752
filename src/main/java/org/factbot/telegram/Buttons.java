package org.factbot.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.factbot.answer.Answerer;
import org.factbot.answer.Outcome;
import org.factbot.knowledge.Entity;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Topic;
import org.factbot.operations.Health;
import org.factbot.reply.Phrases;
import org.factbot.reply.Reply;
import org.factbot.reply.ReplyComposer;

/**
 * What a pressed button does: Telegram is told at once, then the message changes in place or a new one is sent. A button
 * names what it shows and never goes stale while the base holds it. Safe for any thread.
 */
final class Buttons {
    private final Answerer answerer;
    private final ReplyComposer composer;
    private final Conversations conversations;
    private final Posting posting;
    private final Articles articles;
    private final GroupSettings settings;
    private final Health health;

    Buttons(
            Answerer answerer,
            ReplyComposer composer,
            Conversations conversations,
            Posting posting,
            Articles articles,
            GroupSettings settings,
            Health health) {
        this.answerer = answerer;
        this.composer = composer;
        this.conversations = conversations;
        this.posting = posting;
        this.articles = articles;
        this.settings = settings;
        this.health = health;
    }

    List<Call> press(Incoming.Pressed pressed) {
        Optional<Press> known = Press.of(pressed.data());
        Language language = known.flatMap(Press::language).orElseGet(() -> conversations.preferred(pressed.person()));
        if (known.isEmpty()) {
            return List.of(told(pressed, Optional.of("stale.button"), language));
        }
        Press press = known.orElseThrow();
        Optional<Fact> fact = ShortKey.fact(press.key(), answerer.base());
        return switch (press.verb()) {
            case FACT -> fact(pressed, fact, language, true);
            case NEW -> fact(pressed, fact, language, false);
            case SOURCE -> instead(pressed, fact.flatMap(shown -> composer.provenance(shown.id(), language)), language);
            case MORE -> instead(pressed, fact.flatMap(shown -> composer.more(shown.id(), language)), language);
            case TOPIC -> {
                Optional<Topic> topic =
                        ShortKey.find(press.key(), answerer.base().topics(), Topic::id);
                yield instead(pressed, topic.map(shown -> composer.topic(shown.id(), language)), language);
            }
            case LANGUAGE -> {
                conversations.choose(pressed.person(), language);
                yield instead(pressed, Optional.of(composer.plain("language.chosen", language)), language);
            }
            case PAGE -> instead(pressed, page(press.key(), language), language);
            case SPEAKER -> {
                Optional<Entity> speaker =
                        ShortKey.find(press.key(), answerer.base().entities(), Entity::id);
                yield instead(pressed, speaker.flatMap(who -> composer.speaker(who.id(), language)), language);
            }
            case STEP -> instead(pressed, number(press.key()).map(step -> composer.step(step, language)), language);
            case COMPLAIN -> complain(pressed, fact, language);
            case COMPLAINT -> complaint(pressed, press.key(), language);
            case SETTING -> settings.press(pressed, press.key(), language);
            case DISMISS -> instead(pressed, Optional.of(composer.dismissed(language)), language);
        };
    }

    private List<Call> fact(Incoming.Pressed pressed, Optional<Fact> fact, Language language, boolean inPlace) {
        Optional<Outcome.Answer> found = fact.flatMap(shown -> answerer.recall(shown.id(), language));
        if (found.isEmpty()) {
            return List.of(told(pressed, Optional.of("stale.fact"), language));
        }
        Outcome.Answer answer = found.orElseThrow();
        Reply reply = composer.compose(answer, language);
        if (pressed.inline().isPresent()) {
            Keyboard keyboard = articles.keyboard(reply, fact.orElseThrow());
            return List.of(
                    told(pressed, Optional.empty(), language),
                    posting.editInline(pressed.inline().orElseThrow(), reply, keyboard));
        }
        pressed.place().ifPresent(place -> conversations.remember(pressed.person(), place, answer, language));
        return changed(pressed, reply, inPlace, false);
    }

    private static Optional<Integer> number(String digits) {
        return digits.matches("[0-9]{1,4}") ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }

    private Optional<Reply> page(String key, Language language) {
        int dash = key.lastIndexOf('-');
        String list = key.substring(0, Math.max(0, dash));
        return number(key.substring(dash + 1)).flatMap(page -> switch (list) {
            case "timeline" -> Optional.of(composer.timeline(page, language));
            case "people" -> Optional.of(composer.people(page, language));
            case "sources" -> Optional.of(composer.sources(page, language));
            default -> composer.listing(list, page, language);
        });
    }

    // ---- what is wrong with an answer: counted, without a word about who says so

    /** The message stays as it is; only its buttons change. */
    private List<Call> complain(Incoming.Pressed pressed, Optional<Fact> fact, Language language) {
        Keyboard faults =
                Keyboard.of(composer.complaint(fact.map(Fact::id), language), new Keyboard.Style(true, false));
        List<Call> calls = new ArrayList<>(List.of(told(pressed, Optional.of("fault"), language, false)));
        pressed.place()
                .filter(place -> pressed.editable())
                .ifPresent(place -> calls.add(posting.dress(place.message(), faults)));
        return calls;
    }

    private List<Call> complaint(Incoming.Pressed pressed, String key, Language language) {
        Reply.Fault[] faults = Reply.Fault.values();
        Optional<Integer> place = key.isEmpty() ? Optional.empty() : number(key.substring(0, 1));
        if (place.isEmpty() || place.get() >= faults.length) {
            return List.of(told(pressed, Optional.of("stale.button"), language));
        }
        Optional<Fact> fact = ShortKey.fact(key.substring(1), answerer.base());
        health.complained(faults[place.get()].code(), fact.map(Fact::id).orElse("none"));
        List<Call> calls = new ArrayList<>(List.of(told(pressed, Optional.of("fault.thanks"), language, false)));
        Keyboard rest = fact.flatMap(shown -> answerer.recall(shown.id(), language))
                .map(answer -> composer.compose(answer, language))
                .flatMap(reply -> pressed.place().map(where -> posting.keyboard(reply, where, false)))
                .orElseGet(Keyboard::new);
        pressed.place()
                .filter(where -> pressed.editable())
                .ifPresent(where -> calls.add(posting.dress(where.message(), rest)));
        return calls;
    }

    private List<Call> instead(Incoming.Pressed pressed, Optional<Reply> reply, Language language) {
        return reply.map(found -> changed(pressed, found, true, true))
                .orElseGet(() -> List.of(told(pressed, Optional.of("stale.fact"), language)));
    }

    private List<Call> changed(Incoming.Pressed pressed, Reply reply, boolean inPlace, boolean factsInPlace) {
        List<Call> calls = new ArrayList<>(List.of(told(pressed, Optional.empty(), reply.language())));
        if (pressed.inline().isPresent()) {
            Keyboard keyboard = Keyboard.of(reply, new Keyboard.Style(true, false));
            calls.add(posting.editInline(pressed.inline().orElseThrow(), reply, keyboard));
        } else if (pressed.place().isPresent()) {
            Incoming.Place place = pressed.place().orElseThrow();
            Keyboard keyboard = posting.keyboard(reply, place, factsInPlace);
            if (inPlace && pressed.editable()) {
                calls.add(posting.edit(place.message(), reply, keyboard));
            } else {
                calls.addAll(posting.sendFresh(place, reply, keyboard));
            }
        }
        return calls;
    }

    /** Ends the spinner on the button; with words where the button leads nowhere any more. */
    static Call told(Incoming.Pressed pressed, Optional<String> phrase, Language language) {
        return told(pressed, phrase, language, true);
    }

    /** @param alert whether the words must be confirmed */
    static Call told(Incoming.Pressed pressed, Optional<String> phrase, Language language, boolean alert) {
        ObjectNode parameters = Posting.json().put("callback_query_id", pressed.id());
        phrase.ifPresent(
                key -> parameters.put("text", Phrases.of(language).say(key)).put("show_alert", alert));
        return Posting.fleeting("answerCallbackQuery", parameters);
    }
}

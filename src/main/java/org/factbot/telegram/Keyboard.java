package org.factbot.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.factbot.knowledge.Language;
import org.factbot.reply.Reply;

/**
 * The buttons under a message, within Telegram's limits: 100 in all, 8 a row, 64 bytes of data each. Grows while a message is
 * laid out; for one thread.
 */
final class Keyboard {
    private static final int MOST = 100;
    private static final int WIDEST = 8;
    private static final int LONGEST_LABEL = 96;
    private static final int NUMBER = 3;
    /** Two labels of together this length stand side by side on a phone. */
    private static final int PAIR = 34;

    private final List<List<ObjectNode>> rows = new ArrayList<>();
    private int count;
    private int roomInRow;

    /** Where a pressed fact is shown, and whether a button may switch to inline mode. */
    record Style(boolean factsInPlace, boolean mayShare) {}

    /** The buttons for what a reader can do next. */
    static Keyboard of(Reply reply, Style style) {
        Keyboard keyboard = new Keyboard();
        Language language = reply.language();
        for (Reply.Choice choice : reply.choices()) {
            if (choice instanceof Reply.ShowFact fact) {
                keyboard.press(
                        fact.label(),
                        style.factsInPlace() ? Press.Verb.FACT : Press.Verb.NEW,
                        ShortKey.of(fact.factId()),
                        language);
            } else if (choice instanceof Reply.ShowSource fact) {
                keyboard.press(fact.label(), Press.Verb.SOURCE, ShortKey.of(fact.factId()), language);
            } else if (choice instanceof Reply.ShowMore fact) {
                keyboard.press(fact.label(), Press.Verb.MORE, ShortKey.of(fact.factId()), language);
            } else if (choice instanceof Reply.ShowTopic topic) {
                keyboard.press(topic.label(), Press.Verb.TOPIC, ShortKey.of(topic.topicId()), language);
            } else if (choice instanceof Reply.ShowPage page) {
                keyboard.press(
                        page.label(),
                        Press.Verb.PAGE,
                        page.roll().name().toLowerCase(Locale.ROOT) + "-" + page.page(),
                        language);
            } else if (choice instanceof Reply.ShowListing list) {
                keyboard.press(list.label(), Press.Verb.PAGE, list.listId() + "-" + list.page(), language);
            } else if (choice instanceof Reply.ShowSpeaker speaker) {
                keyboard.press(speaker.label(), Press.Verb.SPEAKER, ShortKey.of(speaker.entityId()), language);
            } else if (choice instanceof Reply.ShowStep step) {
                keyboard.press(step.label(), Press.Verb.STEP, String.valueOf(step.step()), language);
            } else if (choice instanceof Reply.Complain complain) {
                keyboard.press(
                        complain.label(),
                        Press.Verb.COMPLAIN,
                        complain.factId().map(ShortKey::of).orElse(""),
                        language);
            } else if (choice instanceof Reply.Complaint complaint) {
                keyboard.press(
                        complaint.label(),
                        Press.Verb.COMPLAINT,
                        complaint.fault().ordinal()
                                + complaint.factId().map(ShortKey::of).orElse(""),
                        language);
            } else if (choice instanceof Reply.Dismiss) {
                keyboard.press(choice.label(), Press.Verb.DISMISS, "", language);
            } else if (choice instanceof Reply.Share share && style.mayShare()) {
                keyboard.add(button(share.label()).put("switch_inline_query", ShortKey.linkTo(share.factId())));
            }
        }
        return keyboard;
    }

    Keyboard press(String label, Press.Verb verb, String key, Language language) {
        return add(button(label).put("callback_data", new Press(verb, key, Optional.of(language)).data()));
    }

    Keyboard link(String label, String address) {
        return add(button(label).put("url", address));
    }

    private static ObjectNode button(String label) {
        String plain = org.factbot.reply.Bidi.safe(label).replace('\n', ' ').strip();
        return JsonNodeFactory.instance
                .objectNode()
                .put("text", plain.isEmpty() ? "…" : TextCutter.shorten(plain, LONGEST_LABEL));
    }

    /** Numbers share a row, so do two short labels; everything else has a row of its own. */
    private Keyboard add(ObjectNode button) {
        if (count == MOST) {
            return this;
        }
        int length = button.path("text").asText().length();
        int cost = length <= NUMBER ? PAIR / WIDEST : length;
        boolean fits = !rows.isEmpty() && rows.get(rows.size() - 1).size() < WIDEST && cost <= roomInRow;
        boolean alike = fits && (length <= NUMBER) == (textOfLast().length() <= NUMBER);
        if (!alike) {
            rows.add(new ArrayList<>());
            roomInRow = PAIR;
        }
        roomInRow -= cost;
        rows.get(rows.size() - 1).add(button);
        count++;
        return this;
    }

    private String textOfLast() {
        List<ObjectNode> row = rows.get(rows.size() - 1);
        return row.get(row.size() - 1).path("text").asText();
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** An {@code InlineKeyboardMarkup}. */
    ObjectNode json() {
        ObjectNode markup = JsonNodeFactory.instance.objectNode();
        ArrayNode all = markup.putArray("inline_keyboard");
        rows.forEach(row -> all.addArray().addAll(row));
        return markup;
    }
}

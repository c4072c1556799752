package org.factbot.telegram;

import static org.factbot.telegram.Updates.ALONE;
import static org.factbot.telegram.Updates.ANN;
import static org.factbot.telegram.Updates.GROUP;
import static org.factbot.telegram.Updates.inline;
import static org.factbot.telegram.Updates.json;
import static org.factbot.telegram.Updates.mentioning;
import static org.factbot.telegram.Updates.message;
import static org.factbot.telegram.Updates.of;
import static org.factbot.telegram.Updates.press;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Whatever comes in, what goes out is within Telegram's limits, and nothing is thrown. Seeded: a failure repeats. */
class AnyUpdateTest {
    private static final String BOB = "'from':{'id':6,'is_bot':false}";

    @AutoClose
    private final TalkFixture fixture = new TalkFixture();

    @Test
    void anyTextOnAnySurfaceIsAnsweredWithinLimits() {
        Random random = new Random(5);
        for (int run = 0; run < 300; run++) {
            String words = RandomText.of(random, 5_000);
            for (String kind : List.of(ALONE, GROUP)) {
                ObjectNode update = message(kind, ANN);
                ((ObjectNode) update.path("message")).put("text", (kind.equals(GROUP) ? "/ask " : "") + words);
                fixture.handle(update);
            }
            ObjectNode query = (ObjectNode) inline("", "", "fa");
            ((ObjectNode) query.path("inline_query")).put("query", words).put("offset", RandomText.of(random, 9));
            fixture.handle(query);
        }
    }

    @Test
    void anUpdateOfAnyFormIsHandledQuietly() {
        Random random = new Random(11);
        List<ObjectNode> whole = List.of(
                message(
                        GROUP,
                        ANN,
                        mentioning("@FactBot mayor?"),
                        "'is_topic_message':true,'message_thread_id':4",
                        "'reply_to_message':{'message_id':9," + BOB
                                + ",'text':'x','reply_markup':{'inline_keyboard':[[{}]]}}"),
                of("edited_message", ALONE, ANN, "'caption':'/start f_mayor','media_group_id':'a','edit_date':3"),
                (ObjectNode) press("1:s:mayor:en", GROUP),
                (ObjectNode) inline("mayor", "3", "ru"),
                of("guest_message", GROUP, ANN, mentioning("@FactBot mayor?"), "'guest_query_id':'g1'"),
                json("{'my_chat_member':{" + GROUP + "," + ANN
                        + ",'old_chat_member':{'status':'left'},'new_chat_member':{'status':'member'}}}"));
        for (int run = 0; run < 3_000; run++) {
            ObjectNode update = whole.get(random.nextInt(whole.size())).deepCopy();
            for (int times = random.nextInt(4); times >= 0; times--) {
                damage(update, random);
            }
            fixture.handle(update);
        }
    }

    private static void damage(ObjectNode update, Random random) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(update, objects);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        if (object.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(7)) {
            case 0 -> object.remove(name);
            case 1 -> object.putNull(name);
            case 2 -> object.put(name, random.nextLong());
            case 3 -> object.put(name, RandomText.of(random, 40));
            case 4 -> object.putArray(name).add(random.nextInt());
            case 5 -> object.putObject(name).put("id", random.nextInt());
            default -> object.put(name, random.nextBoolean());
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> into) {
        if (node instanceof ObjectNode object) {
            into.add(object);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(child -> collect(child, into));
        }
    }
}

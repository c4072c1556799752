package org.factbot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.factbot.preview.LocalTelegram;
import org.factbot.preview.Saying;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An evening in a group where people talk to each other, to other bots and now and then to us. */
class GroupScenarioTest {
    private static final String QUESTION = "Who warned of a proxy war that Afghanistan would be pushed into?";

    @TempDir
    Path state;

    @AutoClose
    private final LocalTelegram telegram = new LocalTelegram(Clock.systemUTC());

    private final Set<Long> forUs = new TreeSet<>();
    private final Set<Long> notForUs = new TreeSet<>();
    private final List<String> said = new ArrayList<>();
    private long group;
    private long ann;
    private long ben;
    private String name;

    private ObjectNode say(boolean us, Saying saying) {
        ObjectNode message = telegram.people().say(saying);
        (us ? forUs : notForUs).add(message.path("message_id").asLong());
        said.add(message.path("message_id").asLong() + " " + saying.text());
        return message;
    }

    private long id(ObjectNode message) {
        return message.path("message_id").asLong();
    }

    private Saying ann(String text) {
        return Saying.in(group, ann, text);
    }

    private Saying ben(String text) {
        return Saying.in(group, ben, text);
    }

    @Test
    void fortyMessagesOfWhichNoneIsMissedAndNoneAnsweredThatWasNotForUs() throws Exception {
        telegram.start(0);
        telegram.privacyMode(false); // so that all forty reach the bot
        name = telegram.username();
        ann = telegram.people().join("Ann", "en");
        ben = telegram.people().join("Ben", "en");
        group = telegram.people().openGroup("Readers", false);
        telegram.people().admit(group, ann, true, false);
        try (BotAtWork bot = BotAtWork.start(telegram, state)) {
            bot.settle();
            long greeting = telegram.answers(group).size();
            evening(bot);
            bot.settle();
            assertThat(said).hasSizeGreaterThanOrEqualTo(40);
            Set<Long> answered = new TreeSet<>();
            List<ObjectNode> answers = telegram.answers(group);
            for (ObjectNode answer : answers.subList((int) greeting, answers.size())) {
                answered.add(answer.path("reply_to_message").path("message_id").asLong());
            }
            assertThat(answered).as("%s", said).isEqualTo(forUs);
            assertThat(answers).hasSize((int) greeting + forUs.size());
        }
    }

    private void evening(BotAtWork bot) {
        ObjectNode nobody = JsonNodeFactory.instance.objectNode();
        JsonNode otherBot = JsonNodeFactory.instance
                .objectNode()
                .put("id", 4242)
                .put("is_bot", true)
                .put("first_name", "Weather")
                .put("username", "weather_bot");
        // People among themselves.
        say(false, ann("Hi all, did you see the news about Moscow?"));
        say(false, ben("yes, unbelievable"));
        say(false, ann(QUESTION));
        say(false, ben("no idea, google it?"));
        say(false, ann("When did Russia recognise the Taliban?"));
        long claim = id(say(false, ben("I read that Russia was the first country to recognise them")));
        say(false, ann("is that so?").replyingTo(claim));
        say(false, ben("https://example.org/@" + name + "/news"));
        say(false, ann("write to info@" + name + ".example.org if you want"));
        say(false, ben("mail me: ben@" + name + ".com"));
        say(false, ann("@" + name + "_fan posted something about the Taliban"));
        say(false, ben("@someone_else who was the first country?"));
        say(false, ann("the word " + name + " without the sign: who is Rezaie?"));
        // Other bots and their commands.
        say(false, ben("/ask@other_bot " + QUESTION));
        say(false, ann("/weather"));
        say(false, ben("/weather@weather_bot Kabul"));
        say(false, ann("/start@weather_bot"));
        say(false, ben(QUESTION).with("from", otherBot));
        say(false, ann("/ask@" + name + " " + QUESTION).with("from", otherBot));
        say(false, ben("a/ask " + QUESTION));
        say(false, ann("try this: /asking about Russia"));
        // To us.
        say(true, ann("/ask " + QUESTION));
        bot.settle();
        say(true, ben("/ask@" + name + " On which day did Moscow make its decision public?"));
        say(true, ann("@" + name + " what did Muttaqi call the decision?"));
        say(true, ben("What did Rezaie say about half of society, @" + name + "?"));
        say(true, ann("/ASK@" + name.toUpperCase(java.util.Locale.ROOT) + " Who is Shukria Barakzai?"));
        bot.settle();
        long ours = telegram.answers(group)
                .get(telegram.answers(group).size() - 1)
                .path("message_id")
                .asLong();
        say(true, ben("what else did she say?").replyingTo(ours));
        say(true, ann("@" + name).replyingTo(claim));
        say(true, ben("/ask is this true?").replyingTo(claim));
        say(true, ann("/ask"));
        say(true, ben("/help@" + name));
        say(true, ann("/topics"));
        say(true, ben("/sources@" + name));
        say(
                true,
                ann("").with("photo", JsonNodeFactory.instance.arrayNode().add(nobody))
                        .with(
                                "caption",
                                JsonNodeFactory.instance.textNode("/ask Which country recognised the Taliban first?")));
        bot.settle();
        // Afterwards.
        say(false, ann("thanks everybody"));
        say(
                false,
                ben("").with("photo", JsonNodeFactory.instance.arrayNode().add(nobody))
                        .with("caption", JsonNodeFactory.instance.textNode("my cat, not a question")));
        long edited = id(say(false, ann("good night")));
        telegram.people().edit(group, edited, "good night to all of you");
        say(false, ben("see you tomorrow, " + name));
        say(false, ann("and who will be next to recognise them?"));
        say(false, ben("nobody knows"));
    }
}

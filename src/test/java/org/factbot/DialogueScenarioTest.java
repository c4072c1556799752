package org.factbot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.factbot.preview.LocalTelegram;
import org.factbot.preview.Saying;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dialogues of two to four turns with the whole bot: how many turns it answers, or declines, rightly. */
class DialogueScenarioTest {
    /** Of 112 and of 133 turns; what is wrong is written to {@code target/figures}. */
    private static final double LEAST_RIGHT = 0.6;

    @TempDir
    Path state;

    @AutoClose
    private final LocalTelegram telegram = new LocalTelegram(Clock.systemUTC());

    @ParameterizedTest
    @ValueSource(strings = {"dialogues", "dialogues-fresh"})
    void mostTurnsAreAnsweredRightly(String set) throws Exception {
        telegram.start(0);
        List<String> wrong = new ArrayList<>();
        int turns = 0;
        try (BotAtWork bot = BotAtWork.start(telegram, state);
                InputStream file = DialogueScenarioTest.class.getResourceAsStream("/" + set + ".yaml")) {
            for (JsonNode dialogue : new YAMLMapper().readTree(file)) {
                long person = telegram.people()
                        .join(
                                dialogue.path("name").asText(),
                                dialogue.path("lang").asText());
                for (JsonNode turn : dialogue.path("turns")) {
                    turns++;
                    int before = telegram.answers(person).size();
                    telegram.people()
                            .say(Saying.privately(person, turn.path("say").asText()));
                    bot.settle();
                    List<ObjectNode> answers = telegram.answers(person);
                    assertThat(answers).as(turn.toString()).hasSizeGreaterThan(before);
                    Optional<String> shown = shown(answers.get(answers.size() - 1));
                    List<String> expected = new ArrayList<>();
                    turn.path("expect").forEach(id -> expected.add(id.asText()));
                    boolean right = expected.isEmpty()
                            ? shown.filter(id -> !id.startsWith("unknown-")).isEmpty()
                            : shown.filter(expected::contains).isPresent();
                    if (!right) {
                        wrong.add(dialogue.path("name").asText() + ": "
                                + turn.path("say").asText() + " -> " + shown.orElse("nothing") + ", not " + expected);
                    }
                }
            }
        }
        double share = 1 - (double) wrong.size() / turns;
        Figures.write(set, "turns=%d right=%.1f %%%n%s", turns, 100 * share, String.join("\n", wrong));
        assertThat(share).as("%s", wrong).isGreaterThanOrEqualTo(LEAST_RIGHT);
    }

    /** The fact that an answer shows: the one whose source can be asked for, else the first of several. */
    private static Optional<String> shown(JsonNode message) {
        Optional<String> first = Optional.empty();
        for (JsonNode row : message.path("reply_markup").path("inline_keyboard")) {
            for (JsonNode button : row) {
                String[] data = button.path("callback_data").asText("").split(":");
                if (data.length > 2 && data[1].equals("s")) {
                    return Optional.of(data[2]);
                }
                boolean number = Shipped.bare(button.path("text").asText()).matches("[0-9\u06f0-\u06f9]+");
                if (data.length > 2 && number && first.isEmpty()) {
                    first = Optional.of(data[2]);
                }
            }
        }
        return first;
    }
}

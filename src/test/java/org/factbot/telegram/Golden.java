package org.factbot.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that hold what was sent, for people to read; {@code -Dgolden=update} writes them anew. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/golden/talk");

    private Golden() {}

    static void check(String name, List<Call> calls) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Call call : calls) {
            text.append("## ")
                    .append(call.method())
                    .append(call.urgency() == Call.Urgency.FLEETING ? " (fleeting)" : "")
                    .append(call.answers()
                            .map(key -> " answers " + key.chatId() + "/" + key.messageId())
                            .orElse(""))
                    .append('\n');
            if (call.parameters().path("text").isTextual()) {
                text.append(call.parameters().path("text").asText()).append("\n--\n");
            }
            var rest = call.parameters().deepCopy();
            rest.remove("text");
            text.append(Updates.pretty(rest).replace("\r\n", "\n")).append("\n\n");
        }
        Path file = FOLDER.resolve(name + ".txt");
        if ("update".equals(System.getProperty("golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(text.toString()).as(name).isEqualTo(Files.exists(file) ? Files.readString(file) : "");
    }
}

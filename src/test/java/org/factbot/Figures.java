package org.factbot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a test measured, for people: a line a file in {@code target/figures}. */
final class Figures {
    private static final Path FOLDER = Path.of("target", "figures");

    private Figures() {}

    static void write(String name, String format, Object... values) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(name + ".txt"), String.format(Locale.ROOT, format, values) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.factbot.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.factbot.answer.LearntWeights;

/** Keeps learnt weights in a folder, so that what is measured need not learn first. */
record KeptWeights(Path folder) implements LearntWeights {
    @Override
    public Optional<String> recall(String key) {
        try {
            Path file = folder.resolve(key);
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void keep(String key, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(key), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.factbot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.factbot.answer.LearntWeights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps learnt weights in a folder, a file a base, the newest few. They hold no text of anybody. Safe to call from any
 * thread and any process: a file appears whole or not at all.
 */
final class WeightFiles implements LearntWeights {
    private static final Logger LOG = LoggerFactory.getLogger(WeightFiles.class);

    /** An editor goes back and forth between a few versions of a folder; older ones are not worth their bytes. */
    private static final int KEPT = 8;

    private static final long LARGEST = 4L * 1024 * 1024;

    private final Path folder;

    WeightFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<String> recall(String key) {
        Path file = folder.resolve(key + ".txt");
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? Optional.of(Files.readString(file))
                    : Optional.empty();
        } catch (IOException e) {
            LOG.info("event=weights-unread cause={}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    @Override
    public void keep(String key, String text) {
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "weights", ".part");
            Files.writeString(part, text);
            Files.move(
                    part,
                    folder.resolve(key + ".txt"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
            forgetOldest();
        } catch (IOException e) {
            // A read-only or full disk only means that the next start learns again.
            LOG.info("event=weights-unkept cause={}", e.getClass().getSimpleName());
        }
    }

    private void forgetOldest() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> newestFirst = files.sorted(Comparator.comparingLong(
                            (Path file) -> -file.toFile().lastModified()))
                    .toList();
            for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
                Files.deleteIfExists(old);
            }
        }
    }
}

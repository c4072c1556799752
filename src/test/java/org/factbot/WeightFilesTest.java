package org.factbot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightFilesTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsKeptIsRecalledEvenByAnotherProcess() {
        new WeightFiles(folder.resolve("new/weights")).keep("abc-1", "text");
        assertThat(new WeightFiles(folder.resolve("new/weights")).recall("abc-1"))
                .contains("text");
        assertThat(new WeightFiles(folder.resolve("new/weights")).recall("other"))
                .isEmpty();
    }

    @Test
    void keepingAgainReplaces() {
        WeightFiles files = new WeightFiles(folder);
        files.keep("a", "old");
        files.keep("a", "new");
        assertThat(files.recall("a")).contains("new");
    }

    @Test
    void theOldestAreForgottenAndNoPartIsLeft() throws IOException {
        WeightFiles files = new WeightFiles(folder);
        for (int i = 0; i < 12; i++) {
            files.keep("key-" + i, "text " + i);
            Files.setLastModifiedTime(folder.resolve("key-" + i + ".txt"), FileTime.fromMillis(1_000_000L + i * 1_000));
        }
        assertThat(files.recall("key-0")).isEmpty();
        assertThat(files.recall("key-3")).isEmpty();
        for (int i = 4; i < 12; i++) {
            assertThat(files.recall("key-" + i)).contains("text " + i);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(8).allMatch(file -> file.toString().endsWith(".txt"));
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoFailure() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "a file where the folder should be");
        WeightFiles files = new WeightFiles(file);
        files.keep("a", "text");
        assertThat(files.recall("a")).isEmpty();
        assertThat(file).hasContent("a file where the folder should be");
    }

    @Test
    void aFileThatIsNoTextOrFarTooLargeIsNotRecalled() throws IOException {
        Files.write(folder.resolve("bytes.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) 0xc3});
        Files.write(folder.resolve("large.txt"), new byte[5 * 1024 * 1024]);
        Files.createDirectory(folder.resolve("folder.txt"));
        WeightFiles files = new WeightFiles(folder);
        assertThat(files.recall("bytes")).isEmpty();
        assertThat(files.recall("large")).isEmpty();
        assertThat(files.recall("folder")).isEmpty();
    }
}

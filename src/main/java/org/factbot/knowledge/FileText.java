package org.factbot.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** Reads one file within bounds. Stateless. */
final class FileText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private FileText() {}

    /** The bytes; empty where the file cannot be read or is over the bound, which is then a problem. */
    static Optional<byte[]> bytes(Path path, Place place, Problems problems) {
        Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try (InputStream in = Channels.newInputStream(Files.newByteChannel(path, options))) {
            byte[] bytes = in.readNBytes(Limits.FILE_BYTES + 1);
            if (bytes.length <= Limits.FILE_BYTES) {
                return Optional.of(bytes);
            }
            problems.error(
                    place,
                    "the file is larger than " + Limits.FILE_BYTES / (1024 * 1024) + " MiB",
                    "divide it into several files");
        } catch (IOException e) {
            problems.error(place, "the file cannot be read", "check that the bot may open it");
        }
        return Optional.empty();
    }

    /** The text without a byte order mark; empty where the bytes are no UTF-8, which is then a problem with its line. */
    static Optional<String> decode(byte[] bytes, String file, Problems problems) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                if (bytes[i] == '\n') {
                    line++;
                }
            }
            problems.error(
                    new Place(file, line),
                    "the file is not UTF-8 text from here on",
                    "save it with the encoding UTF-8");
            return Optional.empty();
        }
        out.flip();
        if (out.length() > 0 && out.charAt(0) == BYTE_ORDER_MARK) {
            out.position(1);
        }
        return Optional.of(out.toString());
    }
}

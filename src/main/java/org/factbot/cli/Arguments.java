package org.factbot.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Mends arguments that Java 17 could not read: under a locale such as {@code C} it turns every byte beyond ASCII into U+FFFD.
 * Linux keeps the bytes as they were given, so we read them from there, as UTF-8.
 */
final class Arguments {
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
    private static final char LOST = '\uFFFD';

    private Arguments() {}

    /** The arguments as they were given, as far as that can be found out. */
    static String[] decoded(String[] args) {
        if (Arrays.stream(args).noneMatch(arg -> arg.indexOf(LOST) >= 0)) {
            return args;
        }
        try {
            return decoded(args, Files.readAllBytes(COMMAND_LINE));
        } catch (IOException e) {
            return args; // Not on Linux: the question is asked as it arrived.
        }
    }

    /**
     * The last of the process's arguments in place of ours, if they are the same but for what was lost.
     *
     * @param commandLine the process's arguments, each ended by a zero byte
     */
    static String[] decoded(String[] args, byte[] commandLine) {
        List<byte[]> given = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < commandLine.length; i++) {
            if (commandLine[i] == 0) {
                given.add(Arrays.copyOfRange(commandLine, start, i));
                start = i + 1;
            }
        }
        if (given.size() < args.length) {
            return args;
        }
        String[] decoded = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            byte[] bytes = given.get(given.size() - args.length + i);
            if (!new String(bytes, StandardCharsets.US_ASCII).equals(args[i])) {
                return args;
            }
            decoded[i] = new String(bytes, StandardCharsets.UTF_8);
        }
        return decoded;
    }
}

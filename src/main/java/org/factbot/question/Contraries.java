package org.factbot.question;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.factbot.knowledge.Language;

/**
 * Which words mean the opposite of each other, whatever the story: "increased" and "decreased", "most" and "least". Read
 * from {@code contraries_xx.txt}, in the normalised form of {@link Token#key}. Immutable and safe to share.
 */
public final class Contraries {
    private static final List<String> ENGLISH_DENIALS = List.of("un", "non", "dis", "in", "im");

    /** A shorter word with a denying beginning is too often another word: "in" + "come". */
    private static final int SHORTEST_DENIED = 5;

    private final Map<String, Set<String>> opposites;
    private final List<String> denials;

    private Contraries(Map<String, Set<String>> opposites, List<String> denials) {
        this.opposites = opposites;
        this.denials = denials;
    }

    /** The contraries of a language; none where nobody has listed them. */
    public static Contraries of(Language language) {
        Map<String, Set<String>> opposites = new HashMap<>();
        InputStream file = Contraries.class.getResourceAsStream("contraries_" + language.code() + ".txt");
        if (file != null) {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
                reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                    String[] words = line.split(" ");
                    for (int i = 1; i < words.length; i++) {
                        opposites
                                .computeIfAbsent(words[0], key -> new HashSet<>())
                                .add(words[i]);
                        opposites
                                .computeIfAbsent(words[i], key -> new HashSet<>())
                                .add(words[0]);
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Contraries(opposites, language == Language.ENGLISH ? ENGLISH_DENIALS : List.of());
    }

    /** Keys of words that mean the opposite of this one. */
    public Set<String> to(String key) {
        Set<String> found = new HashSet<>(opposites.getOrDefault(key, Set.of()));
        for (String denial : denials) {
            if (key.length() >= SHORTEST_DENIED) {
                found.add(denial + key);
            }
            if (key.startsWith(denial) && key.length() - denial.length() >= SHORTEST_DENIED) {
                found.add(key.substring(denial.length()));
            }
        }
        return found;
    }
}

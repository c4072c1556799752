package org.factbot.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Writes knowledge folders of any size, and questions about them. The words are common English ones, drawn by Zipf's law;
 * the people are made up. The same size gives the same folder. Used once.
 */
final class SyntheticFolder {
    /** A file of more facts than this is one that nobody edits. */
    private static final int FACTS_PER_FILE = 1_000;

    private static final int CHATTER = 600;
    private static final int QUESTIONS = 500;
    private static final int SOURCES = 20;

    /** Of a hundred questions so many are about nothing in the folder. */
    private static final int STRANGE_PERCENT = 20;

    private static final String[] SYLLABLES = {
        "ba", "ker", "lo", "min", "sa", "tur", "ve", "zan", "dri", "fo", "gal", "hep", "ji", "nok", "pel", "rus", "wim"
    };
    private static final String[] ASKING = {
        "What", "Who", "When", "Where", "Why", "How", "Which", "Did", "Is it true that"
    };

    private final int facts;
    private final Random random;
    private final List<String> words;
    private final double[] cumulative;
    private final List<String> people = new ArrayList<>();
    private final List<List<String>> askable = new ArrayList<>();

    private SyntheticFolder(int facts) throws IOException {
        this.facts = facts;
        this.random = new Random(facts);
        this.words = commonWords();
        this.cumulative = new double[words.size()];
        double sum = 0;
        for (int rank = 0; rank < cumulative.length; rank++) {
            sum += 1.0 / (rank + 3);
            cumulative[rank] = sum;
        }
    }

    /** Makes the folder unless it is there already. */
    static Path of(int facts) {
        Path folder = Path.of("target", "bench", "facts-" + facts);
        try {
            if (!Files.exists(questions(folder))) {
                new SyntheticFolder(facts).write(folder);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return folder;
    }

    /** Where the questions about a folder lie, one a line; beside it, for they are no part of it. */
    static Path questions(Path folder) {
        return folder.resolveSibling(folder.getFileName() + "-questions.txt");
    }

    /** From the commonest to the rarest; the file's form is told in {@code Senses}. */
    private static List<String> commonWords() throws IOException {
        Set<String> found = new LinkedHashSet<>();
        InputStream file = SyntheticFolder.class.getResourceAsStream("/org/factbot/question/senses_en.bin");
        try (DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(file))) {
            int count = in.readInt();
            int dimensions = in.readInt();
            for (int i = 0; i < count; i++) {
                String word = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
                in.skipNBytes(dimensions);
                if (word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
                    found.add(word);
                }
            }
        }
        return List.copyOf(found);
    }

    private void write(Path folder) throws IOException {
        for (String part : List.of("facts", "phrasings/en", "chatter")) {
            Files.createDirectories(folder.resolve(part));
        }
        Files.writeString(
                folder.resolve("story.yaml"),
                "id: synthetic\ntitle: Synthetic\nlanguages: [en]\ncut_off: 2025-12-31\nstory_words: {en: [said, year]}\n");
        StringBuilder sources = new StringBuilder("sources:\n");
        for (int i = 0; i < SOURCES; i++) {
            sources.append("  - {id: source-")
                    .append(i)
                    .append(", publisher: Paper ")
                    .append(i);
            sources.append(", about: Something, url: \"https://example.org/")
                    .append(i)
                    .append("\"}\n");
        }
        Files.writeString(folder.resolve("sources.yaml"), sources);
        writeEntities(folder);
        for (int from = 0; from < facts; from += FACTS_PER_FILE) {
            writeFacts(folder, from, Math.min(facts, from + FACTS_PER_FILE));
        }
        writeChatter(folder);
        writeQuestions(folder);
    }

    private void writeEntities(Path folder) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        int count = Math.max(30, Math.min(3_000, facts / 5));
        while (names.size() < count) {
            names.add(name());
        }
        StringBuilder entities = new StringBuilder("entities:\n");
        for (String name : names) {
            entities.append("  - {id: p").append(people.size()).append(", kind: person, name: ");
            entities.append(name())
                    .append(' ')
                    .append(name)
                    .append(", aliases: {en: [")
                    .append(name)
                    .append("]}}\n");
            people.add(name);
        }
        Files.writeString(folder.resolve("entities.yaml"), entities);
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private String word() {
        double at = random.nextDouble() * cumulative[cumulative.length - 1];
        int place = java.util.Arrays.binarySearch(cumulative, at);
        return words.get(place < 0 ? Math.min(-place - 1, words.size() - 1) : place);
    }

    private List<String> words(int count) {
        List<String> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(word());
        }
        return some;
    }

    private static String sentence(List<String> words) {
        String text = String.join(" ", words);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    private void writeFacts(Path folder, int from, int to) throws IOException {
        String topic = "topic" + from / FACTS_PER_FILE;
        StringBuilder yaml = new StringBuilder("topic: " + topic + "\ntitle: Topic\nfacts:\n");
        StringBuilder phrasings = new StringBuilder();
        for (int fact = from; fact < to; fact++) {
            int person = random.nextInt(people.size());
            int year = 1950 + random.nextInt(75);
            List<String> statement = words(11);
            statement.add(2, people.get(person));
            statement.add("in");
            statement.add("" + year);
            yaml.append("  - id: f").append(fact).append("\n    kind: event\n    statement: \"");
            yaml.append(sentence(statement)).append("\"\n");
            List<String> all = new ArrayList<>(statement);
            if (random.nextInt(10) < 5) {
                List<String> context = words(18);
                yaml.append("    context: \"").append(sentence(context)).append("\"\n");
                all.addAll(context);
            }
            String source = "source-" + random.nextInt(SOURCES);
            if (random.nextInt(10) < 5) {
                List<String> quote = words(16);
                yaml.append("    quotes:\n      - {text: \"")
                        .append(sentence(quote))
                        .append("\", speaker: p");
                yaml.append(person).append(", source: ").append(source).append(", at: P1}\n");
                all.addAll(quote);
            }
            yaml.append("    sources: [{source: ")
                    .append(source)
                    .append(", at: P2}]\n    as_of: ")
                    .append(year);
            yaml.append("-0").append(1 + random.nextInt(9)).append("-1").append(random.nextInt(10));
            yaml.append("\n    entities: [p").append(person).append("]\n    answers: [what, when]\n");
            int count = facts <= 1_000 ? 8 : random.nextInt(3);
            Set<String> asked = new LinkedHashSet<>();
            for (int i = 0; i < count; i++) {
                asked.add(question(all) + "?");
            }
            if (!asked.isEmpty()) {
                phrasings.append("f").append(fact).append(":\n");
                asked.forEach(text -> phrasings.append("  - \"").append(text).append("\"\n"));
            }
            if (askable.size() < 5_000 || random.nextInt(facts) < 5_000) {
                askable.add(all);
            }
        }
        Files.writeString(folder.resolve("facts/" + topic + ".yaml"), yaml);
        if (phrasings.length() > 0) {
            Files.writeString(folder.resolve("phrasings/en/" + topic + ".yaml"), phrasings);
        }
    }

    /** A question of words of a fact, some left out, some changed, now and then one mistyped. */
    private String question(List<String> fact) {
        StringBuilder text = new StringBuilder(ASKING[random.nextInt(ASKING.length)]);
        int start = random.nextInt(Math.max(1, fact.size() - 12));
        int taken = 0;
        for (int i = start; i < fact.size() && taken < 8; i++) {
            if (random.nextInt(100) < 35) {
                continue;
            }
            String word = random.nextInt(100) < 15 ? word() : fact.get(i);
            if (word.length() > 6 && random.nextInt(100) < 4) {
                word = word.substring(0, 3) + word.substring(4);
            }
            text.append(' ').append(word);
            taken++;
        }
        return text.toString();
    }

    private void writeChatter(Path folder) throws IOException {
        StringBuilder chatter = new StringBuilder("outside-story:\n");
        for (int i = 0; i < CHATTER; i++) {
            chatter.append("  - \"").append(question(words(12))).append("?\"\n");
        }
        Files.writeString(folder.resolve("chatter/en.yaml"), chatter);
    }

    private void writeQuestions(Path folder) throws IOException {
        List<String> questions = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            boolean strange = random.nextInt(100) < STRANGE_PERCENT;
            questions.add(question(strange ? words(14) : askable.get(random.nextInt(askable.size()))) + "?");
        }
        Files.write(questions(folder), questions);
    }
}

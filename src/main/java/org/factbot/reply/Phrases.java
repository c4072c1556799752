package org.factbot.reply;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.factbot.knowledge.Language;

/**
 * The words of ours in one language: everything a reader sees that is not a span of a knowledge file. Immutable and safe to
 * share between threads.
 *
 * <p>Values are isolated as they are filled in, so that a Latin name in a Persian sentence moves no punctuation:
 *
 * <pre>{@code
 * Phrases.of(Language.ENGLISH).say("source.asof", "date", "3 July 2025")   // as of 3 July 2025
 * }</pre>
 */
public final class Phrases {
    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");
    private static final Map<Language, Phrases> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Phrases(language, load(language)));
        }
    }

    private final Language language;
    private final Map<String, String> templates;

    private Phrases(Language language, Map<String, String> templates) {
        this.language = language;
        this.templates = templates;
    }

    public static Phrases of(Language language) {
        return ALL.get(language);
    }

    private static Map<String, String> load(Language language) {
        String name = "phrases_" + language.code() + ".properties";
        try (InputStream bytes = Phrases.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            Map<String, String> templates = new TreeMap<>();
            properties.stringPropertyNames().forEach(key -> templates.put(key, properties.getProperty(key)));
            return templates;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from the jar", e);
        }
    }

    /**
     * The phrase with its values filled in.
     *
     * @param values names and values in turn
     * @throws IllegalArgumentException for a key or a name that nobody has written or given: a fault of ours
     */
    public String say(String key, String... values) {
        String template = templates.get(key);
        if (template == null) {
            throw new IllegalArgumentException("no phrase " + key);
        }
        Matcher names = NAME.matcher(template);
        StringBuilder said = new StringBuilder();
        int end = 0;
        while (names.find()) {
            said.append(template, end, names.start())
                    .append(Bidi.isolate(value(key, names.group(1), values), language));
            end = names.end();
        }
        return said.append(template, end, template.length()).toString();
    }

    private static String value(String key, String name, String[] values) {
        for (int at = 0; at + 1 < values.length; at += 2) {
            if (values[at].equals(name)) {
                return values[at + 1];
            }
        }
        throw new IllegalArgumentException("phrase " + key + " wants a " + name);
    }

    /** The day in words, such as {@code 3 July 2025}; the Gregorian calendar in every language. */
    public String date(LocalDate day) {
        return say(
                "date",
                "day",
                number(day.getDayOfMonth()),
                "month",
                say("month." + day.getMonthValue()),
                "year",
                number(day.getYear()));
    }

    /** The number in the language's own digits. */
    public String number(int number) {
        String digits = Integer.toString(number);
        if (!language.rightToLeft()) {
            return digits;
        }
        StringBuilder own = new StringBuilder();
        digits.chars()
                .forEach(digit -> own.append(digit >= '0' && digit <= '9' ? (char) (digit - '0' + '۰') : (char) digit));
        return own.toString();
    }

    /** What separates the parts of an enumeration. */
    public String comma() {
        return language.rightToLeft() ? "، " : ", ";
    }

    /** Every phrase as written, by key; for the tests that compare the languages. */
    Map<String, String> templates() {
        return Map.copyOf(templates);
    }
}

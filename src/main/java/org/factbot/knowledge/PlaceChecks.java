package org.factbot.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks places of the form {@code P3} against how many paragraphs the source has. One thread only. */
final class PlaceChecks {
    /** What was meant as a paragraph: its sign and digits are the groups. Anything else is a snippet. */
    private static final Pattern PARAGRAPH = Pattern.compile("[Pp]\\s?([-–]?)\\s?(\\d+)");

    private static final Map<String, Integer> PUBLISHED = published();

    private final Draft draft;
    private final Problems problems;
    private final Map<String, Integer> paragraphs = new HashMap<>(PUBLISHED);

    PlaceChecks(Draft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
        draft.texts.forEach((source, text) -> paragraphs.put(source, text.paragraphs()));
        for (Draft.SourceDraft source : draft.sources) {
            source.paragraphs()
                    .ifPresent(count -> paragraphs.put(source.source().value().id(), count));
        }
    }

    /** Whether a place is meant as a paragraph, well written or not; anything else is a snippet. */
    static boolean isParagraph(String at) {
        return PARAGRAPH.matcher(at).matches();
    }

    /** The number of a paragraph; empty where there can be none of this number. */
    static OptionalInt number(String at) {
        Matcher matcher = PARAGRAPH.matcher(at);
        boolean can = matcher.matches() && matcher.group(2).length() <= 9;
        return can ? OptionalInt.of(Integer.parseInt(matcher.group(2))) : OptionalInt.empty();
    }

    void run() {
        for (Draft.FactDraft fact : draft.facts) {
            fact.citings().forEach(this::check);
            fact.quotes().forEach(quote -> check(quote.citing()));
        }
    }

    private void check(Draft.Citing citing) {
        if (citing.at().isEmpty()) {
            return;
        }
        Located<String> at = citing.at().get();
        Matcher matcher = PARAGRAPH.matcher(at.value());
        if (!matcher.matches()) {
            return;
        }
        String number = matcher.group(2).replaceFirst("^0+", "");
        if (number.isEmpty() || !matcher.group(1).isEmpty()) {
            problems.error(at.place(), "there is no paragraph " + Quoted.of(at.value()), "count from P1");
        } else if (!at.value().equals("P" + number)) {
            problems.error(at.place(), Quoted.of(at.value()) + " is no paragraph", "did you mean \"P" + number + "\"?");
        } else {
            checkEnd(number, citing);
        }
    }

    private void checkEnd(String number, Draft.Citing citing) {
        Integer last = paragraphs.get(citing.source().value());
        boolean beyond = last != null && (number.length() > 9 || Integer.parseInt(number) > last);
        if (beyond) {
            problems.error(
                    citing.at().orElseThrow().place(),
                    "the source " + Quoted.of(citing.source().value()) + " has no paragraph P" + number,
                    "its last one is P" + last);
        }
    }

    /** Lengths of published works that we know without being told. */
    private static Map<String, Integer> published() {
        Properties properties = new Properties();
        try (InputStream in = PlaceChecks.class.getResourceAsStream("paragraphs.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Integer> paragraphs = new HashMap<>();
        properties.forEach((source, count) -> paragraphs.put((String) source, Integer.valueOf((String) count)));
        return paragraphs;
    }
}

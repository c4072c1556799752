package org.factbot.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The text of a source, to look quotes up in: paragraph by paragraph, word by word. Case, punctuation, space and the
 * shape of quotation marks do not count. Each word knows where it stands, so that a look-up costs what its rarest word
 * costs and not the length of the text. Immutable.
 */
final class SourceText {
    /** What stands for words left out, with or without brackets around it. */
    private static final Pattern OMISSION = Pattern.compile("[\\[(]?\\s*(?:…|\\.\\.\\.|\\. \\. \\.)\\s*[\\])]?");

    private static final Pattern APOSTROPHES = Pattern.compile("[‘ʼʻ`´′]");
    private static final int[] NOWHERE = {};

    private final List<String> words = new ArrayList<>();
    private final Map<String, int[]> places = new HashMap<>();

    /** Where each paragraph begins, and at last where the text ends. */
    private final int[] starts;

    private SourceText(List<String> paragraphs) {
        starts = new int[paragraphs.size() + 1];
        for (int i = 0; i < paragraphs.size(); i++) {
            words.addAll(words(paragraphs.get(i)));
            starts[i + 1] = words.size();
        }
        Map<String, List<Integer>> found = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            found.computeIfAbsent(words.get(i), word -> new ArrayList<>()).add(i);
        }
        found.forEach((word, at) ->
                places.put(word, at.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** @param text its lines that are not empty are the paragraphs */
    static SourceText of(String text) {
        return new SourceText(text.lines().filter(line -> !line.isBlank()).toList());
    }

    int paragraphs() {
        return starts.length - 1;
    }

    /** Whether these words stand anywhere in it. */
    boolean holds(String passage) {
        return holds(passage, 0, words.size());
    }

    /** Whether these words stand in this paragraph, the first being 1. */
    boolean holds(String passage, int paragraph) {
        return paragraph >= 1 && paragraph <= paragraphs() && holds(passage, starts[paragraph - 1], starts[paragraph]);
    }

    /** The first paragraph that holds these words. */
    OptionalInt find(String passage) {
        for (String part : OMISSION.split(passage)) {
            List<String> phrase = words(part);
            int at = phrase.isEmpty() ? -1 : find(phrase, 0, words.size());
            if (at >= 0) {
                int begin = Arrays.binarySearch(starts, at);
                int paragraph = begin >= 0 ? begin + 1 : -begin - 1;
                return holds(passage, paragraph) ? OptionalInt.of(paragraph) : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    private boolean holds(String passage, int from, int to) {
        for (String part : OMISSION.split(passage)) {
            List<String> phrase = words(part);
            if (!phrase.isEmpty() && find(phrase, from, to) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Where this run of words begins between the two places, or -1. */
    private int find(List<String> phrase, int from, int to) {
        int rarest = 0;
        for (int i = 1; i < phrase.size(); i++) {
            if (placesOf(phrase.get(i)).length < placesOf(phrase.get(rarest)).length) {
                rarest = i;
            }
        }
        int[] at = placesOf(phrase.get(rarest));
        int first = Arrays.binarySearch(at, from + rarest);
        for (int i = first >= 0 ? first : -first - 1; i < at.length; i++) {
            int begin = at[i] - rarest;
            int end = begin + phrase.size();
            if (end > to) {
                break;
            }
            if (words.subList(begin, end).equals(phrase)) {
                return begin;
            }
        }
        return -1;
    }

    private int[] placesOf(String word) {
        return places.getOrDefault(word, NOWHERE);
    }

    private static List<String> words(String text) {
        String essence = Characters.essence(APOSTROPHES.matcher(text).replaceAll("’"));
        return essence.isEmpty() ? List.of() : List.of(essence.split(" "));
    }
}

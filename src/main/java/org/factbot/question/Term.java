package org.factbot.question;

/**
 * A word of a text, normalised. Immutable.
 *
 * @param text    the normalised form (lower case, accents folded, stemmed) by which equal words are recognised
 * @param surface the word as written
 * @param start   offset of the first UTF-16 unit in the text
 * @param end     offset behind the last UTF-16 unit
 */
public record Term(String text, String surface, int start, int end) {}

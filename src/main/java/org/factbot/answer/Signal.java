package org.factbot.answer;

/**
 * One named reason in judging a candidate. Immutable.
 *
 * @param name         which reason, in kebab-case; stable across versions where possible
 * @param value        how strongly it was seen; its range is the signal's own
 * @param contribution what it added to the ranking sum; 0 where it only bears on the confidence
 */
public record Signal(String name, double value, double contribution) {}

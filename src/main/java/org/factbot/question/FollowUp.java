package org.factbot.question;

/** What a question wants of the answer before it. */
public enum FollowUp {
    /** Nothing by itself. */
    NONE,
    /** Where it is from. */
    SOURCE,
    /** More of it. */
    MORE,
    /** What else somebody said. */
    ELSE,
    /** What somebody else said. */
    OTHER,
    /** When, where, why or the like it was, and not a word more. */
    SORT
}

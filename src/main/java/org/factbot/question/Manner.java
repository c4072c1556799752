package org.factbot.question;

/** How a text speaks to us: as a question, or as something else that deserves a courteous fixed reply and no search. */
public enum Manner {
    QUESTION,
    GREETING,
    THANKS,
    FAREWELL,
    INSULT,
    /** An attempt to make the bot follow instructions hidden in the text. */
    INJECTION,
    /** A question to the bot about itself. */
    SMALL_TALK,
    /** Nothing that can be read as words: empty, emoji, digits or keyboard noise. */
    NOISE
}

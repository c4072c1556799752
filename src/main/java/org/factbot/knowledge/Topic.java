package org.factbot.knowledge;

/**
 * A shelf of facts. Immutable.
 *
 * @param id    unique in the folder
 * @param title as people read it
 */
public record Topic(String id, Localized title) {}

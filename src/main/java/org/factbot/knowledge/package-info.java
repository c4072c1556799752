/**
 * Here is a folder; what do we know, and what is wrong with it?
 *
 * <p>{@link org.factbot.knowledge.KnowledgeFiles} reads the folder; what comes out is either a whole {@link
 * org.factbot.knowledge.FactBase} or a list of {@link org.factbot.knowledge.Problem}s, never a part of a base. What it
 * hands out are immutable values, safe to share between threads.
 */
package org.factbot.knowledge;

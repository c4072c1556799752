/**
 * Here is an analysed question; which facts might bear on it?
 *
 * <p>The only room that knows Lucene. It lends its analyzers to {@code question} and its candidates to {@code answer}
 * through ports that those rooms own.
 */
package org.factbot.index;

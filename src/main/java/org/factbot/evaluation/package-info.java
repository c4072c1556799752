/**
 * How good are we, and what changed?
 *
 * <p>Runs judged questions through the same {@link org.factbot.answer.Answerer} that serves people.
 */
package org.factbot.evaluation;

/**
 * Here is a question; do we answer, ask back or abstain, on what evidence?
 *
 * <p>The road through this room is {@code analyze, retrieve, judge, decide}, and {@link org.factbot.answer.Answerer} is its
 * door: an answer is the outcome of a {@link org.factbot.answer.Trace}, so what is served is what is explained.
 */
package org.factbot.answer;

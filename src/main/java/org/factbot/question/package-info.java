/**
 * Here is a text; what is being asked?
 *
 * <p>No Telegram, no clock, no network: a {@link org.factbot.question.Question} is the same whether it came from a chat,
 * the terminal or an evaluation.
 */
package org.factbot.question;

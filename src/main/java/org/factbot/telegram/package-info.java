/**
 * Here is an update; whose question is it, may we speak, where does the reply go?
 *
 * <p>The only room that knows telegrambots and OkHttp.
 */
package org.factbot.telegram;

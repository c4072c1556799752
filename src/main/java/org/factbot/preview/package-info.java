/**
 * Here is a bot; may I be its Telegram?
 *
 * <p>A local Bot API server with a page that looks like a chat. It shares no record with {@code telegram}: the two meet
 * over HTTP, so a misspelt field is found here instead of in production.
 */
package org.factbot.preview;

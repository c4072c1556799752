/**
 * Here is an outcome; what do we say?
 *
 * <p>Every word that leaves this room is either a template phrase of ours, in the reader's language, or an exact span of a
 * knowledge file. Nothing here knows a channel: markup and limits belong to the printer.
 */
package org.factbot.reply;

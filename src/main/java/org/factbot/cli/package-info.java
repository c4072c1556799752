/**
 * What did the terminal ask for?
 *
 * <p>Verbs, options and exit codes; nothing else in the program prints to the terminal.
 */
package org.factbot.cli;

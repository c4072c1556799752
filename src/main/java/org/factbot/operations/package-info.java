/**
 * What does the operator see and do while it runs?
 *
 * <p>Health and counters; no person, chat or question text ever appears here.
 */
package org.factbot.operations;

/**
 * Here is something that must outlast a crash; keep it.
 *
 * <p>The only room that knows SQL. What is kept is what delivery needs, and it is erased when delivery is done.
 */
package org.factbot.store;

package org.factbot.knowledge;

/**
 * Where something stands in the folder. Immutable.
 *
 * @param file path relative to the folder, with {@code /}
 * @param line 1-based
 */
record Place(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}

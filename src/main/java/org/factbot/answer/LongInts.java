package org.factbot.answer;

/** Whole numbers by key, without an object for each: open addressing. Not thread-safe while it is filled. */
final class LongInts {
    private static final int FIRST = 64;

    private long[] keys = new long[FIRST];
    private int[] values = new int[FIRST];
    private boolean[] used = new boolean[FIRST];
    private int size;

    private int at(long key) {
        int mask = keys.length - 1;
        long mixed = key * 0x9e3779b97f4a7c15L;
        int at = (int) (mixed >>> 32) & mask;
        while (used[at] && keys[at] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    int get(long key, int otherwise) {
        int at = at(key);
        return used[at] ? values[at] : otherwise;
    }

    void put(long key, int value) {
        int at = claim(key);
        values[at] = value;
    }

    /** Adds one, from 0. @return the sum */
    int increment(long key) {
        int at = claim(key);
        return ++values[at];
    }

    private int claim(long key) {
        int at = at(key);
        if (!used[at]) {
            if (2 * (size + 1) > keys.length) {
                grow();
                at = at(key);
            }
            used[at] = true;
            keys[at] = key;
            size++;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        boolean[] oldUsed = used;
        keys = new long[2 * oldKeys.length];
        values = new int[keys.length];
        used = new boolean[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldUsed[i]) {
                int at = at(oldKeys[i]);
                used[at] = true;
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }

    int size() {
        return size;
    }
}

package org.factbot.answer;

import java.util.Arrays;
import java.util.List;

/**
 * What is to be seen of the words of a question, and of words near to them, in some facts. Words are looked up one by one
 * in the facts that hold them where the facts have many words, and fact by fact where they have few. One for a question, not
 * thread-safe.
 */
final class Look {
    /** Facts are kept in the bits of a number. */
    private static final int MOST_FACTS = Long.SIZE;

    /** Going through a fact with so many times more words than are looked for takes longer than looking them up. */
    private static final int WORDY = 4;

    /** A word whose square is less than this share of the question's is not worth adding up. */
    static final double LIGHT = 1e-3;

    private final Profiles profiles;
    private final Profiles.Asked asked;
    private final int[] facts;

    /** Open addressing: the facts looked at, each with its place among them; -1 where free. */
    private final int[] factTable = new int[4 * MOST_FACTS];

    private final byte[] factPlaces = new byte[factTable.length];

    /** Open addressing: the ids looked for, each with its slot; -1 where free. */
    private int[] table = new int[256];

    private int[] slots = new int[table.length];
    private int size;

    /** Per slot, its id. */
    private int[] ids = new int[64];

    /** Per slot, the facts that hold it. */
    private long[] found = new long[ids.length];

    /** Per slot of the question's own words, whether it is an informative one. */
    private final boolean[] telling;

    private final double[] coverage;
    private final double[] ownCoverage;
    private final double[] firmCoverage;
    private final Others.Best[] nearest;

    /** Per phrasing of the facts, what it shares with the question. */
    private final float[] shared;

    private final int[] sharedFrom;

    Look(Profiles profiles, Profiles.Asked asked, List<Retriever.Candidate> candidates) {
        if (candidates.size() > MOST_FACTS) {
            throw new IllegalArgumentException("more than " + MOST_FACTS + " facts to look at: " + candidates.size());
        }
        this.profiles = profiles;
        this.asked = asked;
        facts = new int[candidates.size()];
        Arrays.fill(factTable, -1);
        sharedFrom = new int[facts.length + 1];
        for (int i = 0; i < facts.length; i++) {
            facts[i] = candidates.get(i).fact();
            int at = factAt(facts[i]);
            factTable[at] = facts[i];
            factPlaces[at] = (byte) i;
            sharedFrom[i + 1] = sharedFrom[i] + profiles.phrasings(facts[i]);
        }
        shared = new float[sharedFrom[facts.length]];
        coverage = new double[facts.length];
        ownCoverage = new double[facts.length];
        firmCoverage = new double[facts.length];
        nearest = new Others.Best[facts.length];
        Arrays.fill(table, -1);
        telling = new boolean[asked.ids().length];
        for (int id : asked.ids()) {
            telling[slot(id)] = asked.tellingIds().contains(id);
        }
    }

    private static int hash(int number, int[] table) {
        return number * 0x9e3779b1 >>> 7 & table.length - 1;
    }

    private int factAt(int fact) {
        int at = hash(fact, factTable);
        while (factTable[at] >= 0 && factTable[at] != fact) {
            at = at + 1 & factTable.length - 1;
        }
        return at;
    }

    /** Has a term looked for; its slot is the name under which {@link #found} tells of it. */
    int slot(int id) {
        int at = at(id);
        if (table[at] < 0) {
            if (size * 4 >= table.length) {
                grow();
                at = at(id);
            }
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, 2 * size);
                found = Arrays.copyOf(found, 2 * size);
            }
            ids[size] = id;
            table[at] = id;
            slots[at] = size++;
        }
        return slots[at];
    }

    private int at(int id) {
        int at = hash(id, table);
        while (table[at] >= 0 && table[at] != id) {
            at = at + 1 & table.length - 1;
        }
        return at;
    }

    private void grow() {
        table = new int[table.length * 2];
        slots = new int[table.length];
        Arrays.fill(table, -1);
        for (int slot = 0; slot < size; slot++) {
            int at = at(ids[slot]);
            table[at] = ids[slot];
            slots[at] = slot;
        }
    }

    /** Looks, once all terms have their slots. */
    Look look() {
        long words = 0;
        for (int fact : facts) {
            words += profiles.termsFrom(fact + 1) - profiles.termsFrom(fact);
        }
        if (words > (long) WORDY * size * facts.length) {
            byWord();
        } else {
            byFact();
        }
        for (int i = 0; i < facts.length; i++) {
            nearest[i] = best(i);
        }
        return this;
    }

    private void byFact() {
        for (int i = 0; i < facts.length; i++) {
            for (int place = profiles.termsFrom(facts[i]); place < profiles.termsFrom(facts[i] + 1); place++) {
                int at = at(profiles.term(place));
                if (table[at] >= 0) {
                    see(slots[at], i, place);
                }
            }
        }
    }

    private void byWord() {
        for (int slot = 0; slot < size; slot++) {
            int to = profiles.postingsFrom(ids[slot] + 1);
            for (int at = profiles.postingsFrom(ids[slot]); at < to; at++) {
                int fact = factAt(profiles.postingFact(at));
                if (factTable[fact] >= 0) {
                    see(slot, factPlaces[fact], profiles.posting(at));
                }
            }
        }
    }

    private void see(int slot, int fact, int place) {
        found[slot] |= 1L << fact;
        if (slot >= telling.length) {
            return;
        }
        double weight = profiles.weightAt(place);
        if (telling[slot]) {
            coverage[fact] += weight;
            ownCoverage[fact] += profiles.inOwnTexts(place) ? weight : 0;
            firmCoverage[fact] += profiles.firm(place) ? weight : 0;
        }
        float squared = (float) (weight * weight);
        // The commonest words stand in nearly every phrasing, and all of them together move no cosine.
        if (squared >= LIGHT * asked.length() * asked.length()) {
            profiles.share(place, squared, shared, sharedFrom[fact]);
        }
    }

    private Others.Best best(int fact) {
        Others.Best best = new Others.Best();
        for (int i = sharedFrom[fact]; i < sharedFrom[fact + 1]; i++) {
            if (shared[i] > 0) {
                best.offer(shared[i] * profiles.perLength(facts[fact], i - sharedFrom[fact]) / asked.length());
            }
        }
        return best;
    }

    /** Whether the fact at this place among the candidates holds the term of this slot. */
    boolean found(int slot, int fact) {
        return (found[slot] >>> fact & 1) != 0;
    }

    /** Share of the informative weight that any text of the fact holds. */
    double coverage(int fact) {
        return ofInformative(coverage[fact]);
    }

    /** Share of the informative weight that the fact's own texts hold. */
    double ownCoverage(int fact) {
        return ofInformative(ownCoverage[fact]);
    }

    /** Share of the informative weight that the fact's own texts or several of its phrasings hold. */
    double firmCoverage(int fact) {
        return ofInformative(firmCoverage[fact]);
    }

    private double ofInformative(double weight) {
        return asked.informative() == 0 ? 0 : weight / asked.informative();
    }

    /** Cosines of the question with the phrasings of the fact that are nearest to it; 0 where there are none. */
    Others.Best nearest(int fact) {
        return nearest[fact];
    }
}

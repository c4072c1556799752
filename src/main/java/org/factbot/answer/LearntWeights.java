package org.factbot.answer;

import java.util.Optional;

/**
 * Somewhere to keep what was learnt from a folder, so that the next start need not learn it again. Losing it costs seconds
 * and nothing else. Implementations may be called from any thread.
 */
public interface LearntWeights {
    /** Keeps nothing. */
    LearntWeights NOWHERE = new LearntWeights() {
        @Override
        public Optional<String> recall(String key) {
            return Optional.empty();
        }

        @Override
        public void keep(String key, String text) {
            // Learning again is always right.
        }
    };

    /** What was kept under this key, if anything; it need not be whole, for it is checked on reading. */
    Optional<String> recall(String key);

    /**
     * Keeps a text as well as it can; never fails.
     *
     * @param key  letters, digits and {@code -}
     * @param text some tens of kilobytes
     */
    void keep(String key, String text);
}

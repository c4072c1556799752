package org.factbot.knowledge;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What came of reading a folder: a whole base, or why there is none. Immutable. */
public sealed interface Loaded {
    /**
     * The folder is good.
     *
     * @param base    all of it
     * @param notices what an editor should look at all the same
     * @param places  where in its files the base stands
     */
    record Good(FactBase base, List<Problem> notices, Places places) implements Loaded {}

    /**
     * The folder is refused.
     *
     * @param problems all of them, at least one an error
     */
    record Bad(List<Problem> problems) implements Loaded {}

    default <T> T fold(BiFunction<FactBase, List<Problem>, T> good, Function<List<Problem>, T> bad) {
        return this instanceof Good loaded
                ? good.apply(loaded.base(), loaded.notices())
                : bad.apply(((Bad) this).problems());
    }
}

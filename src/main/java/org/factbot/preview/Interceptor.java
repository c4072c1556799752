package org.factbot.preview;

import java.util.Optional;

/** Decides which requests meet with a {@link Fault}. Called by many threads at once, before the call takes effect. */
@FunctionalInterface
public interface Interceptor {
    /** The fault that this request meets with; empty to answer it as usual. */
    Optional<Fault> onRequest(Request request);
}

package org.factbot.operations;

/** What tests of other rooms may read of the running bot's numbers. */
public final class HealthTexts {
    private HealthTexts() {}

    /** As {@code /metrics} serves them. */
    public static String metrics(Health health) {
        return health.metrics();
    }
}

package org.factbot;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.factbot.cli.Cli;

/** Starts the program; the only place that ends the process. */
public final class Main {
    /** What a drained bot still has to put away. */
    private static final int LAST_STEPS_SECONDS = 3;

    private Main() {}

    public static void main(String[] args) {
        Assembly assembly = new Assembly(System.getenv(), Clock.systemUTC());
        CompletableFuture<Integer> code = new CompletableFuture<>();
        // Left alone, Java ends with 143 on SIGTERM, however well all was brought to an end.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endWell(assembly, code), "drain"));
        code.complete(assembly.run(args));
        System.exit(code.join());
    }

    private static void endWell(Assembly assembly, CompletableFuture<Integer> code) {
        switch (assembly.stop()) {
            case NOTHING -> {
                // Java goes on ending as it would
            }
            // Also reached on the ordinary way out, with the code of a knowledge folder or a token that was refused.
            case LOADING -> Runtime.getRuntime().halt(code.getNow(Cli.OK));
            case BOT ->
                Runtime.getRuntime()
                        .halt(code.completeOnTimeout(Cli.INTERNAL, LAST_STEPS_SECONDS, TimeUnit.SECONDS)
                                .join());
        }
    }
}

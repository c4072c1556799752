package org.factbot.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.factbot.evaluation.Evaluator;

/** A progress bar that shows itself only on a terminal and only once the work has taken a second. For one thread. */
final class Bar implements Evaluator.Progress, AutoCloseable {
    private static final long PATIENCE = Duration.ofSeconds(1).toNanos();
    private static final int WIDTH = 79;

    private final OutputStream err;
    private final boolean terminal;
    private final LongSupplier nanos;
    private final long start;
    private Optional<ProgressBar> bar = Optional.empty();

    Bar(OutputStream err, boolean terminal, LongSupplier nanos) {
        this.err = err;
        this.terminal = terminal;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    @Override
    public void done(int done, int of) {
        long elapsed = nanos.getAsLong() - start;
        if (terminal && bar.isEmpty() && done < of && elapsed > PATIENCE) {
            PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
            bar = Optional.of(new ProgressBarBuilder()
                    .setTaskName("Questions")
                    .setInitialMax(of)
                    .startsFrom(done, Duration.ofNanos(elapsed))
                    .setStyle(ProgressBarStyle.ASCII)
                    // A width of our own: asking the terminal for its width would take over its input.
                    .setConsumer(new ConsoleProgressBarConsumer(stream, WIDTH))
                    .build());
        }
        bar.ifPresent(shown -> shown.stepTo(done));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}

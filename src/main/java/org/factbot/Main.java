package org.factbot;

/** Starts the program; the only place that ends the process. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Assembly.run(args));
    }
}

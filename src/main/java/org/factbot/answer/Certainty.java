package org.factbot.answer;

/**
 * From grounds to the share of such judgements that are right. Implementations are immutable.
 */
sealed interface Certainty {
    /** In (0, 1). */
    double of(double[] grounds);

    /** What each ground added to the log-odds. */
    double[] contributions(double[] grounds);

    /** The logistic function. */
    static double logistic(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    /** A weighted sum of the grounds: what serves a folder that has too little to learn from. */
    record Sum(double[] weights) implements Certainty {
        @Override
        public double of(double[] grounds) {
            return logistic(Judge.score(grounds, weights));
        }

        @Override
        public double[] contributions(double[] grounds) {
            double[] parts = new double[grounds.length];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = grounds[i] * weights[i];
            }
            return parts;
        }
    }

    /**
     * Boosted trees: "near to a phrasing" and "one word differs" together say what neither says alone.
     *
     * @param start log-odds before any ground is looked at
     * @param roots the trees, whose leaves add up
     */
    record Trees(double start, Node[] roots) implements Certainty {
        /**
         * A place in a tree.
         *
         * @param ground the ground asked about; -1 for a leaf
         * @param limit  up to here to {@code low}, above to {@code high}
         * @param value  what has been added to the log-odds on arriving here
         */
        record Node(int ground, double limit, double value, Node low, Node high) {}

        @Override
        public double of(double[] grounds) {
            double odds = start;
            for (Node root : roots) {
                Node node = root;
                while (node.ground() >= 0) {
                    node = grounds[node.ground()] <= node.limit() ? node.low() : node.high();
                }
                odds += node.value();
            }
            return logistic(odds);
        }

        @Override
        public double[] contributions(double[] grounds) {
            double[] parts = new double[grounds.length];
            parts[0] = start;
            for (Node root : roots) {
                Node node = root;
                parts[0] += root.value();
                while (node.ground() >= 0) {
                    Node next = grounds[node.ground()] <= node.limit() ? node.low() : node.high();
                    parts[node.ground()] += next.value() - node.value();
                    node = next;
                }
            }
            return parts;
        }
    }
}

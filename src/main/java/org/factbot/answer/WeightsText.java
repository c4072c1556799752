package org.factbot.answer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Learnt weights as text: the ranking weights, the start of the trees, and each tree from the root down, low side first.
 * Stateless.
 */
final class WeightsText {
    private static final String HEAD = "factbot-weights";

    private WeightsText() {}

    /** Empty for weights that are not learnt; those are in the program. */
    static Optional<String> write(Weights weights) {
        if (!(weights.certainty() instanceof Certainty.Trees trees)) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(HEAD);
        text.append(' ').append(weights.ranking().length);
        for (double weight : weights.ranking()) {
            text.append(' ').append(weight);
        }
        text.append(' ').append(trees.start()).append(' ').append(trees.roots().length);
        for (Certainty.Trees.Node root : trees.roots()) {
            text.append('\n');
            write(root, text);
        }
        return Optional.of(text.toString());
    }

    private static void write(Certainty.Trees.Node node, StringBuilder text) {
        text.append(node.ground()).append(' ').append(node.value()).append(' ');
        if (node.ground() >= 0) {
            text.append(node.limit()).append(' ');
            write(node.low(), text);
            write(node.high(), text);
        }
    }

    /** Empty where the text is damaged or from another kind of weights. */
    static Optional<Weights> read(String text) {
        try {
            Iterator<String> words = List.of(text.trim().split("\\s+")).iterator();
            if (!words.next().equals(HEAD) || Integer.parseInt(words.next()) != SignalKind.values().length) {
                return Optional.empty();
            }
            double[] ranking = new double[SignalKind.values().length];
            for (int i = 0; i < ranking.length; i++) {
                ranking[i] = number(words);
            }
            double start = number(words);
            int count = Integer.parseInt(words.next());
            List<Certainty.Trees.Node> roots = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                roots.add(node(words, 0));
            }
            return words.hasNext()
                    ? Optional.empty()
                    : Optional.of(new Weights(
                            ranking, new Certainty.Trees(start, roots.toArray(new Certainty.Trees.Node[0])), true));
        } catch (RuntimeException damaged) {
            return Optional.empty();
        }
    }

    private static Certainty.Trees.Node node(Iterator<String> words, int depth) {
        int ground = Integer.parseInt(words.next());
        double value = number(words);
        if (ground < 0) {
            return new Certainty.Trees.Node(-1, 0, value, null, null);
        }
        if (ground >= Confidence.GROUNDS.size() || depth > Boosting.DEPTH) {
            throw new IllegalArgumentException("no such ground, or too deep");
        }
        double limit = number(words);
        return new Certainty.Trees.Node(ground, limit, value, node(words, depth + 1), node(words, depth + 1));
    }

    private static double number(Iterator<String> words) {
        double number = Double.parseDouble(words.next());
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("not finite");
        }
        return number;
    }
}

package org.factbot.knowledge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds circles among things that name each other. Stateless; without recursion, so that long chains are fine. */
final class Cycles {
    private record Step(String id, Iterator<Located<String>> rest) {}

    private Cycles() {}

    /** One edge of each circle that a walk in the order of the map runs into: the one that closes it. */
    static List<Located<String>> closingEdges(Map<String, List<Located<String>>> edges) {
        List<Located<String>> closing = new ArrayList<>();
        Set<String> done = new HashSet<>();
        for (String start : edges.keySet()) {
            Deque<Step> path = new ArrayDeque<>();
            Set<String> onPath = new HashSet<>();
            enter(start, edges, path, onPath, done);
            while (!path.isEmpty()) {
                Step step = path.peek();
                if (!step.rest().hasNext()) {
                    onPath.remove(step.id());
                    path.pop();
                    continue;
                }
                Located<String> edge = step.rest().next();
                if (onPath.contains(edge.value())) {
                    closing.add(edge);
                } else {
                    enter(edge.value(), edges, path, onPath, done);
                }
            }
        }
        return closing;
    }

    private static void enter(
            String id,
            Map<String, List<Located<String>>> edges,
            Deque<Step> path,
            Set<String> onPath,
            Set<String> done) {
        if (done.add(id)) {
            path.push(new Step(id, edges.getOrDefault(id, List.of()).iterator()));
            onPath.add(id);
        }
    }
}

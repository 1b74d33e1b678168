package io.connect.bench.scenario.yaml;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Finds aliases that refer to a map or list that contains them. Reading such a value would never end. For one use. */
final class Cycles {

    private final Problems problems;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Node> done = Collections.newSetFromMap(new IdentityHashMap<>());

    Cycles(Problems problems) {
        this.problems = problems;
    }

    /** Whether the value contains no such alias; otherwise its map or list is reported. */
    boolean none(Node node) {
        if (done.contains(node)) {
            return true;
        }
        if (!open.add(node)) {
            problems.add(
                    node,
                    "this map or list contains an alias of itself; an alias refers to a value that is"
                            + " complete before it");
            return false;
        }
        boolean none = Problems.children(node).allMatch(this::none);
        done.add(node);
        return none;
    }
}

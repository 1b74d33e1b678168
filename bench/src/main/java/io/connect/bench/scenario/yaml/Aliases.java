package io.connect.bench.scenario.yaml;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Finds aliases that make a file too large to be read: an alias of a map or list that contains it, and aliases of aliases, which
 * multiply. For one use.
 */
final class Aliases {

    /** The values of a file with all aliases replaced. The project's own file has some 3,000. */
    private static final long MOST_VALUES = 1_000_000;

    private final Problems problems;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Node, Long> sizes = new IdentityHashMap<>();
    private boolean finite = true;

    Aliases(Problems problems) {
        this.problems = problems;
    }

    /** Whether a file can be read; otherwise the reason is reported. */
    boolean areReadable(Node root) {
        long size = size(root);
        if (finite && size > MOST_VALUES) {
            problems.addWithoutPlace("with its aliases replaced, the file has more than " + MOST_VALUES
                    + " values; aliases of aliases multiply");
        }
        return finite && size <= MOST_VALUES;
    }

    private long size(Node node) {
        Long known = sizes.get(node);
        if (known != null) {
            return known;
        }
        if (!open.add(node)) {
            problems.add(
                    node,
                    "this map or list contains an alias of itself; an alias refers to a value that is"
                            + " complete before it");
            finite = false;
            return 0;
        }
        // Twice the limit is enough to exceed it, and does not overflow.
        long size = Math.min(
                2 * MOST_VALUES,
                1 + Problems.children(node).mapToLong(this::size).sum());
        sizes.put(node, size);
        return size;
    }
}

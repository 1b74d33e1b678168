package io.connect.bench.scenario.read;

import io.connect.bench.scenario.yaml.Entries;
import io.connect.bench.scenario.yaml.Problems;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A merged map, to complain about its parts.
 *
 * @param root the map
 * @param problems where complaints go
 */
record Place(Node root, Problems problems) {

    /** Complains at the value that {@code keys} lead to, or as near to it as the file goes. Numbers lead into lists. */
    void problem(String message, Object... keys) {
        problems.add(nearest(keys), message);
    }

    /** Whether a value stands where {@code keys} lead to. */
    boolean has(String... keys) {
        Node node = root;
        for (String key : keys) {
            Optional<NodeTuple> next = Entries.find(node, key);
            if (next.isEmpty()) {
                return false;
            }
            node = next.get().getValueNode();
        }
        return true;
    }

    private Node nearest(Object... keys) {
        Node node = root;
        for (Object key : keys) {
            Optional<Node> next = step(node, key);
            if (next.isEmpty()) {
                return node;
            }
            node = next.get();
        }
        return node;
    }

    private static Optional<Node> step(Node node, Object key) {
        if (key instanceof Integer index) {
            return node instanceof SequenceNode sequence
                            && index < sequence.getValue().size()
                    ? Optional.of(sequence.getValue().get(index))
                    : Optional.empty();
        }
        return node instanceof MappingNode
                ? Entries.find(node, key.toString()).map(NodeTuple::getValueNode)
                : Optional.empty();
    }
}

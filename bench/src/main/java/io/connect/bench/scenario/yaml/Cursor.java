package io.connect.bench.scenario.yaml;

import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A node of the file, where it is, and where to complain. */
public record Cursor(Node node, String path, Problems problems) {

    public Cursor {
        // A node that was merged into another layer keeps the path under which it was written.
        path = problems.remember(node, path);
    }

    Cursor child(String key, Node child) {
        return new Cursor(child, path.isEmpty() ? key : path + "." + key, problems);
    }

    Cursor element(int index, Node child) {
        return new Cursor(child, path + "[" + index + "]", problems);
    }

    <T> Optional<T> problem(String message) {
        problems.unreadable(node, path, message);
        return Optional.empty();
    }

    /** What stands here, for messages. */
    String found() {
        if (node.getNodeId() == NodeId.sequence) {
            return "a list";
        }
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().isEmpty() ? "an empty map" : "a map";
        }
        return node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()
                ? "'" + scalar.getValue() + "'"
                : "nothing";
    }
}

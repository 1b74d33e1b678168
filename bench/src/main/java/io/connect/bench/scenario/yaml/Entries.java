package io.connect.bench.scenario.yaml;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Walks through a map, reporting keys that are no words and keys that come twice. */
public final class Entries {

    private Entries() {}

    /** Calls {@code visitor} for each key that is usable; false if this is no map at all. */
    static boolean visit(Cursor cursor, BiConsumer<ScalarNode, Cursor> visitor) {
        if (!(cursor.node() instanceof MappingNode mapping)) {
            cursor.problem("expected a map, found " + cursor.found());
            return false;
        }
        Map<String, ScalarNode> seen = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                new Cursor(tuple.getKeyNode(), cursor.path(), cursor.problems()).problem("a key must be a single word");
                continue;
            }
            Cursor value = cursor.child(key.getValue(), tuple.getValueNode());
            ScalarNode first = seen.putIfAbsent(key.getValue(), key);
            if (first != null) {
                cursor.problems()
                        .unreadable(
                                key,
                                value.path(),
                                "duplicate key '" + key.getValue() + "', first in line "
                                        + (first.getStartMark().getLine() + 1));
                continue;
            }
            visitor.accept(key, value);
        }
        return true;
    }

    /** The key of an entry; empty when it is no word. */
    public static String keyOf(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
    }

    /** The value of a key in a map, if it is one and has it. */
    public static Optional<NodeTuple> find(org.yaml.snakeyaml.nodes.Node node, String key) {
        if (!(node instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        return mapping.getValue().stream()
                .filter(tuple -> keyOf(tuple).equals(key))
                .findFirst();
    }
}

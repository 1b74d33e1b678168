package io.connect.bench.scenario.read;

import io.connect.bench.scenario.yaml.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Lays maps over one another: a later layer's value replaces an earlier one's, maps are merged key by key, lists are
 * replaced whole. Values stay the nodes they were, so that a problem with one is reported where it was written.
 */
final class Layers {

    /** Maps that are one value: a payload of another kind leaves nothing of the former one behind. */
    private static final Set<String> WHOLE = Set.of("payload");

    /** Keys that say the same thing in another way: the later layer's way wins. */
    private static final Map<String, Set<String>> REPLACES =
            Map.of("phases", Set.of("rate", "steady"), "rate", Set.of("phases"), "steady", Set.of("phases"));

    private final Problems problems;

    Layers(Problems problems) {
        this.problems = problems;
    }

    /** All layers in one, the last one on top; empty when there is none. */
    Optional<MappingNode> merge(List<? extends Node> layers) {
        return layers.stream()
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .reduce(this::over);
    }

    /** The keys of a map that are in {@code keys}; everything else of it left out. */
    MappingNode only(Node node, Set<String> keys) {
        List<NodeTuple> kept = node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(tuple -> keys.contains(keyOf(tuple)))
                        .toList()
                : List.of();
        return like(node, new ArrayList<>(kept));
    }

    private MappingNode over(MappingNode lower, MappingNode upper) {
        Map<String, NodeTuple> merged = new LinkedHashMap<>();
        lower.getValue().forEach(tuple -> merged.put(keyOf(tuple), tuple));
        upper.getValue()
                .forEach(tuple -> REPLACES.getOrDefault(keyOf(tuple), Set.of()).forEach(merged::remove));
        for (NodeTuple tuple : upper.getValue()) {
            NodeTuple below = merged.get(keyOf(tuple));
            if (below != null
                    && below.getValueNode() instanceof MappingNode lowerMap
                    && tuple.getValueNode() instanceof MappingNode upperMap
                    && !WHOLE.contains(keyOf(tuple))) {
                merged.put(keyOf(tuple), new NodeTuple(tuple.getKeyNode(), over(lowerMap, upperMap)));
            } else {
                merged.put(keyOf(tuple), tuple);
            }
        }
        return like(upper, new ArrayList<>(merged.values()));
    }

    private MappingNode like(Node original, List<NodeTuple> tuples) {
        MappingNode node = new MappingNode(
                Tag.MAP,
                true,
                tuples,
                original.getStartMark(),
                original.getEndMark(),
                org.yaml.snakeyaml.DumperOptions.FlowStyle.BLOCK);
        problems.remember(node, problems.pathOf(original));
        return node;
    }

    private static String keyOf(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}

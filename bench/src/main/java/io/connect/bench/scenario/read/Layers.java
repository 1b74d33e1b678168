package io.connect.bench.scenario.read;

import io.connect.bench.scenario.yaml.Place;
import io.connect.bench.scenario.yaml.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * Merges maps in layers: a later layer's value replaces an earlier one's, maps are merged key by key, and lists are replaced as a
 * whole. The merged values are the original nodes, so that a problem is reported at the line where the value is written.
 */
final class Layers {

    /** Maps that are replaced as a whole: a payload of one kind must not keep keys of another kind. */
    private static final Set<String> WHOLE = Set.of("payload");

    /** Keys that replace each other, since they specify the same thing in different ways; the later layer wins. */
    private static final Map<String, Set<String>> REPLACES = Map.of(
            "phases", Set.of("rate", "steady"),
            "rate", Set.of("phases"),
            "steady", Set.of("phases"),
            "subject", Set.of("subjects"),
            "subjects", Set.of("subject"));

    private final Problems problems;

    Layers(Problems problems) {
        this.problems = problems;
    }

    /** Merges all layers; the last one takes precedence. Layers that are not maps are left out. */
    Place merge(List<Place> layers) {
        return layers.stream()
                .filter(layer -> layer.node() instanceof MappingNode)
                .reduce((lower, upper) ->
                        new Place(over((MappingNode) lower.node(), (MappingNode) upper.node()), problems))
                .orElseGet(() -> layers.get(0));
    }

    /** Returns a map with only those entries that have one of {@code keys}. */
    Place only(Place map, Set<String> keys) {
        List<NodeTuple> kept = map.node() instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(tuple -> keys.contains(Place.keyOf(tuple)))
                        .toList()
                : List.of();
        return new Place(problems.like(map.node(), kept), problems);
    }

    private Node over(MappingNode lower, MappingNode upper) {
        Map<String, NodeTuple> merged = new LinkedHashMap<>();
        lower.getValue().forEach(tuple -> merged.put(Place.keyOf(tuple), tuple));
        upper.getValue()
                .forEach(tuple ->
                        REPLACES.getOrDefault(Place.keyOf(tuple), Set.of()).forEach(merged::remove));
        for (NodeTuple tuple : upper.getValue()) {
            String key = Place.keyOf(tuple);
            NodeTuple below = merged.get(key);
            if (below != null
                    && below.getValueNode() instanceof MappingNode lowerMap
                    && tuple.getValueNode() instanceof MappingNode upperMap
                    && !WHOLE.contains(key)) {
                merged.put(key, new NodeTuple(tuple.getKeyNode(), over(lowerMap, upperMap)));
            } else {
                merged.put(key, tuple);
            }
        }
        return problems.like(upper, new ArrayList<>(merged.values()));
    }
}

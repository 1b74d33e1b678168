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
 * Lays maps over one another: a later layer's value replaces an earlier one's, maps are merged key by key, lists are
 * replaced whole. Values stay the nodes they were, so that a problem with one is reported where it was written.
 */
final class Layers {

    /** Maps that are one value: a payload of another kind leaves nothing of the former one behind. */
    private static final Set<String> WHOLE = Set.of("payload");

    /** Keys that say the same thing in another way: the later layer's way wins. */
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

    /** All layers in one, the last one on top. Layers that are no maps are left out. */
    Place merge(List<Place> layers) {
        return layers.stream()
                .filter(layer -> layer.node() instanceof MappingNode)
                .reduce((lower, upper) ->
                        new Place(over((MappingNode) lower.node(), (MappingNode) upper.node()), problems))
                .orElseGet(() -> layers.get(0));
    }

    /** The keys of a map that are in {@code keys}; everything else of it left out. */
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

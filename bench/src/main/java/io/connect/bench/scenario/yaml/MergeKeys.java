package io.connect.bench.scenario.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Replaces each merge key {@code <<: *anchor} with the entries of the map to which it refers. The map's own entries take
 * precedence, and an earlier map of a list takes precedence over a later one. For one use.
 */
final class MergeKeys {

    private final Problems problems;
    private final Set<Node> done = Collections.newSetFromMap(new IdentityHashMap<>());

    MergeKeys(Problems problems) {
        this.problems = problems;
    }

    void resolve(Node node) {
        if (!done.add(node)) {
            return;
        }
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::resolve);
        }
        if (node instanceof MappingNode map) {
            map.getValue().forEach(entry -> resolve(entry.getValueNode()));
            if (map.getValue().stream().anyMatch(MergeKeys::isMerge)) {
                map.setValue(merged(map));
            }
        }
    }

    private List<NodeTuple> merged(MappingNode map) {
        List<NodeTuple> entries = new ArrayList<>(
                map.getValue().stream().filter(entry -> !isMerge(entry)).toList());
        for (NodeTuple entry : map.getValue()) {
            if (isMerge(entry)) {
                Node from = entry.getValueNode();
                (from instanceof SequenceNode list ? list.getValue() : List.of(from))
                        .forEach(each -> add(entries, each));
            }
        }
        return entries;
    }

    private void add(List<NodeTuple> entries, Node from) {
        if (!(from instanceof MappingNode map)) {
            problems.unreadable(from, "", "<< takes the entries of a map or of a list of maps, such as <<: *name");
            return;
        }
        Set<String> own = entries.stream().map(Place::keyOf).collect(Collectors.toSet());
        map.getValue().stream()
                .filter(entry -> !own.contains(Place.keyOf(entry)))
                .forEach(entries::add);
    }

    private static boolean isMerge(NodeTuple entry) {
        return entry.getKeyNode().getTag().equals(Tag.MERGE);
    }
}

package io.connect.bench.scenario.yaml;

import io.connect.bench.scenario.Problem;
import io.connect.bench.scenario.ScenarioProblems;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Collects the problems of one file. Each problem is reported once, even if it affects many scenarios. The path of each node is
 * remembered, so that a problem found later is still reported at its line. Unreadable nodes are also remembered, so that nothing
 * is concluded from them.
 */
public final class Problems {

    private final String file;
    private final Set<Problem> found = new LinkedHashSet<>();
    private final Map<Node, String> paths = new IdentityHashMap<>();
    private final Map<Mark, String> files = new IdentityHashMap<>();
    private final Set<Mark> unreadable = Collections.newSetFromMap(new IdentityHashMap<>());

    public Problems(String file) {
        this.file = file;
    }

    /** Records the path of a node on its first use; returns the recorded path. */
    public String remember(Node node, String path) {
        String known = paths.putIfAbsent(node, path);
        return known == null ? path : known;
    }

    /** Creates a map with other entries that replaces a node. */
    public Node like(Node original, List<NodeTuple> entries) {
        Node node = new MappingNode(
                Tag.MAP, true, entries, original.getStartMark(), original.getEndMark(), DumperOptions.FlowStyle.BLOCK);
        remember(node, pathOf(original));
        return node;
    }

    /** Records that this node and everything below it are in another file. */
    public void standsIn(String otherFile, Node node) {
        files.put(node.getStartMark(), otherFile);
        children(node).forEach(child -> standsIn(otherFile, child));
    }

    /** Whether the node and everything below it were read without problems. */
    public boolean readable(Node node) {
        return !unreadable.contains(node.getStartMark()) && children(node).allMatch(this::readable);
    }

    /** The keys and values of a map, the elements of a list, and nothing of a text. */
    static Stream<Node> children(Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().stream().flatMap(entry -> Stream.of(entry.getKeyNode(), entry.getValueNode()));
        }
        return node instanceof SequenceNode sequence ? sequence.getValue().stream() : Stream.empty();
    }

    public String pathOf(Node node) {
        return paths.getOrDefault(node, "");
    }

    /** Reports a value that could be read, but is not allowed. */
    public void add(Node node, String message) {
        add(node.getStartMark(), pathOf(node), message);
    }

    /** Reports a node that cannot be read. */
    void unreadable(Node node, String path, String message) {
        unreadable.add(node.getStartMark());
        add(node.getStartMark(), path, message);
    }

    void add(Mark mark, String path, String message) {
        // SnakeYAML counts positions from 0, editors from 1.
        String where = files.getOrDefault(mark, file);
        found.add(new Problem(where, mark.getLine() + 1, mark.getColumn() + 1, path, message));
    }

    /** Reports a place that belongs to no node. Line and column count from 1. */
    void add(int line, int column, String message) {
        found.add(new Problem(file, line, column, "", message));
    }

    public void addWithoutPlace(String message) {
        found.add(new Problem(file, 0, 0, "", message));
    }

    /** Whether there are problems. */
    public boolean any() {
        return !found.isEmpty();
    }

    /** Throws the problems found so far, and clears the list. */
    public void throwIfAny() {
        if (any()) {
            List<Problem> all = List.copyOf(found);
            found.clear();
            throw new ScenarioProblems(all);
        }
    }
}

package io.connect.bench.scenario.yaml;

import io.connect.bench.scenario.Problem;
import io.connect.bench.scenario.ScenarioProblems;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Collects what is wrong with one file, each thing once, however many scenarios run into it. Remembers the path of every
 * node that was read, so that a problem found later is still reported where it was written.
 */
public final class Problems {

    private final String file;
    private final Set<Problem> found = new LinkedHashSet<>();
    private final Map<Node, String> paths = new IdentityHashMap<>();
    private final Map<Mark, String> files = new IdentityHashMap<>();

    public Problems(String file) {
        this.file = file;
    }

    /** Notes the path of a node that is met for the first time; the path it is known by. */
    public String remember(Node node, String path) {
        String known = paths.putIfAbsent(node, path);
        return known == null ? path : known;
    }

    /** Everything below this node stands in another file. */
    public void standsIn(String otherFile, Node node) {
        files.put(node.getStartMark(), otherFile);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> {
                standsIn(otherFile, tuple.getKeyNode());
                standsIn(otherFile, tuple.getValueNode());
            });
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(element -> standsIn(otherFile, element));
        }
    }

    public String pathOf(Node node) {
        return paths.getOrDefault(node, "");
    }

    public void add(Node node, String message) {
        add(node.getStartMark(), pathOf(node), message);
    }

    public void add(Mark mark, String path, String message) {
        // Marks count from 0, editors from 1.
        String where = files.getOrDefault(mark, file);
        found.add(new Problem(where, mark.getLine() + 1, mark.getColumn() + 1, path, message));
    }

    public void addWithoutPlace(String message) {
        found.add(new Problem(file, 0, 0, "", message));
    }

    boolean any() {
        return !found.isEmpty();
    }

    public int count() {
        return found.size();
    }

    /** Throws what was found, and starts afresh. */
    public void throwIfAny() {
        if (any()) {
            List<Problem> all = List.copyOf(found);
            found.clear();
            throw new ScenarioProblems(all);
        }
    }
}

package io.connect.bench.scenario.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A value of the file or of a merge of its layers, with the place of everything in it.
 *
 * @param node the value
 * @param problems collects the problems
 */
public record Place(Node node, Problems problems) {

    /** The key of an entry; empty when it is no word. */
    public static String keyOf(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
    }

    /**
     * Reports a problem at the value that {@code keys} lead to, or at its nearest parent in the file. Numbers lead into
     * lists.
     */
    public void problem(String message, Object... keys) {
        Node nearest = node;
        for (Object key : keys) {
            Optional<Node> next = step(nearest, key);
            if (next.isEmpty()) {
                break;
            }
            nearest = next.get();
        }
        problems.add(nearest, message);
    }

    /** Complains that this cannot be read. */
    <T> Optional<T> unreadable(String message) {
        problems.unreadable(node, problems.pathOf(node), message);
        return Optional.empty();
    }

    /** Complains that a key of this map cannot be read. */
    void unreadable(ScalarNode key, String message) {
        problems.unreadable(key, below(key.getValue()), message);
    }

    /** The value there; an empty map in this place when there is none. */
    public Place at(Object... keys) {
        return new Place(find(keys).orElseGet(() -> problems.like(node, List.of())), problems);
    }

    /** The value where {@code keys} lead to. */
    public Optional<Node> find(Object... keys) {
        Optional<Node> found = Optional.of(node);
        for (Object key : keys) {
            found = found.flatMap(parent -> step(parent, key));
        }
        return found;
    }

    /** Whether a value stands where {@code keys} lead to. */
    public boolean has(Object... keys) {
        return find(keys).isPresent();
    }

    /** Whether everything there could be read; true when there is nothing. */
    public boolean readable(Object... keys) {
        return find(keys).map(problems::readable).orElse(true);
    }

    /** The value as its type, without the parts of it that are wrong; empty when nothing can be made of it. */
    public <T> Optional<T> read(Type<T> type) {
        return type.read(this);
    }

    /** The word that stands under a key, without blanks around it. */
    public Optional<String> text(String key) {
        return at(key).word().map(String::strip);
    }

    /** The value as a word; empty when it is no scalar. */
    public Optional<String> word() {
        return node instanceof ScalarNode word ? Optional.of(word.getValue()) : Optional.empty();
    }

    /** The keys of this map in the order of the file. */
    public List<String> keys() {
        return node instanceof MappingNode map
                ? map.getValue().stream().map(Place::keyOf).distinct().toList()
                : List.of();
    }

    /** The keys of this map that it cannot have. */
    public List<String> unknownKeys() {
        return node instanceof MappingNode map
                ? map.getValue().stream()
                        .filter(entry -> !problems.readable(entry.getKeyNode()))
                        .map(Place::keyOf)
                        .toList()
                : List.of();
    }

    /** Whether it has none of these keys: a mistyped key may stand for any missing one. */
    public boolean keysAreKnown() {
        return unknownKeys().isEmpty();
    }

    /** The elements of this list. */
    public List<Place> elements() {
        return node instanceof SequenceNode list
                ? list.getValue().stream()
                        .map(each -> new Place(each, problems))
                        .toList()
                : List.of();
    }

    /** This place, whose complaints are heard only when {@code sure}: they may rest on a value that is wrong itself. */
    public Place heard(boolean sure) {
        return sure ? this : new Place(node, new Problems(""));
    }

    /** Calls {@code visitor} for each key of this map that is usable; false if this is no map at all. */
    boolean visit(BiConsumer<ScalarNode, Place> visitor) {
        if (!(node instanceof MappingNode mapping)) {
            unreadable("expected a map, found " + found());
            return false;
        }
        Map<String, ScalarNode> seen = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.unreadable(tuple.getKeyNode(), problems.pathOf(node), "a key must be a single word");
                continue;
            }
            ScalarNode first = seen.putIfAbsent(key.getValue(), key);
            if (first == null) {
                visitor.accept(key, below(below(key.getValue()), tuple.getValueNode()));
            } else {
                unreadable(
                        key,
                        "duplicate key '" + key.getValue() + "', first in line "
                                + (first.getStartMark().getLine() + 1));
            }
        }
        return true;
    }

    /** A value in this one, which keeps the path under which it was met first: it may be part of several layers. */
    Place below(String path, Node value) {
        problems.remember(value, path);
        return new Place(value, problems);
    }

    /** The path of a key of this map. */
    String below(String key) {
        String path = problems.pathOf(node);
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The thing that stands here, for messages. */
    String found() {
        if (node instanceof SequenceNode) {
            return "a list";
        }
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().isEmpty() ? "an empty map" : "a map";
        }
        return word().filter(text -> !text.isEmpty())
                .map(text -> "'" + text + "'")
                .orElse("nothing");
    }

    private static Optional<Node> step(Node node, Object key) {
        if (key instanceof Integer index) {
            return node instanceof SequenceNode sequence
                            && index < sequence.getValue().size()
                    ? Optional.of(sequence.getValue().get(index))
                    : Optional.empty();
        }
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(entry -> keyOf(entry).equals(key))
                        .map(NodeTuple::getValueNode)
                        .findFirst()
                : Optional.empty();
    }
}

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
 * A value of the file, or of a merge of its layers, with its position in the file.
 *
 * @param node the value
 * @param problems collects the problems
 */
public record Place(Node node, Problems problems) {

    /** The key of an entry; empty when it is not a scalar. */
    public static String keyOf(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
    }

    /**
     * Reports a problem at the value that {@code keys} lead to, or at its nearest parent in the file. Numbers are indexes of
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

    /** Reports that this value cannot be read. */
    <T> Optional<T> unreadable(String message) {
        problems.unreadable(node, problems.pathOf(node), message);
        return Optional.empty();
    }

    /** Reports that a key of this map cannot be read. */
    void unreadable(ScalarNode key, String message) {
        problems.unreadable(key, below(key.getValue()), message);
    }

    /** Returns the value at {@code keys}, or an empty map at this position when there is none. */
    public Place at(Object... keys) {
        return new Place(find(keys).orElseGet(() -> problems.like(node, List.of())), problems);
    }

    /** Finds the value at {@code keys}. */
    public Optional<Node> find(Object... keys) {
        Optional<Node> found = Optional.of(node);
        for (Object key : keys) {
            found = found.flatMap(parent -> step(parent, key));
        }
        return found;
    }

    /** Whether there is a value at {@code keys}. */
    public boolean has(Object... keys) {
        return find(keys).isPresent();
    }

    /** Whether everything at {@code keys} could be read; true when there is nothing. */
    public boolean readable(Object... keys) {
        return find(keys).map(problems::readable).orElse(true);
    }

    /** Reads the value as a type, without its wrong parts; empty when no value results. */
    public <T> Optional<T> read(Type<T> type) {
        return type.read(this);
    }

    /** The text under a key, without blanks around it. */
    public Optional<String> text(String key) {
        return at(key).word().map(String::strip);
    }

    /** The value as text; empty when it is not a scalar. */
    public Optional<String> word() {
        return node instanceof ScalarNode word ? Optional.of(word.getValue()) : Optional.empty();
    }

    /** The keys of this map in the order of the file. */
    public List<String> keys() {
        return node instanceof MappingNode map
                ? map.getValue().stream().map(Place::keyOf).distinct().toList()
                : List.of();
    }

    /** The keys of this map that are not allowed. */
    public List<String> unknownKeys() {
        return node instanceof MappingNode map
                ? map.getValue().stream()
                        .filter(entry -> !problems.readable(entry.getKeyNode()))
                        .map(Place::keyOf)
                        .toList()
                : List.of();
    }

    /** Whether this map has only allowed keys. Otherwise a mistyped key may be meant as one of the missing keys. */
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

    /**
     * Returns this place. If {@code sure} is false, its problems are not reported, because they may result from another wrong
     * value.
     */
    public Place heard(boolean sure) {
        return sure ? this : new Place(node, new Problems(""));
    }

    /** Calls {@code visitor} for each valid key of this map; false if this is not a map. */
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

    /** Returns a value below this one. A value may be part of several layers, so only its first path is remembered. */
    Place below(String path, Node value) {
        problems.remember(value, path);
        return new Place(value, problems);
    }

    /** The path of a key of this map. */
    String below(String key) {
        String path = problems.pathOf(node);
        return path.isEmpty() ? key : path + "." + key;
    }

    /** A description of this value, for messages. */
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

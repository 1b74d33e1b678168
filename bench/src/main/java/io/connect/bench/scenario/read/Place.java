package io.connect.bench.scenario.read;

import io.connect.bench.scenario.yaml.Cursor;
import io.connect.bench.scenario.yaml.Entries;
import io.connect.bench.scenario.yaml.Problems;
import io.connect.bench.scenario.yaml.Type;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A value of the file or of a merge of its layers, with the place of everything in it.
 *
 * @param node the value
 * @param problems where complaints go
 */
record Place(Node node, Problems problems) {

    /** Complains at the value that {@code keys} lead to, or as near to it as the file goes. Numbers lead into lists. */
    void problem(String message, Object... keys) {
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

    /** Whether a value stands where {@code keys} lead to. */
    boolean has(Object... keys) {
        return find(keys).isPresent();
    }

    /** Whether everything there could be read; true when there is nothing. */
    boolean readable(Object... keys) {
        return find(keys).map(problems::readable).orElse(true);
    }

    /** The keys of this map that it cannot have. */
    List<String> unknownKeys() {
        return node instanceof MappingNode map
                ? map.getValue().stream()
                        .filter(entry -> !problems.readable(entry.getKeyNode()))
                        .map(Entries::keyOf)
                        .toList()
                : List.of();
    }

    /** Whether it has none of those: a mistyped one may be any of those that are missing. */
    boolean keysAreKnown() {
        return unknownKeys().isEmpty();
    }

    /** The value there; an empty map in this place when there is none. */
    Place at(Object... keys) {
        return new Place(find(keys).orElseGet(() -> problems.like(node, List.of())), problems);
    }

    /** The value as its type, without the parts of it that are wrong; empty when nothing can be made of it. */
    <T> Optional<T> read(Type<T> type) {
        return type.read(new Cursor(node, problems.pathOf(node), problems));
    }

    /** The word that stands under a key. */
    Optional<String> text(String key) {
        return at(key).word();
    }

    /** This word. */
    Optional<String> word() {
        return node instanceof ScalarNode word ? Optional.of(word.getValue()) : Optional.empty();
    }

    /** The keys of this map in the order of the file. */
    List<String> keys() {
        return node instanceof MappingNode map
                ? map.getValue().stream().map(Entries::keyOf).distinct().toList()
                : List.of();
    }

    /** The elements of this list. */
    List<Place> elements() {
        return node instanceof SequenceNode list
                ? list.getValue().stream()
                        .map(each -> new Place(each, problems))
                        .toList()
                : List.of();
    }

    /** The words of this list. */
    List<String> words() {
        return elements().stream().flatMap(each -> each.word().stream()).toList();
    }

    /** This place, whose complaints are heard only when {@code sure}: they may rest on a value that is wrong itself. */
    Place heard(boolean sure) {
        return sure ? this : new Place(node, new Problems(""));
    }

    /** The value where {@code keys} lead to. */
    Optional<Node> find(Object... keys) {
        Optional<Node> found = Optional.of(node);
        for (Object key : keys) {
            found = found.flatMap(parent -> step(parent, key));
        }
        return found;
    }

    private static Optional<Node> step(Node node, Object key) {
        if (key instanceof Integer index) {
            return node instanceof SequenceNode sequence
                            && index < sequence.getValue().size()
                    ? Optional.of(sequence.getValue().get(index))
                    : Optional.empty();
        }
        return Entries.find(node, key.toString()).map(NodeTuple::getValueNode);
    }
}

package io.connect.bench.scenario.yaml;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A closed choice: one word, or a map with exactly one key that names the kind.
 *
 * @param what the allowed choices, in words
 * @param words the choices that are written as a word
 * @param kinds the choices that have values
 */
public record TaggedType<T>(String what, Map<String, T> words, Map<String, Type<? extends T>> kinds)
        implements Type<T> {

    @Override
    public Optional<T> read(Place place) {
        if (place.node() instanceof ScalarNode scalar) {
            T value = words.get(scalar.getValue());
            return value != null ? Optional.of(value) : place.unreadable(notAWord(scalar.getValue()));
        }
        if (!(place.node() instanceof MappingNode mapping) || mapping.getValue().size() != 1) {
            return place.unreadable("expected " + what + ": one of " + String.join(", ", words.keySet())
                    + ", or a map with one key of " + String.join(", ", kinds.keySet()) + "; found " + place.found()
                    + (place.node() instanceof MappingNode several
                                    && several.getValue().size() > 1
                            ? " with " + several.getValue().size() + " keys"
                            : ""));
        }
        NodeTuple only = mapping.getValue().get(0);
        if (!(only.getKeyNode() instanceof ScalarNode key)) {
            return place.unreadable("a key must be a single word");
        }
        Type<? extends T> type = kinds.get(key.getValue());
        if (type == null) {
            place.unreadable(
                    key, "unknown key '" + key.getValue() + "'" + Nearest.hint(key.getValue(), kinds.keySet()));
            return Optional.empty();
        }
        return type.read(place.below(place.below(key.getValue()), only.getValueNode()))
                .map(value -> (T) value);
    }

    @Override
    public ObjectNode schema(Definitions definitions) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode choices = schema.putArray("oneOf");
        if (!words.isEmpty()) {
            ArrayNode values = choices.addObject().putArray("enum");
            words.keySet().forEach(values::add);
        }
        kinds.forEach((kind, type) -> {
            ObjectNode choice = choices.addObject().put("type", "object").put("additionalProperties", false);
            choice.putObject("properties").set(kind, type.schema(definitions));
            choice.putArray("required").add(kind);
        });
        return schema;
    }

    private String notAWord(String met) {
        return kinds.containsKey(met)
                ? "'" + met + "' has keys of its own; it is written { " + met + ": { … } }"
                : "'" + met + "' is not " + what + Nearest.hint(met, allWords());
    }

    private List<String> allWords() {
        TreeSet<String> all = new TreeSet<>(words.keySet());
        all.addAll(kinds.keySet());
        return new ArrayList<>(all);
    }
}

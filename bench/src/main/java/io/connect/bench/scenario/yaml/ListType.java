package io.connect.bench.scenario.yaml;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A list with elements of one type. */
public record ListType<T>(Type<T> element) implements Type<List<T>> {

    @Override
    public Optional<List<T>> read(Place place) {
        if (!(place.node() instanceof SequenceNode sequence)) {
            return place.unreadable("expected a list, found " + place.found());
        }
        List<T> values = new ArrayList<>();
        int index = 0;
        for (Node node : sequence.getValue()) {
            element.read(place.below(place.problems().pathOf(place.node()) + "[" + index++ + "]", node))
                    .ifPresent(values::add);
        }
        return Optional.of(List.copyOf(values));
    }

    @Override
    public ObjectNode schema(Definitions definitions) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
        schema.set("items", element.schema(definitions));
        return schema;
    }
}

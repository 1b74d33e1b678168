package io.connect.bench.scenario.yaml;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A scalar that is read as text, exactly as written in the file: {@code 4.4.0}, {@code on} and {@code 007} are not converted.
 *
 * @param what a description of the type, for messages
 * @param parser throws IllegalArgumentException with a full sentence when the text is wrong
 * @param describe fills in the schema
 */
public record ScalarType<T>(String what, Function<String, T> parser, Consumer<ObjectNode> describe) implements Type<T> {

    @Override
    public Optional<T> read(Place place) {
        if (!(place.node() instanceof ScalarNode scalar) || isNothing(scalar)) {
            return place.unreadable("expected " + what + ", found " + place.found());
        }
        try {
            return Optional.of(parser.apply(scalar.getValue()));
        } catch (IllegalArgumentException e) {
            return place.unreadable(e.getMessage());
        }
    }

    @Override
    public ObjectNode schema(Definitions definitions) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        describe.accept(schema);
        return schema;
    }

    private static boolean isNothing(ScalarNode scalar) {
        return scalar.isPlain()
                && (scalar.getValue().isEmpty() || "~".equals(scalar.getValue()) || "null".equals(scalar.getValue()));
    }
}

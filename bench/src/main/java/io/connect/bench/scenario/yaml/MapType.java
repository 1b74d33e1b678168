package io.connect.bench.scenario.yaml;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A map with freely chosen keys, in the order of the file.
 *
 * @param keys the pattern that a key must match
 * @param value type of every value
 */
public record MapType<T>(Pattern keys, Type<T> value) implements Type<Map<String, T>> {

    /**
     * Names that can be part of a file name and of a result id. The name of a file has at most 255 characters, and the file of a
     * result is named after scenario, variant, subject and round.
     */
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

    /** The form of Connect and Kafka configuration keys. */
    static final Pattern PROPERTY = Pattern.compile("[A-Za-z0-9_.-]+");

    public static <T> MapType<T> named(Type<T> value) {
        return new MapType<>(NAME, value);
    }

    public static final Type<Map<String, String>> PROPERTIES = new MapType<>(PROPERTY, Scalars.WORD);

    @Override
    public Optional<Map<String, T>> read(Place place) {
        Map<String, T> values = new LinkedHashMap<>();
        boolean isMap = place.visit((key, at) -> {
            if (keys.matcher(key.getValue()).matches()) {
                value.read(at).ifPresent(present -> values.put(key.getValue(), present));
            } else {
                place.unreadable(key, "'" + key.getValue() + "' cannot be a key here, it must match " + keys.pattern());
            }
        });
        return isMap ? Optional.of(Collections.unmodifiableMap(values)) : Optional.empty();
    }

    @Override
    public ObjectNode schema(Definitions definitions) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putObject("propertyNames").put("pattern", "^" + keys.pattern() + "$");
        schema.set("additionalProperties", value.schema(definitions));
        return schema;
    }
}

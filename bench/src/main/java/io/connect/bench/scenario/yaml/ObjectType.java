package io.connect.bench.scenario.yaml;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A map with a fixed set of keys, read into a record. A wrong value counts as left out. */
public final class ObjectType<T> implements Type<T> {

    private final String name;
    private final Function<Values, T> build;
    private final Map<String, Field<?>> fields = new LinkedHashMap<>();

    /**
     * Creates a type from its keys.
     *
     * @param name the name of the schema's definition
     * @param build creates the record; its IllegalArgumentException becomes a problem at the object
     */
    public ObjectType(String name, Function<Values, T> build, List<Field<?>> fields) {
        this.name = name;
        this.build = build;
        fields.forEach(field -> this.fields.put(field.name(), field));
    }

    @Override
    public Optional<T> read(Place place) {
        Map<Field<?>, Object> values = new HashMap<>();
        boolean isMap = place.visit((key, at) -> {
            Field<?> field = fields.get(key.getValue());
            if (field == null) {
                place.unreadable(
                        key, "unknown key '" + key.getValue() + "'" + Nearest.hint(key.getValue(), fields.keySet()));
            } else {
                field.type().read(at).ifPresent(present -> values.put(field, present));
            }
        });
        return isMap && isComplete(place, values.keySet()) ? build(place, new Values(values)) : Optional.empty();
    }

    private boolean isComplete(Place place, Set<Field<?>> read) {
        fields.values().stream()
                .filter(field -> field.required() && !place.has(field.name()))
                .forEach(field -> place.unreadable("key '" + field.name() + "' is missing: " + field.description()));
        return fields.values().stream().allMatch(field -> !field.required() || read.contains(field));
    }

    private Optional<T> build(Place place, Values values) {
        try {
            return Optional.of(build.apply(values));
        } catch (IllegalArgumentException e) {
            return place.unreadable(e.getMessage());
        }
    }

    @Override
    public ObjectNode schema(Definitions definitions) {
        return definitions.refer(name, () -> {
            ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
            schema.put("additionalProperties", false);
            ObjectNode properties = schema.putObject("properties");
            ArrayNode required = JsonNodeFactory.instance.arrayNode();
            for (Field<?> field : fields.values()) {
                ObjectNode type = field.type().schema(definitions);
                properties.set(field.name(), describe(type, field.description()));
                if (field.required()) {
                    required.add(field.name());
                }
            }
            if (!required.isEmpty()) {
                schema.set("required", required);
            }
            return schema;
        });
    }

    /** Draft 7 ignores keywords next to a reference, so a reference with a description is wrapped. */
    private static ObjectNode describe(ObjectNode type, String description) {
        if (!type.has("$ref")) {
            return type.put("description", description);
        }
        ObjectNode wrapped = JsonNodeFactory.instance.objectNode().put("description", description);
        wrapped.putArray("allOf").add(type);
        return wrapped;
    }
}

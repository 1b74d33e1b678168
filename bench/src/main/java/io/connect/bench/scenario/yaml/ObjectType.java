package io.connect.bench.scenario.yaml;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A map with a closed list of keys, read into a record. */
public final class ObjectType<T> implements Type<T> {

    private final String name;
    private final Function<Values, T> build;
    private final Map<String, Field<?>> fields = new LinkedHashMap<>();

    /**
     * A table of keys.
     *
     * @param name of the schema's definition
     * @param build makes the record; an IllegalArgumentException of it becomes a problem at the object
     */
    public ObjectType(String name, Function<Values, T> build, List<Field<?>> fields) {
        this.name = name;
        this.build = build;
        fields.forEach(field -> this.fields.put(field.name(), field));
    }

    public ObjectType(String name, Function<Values, T> build, Field<?>... fields) {
        this(name, build, List.of(fields));
    }

    /** The fields of one table followed by those of another. */
    public static List<Field<?>> fields(List<Field<?>> first, Field<?>... then) {
        return Stream.concat(first.stream(), Stream.of(then)).toList();
    }

    @Override
    public Optional<T> read(Cursor cursor) {
        Map<Field<?>, Object> values = new HashMap<>();
        int before = cursor.problems().count();
        boolean[] unreadable = new boolean[1];
        boolean good = Entries.visit(cursor, (key, at) -> {
            Field<?> field = fields.get(key.getValue());
            if (field == null) {
                cursor.problems()
                        .add(
                                key.getStartMark(),
                                at.path(),
                                "unknown key '" + key.getValue() + "'" + Nearest.hint(key.getValue(), fields.keySet()));
                unreadable[0] = true;
                return;
            }
            Optional<?> value = field.type().read(at);
            value.ifPresentOrElse(present -> values.put(field, present), () -> unreadable[0] = true);
        });
        if (cursor.node() instanceof org.yaml.snakeyaml.nodes.MappingNode) {
            good &= reportMissing(cursor);
        }
        if (!good || unreadable[0] || cursor.problems().count() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(build.apply(new Values(values)));
        } catch (IllegalArgumentException e) {
            return cursor.problem(e.getMessage());
        }
    }

    private boolean reportMissing(Cursor cursor) {
        boolean complete = true;
        for (Field<?> field : fields.values()) {
            if (field.required() && Entries.find(cursor.node(), field.name()).isEmpty()) {
                cursor.problem("key '" + field.name() + "' is missing: " + field.description());
                complete = false;
            }
        }
        return complete;
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

    /** Draft 7 ignores what stands beside a reference, so a described reference is wrapped. */
    private static ObjectNode describe(ObjectNode type, String description) {
        if (!type.has("$ref")) {
            return type.put("description", description);
        }
        ObjectNode wrapped = JsonNodeFactory.instance.objectNode().put("description", description);
        wrapped.putArray("allOf").add(type);
        return wrapped;
    }
}

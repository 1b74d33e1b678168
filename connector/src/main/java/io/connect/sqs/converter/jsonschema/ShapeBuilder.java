package io.connect.sqs.converter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.errors.DataException;

/**
 * Builds shapes from a JSON Schema. An unambiguous part of the schema becomes a typed shape. A choice between types, an open
 * object, or a recursive schema becomes JSON text. Not thread-safe.
 */
final class ShapeBuilder {

    private static final String NULL = "null";

    /** A Connect schema is a tree. Schemas that refer to each other can make it so large that it takes all memory. */
    private static final int MOST_PARTS = 20_000;

    private final SchemaDocuments documents;
    private final boolean ignoreUnknown;
    private final Deque<JsonNode> enclosing = new ArrayDeque<>();
    private int parts;

    ShapeBuilder(SchemaDocuments documents, boolean ignoreUnknown) {
        this.documents = documents;
        this.ignoreUnknown = ignoreUnknown;
    }

    /** The shape of a schema. */
    JsonShape build(JsonNode schema, boolean optional) {
        count();
        JsonNode resolved = documents.resolve(schema);
        boolean circular = resolved == null || enclosing.stream().anyMatch(outer -> outer == resolved);
        if (circular || !resolved.isObject()) {
            return text();
        }
        enclosing.push(resolved);
        try {
            return described(resolved, optional);
        } finally {
            enclosing.pop();
        }
    }

    private JsonShape described(JsonNode schema, boolean optional) {
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                return choice(schema, schema.get(choice), optional);
            }
        }
        Set<String> types = types(schema);
        boolean nullable = optional | types.remove(NULL);
        if (types.equals(Set.of("integer", "number"))) {
            types.remove("integer");
        }
        if (types.isEmpty() && (schema.has("properties") || schema.has("allOf"))) {
            return object(schema, nullable);
        }
        if (types.size() != 1) {
            return text();
        }
        return switch (types.iterator().next()) {
            case "string" -> new JsonShape.Words(finish(SchemaBuilder.string(), nullable));
            case "integer" -> new JsonShape.Whole(finish(SchemaBuilder.int64(), nullable));
            case "number" -> new JsonShape.Floating(finish(SchemaBuilder.float64(), nullable));
            case "boolean" -> new JsonShape.Truth(finish(SchemaBuilder.bool(), nullable));
            case "array" -> array(schema, nullable);
            case "object" -> object(schema, nullable);
            default -> text();
        };
    }

    /** The shape of a choice. Connect can represent only a choice between one type and null. */
    private JsonShape choice(JsonNode schema, JsonNode alternatives, boolean optional) {
        List<JsonNode> others = new ArrayList<>();
        for (JsonNode alternative : alternatives) {
            if (!alternative.path("type").asText().equals(NULL)) {
                others.add(alternative);
            }
        }
        return others.size() == 1 && schema.path("properties").isEmpty()
                ? build(others.get(0), optional || others.size() < alternatives.size())
                : text();
    }

    private JsonShape array(JsonNode schema, boolean optional) {
        JsonNode items = schema.path("items");
        boolean tuple = items.isArray() || schema.has("prefixItems");
        JsonShape shape = tuple || !items.isObject() ? text() : build(items, false);
        return new JsonShape.Items(finish(SchemaBuilder.array(shape.connectSchema()), optional), shape);
    }

    private JsonShape object(JsonNode schema, boolean optional) {
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        Set<String> required = new LinkedHashSet<>();
        if (!gather(schema, properties, required, 0)) {
            return text();
        }
        if (properties.isEmpty()) {
            return entries(schema, optional);
        }
        SchemaBuilder builder = SchemaBuilder.struct();
        if (schema.path("title").isTextual()) {
            builder.name(schema.get("title").textValue());
        }
        Map<String, JsonShape> members = new LinkedHashMap<>();
        properties.forEach((name, property) -> {
            JsonShape member = build(property, !required.contains(name));
            members.put(name, member);
            builder.field(name, member.connectSchema());
        });
        return new JsonShape.Members(finish(builder, optional), Map.copyOf(members), ignoreUnknown);
    }

    private JsonShape entries(JsonNode schema, boolean optional) {
        JsonNode values = schema.path("additionalProperties");
        if (!values.isObject()) {
            return text();
        }
        JsonShape shape = build(values, false);
        SchemaBuilder builder = SchemaBuilder.map(Schema.STRING_SCHEMA, shape.connectSchema());
        return new JsonShape.Entries(finish(builder, optional), shape);
    }

    /** Collects the fields of a schema and of all schemas in allOf; false if one of these is not a plain object. */
    private boolean gather(JsonNode schema, Map<String, JsonNode> properties, Set<String> required, int depth) {
        count();
        if (depth > SchemaDocuments.DEEPEST || schema.has("oneOf") || schema.has("anyOf")) {
            return false;
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            properties.putIfAbsent(property.getKey(), property.getValue());
        }
        schema.path("required").forEach(name -> required.add(name.asText()));
        for (JsonNode part : schema.path("allOf")) {
            JsonNode resolved = documents.resolve(part);
            if (resolved == null || !gather(resolved, properties, required, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private void count() {
        if (++parts > MOST_PARTS) {
            throw new DataException("The JSON Schema has more than " + MOST_PARTS
                    + " parts when all schemas inside it are written out, which is more than a schema of Connect can"
                    + " reasonably hold");
        }
    }

    private static Set<String> types(JsonNode schema) {
        Set<String> types = new LinkedHashSet<>();
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            types.add(type.textValue());
        } else {
            type.forEach(one -> types.add(one.asText()));
        }
        if (types.isEmpty() && schema.has("const")) {
            types.add(typeOf(schema.get("const")));
        } else if (types.isEmpty()) {
            schema.path("enum").forEach(value -> types.add(typeOf(value)));
        }
        return types;
    }

    private static String typeOf(JsonNode value) {
        return value.isNull() ? NULL : value.isTextual() ? "string" : "any";
    }

    private static JsonShape text() {
        return new JsonShape.Text(Schema.OPTIONAL_STRING_SCHEMA);
    }

    private static Schema finish(SchemaBuilder builder, boolean optional) {
        return optional ? builder.optional().build() : builder.build();
    }
}

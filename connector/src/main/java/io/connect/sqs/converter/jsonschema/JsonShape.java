package io.connect.sqs.converter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Converts valid values to Connect data. Immutable. */
sealed interface JsonShape {

    /** The Connect schema of the values. */
    Schema connectSchema();

    /**
     * Converts a value; null stays null.
     *
     * @throws SchemaMismatchException if Connect cannot represent the value
     */
    Object convert(JsonNode value);

    /** Whether a value is JSON null or missing. It becomes null in Connect if the schema allows null. */
    private static boolean isAbsent(JsonNode value, Schema schema) {
        if (!value.isNull()) {
            return false;
        }
        if (!schema.isOptional()) {
            throw new SchemaMismatchException(
                    "null, for which the record has no place, since the schema gives a single type");
        }
        return true;
    }

    /** Refuses other values than objects. A schema without a type allows them, and the record has no place for them. */
    private static void requireObject(JsonNode value) {
        if (!value.isObject()) {
            throw new SchemaMismatchException("an object expected, for anything else the record has no place");
        }
    }

    /** The shape of values that the schema does not describe. They become JSON text. */
    record Text(Schema connectSchema) implements JsonShape {
        @Override
        public Object convert(JsonNode value) {
            return value.isNull() ? null : value.toString();
        }
    }

    /** The shape of strings. */
    record Words(Schema connectSchema) implements JsonShape {
        @Override
        public Object convert(JsonNode value) {
            return isAbsent(value, connectSchema) ? null : value.textValue();
        }
    }

    /** The shape of booleans. */
    record Truth(Schema connectSchema) implements JsonShape {
        @Override
        public Object convert(JsonNode value) {
            return isAbsent(value, connectSchema) ? null : (Object) value.booleanValue();
        }
    }

    /** The shape of whole numbers, which become 64-bit integers. */
    record Whole(Schema connectSchema) implements JsonShape {
        @Override
        public Object convert(JsonNode value) {
            if (isAbsent(value, connectSchema)) {
                return null;
            }
            if (!value.canConvertToLong()) {
                throw new SchemaMismatchException("a whole number of more than 64 bits");
            }
            return value.longValue();
        }
    }

    /** The shape of other numbers, which become doubles. */
    record Floating(Schema connectSchema) implements JsonShape {
        @Override
        public Object convert(JsonNode value) {
            if (isAbsent(value, connectSchema)) {
                return null;
            }
            double number = value.doubleValue();
            if (Double.isInfinite(number)) {
                throw new SchemaMismatchException("a number beyond the range of a double");
            }
            return number;
        }
    }

    /** The shape of arrays. */
    record Items(Schema connectSchema, JsonShape items) implements JsonShape {
        @Override
        public Object convert(JsonNode value) {
            if (isAbsent(value, connectSchema)) {
                return null;
            }
            List<Object> list = new ArrayList<>(value.size());
            for (JsonNode item : value) {
                try {
                    list.add(items.convert(item));
                } catch (SchemaMismatchException e) {
                    throw e.atIndex(list.size());
                }
            }
            return list;
        }
    }

    /** The shape of objects without known fields, but with a known type of values. They become maps. */
    record Entries(Schema connectSchema, JsonShape values) implements JsonShape {
        @Override
        public Object convert(JsonNode value) {
            if (isAbsent(value, connectSchema)) {
                return null;
            }
            requireObject(value);
            Map<String, Object> map = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                try {
                    map.put(entry.getKey(), values.convert(entry.getValue()));
                } catch (SchemaMismatchException e) {
                    throw e.inField(entry.getKey());
                }
            }
            return map;
        }
    }

    /**
     * The shape of objects with known fields.
     *
     * @param connectSchema a struct with these fields
     * @param members the shapes of the fields, by name
     * @param ignoreUnknown whether other fields are ignored or rejected
     */
    record Members(Schema connectSchema, Map<String, JsonShape> members, boolean ignoreUnknown) implements JsonShape {
        @Override
        public Object convert(JsonNode value) {
            if (isAbsent(value, connectSchema)) {
                return null;
            }
            requireObject(value);
            Struct struct = new Struct(connectSchema);
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                Field field = connectSchema.field(entry.getKey());
                if (field != null) {
                    try {
                        struct.put(field, members.get(field.name()).convert(entry.getValue()));
                    } catch (SchemaMismatchException e) {
                        throw e.inField(field.name());
                    }
                } else if (!ignoreUnknown) {
                    throw new SchemaMismatchException(
                                    "the schema allows but does not describe this field, so that the record"
                                            + " has no place for it")
                            .inField(entry.getKey());
                }
            }
            return struct;
        }
    }
}

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

/** Turns values that have passed validation into Connect data. Immutable. */
sealed interface JsonShape {

    /** The Connect schema of the values. */
    Schema connectSchema();

    /**
     * Converts a value; null stays null.
     *
     * @throws SchemaMismatchException when Connect has no place for it
     */
    Object convert(JsonNode value);

    /** Whether a value is JSON's null or missing, which is null in Connect wherever the schema allows it. */
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

    /** Values that the schema does not describe further: JSON as text. */
    record Text(Schema connectSchema) implements JsonShape {
        @Override
        public Object convert(JsonNode value) {
            return value.isNull() ? null : value.toString();
        }
    }

    /** Strings. */
    record Words(Schema connectSchema) implements JsonShape {
        @Override
        public Object convert(JsonNode value) {
            return isAbsent(value, connectSchema) ? null : value.textValue();
        }
    }

    /** Booleans. */
    record Truth(Schema connectSchema) implements JsonShape {
        @Override
        public Object convert(JsonNode value) {
            return isAbsent(value, connectSchema) ? null : (Object) value.booleanValue();
        }
    }

    /** Whole numbers, as 64 bits. */
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

    /** Any numbers, as doubles. */
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

    /** Arrays. */
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

    /** Objects of which only the values' type is known. */
    record Entries(Schema connectSchema, JsonShape values) implements JsonShape {
        @Override
        public Object convert(JsonNode value) {
            if (isAbsent(value, connectSchema)) {
                return null;
            }
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
     * Objects with known fields.
     *
     * @param connectSchema a struct with a field for each of them
     * @param members the fields' shapes by name
     * @param ignoreUnknown whether other fields are left out or refused
     */
    record Members(Schema connectSchema, Map<String, JsonShape> members, boolean ignoreUnknown) implements JsonShape {
        @Override
        public Object convert(JsonNode value) {
            if (isAbsent(value, connectSchema)) {
                return null;
            }
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

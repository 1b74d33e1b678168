package io.connect.sqs.converter.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;

/** Nodes of repeated fields and of maps. */
final class ProtoCollections {

    private ProtoCollections() {}

    /** A key of a map, which is a string in JSON, independent of its type. */
    static Object key(FieldDescriptor keyField, ProtoNode keys, String text) {
        if (keyField.getJavaType() == FieldDescriptor.JavaType.BOOLEAN) {
            if (!text.equals("true") && !text.equals("false")) {
                throw new SchemaMismatchException("a boolean as the key expected");
            }
            return Boolean.valueOf(text);
        }
        return keys.fromJson(TextNode.valueOf(text));
    }

    /** The node of a repeated field, which becomes a List. */
    record Repeated(Schema connectSchema, ProtoNode items) implements ProtoNode {
        @Override
        public Object fromJson(JsonNode value) {
            if (!value.isArray()) {
                throw ProtoScalars.misfit("an array", value);
            }
            List<Object> list = new ArrayList<>(value.size());
            for (JsonNode item : value) {
                try {
                    list.add(items.fromJson(item));
                } catch (SchemaMismatchException e) {
                    throw e.atIndex(list.size());
                }
            }
            return list;
        }

        @Override
        public Object fromProto(Object value) {
            List<?> values = (List<?>) value;
            List<Object> list = new ArrayList<>(values.size());
            for (Object item : values) {
                try {
                    list.add(items.fromProto(item));
                } catch (SchemaMismatchException e) {
                    throw e.atIndex(list.size());
                }
            }
            return list;
        }
    }

    /** The node of a map field. Keys may have any scalar type; in JSON they are strings. */
    record Entries(
            Schema connectSchema,
            ProtoNode keys,
            ProtoNode values,
            FieldDescriptor keyField,
            FieldDescriptor valueField)
            implements ProtoNode {
        @Override
        public Object fromJson(JsonNode value) {
            if (!value.isObject()) {
                throw ProtoScalars.misfit("an object", value);
            }
            Map<Object, Object> map = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                try {
                    map.put(key(keyField, keys, entry.getKey()), values.fromJson(entry.getValue()));
                } catch (SchemaMismatchException e) {
                    throw e.inField(entry.getKey());
                }
            }
            return map;
        }

        @Override
        public Object fromProto(Object value) {
            Map<Object, Object> map = new LinkedHashMap<>();
            for (Object item : (List<?>) value) {
                Message entry = (Message) item;
                map.put(keys.fromProto(entry.getField(keyField)), values.fromProto(entry.getField(valueField)));
            }
            return map;
        }
    }
}

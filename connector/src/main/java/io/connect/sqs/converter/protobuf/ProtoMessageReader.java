package io.connect.sqs.converter.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.UninitializedMessageException;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Converts protobuf's JSON to messages, for the content of {@code google.protobuf.Any}. The content may have any message type
 * in the schema's files. Connect gets it in protobuf's binary format. Immutable.
 *
 * @param root the file that contains or imports the possible types
 * @param ignoreUnknown whether unknown fields are ignored
 */
record ProtoMessageReader(FileDescriptor root, boolean ignoreUnknown) {

    private static final String TYPE = "@type";
    private static final String VALUE = "value";

    /**
     * The content of an Any in binary format.
     *
     * @param json a JSON object with {@code @type}
     */
    byte[] content(JsonNode json) {
        String url = json.path(TYPE).asText();
        Descriptor type = type(url.substring(url.lastIndexOf('/') + 1))
                .orElseThrow(() ->
                        new SchemaMismatchException("a message of a type that the schema or one of its imports declares"
                                + " expected, but met @type '" + url + "'"));
        return read(type, isWrittenOtherwise(type) ? json.path(VALUE) : withoutType(json))
                .toByteArray();
    }

    private static JsonNode withoutType(JsonNode json) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        json.properties().forEach(field -> fields.set(field.getKey(), field.getValue()));
        fields.remove(TYPE);
        return fields;
    }

    private Optional<Descriptor> type(String fullName) {
        Deque<FileDescriptor> open = new ArrayDeque<>(Set.of(root));
        Set<FileDescriptor> seen = new HashSet<>();
        while (!open.isEmpty()) {
            FileDescriptor file = open.pop();
            if (seen.add(file)) {
                Descriptor found = find(file, fullName);
                if (found != null) {
                    return Optional.of(found);
                }
                open.addAll(file.getDependencies());
            }
        }
        return Optional.empty();
    }

    private static Descriptor find(FileDescriptor file, String fullName) {
        String prefix = file.getPackage().isEmpty() ? "" : file.getPackage() + ".";
        if (!fullName.startsWith(prefix)) {
            return null;
        }
        Descriptor type = null;
        for (String name : fullName.substring(prefix.length()).split("\\.")) {
            type = type == null ? file.findMessageTypeByName(name) : type.findNestedTypeByName(name);
            if (type == null) {
                return null;
            }
        }
        return type;
    }

    private static boolean isWrittenOtherwise(Descriptor type) {
        return ProtoTextForms.has(type)
                || ProtoWellKnown.isWrapper(type)
                || ProtoWellKnown.isAnyJson(type)
                || ProtoWellKnown.isTimestamp(type);
    }

    private DynamicMessage read(Descriptor type, JsonNode json) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        if (ProtoWellKnown.isAny(type) && json.has(TYPE)) {
            set(message, 1, json.path(TYPE).asText());
            set(message, 2, ByteString.copyFrom(content(json)));
        } else if (ProtoTextForms.has(type) && json.isTextual()) {
            ProtoTextForms.parse(type, json.textValue())
                    .forEach((name, value) -> message.setField(type.findFieldByName(name), value));
        } else if (ProtoWellKnown.isTimestamp(type)) {
            Instant instant = ProtoWellKnown.instant(json);
            set(message, 1, instant.getEpochSecond());
            set(message, 2, instant.getNano());
        } else if (ProtoWellKnown.isWrapper(type)) {
            set(message, 1, scalar(type.findFieldByNumber(1), json));
        } else if (ProtoWellKnown.isAnyJson(type)) {
            anyJson(message, json);
        } else {
            fields(message, json);
        }
        try {
            return message.build();
        } catch (UninitializedMessageException e) {
            throw new SchemaMismatchException(
                    "a value expected, but these fields are missing: " + e.getMissingFields());
        }
    }

    private static void set(DynamicMessage.Builder message, int number, Object value) {
        message.setField(message.getDescriptorForType().findFieldByNumber(number), value);
    }

    private void fields(DynamicMessage.Builder message, JsonNode json) {
        if (!json.isObject()) {
            throw ProtoScalars.misfit("an object", json);
        }
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            FieldDescriptor field = field(message.getDescriptorForType(), entry.getKey());
            try {
                if (field != null) {
                    field(message, field, entry.getValue());
                } else if (!ignoreUnknown) {
                    throw new SchemaMismatchException(
                            "the message " + message.getDescriptorForType().getFullName() + " has no such field");
                }
            } catch (SchemaMismatchException e) {
                throw e.inField(entry.getKey());
            }
        }
    }

    private static FieldDescriptor field(Descriptor type, String name) {
        return type.getFields().stream()
                .filter(field ->
                        field.getJsonName().equals(name) || field.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private void field(DynamicMessage.Builder message, FieldDescriptor field, JsonNode json) {
        if (json.isNull()
                && !(field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                        && ProtoWellKnown.takesNull(field.getMessageType()))) {
            return;
        }
        if (field.isMapField()) {
            if (!json.isObject()) {
                throw ProtoScalars.misfit("an object", json);
            }
            json.properties().forEach(entry -> message.addRepeatedField(field, entry(field, entry)));
        } else if (field.isRepeated()) {
            if (!json.isArray()) {
                throw ProtoScalars.misfit("an array", json);
            }
            json.forEach(item -> message.addRepeatedField(field, single(field, item)));
        } else {
            message.setField(field, single(field, json));
        }
    }

    private DynamicMessage entry(FieldDescriptor field, Map.Entry<String, JsonNode> entry) {
        Descriptor type = field.getMessageType();
        FieldDescriptor key = type.findFieldByNumber(1);
        FieldDescriptor value = type.findFieldByNumber(2);
        return DynamicMessage.newBuilder(type)
                .setField(key, proto(key, ProtoCollections.key(key, ProtoScalars.of(key, false), entry.getKey())))
                .setField(value, single(value, entry.getValue()))
                .build();
    }

    private Object single(FieldDescriptor field, JsonNode json) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                ? read(field.getMessageType(), json)
                : scalar(field, json);
    }

    private static Object scalar(FieldDescriptor field, JsonNode json) {
        return proto(field, ProtoScalars.of(field, false).fromJson(json));
    }

    /** Converts a value from Connect's type to protobuf-java's type. */
    private static Object proto(FieldDescriptor field, Object connect) {
        return switch (field.getType()) {
            case UINT32, FIXED32 -> ((Long) connect).intValue();
            case BYTES -> ByteString.copyFrom((byte[]) connect);
            case ENUM -> symbol(field.getEnumType(), (String) connect);
            default -> connect;
        };
    }

    private static Object symbol(EnumDescriptor type, String name) {
        Object named = type.findValueByName(name);
        return named != null ? named : type.findValueByNumberCreatingIfUnknown(Integer.parseInt(name));
    }

    /** Reads a Struct, ListValue or Value. */
    private void anyJson(DynamicMessage.Builder message, JsonNode json) {
        Descriptor type = message.getDescriptorForType();
        if (!ProtoWellKnown.takesNull(type)) {
            field(message, type.findFieldByNumber(1), json);
            return;
        }
        String kind = switch (json.getNodeType()) {
            case NULL -> "null_value";
            case NUMBER -> "number_value";
            case STRING -> "string_value";
            case BOOLEAN -> "bool_value";
            case OBJECT -> "struct_value";
            case ARRAY -> "list_value";
            default -> throw ProtoScalars.misfit("a value", json);
        };
        FieldDescriptor field = type.findFieldByName(kind);
        message.setField(field, json.isNull() ? field.getEnumType().findValueByNumber(0) : single(field, json));
    }
}

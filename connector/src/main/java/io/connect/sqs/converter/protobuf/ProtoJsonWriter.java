package io.connect.sqs.converter.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Writes messages in protobuf's JSON format. Stateless. */
final class ProtoJsonWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ProtoJsonWriter() {}

    static JsonNode write(Message message) {
        return switch (message.getDescriptorForType().getFullName()) {
            case "google.protobuf.Struct" -> field(message, 1);
            case "google.protobuf.ListValue" -> field(message, 1);
            case "google.protobuf.Value" -> value(message);
            case "google.protobuf.Timestamp" -> timestamp(message);
            case ProtoTextForms.DURATION ->
                NODES.textNode(ProtoTextForms.duration((Long) raw(message, 1), (Integer) raw(message, 2)));
            case ProtoTextForms.FIELD_MASK -> NODES.textNode(ProtoTextForms.fieldMask((List<?>) raw(message, 1)));
            default -> ProtoWellKnown.isWrapper(message.getDescriptorForType()) ? field(message, 1) : object(message);
        };
    }

    private static JsonNode object(Message message) {
        ObjectNode object = NODES.objectNode();
        for (Map.Entry<FieldDescriptor, Object> entry : message.getAllFields().entrySet()) {
            object.set(entry.getKey().getJsonName(), field(entry.getKey(), entry.getValue()));
        }
        return object;
    }

    private static Object raw(Message message, int number) {
        return message.getField(message.getDescriptorForType().findFieldByNumber(number));
    }

    private static JsonNode field(Message message, int number) {
        return field(message.getDescriptorForType().findFieldByNumber(number), raw(message, number));
    }

    private static JsonNode field(FieldDescriptor field, Object value) {
        if (field.isMapField()) {
            ObjectNode object = NODES.objectNode();
            for (Object item : (List<?>) value) {
                Message entry = (Message) item;
                object.set(raw(entry, 1).toString(), field(entry, 2));
            }
            return object;
        }
        if (field.isRepeated()) {
            ArrayNode array = NODES.arrayNode();
            ((List<?>) value).forEach(item -> array.add(single(field, item)));
            return array;
        }
        return single(field, value);
    }

    private static JsonNode single(FieldDescriptor field, Object value) {
        return switch (field.getType()) {
            case INT32, SINT32, SFIXED32 -> NODES.numberNode((Integer) value);
            case UINT32, FIXED32 -> NODES.numberNode(Integer.toUnsignedLong((Integer) value));
            case INT64, SINT64, SFIXED64 -> NODES.textNode(value.toString());
            case UINT64, FIXED64 -> NODES.textNode(Long.toUnsignedString((Long) value));
            case FLOAT -> Float.isFinite((Float) value) ? NODES.numberNode((Float) value) : NODES.textNode("" + value);
            case DOUBLE -> Double.isFinite((Double) value) ? number((Double) value) : NODES.textNode("" + value);
            case BOOL -> NODES.booleanNode((Boolean) value);
            case STRING -> NODES.textNode((String) value);
            case BYTES -> NODES.textNode(Base64.getEncoder().encodeToString(((ByteString) value).toByteArray()));
            case ENUM -> symbol((EnumValueDescriptor) value);
            case MESSAGE, GROUP -> write((Message) value);
        };
    }

    private static JsonNode symbol(EnumValueDescriptor symbol) {
        if (symbol.getType().getFullName().equals("google.protobuf.NullValue")) {
            return NODES.nullNode();
        }
        return symbol.getIndex() < 0 ? NODES.numberNode(symbol.getNumber()) : NODES.textNode(symbol.getName());
    }

    /** The JSON number of a double in a Value. A whole number such as 3 is not written as 3.0. */
    private static JsonNode number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1L << 53
                ? NODES.numberNode((long) value)
                : NODES.numberNode(BigDecimal.valueOf(value));
    }

    private static JsonNode value(Message message) {
        return message.getAllFields().entrySet().stream()
                .findFirst()
                .map(kind -> field(kind.getKey(), kind.getValue()))
                .orElse(NODES.nullNode());
    }

    private static JsonNode timestamp(Message message) {
        try {
            return NODES.textNode(Instant.ofEpochSecond((Long) raw(message, 1), (Integer) raw(message, 2))
                    .toString());
        } catch (DateTimeException e) {
            return object(message);
        }
    }
}

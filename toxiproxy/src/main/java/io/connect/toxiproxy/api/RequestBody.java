package io.connect.toxiproxy.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.connect.toxiproxy.proxy.ProxyException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads values the way the genuine server's decoder does. Upper and lower case of keys do not matter. Null and unknown keys
 * change nothing. A value of the wrong type or out of range is an error that names type and field.
 */
final class RequestBody {

    private final ObjectNode object;
    private final GoType type;

    private RequestBody(ObjectNode object, GoType type) {
        this.object = object;
        this.type = type;
    }

    static RequestBody parse(byte[] body, GoType type) {
        return of(JsonTree.read(body), type);
    }

    static RequestBody of(JsonNode node, GoType type) {
        if (node instanceof ObjectNode object) {
            return new RequestBody(object, type);
        }
        if (node.isNull()) {
            return empty(type);
        }
        throw wrongType(node, "value", type.full());
    }

    /** Reads a list. Null counts as an empty list. */
    static JsonNode list(byte[] body, GoType elements) {
        JsonNode list = JsonTree.read(body);
        if (list.isArray() || list.isNull()) {
            return list;
        }
        throw wrongType(list, "value", "[]" + elements.full());
    }

    String text(String key, String fallback) {
        return value(key, fallback, JsonNodeType.STRING, JsonNode::textValue, "string");
    }

    boolean flag(String key, boolean fallback) {
        return value(key, fallback, JsonNodeType.BOOLEAN, JsonNode::booleanValue, "bool");
    }

    /** A float. A value beyond the range of floats is an error; a value too small for a float is 0. */
    float decimal(String key, float fallback) {
        String goName = "float32";
        return value(
                key,
                fallback,
                JsonNodeType.POJO,
                node -> {
                    float number = Float.parseFloat(literal(node));
                    if (Float.isInfinite(number)) {
                        throw outOfRange(node, key, goName);
                    }
                    return number;
                },
                goName);
    }

    /** A 64-bit integer. {@code true} counts as 1 if the attribute is a switch. */
    long whole(String key, long fallback, String goName, boolean isSwitch) {
        JsonNode found = find(key);
        if (isSwitch && found.isBoolean()) {
            return found.booleanValue() ? 1 : 0;
        }
        return value(
                key,
                fallback,
                JsonNodeType.POJO,
                node -> {
                    try {
                        return Long.parseLong(literal(node));
                    } catch (NumberFormatException e) {
                        throw outOfRange(node, key, goName);
                    }
                },
                goName);
    }

    /** All values as text: numbers as they were written, null as an empty text. */
    Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode value = field.getValue();
            if (value.isTextual() || value.isNull()) {
                texts.put(field.getKey(), value.isNull() ? "" : value.textValue());
            } else if (value instanceof POJONode) {
                texts.put(field.getKey(), literal(value));
            } else {
                throw wrongType(value, field(field.getKey()), "string");
            }
        }
        return texts;
    }

    /** The object of a key; an empty one if absent. */
    RequestBody object(String key, GoType childType) {
        JsonNode node = find(key);
        if (node instanceof ObjectNode child) {
            return new RequestBody(child, childType);
        }
        if (node.isMissingNode() || node.isNull()) {
            return empty(childType);
        }
        throw wrongType(node, field(key), childType.full());
    }

    private static RequestBody empty(GoType type) {
        return new RequestBody(JsonNodeFactory.instance.objectNode(), type);
    }

    private <T> T value(String key, T fallback, JsonNodeType wanted, Function<JsonNode, T> reader, String goName) {
        JsonNode node = find(key);
        if (node.isMissingNode() || node.isNull()) {
            return fallback;
        }
        if (node.getNodeType() != wanted) {
            throw wrongType(node, field(key), goName);
        }
        return reader.apply(node);
    }

    private JsonNode find(String key) {
        JsonNode exact = object.path(key);
        if (!exact.isMissingNode()) {
            return exact;
        }
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (field.getKey().equalsIgnoreCase(key)) {
                return field.getValue();
            }
        }
        return MissingNode.getInstance();
    }

    private String field(String key) {
        return "struct field " + type.name() + "." + key;
    }

    private static String literal(JsonNode number) {
        return ((POJONode) number).getPojo().toString();
    }

    private ProxyException outOfRange(JsonNode number, String key, String goName) {
        return cannotUnmarshal("number " + literal(number), field(key), goName);
    }

    private static ProxyException wrongType(JsonNode node, String where, String goName) {
        String type = switch (node.getNodeType()) {
            case BOOLEAN -> "bool";
            case STRING -> "string";
            case POJO -> "number";
            case ARRAY -> "array";
            default -> "object";
        };
        return cannotUnmarshal(type, where, goName);
    }

    private static ProxyException cannotUnmarshal(String what, String where, String goName) {
        return ProxyException.badRequestBody(
                "json: cannot unmarshal " + what + " into Go " + where + " of type " + goName);
    }
}

package io.connect.toxiproxy.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.toxiproxy.proxy.ProxyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads JSON the way the genuine server's decoder does: the first value counts, keys match in any case, null and
 * unknown keys change nothing, and a value of the wrong type is an error that names type and field.
 */
final class RequestBody {

    private static final ObjectMapper MAPPER = new ObjectMapper(new JsonFactory());

    private final ObjectNode object;
    private final String goType;

    private RequestBody(ObjectNode object, String goType) {
        this.object = object;
        this.goType = goType;
    }

    /** Reads an object; {@code goType} is its name in error messages. */
    static RequestBody parse(byte[] body, String goType) {
        return of(tree(body), goType);
    }

    static RequestBody of(JsonNode node, String goType) {
        if (node instanceof ObjectNode object) {
            return new RequestBody(object, goType);
        }
        if (node.isNull()) {
            return new RequestBody(MAPPER.createObjectNode(), goType);
        }
        throw wrongType(node, "value", goType);
    }

    /** Reads a list; {@code goType} is what its elements are called in error messages. Null is a list of none. */
    static JsonNode list(byte[] body, String goType) {
        JsonNode list = tree(body);
        if (list.isArray() || list.isNull()) {
            return list;
        }
        throw wrongType(list, "value", "[]" + goType);
    }

    private static JsonNode tree(byte[] body) {
        try (JsonParser parser = MAPPER.createParser(body)) {
            JsonNode node = MAPPER.readTree(parser);
            if (node == null || node.isMissingNode()) {
                throw ProxyException.badRequestBody("EOF");
            }
            return node;
        } catch (JsonEOFException e) {
            throw ProxyException.badRequestBody("unexpected EOF");
        } catch (JsonProcessingException e) {
            throw ProxyException.badRequestBody(e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String key, String fallback) {
        return value(key, fallback, JsonNodeType.STRING, JsonNode::textValue, "string");
    }

    boolean flag(String key, boolean fallback) {
        return value(key, fallback, JsonNodeType.BOOLEAN, JsonNode::booleanValue, "bool");
    }

    float decimal(String key, float fallback) {
        return value(key, fallback, JsonNodeType.NUMBER, JsonNode::floatValue, "float32");
    }

    /** A whole number; {@code true} counts as 1 where a switch is meant. */
    long whole(String key, long fallback, boolean isSwitch) {
        JsonNode node = find(key);
        if (isSwitch && node.isBoolean()) {
            return node.booleanValue() ? 1 : 0;
        }
        if (node.isNumber() && !(node.isIntegralNumber() && node.canConvertToLong())) {
            throw ProxyException.badRequestBody("json: cannot unmarshal number " + node.asText()
                    + " into Go struct field " + goType + "." + key + " of type int64");
        }
        return value(key, fallback, JsonNodeType.NUMBER, JsonNode::longValue, "int64");
    }

    RequestBody object(String key, String childType) {
        JsonNode node = find(key);
        if (node.isMissingNode()) {
            return new RequestBody(MAPPER.createObjectNode(), childType);
        }
        return of(node, childType);
    }

    private <T> T value(String key, T fallback, JsonNodeType wanted, Function<JsonNode, T> reader, String goName) {
        JsonNode node = find(key);
        if (node.isMissingNode() || node.isNull()) {
            return fallback;
        }
        if (node.getNodeType() != wanted) {
            throw wrongType(node, "struct field " + goType + "." + key, goName);
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

    private static ProxyException wrongType(JsonNode node, String where, String goName) {
        String type = switch (node.getNodeType()) {
            case BOOLEAN -> "bool";
            case STRING -> "string";
            case NUMBER -> "number";
            case ARRAY -> "array";
            default -> "object";
        };
        return ProxyException.badRequestBody(
                "json: cannot unmarshal " + type + " into Go " + where + " of type " + goName);
    }
}

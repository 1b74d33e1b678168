package io.connect.toxiproxy.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.toxiproxy.proxy.ProxyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON as Go's decoder does: only UTF-8, with a replacement character for invalid bytes, and only the first value. A
 * number keeps its text, in a {@link NumberText}. Go's errors quote that text, and only the caller knows the valid range.
 */
final class JsonTree {

    /** A number as it was written. */
    record NumberText(String text) {

        @Override
        public String toString() {
            return text;
        }
    }

    private static final char REPLACEMENT = '\uFFFD';
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonTree() {}

    /**
     * The first JSON value of a text.
     *
     * @throws ProxyException when there is no value, or it is not JSON
     */
    static JsonNode read(byte[] body) {
        try (JsonParser parser = FACTORY.createParser(new String(body, StandardCharsets.UTF_8))) {
            if (parser.nextToken() == null) {
                throw ProxyException.badRequestBody("EOF");
            }
            return value(parser);
        } catch (JsonEOFException e) {
            throw ProxyException.badRequestBody("unexpected EOF");
        } catch (JsonProcessingException e) {
            throw ProxyException.badRequestBody(e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.textNode(text(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NODES.pojoNode(new NumberText(parser.getText()));
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            default -> NODES.nullNode();
        };
    }

    private static ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = text(parser.currentName());
            parser.nextToken();
            object.set(name, value(parser));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    /** Replaces each unpaired surrogate. It is not a character, and no request could name a proxy or toxic with it. */
    private static String text(String read) {
        StringBuilder clean = new StringBuilder(read.length());
        read.codePoints()
                .map(point ->
                        point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? REPLACEMENT : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}

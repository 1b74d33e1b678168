package io.connect.sqs.converter.jsonschema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.connect.sqs.converter.json.ExactJson;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;

/** A schema and the schemas it refers to, with the base URIs that resolve a {@code $ref} between them. Immutable once built. */
final class SchemaDocuments {

    /** Steps from reference to reference; more is a circle. */
    static final int DEEPEST = 32;

    private final JsonNode root;
    private final Map<String, JsonNode> references = new HashMap<>();

    SchemaDocuments(String text, Map<String, String> references) {
        this.root = parse("the schema", text);
        references.forEach((name, referred) -> this.references.put(name, parse("the reference " + name, referred)));
    }

    JsonNode root() {
        return root;
    }

    Map<String, JsonNode> references() {
        return references;
    }

    Place root(JsonNode schema) {
        return new Place(schema, root);
    }

    /** Follows references until there is none; null when one leads nowhere or round in a circle. */
    Place resolve(Place start) {
        Place place = start;
        for (int i = 0; i < DEEPEST; i++) {
            JsonNode reference = place.schema().path("$ref");
            if (!reference.isTextual()) {
                return place;
            }
            place = follow(place, reference.textValue());
            if (place == null) {
                return null;
            }
        }
        return null;
    }

    private Place follow(Place place, String reference) {
        int hash = reference.indexOf('#');
        String document = hash < 0 ? reference : reference.substring(0, hash);
        String pointer = hash < 0 ? "" : URLDecoder.decode(reference.substring(hash + 1), StandardCharsets.UTF_8);
        JsonNode target = document.isEmpty() ? place.document() : byName(document);
        if (target == null || !pointer.isEmpty() && !pointer.startsWith("/")) {
            return null;
        }
        JsonNode schema = target.at(JsonPointer.compile(pointer));
        return schema.isMissingNode() ? null : new Place(schema, target);
    }

    /** A reference by the name it is registered under, or by an address that ends in that name. */
    JsonNode byName(String name) {
        JsonNode exact = references.get(name);
        if (exact != null) {
            return exact;
        }
        return references.entrySet().stream()
                .filter(entry -> name.endsWith("/" + entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static JsonNode parse(String what, String text) {
        try {
            return ExactJson.tree(text);
        } catch (IOException e) {
            throw new DataException("Cannot parse " + what + " as JSON", e);
        }
    }

    /**
     * A schema inside a document.
     *
     * @param schema the schema
     * @param document the base URI of its own references
     */
    record Place(JsonNode schema, JsonNode document) {
        Place at(JsonNode other) {
            return new Place(other, document);
        }
    }
}

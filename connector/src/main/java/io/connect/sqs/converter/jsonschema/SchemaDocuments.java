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

/** A schema and the schemas it refers to. Resolves each {@code $ref} in and between them. Immutable. */
final class SchemaDocuments {

    /** The longest chain of references. A longer chain is a cycle. */
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

    /**
     * Resolves references until a schema has none; null if the target of a reference does not exist, or if the references are a
     * cycle.
     */
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

    /** The referenced schema with this name, or with an address that ends in its name. */
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
     * A schema in a document.
     *
     * @param schema the schema
     * @param document the document that contains the schema, for references within it
     */
    record Place(JsonNode schema, JsonNode document) {
        Place at(JsonNode other) {
            return new Place(other, document);
        }
    }
}

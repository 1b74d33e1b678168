package io.connect.sqs.converter.jsonschema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.sqs.converter.json.ExactJson;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.DataException;

/** A schema and the schemas it refers to. Resolves each {@code $ref} in and between them. Immutable. */
final class SchemaDocuments {

    /** The longest chain of references. A longer chain is a cycle. */
    static final int DEEPEST = 32;

    private static final String DRAFT_KEY = "$schema";

    /** The address of a draft; schemas exist with both protocols, and with and without the hash. */
    private static final Pattern DRAFT =
            Pattern.compile("https?://json-schema\\.org/(draft-0[467]|draft/2019-09|draft/2020-12)/schema#?");

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
            return withKnownDraft(ExactJson.tree(text));
        } catch (IOException e) {
            throw new DataException("Cannot parse " + what + " as JSON", e);
        }
    }

    /**
     * Writes the address of the draft as the validator knows it, and removes any other. Registries keep schemas of unknown drafts, and
     * read them as draft 7.
     */
    private static JsonNode withKnownDraft(JsonNode document) {
        if (document instanceof ObjectNode schema && schema.has(DRAFT_KEY)) {
            Matcher draft = DRAFT.matcher(schema.get(DRAFT_KEY).asText().strip());
            if (draft.matches()) {
                schema.put(
                        DRAFT_KEY,
                        (draft.group(1).startsWith("draft-") ? "http" : "https") + "://json-schema.org/"
                                + draft.group(1) + "/schema");
            } else {
                schema.remove(DRAFT_KEY);
            }
        }
        return document;
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

package io.connect.sqs.converter.jsonschema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.sqs.converter.json.ExactJson;
import io.connect.sqs.converter.jsonschema.SchemaAddresses.Resource;
import java.io.IOException;
import java.net.URI;
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

    /** The keyword for the address of a schema, and the one of draft 4. */
    private static final String ID = "$id";

    private static final String ID_OF_DRAFT_4 = "id";
    private static final URI BASE = URI.create("registry:///schema");

    private final JsonNode root;
    private final Map<String, JsonNode> references = new HashMap<>();
    private final SchemaAddresses addresses = new SchemaAddresses();

    SchemaDocuments(String text, Map<String, String> references) {
        this.root = parse("the schema", text);
        addresses.add(root, BASE, idKeyword(root));
        references.forEach((name, referred) -> {
            JsonNode document = parse("the reference " + name, referred);
            this.references.put(name, document);
            addresses.add(document, SchemaAddresses.resolve(BASE, name), idKeyword(document));
        });
    }

    JsonNode root() {
        return root;
    }

    /**
     * Resolves references until a schema has none; null if the target of a reference does not exist, or if the references are a
     * cycle.
     */
    JsonNode resolve(JsonNode start) {
        JsonNode schema = start;
        for (int i = 0; i < DEEPEST; i++) {
            JsonNode reference = schema.path("$ref");
            if (!reference.isTextual()) {
                return schema;
            }
            schema = follow(schema, reference.textValue());
            if (schema == null) {
                return null;
            }
        }
        return null;
    }

    private JsonNode follow(JsonNode schema, String reference) {
        int hash = reference.indexOf('#');
        String address = hash < 0 ? reference : reference.substring(0, hash);
        String part = hash < 0 ? "" : URLDecoder.decode(reference.substring(hash + 1), StandardCharsets.UTF_8);
        Resource from = addresses.containing(schema);
        Resource target = address.isEmpty() ? from : find(from, address);
        if (target == null || part.isEmpty()) {
            return target == null ? null : target.root();
        }
        if (!part.startsWith("/")) {
            return target.anchors().get(part);
        }
        JsonNode found = target.root().at(JsonPointer.compile(part));
        return found.isMissingNode() ? null : found;
    }

    /** The name of a reference comes first, because a registry resolves references by their names. */
    private Resource find(Resource from, String address) {
        Resource own = references.containsKey(address) ? null : addresses.find(from, address);
        return own != null ? own : addresses.containing(byName(address));
    }

    /** The referenced schema with this name or address, or with an address that ends in its name. */
    JsonNode byName(String name) {
        JsonNode exact = references.get(name);
        if (exact != null) {
            return exact;
        }
        Resource addressed = addresses.find(addresses.containing(root), name);
        if (addressed != null) {
            return addressed.root();
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

    private static String idKeyword(JsonNode document) {
        return document.path(DRAFT_KEY).asText().contains("draft-04") ? ID_OF_DRAFT_4 : ID;
    }
}

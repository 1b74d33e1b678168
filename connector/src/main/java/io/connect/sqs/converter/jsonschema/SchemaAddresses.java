package io.connect.sqs.converter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds schemas by their addresses ({@code $id}) and by the names of their parts ({@code $anchor}). The schema with an address,
 * and all schemas inside it, are a resource. References without an address stay within their resource. Not thread-safe while
 * documents are added.
 */
final class SchemaAddresses {

    private static final List<String> ANCHORS = List.of("$anchor", "$dynamicAnchor");

    /**
     * A schema with an address.
     *
     * @param root the schema
     * @param address its absolute address
     * @param anchors the named schemas inside it
     */
    record Resource(JsonNode root, URI address, Map<String, JsonNode> anchors) {}

    private final Map<URI, Resource> byAddress = new HashMap<>();
    private final Map<JsonNode, Resource> bySchema = new IdentityHashMap<>();

    /**
     * Adds a document. If several documents have the same address, the one that was added first is found.
     *
     * @param address its address, unless the document names another
     * @param idKeyword the keyword for addresses in the document's draft
     */
    void add(JsonNode document, URI address, String idKeyword) {
        add(document, resource(document, address), idKeyword);
    }

    /** The resource that contains a schema; null if the schema is not an object of one of the documents. */
    Resource containing(JsonNode schema) {
        return bySchema.get(schema);
    }

    /**
     * The resource with an address, which may be relative to the resource of the reference; null if there is none, or if the text is
     * no address.
     */
    Resource find(Resource from, String address) {
        try {
            return byAddress.get(from.address().resolve(address));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** An absolute address; {@code base} if the address is none. */
    static URI resolve(URI base, String address) {
        try {
            return base.resolve(address);
        } catch (IllegalArgumentException e) {
            return base;
        }
    }

    private void add(JsonNode node, Resource outer, String idKeyword) {
        Resource resource = outer;
        if (node.isObject()) {
            resource = named(node, outer, node.path(idKeyword).asText());
            bySchema.put(node, resource);
            for (String anchor : ANCHORS) {
                if (node.path(anchor).isTextual()) {
                    resource.anchors().put(node.path(anchor).textValue(), node);
                }
            }
        }
        // The members of an object, or the items of an array.
        for (JsonNode inner : node) {
            add(inner, resource, idKeyword);
        }
    }

    /** The resource of a schema with this id. Up to draft 7, an id may also be an anchor behind a hash. */
    private Resource named(JsonNode schema, Resource outer, String id) {
        int hash = id.indexOf('#');
        String address = hash < 0 ? id : id.substring(0, hash);
        Resource resource = address.isEmpty() ? outer : resource(schema, resolve(outer.address(), address));
        if (hash >= 0 && hash < id.length() - 1) {
            resource.anchors().put(id.substring(hash + 1), schema);
        }
        return resource;
    }

    private Resource resource(JsonNode root, URI address) {
        Resource resource = new Resource(root, address, new HashMap<>());
        byAddress.putIfAbsent(address, resource);
        return resource;
    }
}

package io.connect.bench.scenario.yaml;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The named definitions of a JSON Schema that is being built. */
public final class Definitions {

    private final Map<String, ObjectNode> byName = new TreeMap<>();

    /** Returns a reference to the definition of this name; the first request creates the definition. */
    ObjectNode refer(String name, Supplier<ObjectNode> definition) {
        if (!byName.containsKey(name)) {
            byName.put(name, JsonNodeFactory.instance.objectNode());
            byName.put(name, definition.get());
        }
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/definitions/" + name);
    }

    public ObjectNode toJson() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        byName.forEach(all::set);
        return all;
    }
}

package io.connect.toxiproxy.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.proxy.ProxyException;
import io.connect.toxiproxy.toxic.Toxic;
import java.util.Collection;
import java.util.List;

/** The server's JSON bodies, with the keys in the order of the genuine server. */
final class JsonBodies {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonBodies() {}

    static ObjectNode proxy(Proxy proxy) {
        ObjectNode node = NODES.objectNode();
        node.put("name", proxy.name());
        node.put("listen", proxy.listen());
        node.put("upstream", proxy.upstream());
        node.put("enabled", proxy.enabled());
        node.set("toxics", toxics(proxy));
        return node;
    }

    static ObjectNode proxies(Collection<Proxy> proxies) {
        ObjectNode node = NODES.objectNode();
        proxies.forEach(proxy -> node.set(proxy.name(), proxy(proxy)));
        return node;
    }

    static ArrayNode toxics(Proxy proxy) {
        ArrayNode node = NODES.arrayNode();
        proxy.toxics().forEach(toxic -> node.add(toxic(proxy, toxic)));
        return node;
    }

    /** A toxic. A toxic of calls, which the genuine server does not have, also shows how many calls it has seen. */
    static ObjectNode toxic(Proxy proxy, Toxic toxic) {
        ObjectNode node = NODES.objectNode();
        ObjectNode attributes = node.putObject("attributes");
        toxic.settings().attributes().forEach(attributes::putPOJO);
        node.put("name", toxic.name());
        node.put("type", toxic.settings().type().text());
        node.put("stream", toxic.direction().text());
        node.putRawValue("toxicity", new RawValue(GoFloat.text(toxic.toxicity())));
        proxy.tally(toxic.name())
                .ifPresent(tally -> node.putObject("calls")
                        .put("seen", tally.seen())
                        .put("hit", tally.hit())
                        .put("unknown", tally.unknown()));
        return node;
    }

    /** The answer to a populate. Without proxies the genuine server writes null. */
    static ObjectNode populated(List<Proxy> proxies) {
        ObjectNode node = NODES.objectNode();
        if (proxies.isEmpty()) {
            return node.putNull("proxies");
        }
        ArrayNode list = node.putArray("proxies");
        proxies.forEach(proxy -> list.add(proxy(proxy)));
        return node;
    }

    /** JSON as Go writes it: safe within HTML and JavaScript. Outside of strings these characters do not occur. */
    static String text(JsonNode body) {
        return body.toString()
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    static ObjectNode error(ProxyException exception) {
        ObjectNode node = NODES.objectNode();
        node.put("error", exception.getMessage());
        node.put("status", exception.status());
        return node;
    }
}

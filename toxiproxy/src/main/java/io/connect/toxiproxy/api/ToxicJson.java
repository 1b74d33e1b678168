package io.connect.toxiproxy.api;

import io.connect.toxiproxy.proxy.ProxyException;
import io.connect.toxiproxy.toxic.Direction;
import io.connect.toxiproxy.toxic.Toxic;
import io.connect.toxiproxy.toxic.ToxicSettings;
import io.connect.toxiproxy.toxic.ToxicType;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Reads toxics from request bodies, checking in the order of the genuine server. */
final class ToxicJson {

    /** This server's own attribute: a switch, written as true or 1 and shown as 1. */
    private static final String SWITCH = "shared";

    private ToxicJson() {}

    /**
     * A new toxic; stream, toxicity, name and attributes have the defaults of the genuine server.
     *
     * @param taken tells whether the proxy already has a toxic of a name
     */
    static Toxic create(byte[] json, Predicate<String> taken) {
        RequestBody body = RequestBody.parse(json, GoType.TOXIC);
        String name = body.text("name", "");
        String type = body.text("type", "");
        String stream = body.text("stream", Direction.DOWNSTREAM.text());
        float toxicity = body.decimal("toxicity", 1f);
        body.object("attributes", GoType.NOOP);
        Direction direction = Direction.parse(stream).orElseThrow(ProxyException::invalidStream);
        ToxicType toxicType = ToxicType.parse(type).orElseThrow(ProxyException::invalidToxicType);
        String wanted = name.isEmpty() ? Toxic.defaultName(type, stream) : name;
        if (taken.test(wanted)) {
            throw ProxyException.toxicAlreadyExists();
        }
        return new Toxic(wanted, direction, toxicity, settings(body, toxicType, Map.of()));
    }

    /** The toxic with the attributes of the body. Its other attributes stay. */
    static Toxic update(Toxic toxic, byte[] json) {
        RequestBody body = RequestBody.parse(json, GoType.TOXIC_UPDATE);
        return toxic.withSettings(
                        settings(body, toxic.settings().type(), toxic.settings().attributes()))
                .withToxicity(body.decimal("toxicity", toxic.toxicity()));
    }

    private static ToxicSettings settings(RequestBody body, ToxicType type, Map<String, ?> old) {
        RequestBody attributes = body.object("attributes", GoType.attributes(type));
        if (type.meetsCalls()) {
            return callSettings(attributes, type, old);
        }
        Map<String, Long> values = new HashMap<>();
        for (String name : type.attributeNames()) {
            values.put(
                    name,
                    attributes.whole(
                            name,
                            old.get(name) instanceof Long was ? was : 0L,
                            GoType.integer(type),
                            name.equals(SWITCH)));
        }
        return type.settings(values);
    }

    /** Changes the attributes that the update contains, as for any toxic. Null or an empty text removes an attribute. */
    private static ToxicSettings callSettings(RequestBody attributes, ToxicType type, Map<String, ?> old) {
        Map<String, String> values = new HashMap<>();
        old.forEach((name, value) -> values.put(name, value.toString()));
        values.putAll(attributes.texts());
        values.values().removeIf(String::isEmpty);
        try {
            return type.callSettings(values);
        } catch (IllegalArgumentException e) {
            throw ProxyException.badRequestBody(e.getMessage());
        }
    }
}

package io.connect.toxiproxy.api;

import io.connect.toxiproxy.toxic.ToxicType;

/**
 * The name of a type in Go's error messages, which clients show to users.
 *
 * @param name the name used before a field whose value has the wrong type
 * @param full the name used if the whole value has the wrong type
 */
record GoType(String name, String full) {

    static final GoType PROXY = new GoType("Proxy", "toxiproxy.Proxy");
    static final GoType POPULATED =
            new GoType("", "struct { toxiproxy.Proxy; Enabled *bool \"json:\\\"enabled\\\"\" }");
    static final GoType TOXIC = new GoType("ToxicWrapper", "toxics.ToxicWrapper");
    static final GoType TOXIC_UPDATE = new GoType(
            "",
            "struct { Attributes interface {} \"json:\\\"attributes\\\"\"; Toxicity float32 \"json:\\\"toxicity\\\"\" }");

    /** The type of a toxic's attributes before its kind is known. */
    static final GoType NOOP = attributes(ToxicType.NOOP);

    /** The attributes of a toxic. */
    static GoType attributes(ToxicType type) {
        StringBuilder toxic = new StringBuilder();
        // Go does not name this one after its toxic type.
        String words = type == ToxicType.RESET_PEER ? "reset" : type.text();
        for (String word : words.split("_")) {
            toxic.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        toxic.append("Toxic");
        return new GoType(toxic + ".attributes", "toxics." + toxic);
    }

    /** Go's type of the toxic's integer attributes. */
    static String integer(ToxicType type) {
        return type == ToxicType.SLICER ? "int" : "int64";
    }
}

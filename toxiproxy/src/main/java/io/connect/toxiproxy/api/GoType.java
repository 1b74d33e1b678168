package io.connect.toxiproxy.api;

import io.connect.toxiproxy.toxic.ToxicType;

/**
 * The name that Go gives a type in its error messages, which clients show.
 *
 * @param name the name before the field that has a value of the wrong type
 * @param full the name where the whole value is of the wrong type
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
        // The one that Go does not name after its type.
        String words = type == ToxicType.RESET_PEER ? "reset" : type.text();
        for (String word : words.split("_")) {
            toxic.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        toxic.append("Toxic");
        return new GoType(toxic + ".attributes", "toxics." + toxic);
    }

    /** The type of a toxic's attributes. */
    static String integer(ToxicType type) {
        return type == ToxicType.SLICER ? "int" : "int64";
    }
}

package io.connect.toxiproxy.toxic;

import java.util.Map;

/**
 * The attributes of a toxic: {@link ByteSettings}, as in the genuine server, or
 * {@link io.connect.toxiproxy.toxic.call.CallSettings}, which only this server has.
 */
public interface ToxicSettings {

    /** The type of the toxic. */
    ToxicType type();

    /** The attributes under the API's names, in the API's order: texts and numbers. */
    Map<String, ?> attributes();
}

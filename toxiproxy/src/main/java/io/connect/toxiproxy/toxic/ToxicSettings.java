package io.connect.toxiproxy.toxic;

import java.util.Map;

/**
 * The attributes of a toxic: {@link ByteSettings}, as the genuine server has them, or {@link
 * io.connect.toxiproxy.toxic.call.CallSettings}, which are this server's own.
 */
public interface ToxicSettings {

    /** The type of the toxic. */
    ToxicType type();

    /** The attributes under the API's names, in the API's order: texts and numbers. */
    Map<String, ?> attributes();
}

package io.connect.toxiproxy.call;

import io.connect.toxiproxy.link.Interception;
import io.connect.toxiproxy.toxic.Direction;
import io.connect.toxiproxy.toxic.call.CallSettings;

/** A protocol in which rules can match single calls. Safe for use by several threads. */
public interface CallProtocol {

    /** Reads one connection from its first byte. */
    Interception intercept(Rules rules);

    /**
     * Checks the settings that only the protocol knows, such as names of calls.
     *
     * @throws IllegalArgumentException for an unknown name, with the value and the known names
     */
    void check(CallSettings settings, Direction direction);
}

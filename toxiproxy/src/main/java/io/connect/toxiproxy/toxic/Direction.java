package io.connect.toxiproxy.toxic;

import java.util.Locale;
import java.util.Optional;

/** The way bytes take through a proxy. The API's word for it is {@code stream}. */
public enum Direction {
    /** Data from the client to the server behind the proxy. */
    UPSTREAM,
    /** Data from the server to the client. */
    DOWNSTREAM;

    /** The word of the API: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the API's word in any case; empty when it is neither of the two. */
    public static Optional<Direction> parse(String text) {
        for (Direction direction : values()) {
            if (direction.name().equalsIgnoreCase(text)) {
                return Optional.of(direction);
            }
        }
        return Optional.empty();
    }
}

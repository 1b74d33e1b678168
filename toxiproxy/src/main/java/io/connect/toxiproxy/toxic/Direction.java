package io.connect.toxiproxy.toxic;

import java.util.Locale;
import java.util.Optional;

/** The direction of bytes through a proxy. The API calls it {@code stream}. */
public enum Direction {
    /** Data from the client to the server behind the proxy. */
    UPSTREAM,
    /** Data from the server to the client. */
    DOWNSTREAM;

    /** The name in the API, in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the name in the API, upper or lower case; empty for any other text. */
    public static Optional<Direction> parse(String text) {
        for (Direction direction : values()) {
            if (direction.name().equalsIgnoreCase(text)) {
                return Optional.of(direction);
            }
        }
        return Optional.empty();
    }
}

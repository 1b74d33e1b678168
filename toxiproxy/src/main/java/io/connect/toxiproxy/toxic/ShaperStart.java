package io.connect.toxiproxy.toxic;

import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * The inputs of a shaper at its start.
 *
 * @param nowNanos the time of the start
 * @param bytesPassed bytes the toxic has already let through on this connection, before it was updated
 * @param random chance that depends on the server's seed, the proxy, the connection and the toxic's name only
 * @param sharedPace the pace that all connections of the proxy share, for toxics that want it
 */
public record ShaperStart(long nowNanos, long bytesPassed, RandomGenerator random, Pace sharedPace) {

    public ShaperStart {
        Objects.requireNonNull(random, "random");
        Objects.requireNonNull(sharedPace, "sharedPace");
        if (bytesPassed < 0) {
            throw new IllegalArgumentException("bytesPassed must not be negative, but is " + bytesPassed);
        }
    }
}

package io.connect.toxiproxy.toxic;

import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * The inputs of a shaper at its start.
 *
 * @param nowNanos the time of the start
 * @param bytesPassed the bytes that the toxic passed on this connection before its update
 * @param random random numbers that depend only on the server's seed, the proxy, the connection and the toxic's name
 * @param sharedPace the pace that all connections of the proxy share, for toxics that need one
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

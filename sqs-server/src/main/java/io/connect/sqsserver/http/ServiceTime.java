package io.connect.sqsserver.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The delay before a request is handled, evenly distributed between two durations. AWS needs 20 to 40 ms.
 *
 * @param least the shortest time, not negative
 * @param most the longest time, not less than the shortest
 */
public record ServiceTime(Duration least, Duration most) {

    /** No delay. */
    public static final ServiceTime NONE = new ServiceTime(Duration.ZERO, Duration.ZERO);

    public ServiceTime {
        if (least.isNegative() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException("Service time from " + least + " to " + most
                    + ": the first must not be negative, the second not less than the first");
        }
    }

    long micros(RandomGenerator random) {
        if (most.isZero()) {
            return 0;
        }
        long low = least.toNanos() / 1_000;
        return random.nextLong(low, most.toNanos() / 1_000 + 1);
    }
}

package io.connect.bench.calibrate;

import java.time.Duration;

/** The wait before a call is repeated. It doubles each time, up to two seconds. */
record Backoff(Duration delay) {
    static final Backoff FIRST = new Backoff(Duration.ofMillis(50));
    private static final Duration LONGEST = Duration.ofSeconds(2);

    Backoff next() {
        Duration twice = delay.multipliedBy(2);
        return twice.compareTo(LONGEST) > 0 ? new Backoff(LONGEST) : new Backoff(twice);
    }
}

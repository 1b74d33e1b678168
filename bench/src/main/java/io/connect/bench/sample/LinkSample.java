package io.connect.bench.sample;

import java.util.Map;

/**
 * One sample of the links from the subject to all other services.
 *
 * @param atMicros the time, on the run's clock
 * @param bytes link name to the bytes that went through it in both directions since it was opened
 */
public record LinkSample(long atMicros, Map<String, Long> bytes) {
    public LinkSample {
        bytes = Map.copyOf(bytes);
    }
}

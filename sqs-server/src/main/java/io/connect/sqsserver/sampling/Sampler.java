package io.connect.sqsserver.sampling;

/**
 * Random behaviour of a standard queue. AWS stores copies of a message on several machines, and a short poll asks only
 * some of them. Each method is called once for each event.
 */
public interface Sampler {

    /** A sampler without random behaviour. */
    Sampler NONE = new Sampler() {};

    /** Whether a short poll asks only machines without a message. */
    default boolean misses() {
        return false;
    }

    /** Whether a received message stays in the queue a second time. */
    default boolean duplicates() {
        return false;
    }

    /** Whether the second message in line is delivered before the first. */
    default boolean reorders() {
        return false;
    }
}

package io.connect.sqsserver.sampling;

/**
 * Chance in a standard queue: AWS keeps copies of a message on several machines, of which a short poll asks some. Called once
 * for each event.
 */
public interface Sampler {

    /** A sampler without chance: every event happens as by default. */
    Sampler NONE = new Sampler() {};

    /** Whether a short poll asks machines that have no message. */
    default boolean misses() {
        return false;
    }

    /** Whether a message that is received stays in the queue a second time. */
    default boolean duplicates() {
        return false;
    }

    /** Whether the second message in line goes before the first. */
    default boolean reorders() {
        return false;
    }
}

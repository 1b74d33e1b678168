package io.connect.toxiproxy.toxic;

/**
 * One toxic at work on one direction of one connection. A shaper has state but no clock: every call tells it the time,
 * and calls come in the order of that time from one thread. For every chunk shown, the plan must account for exactly
 * its bytes, by {@link Plan#pass}, {@link Plan#drop} or both, unless the shaper has ended the link.
 */
public interface Shaper {

    /** Bytes that may wait in a link for a toxic that needs none: enough to keep a fast connection busy. */
    long DEFAULT_HOLD_BYTES = 256 * 1024;

    /** The limit of a toxic that needs no limit of its own: the available memory decides how many bytes may wait. */
    long UNLIMITED_BYTES = 1L << 50;

    /** The shaper begins its work, on a new connection or on one where bytes already flow. */
    default void start(long nowNanos, Plan plan) {}

    /** Bytes have arrived. */
    void data(long arrivalNanos, int sizeBytes, Plan plan);

    /** The sender has closed; nothing arrives after it. */
    default void end(long arrivalNanos, Plan plan) {
        plan.end(arrivalNanos);
    }

    /** How many bytes may wait before the sender is made to wait. */
    default long holdLimitBytes() {
        return DEFAULT_HOLD_BYTES;
    }

    /** Whether taking the toxic away closes the connection, because bytes of its stream are missing. */
    default boolean endsLinkWhenRemoved() {
        return false;
    }

    /** Whether each released piece must travel as a TCP segment of its own. */
    default boolean keepsPiecesApart() {
        return false;
    }

    /** A shaper that lets everything through untouched. */
    static Shaper passThrough() {
        return (arrivalNanos, sizeBytes, plan) -> plan.pass(sizeBytes, arrivalNanos);
    }
}

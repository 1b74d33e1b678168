package io.connect.toxiproxy.toxic;

/**
 * One toxic applied to one direction of one connection. A shaper has state but no clock. Every call supplies the time; calls
 * come in the order of time, from one thread. For every offered chunk, the plan must account for exactly its bytes, by
 * {@link Plan#pass}, {@link Plan#drop} or both, unless the shaper has ended the link.
 */
public interface Shaper {

    /** The bytes that may wait in a link if its toxics need no other limit: enough for a fast connection. */
    long DEFAULT_HOLD_BYTES = 256 * 1024;

    /** The limit of a toxic without a limit of its own: the available memory decides how many bytes may wait. */
    long UNLIMITED_BYTES = 1L << 50;

    /** The shaper starts, on a new connection or on one with traffic. */
    default void start(long nowNanos, Plan plan) {}

    /** Bytes have arrived. */
    void data(long arrivalNanos, int sizeBytes, Plan plan);

    /** The sender has closed; nothing arrives after it. */
    default void end(long arrivalNanos, Plan plan) {
        plan.end(arrivalNanos);
    }

    /** How many bytes may wait before the sender must wait. */
    default long holdLimitBytes() {
        return DEFAULT_HOLD_BYTES;
    }

    /** Whether the removal of the toxic closes the connection, because bytes of its stream are missing. */
    default boolean endsLinkWhenRemoved() {
        return false;
    }

    /** Whether each released piece must be a TCP segment of its own. */
    default boolean keepsPiecesApart() {
        return false;
    }

    /** A shaper that passes all bytes unchanged. */
    static Shaper passThrough() {
        return (arrivalNanos, sizeBytes, plan) -> plan.pass(sizeBytes, arrivalNanos);
    }
}

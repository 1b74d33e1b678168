package io.connect.toxiproxy.toxic;

/**
 * Receives the decision of a {@link Shaper} about offered bytes. All times are nanoseconds on the clock of
 * {@link System#nanoTime()}. A time in the past means immediately.
 */
public interface Plan {

    /** Releases the next bytes at the given time. Times of one shaper never decrease. */
    void pass(int sizeBytes, long releaseNanos);

    /** Drops the next bytes. */
    void drop(int sizeBytes);

    /** Closes the link at the given time, after everything passed before it. A later call replaces an earlier one. */
    void end(long atNanos);

    /** Closes the link at the given time with a TCP reset instead of a normal end. */
    void reset(long atNanos);
}

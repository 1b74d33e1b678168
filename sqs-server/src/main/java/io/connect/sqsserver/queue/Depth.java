package io.connect.sqsserver.queue;

/**
 * How many messages a queue has; exact, although the attributes are called approximate.
 *
 * @param visible may be received
 * @param inFlight received and neither deleted nor visible again
 * @param delayed messages not visible yet for the first time
 */
public record Depth(int visible, int inFlight, int delayed) {}

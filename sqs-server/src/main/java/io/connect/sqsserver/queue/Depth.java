package io.connect.sqsserver.queue;

/**
 * The number of messages of a queue. It is exact, although the attributes are called approximate.
 *
 * @param visible messages that may be received
 * @param inFlight received messages that are neither deleted nor visible again
 * @param delayed messages that have not become visible yet
 */
public record Depth(int visible, int inFlight, int delayed) {}

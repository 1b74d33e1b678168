package io.connect.testbed.sqs;

/**
 * How many messages a queue holds, by the service's own count.
 *
 * @param visible waiting to be received
 * @param inFlight received and neither deleted nor visible again
 * @param delayed messages not visible yet for the first time
 */
public record QueueDepth(long visible, long inFlight, long delayed) {
    /** All counts are zero. */
    public static final QueueDepth EMPTY = new QueueDepth(0, 0, 0);

    /** All of them. */
    public long total() {
        return visible + inFlight + delayed;
    }

    /** The depth of two queues together. */
    public QueueDepth plus(QueueDepth other) {
        return new QueueDepth(visible + other.visible, inFlight + other.inFlight, delayed + other.delayed);
    }
}

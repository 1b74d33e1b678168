package io.connect.testbed.sqs;

/**
 * The number of messages in a queue, as the service reports it.
 *
 * @param visible waiting to be received
 * @param inFlight received and neither deleted nor visible again
 * @param delayed messages not visible yet for the first time
 */
public record QueueDepth(long visible, long inFlight, long delayed) {
    /** All counts are zero. */
    public static final QueueDepth EMPTY = new QueueDepth(0, 0, 0);

    /** The sum of all counts. */
    public long total() {
        return visible + inFlight + delayed;
    }

    /** The sum of two depths. */
    public QueueDepth plus(QueueDepth other) {
        return new QueueDepth(visible + other.visible, inFlight + other.inFlight, delayed + other.delayed);
    }
}

package io.connect.features.lottery.account;

/**
 * The account of a lane's messages.
 *
 * @param sent accepted by SQS
 * @param delivered messages in Kafka with the expected content, each counted once
 * @param lost accepted, and neither in Kafka, nor in the queue, nor a dead letter
 * @param altered records that hold another content, key, topic or message id than they had to
 * @param duplicated further records of messages that are delivered
 * @param unexplained duplicates that no fault explains
 * @param reordered messages that arrived for the first time after a later one of their group, or in another partition than it
 * @param deadLettered records in the dead-letter topic
 * @param left messages in the queues by the service's count, visible or in flight
 */
public record LaneAccount(
        long sent,
        long delivered,
        long lost,
        long altered,
        long duplicated,
        long unexplained,
        long reordered,
        long deadLettered,
        long left) {
    /** All counts are zero. */
    public static final LaneAccount EMPTY = new LaneAccount(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Two parts together. */
    public LaneAccount plus(LaneAccount other) {
        return new LaneAccount(
                sent + other.sent,
                delivered + other.delivered,
                lost + other.lost,
                altered + other.altered,
                duplicated + other.duplicated,
                unexplained + other.unexplained,
                reordered + other.reordered,
                deadLettered + other.deadLettered,
                left + other.left);
    }

    /** Whether the promise holds: duplicates are allowed where a fault explains them, unless each message has to arrive once. */
    boolean holds(boolean exactlyOnce) {
        return lost == 0
                && altered == 0
                && unexplained == 0
                && reordered == 0
                && deadLettered == 0
                && left == 0
                && (!exactlyOnce || duplicated == 0);
    }
}

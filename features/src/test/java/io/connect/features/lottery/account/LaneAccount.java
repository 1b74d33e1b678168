package io.connect.features.lottery.account;

/**
 * Counts of the fates of a lane's messages.
 *
 * @param sent messages accepted by SQS
 * @param delivered messages in Kafka with the expected content, each counted once
 * @param lost accepted messages that are neither in Kafka, nor in the queue, nor dead letters
 * @param altered records with unexpected content, key, topic or message id
 * @param duplicated additional records of delivered messages
 * @param unexplained duplicates that no fault explains
 * @param reordered messages whose first arrival was after a later message of their group, or in another partition than that
 *     message
 * @param deadLettered records in the dead-letter topic
 * @param left messages in the queues as SQS reports them, visible or in flight
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

    /** The sum of two accounts. */
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

    /** Whether the promise holds: duplicates are allowed if a fault explains them, unless each message must arrive once. */
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

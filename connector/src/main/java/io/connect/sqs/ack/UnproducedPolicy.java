package io.connect.sqs.ack;

/**
 * Decides what happens to a message whose record Connect reports without metadata. A transform dropped the record. Or, only if
 * errors are tolerated, its conversion failed or Kafka refused it. Connect does not report the difference.
 */
public enum UnproducedPolicy {
    /**
     * Delete the message. With {@code errors.tolerance=none} a transform dropped it on purpose, because any failure would fail
     * the task.
     */
    DELETE,
    /**
     * Leave the message in the queue, because its record may have failed. It is received again when its visibility timeout has
     * passed.
     */
    LEAVE;

    /**
     * @param toleratesErrors  whether {@code errors.tolerance=all}
     * @param deleteUnproduced whether the user accepts the loss
     */
    public static UnproducedPolicy of(boolean toleratesErrors, boolean deleteUnproduced) {
        return toleratesErrors && !deleteUnproduced ? LEAVE : DELETE;
    }
}

package io.connect.sqs.ack;

/**
 * Decides about a message whose record Connect reports without metadata: a transform dropped it, or, only where errors are
 * tolerated, its conversion failed or Kafka refused it. Connect does not say which.
 */
public enum UnproducedPolicy {
    /** It was dropped on purpose: under {@code errors.tolerance=none} anything else fails the task. */
    DELETE,
    /** It may have failed: it stays in the queue and comes back when its visibility timeout has passed. */
    LEAVE;

    /**
     * @param toleratesErrors  whether {@code errors.tolerance=all}
     * @param deleteUnproduced whether the user accepts the loss
     */
    public static UnproducedPolicy of(boolean toleratesErrors, boolean deleteUnproduced) {
        return toleratesErrors && !deleteUnproduced ? LEAVE : DELETE;
    }
}

package io.connect.sqs.receive;

/**
 * The part of its task's budget that the one receive of a quiet queue may reserve. Each long poll holds its reservation
 * until it ends. With a batch of the largest messages each, some sixty queues would use up the budget of a task, and the
 * other queues would wait twenty seconds for their turn. Their messages may be larger than the share; the limit on bytes is
 * one for estimates.
 *
 * @param messages the messages, at least one
 * @param bytes the bytes, at least one
 */
public record IdleShare(int messages, long bytes) {

    /** The other half is for messages on their way. */
    private static final int PART_OF_BYTES = 2;

    public IdleShare {
        if (messages < 1 || bytes < 1) {
            throw new IllegalArgumentException(
                    "A share must allow something, not " + messages + " messages and " + bytes + " bytes");
        }
    }

    /** An equal share for each of this many queues. */
    public static IdleShare of(int queues, int maxMessages, long maxBytes) {
        return new IdleShare(Math.max(1, maxMessages / queues), Math.max(1, maxBytes / PART_OF_BYTES / queues));
    }
}

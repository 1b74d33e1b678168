package io.connect.sqs.receive;

/**
 * The part of a task's budget that the single receive of an idle queue may reserve. A long poll keeps its reservation until it
 * ends. If each reserved a batch of the largest messages, about sixty queues would use up the budget. Further queues would then
 * wait twenty seconds. The received messages may be larger than the share, because the byte limit applies to estimates.
 *
 * @param messages number of messages, at least one
 * @param bytes number of bytes, at least one
 */
public record IdleShare(int messages, long bytes) {

    /** Idle queues may reserve half of the bytes; the other half is for messages in flight. */
    private static final int PART_OF_BYTES = 2;

    public IdleShare {
        if (messages < 1 || bytes < 1) {
            throw new IllegalArgumentException(
                    "A share must allow something, not " + messages + " messages and " + bytes + " bytes");
        }
    }

    /** The share of each queue, if {@code queues} queues have equal shares. */
    public static IdleShare of(int queues, int maxMessages, long maxBytes) {
        return new IdleShare(Math.max(1, maxMessages / queues), Math.max(1, maxBytes / PART_OF_BYTES / queues));
    }
}

package io.connect.sqs.receive;

import io.connect.sqs.queue.ReceivedMessage;
import java.util.List;

/**
 * Estimates how many bytes the next receive may bring. The first estimate is SQS's limit for a batch. Later estimates follow
 * the largest message seen, and fall by a tenth with each receive that brings only smaller messages. An idle queue keeps the
 * first estimate and reserves it during each long poll. If the estimate were ten messages of the maximum size, six idle queues
 * would use up the budget of a task. Not thread-safe.
 */
final class BatchSizeEstimate {

    /** SQS's limit for all messages of a batch together. */
    private static final long LARGEST_BATCH_BYTES = 1L << 20;

    private static final double DECAY = 0.9;

    private long perMessage;
    private boolean informed;

    void observe(List<ReceivedMessage> messages) {
        long largest =
                messages.stream().mapToLong(ReceivedMessage::sizeBytes).max().orElse(0);
        perMessage = informed ? Math.max(largest, (long) (perMessage * DECAY)) : largest;
        informed = true;
    }

    /**
     * How many messages of this average size fit into one response, at most {@code asked}. A few large messages can fill a
     * response.
     */
    static int mostThatFit(List<ReceivedMessage> messages, int asked) {
        long bytes = messages.stream().mapToLong(ReceivedMessage::sizeBytes).sum();
        if (bytes == 0) {
            return asked;
        }
        long fitting = LARGEST_BATCH_BYTES * messages.size() / bytes;
        return (int) Math.max(messages.size(), Math.min(asked, fitting));
    }

    long bytesOf(int messages) {
        return informed ? Math.min(LARGEST_BATCH_BYTES, perMessage * messages) : LARGEST_BATCH_BYTES;
    }
}

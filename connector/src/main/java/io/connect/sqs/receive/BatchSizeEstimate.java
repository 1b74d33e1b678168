package io.connect.sqs.receive;

import io.connect.sqs.queue.ReceivedMessage;
import java.util.List;

/**
 * How many bytes the next receive may bring. Begins with a batch of the size that SQS takes, then follows the largest message
 * seen, down again by a tenth with every receive that brings only smaller ones. An idle queue keeps the first estimate, and
 * its long poll holds its reservation: with ten of the largest messages each, six idle queues would fill a task. Not
 * thread-safe.
 */
final class BatchSizeEstimate {

    /** All messages of a batch together: SQS's own limit. */
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

    /** How many messages of the size of these one answer holds, at most {@code asked}: a few large ones fill it. */
    static int mostThatFit(List<ReceivedMessage> messages, int asked) {
        long bytes = messages.stream().mapToLong(ReceivedMessage::sizeBytes).sum();
        if (bytes == 0) {
            return asked;
        }
        long fitting = LARGEST_BATCH_BYTES * messages.size() / bytes;
        return (int) Math.max(messages.size(), Math.min(asked, fitting));
    }

    long bytesOf(int messages) {
        return informed ? perMessage * messages : LARGEST_BATCH_BYTES;
    }
}

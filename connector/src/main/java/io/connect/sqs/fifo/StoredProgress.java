package io.connect.sqs.fifo;

import io.connect.sqs.config.QueueUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the progress of a queue's groups from stored offsets. */
final class StoredProgress {

    private static final Logger LOG = LoggerFactory.getLogger(StoredProgress.class);

    /** The longest time that SQS retains a message. Messages at or before an older mark cannot be received again. */
    static final Duration LONGEST_RETENTION = Duration.ofDays(14);

    private StoredProgress() {}

    /**
     * @param queueCreated the queue's time of creation, in seconds; offsets of an earlier queue with the same URL are ignored
     * @param offsets the offsets of the slots; null elements for slots without one
     */
    static Map<String, Mark> read(
            QueueUrl queue, long queueCreated, Collection<? extends Map<String, ?>> offsets, Instant now) {
        Map<String, Mark> marks = new HashMap<>();
        boolean otherQueue = false;
        for (Map<String, ?> offset : offsets) {
            if (offset == null) {
                continue;
            }
            if (!Long.toString(queueCreated).equals(String.valueOf(offset.get(FifoOffsets.CREATED)))) {
                otherQueue = true;
                continue;
            }
            offset.forEach((group, text) -> Mark.parse(text)
                    // Without any time, a queue that counts from the start again cannot be told from this one.
                    .filter(mark -> !isExpired(mark, now) && (queueCreated > 0 || mark.sentTimestampMs() > 0))
                    .ifPresent(mark -> marks.merge(group, mark, (a, b) -> a.covers(b) ? a : b)));
        }
        if (otherQueue) {
            LOG.warn(
                    "Queue {} was created again after its offsets were stored; the offsets are ignored, and its messages count as new",
                    queue);
        }
        return marks;
    }

    /** Whether the message of a mark is gone. A mark without a time of sending never expires, because its age is unknown. */
    static boolean isExpired(Mark mark, Instant now) {
        return mark.sentTimestampMs() > 0 && mark.sentTimestampMs() + LONGEST_RETENTION.toMillis() < now.toEpochMilli();
    }
}

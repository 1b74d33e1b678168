package io.connect.sqs.fifo;

import io.connect.sqs.inflight.BoundedMap;
import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.queue.ReceivedMessage;
import java.time.Duration;
import java.util.Map;

/**
 * Deduplication ids of messages that Kafka has, by group.
 *
 * <p>Two messages with one id count as the same if they were <em>sent</em> within the window of each other, which is how SQS
 * itself measures. Measured by arrival, a backlog would make different messages look the same. Bounded: beyond the bound the
 * oldest is forgotten. Guarded by its log.
 */
final class DeduplicationWindow {

    private final long windowMs;
    private final Map<Id, Long> sentTimestamps = new BoundedMap<>();

    /** @param window zero for none */
    DeduplicationWindow(Duration window) {
        this.windowMs = window.toMillis();
    }

    boolean contains(String group, ReceivedMessage message) {
        Long earlier = message.deduplicationId()
                .map(id -> sentTimestamps.get(new Id(group, id)))
                .orElse(null);
        return earlier != null && Math.abs(message.sentTimestampMs() - earlier) < windowMs;
    }

    void remember(String group, InFlightMessage message) {
        if (windowMs == 0) {
            return;
        }
        message.deduplicationId().ifPresent(id -> {
            forgetBefore(message.sentTimestampMs() - windowMs);
            // Removed first, so that the newest is last whatever was there before.
            sentTimestamps.remove(new Id(group, id));
            sentTimestamps.put(new Id(group, id), message.sentTimestampMs());
        });
    }

    int size() {
        return sentTimestamps.size();
    }

    private void forgetBefore(long sentTimestampMs) {
        var eldest = sentTimestamps.entrySet().iterator();
        while (eldest.hasNext() && eldest.next().getValue() < sentTimestampMs) {
            eldest.remove();
        }
    }

    private record Id(String group, String deduplicationId) {}
}

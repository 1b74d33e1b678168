package io.connect.sqs.fifo;

import io.connect.sqs.inflight.BoundedMap;
import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.queue.ReceivedMessage;
import java.time.Duration;

/**
 * Remembers the deduplication ids of messages that Kafka has, by group. A message without a time of sending is never a
 * duplicate, because its distance from another one is unknown.
 *
 * <p>Two messages with one id are duplicates if the times when they were <em>sent</em> differ by less than the window. SQS
 * measures in the same way. If times of arrival counted, a backlog would make different messages look like duplicates. The
 * number of ids is limited, and the oldest is dropped first. Guarded by the delivery log.
 */
final class DeduplicationWindow {

    private final long windowMs;
    private final BoundedMap<Id, Long> sentTimestamps = new BoundedMap<>();

    /** @param window zero to remember nothing */
    DeduplicationWindow(Duration window) {
        this.windowMs = window.toMillis();
    }

    boolean contains(String group, ReceivedMessage message) {
        Long earlier = message.deduplicationId()
                .map(id -> sentTimestamps.get(new Id(group, id)))
                .orElse(null);
        return earlier != null
                && message.sentTimestampMs() > 0
                && Math.abs(message.sentTimestampMs() - earlier) < windowMs;
    }

    void remember(String group, InFlightMessage message) {
        if (windowMs == 0 || message.sentTimestampMs() == 0) {
            return;
        }
        message.deduplicationId().ifPresent(id -> {
            long begin = message.sentTimestampMs() - windowMs;
            sentTimestamps.removeOldest(sent -> sent < begin);
            sentTimestamps.putNewest(new Id(group, id), message.sentTimestampMs());
        });
    }

    int size() {
        return sentTimestamps.size();
    }

    private record Id(String group, String deduplicationId) {}
}

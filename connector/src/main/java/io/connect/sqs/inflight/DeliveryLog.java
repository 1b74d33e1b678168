package io.connect.sqs.inflight;

import io.connect.sqs.queue.ReceivedMessage;

/**
 * Remembers the deliveries of one queue: the position in each message group on a FIFO queue, and nothing on a standard queue.
 * Thread-safe.
 */
public interface DeliveryLog {

    /** Whether Kafka already has this message, so that it must only be deleted. */
    boolean isDelivered(ReceivedMessage message);

    /** Called when a message is handed to Connect; returns the source position for its record. */
    SourcePosition handOver(InFlightMessage message);

    /** Called when Kafka has acknowledged the record. */
    void acknowledged(InFlightMessage message);

    /** Called when SQS has confirmed the delete: the message is not received again. */
    void deleted(InFlightMessage message);
}

package io.connect.sqs.inflight;

import io.connect.sqs.queue.ReceivedMessage;

/**
 * The deliveries of one queue that must be remembered: nothing on a standard queue, the place in each
 * message group on a FIFO queue. Thread-safe.
 */
public interface DeliveryLog {

    /** Whether Kafka has this message already, so that it must not be produced again but deleted. */
    boolean isDelivered(ReceivedMessage message);

    /** Notes that a message goes to Connect now, and returns the position that its record carries. */
    SourcePosition handOver(InFlightMessage message);

    /** Notes that Kafka has the record for good. */
    void acknowledged(InFlightMessage message);

    /** Notes that SQS has confirmed the delete: the message cannot come back. */
    void deleted(InFlightMessage message);
}

package io.connect.sqs.flow;

import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.queue.ReceivedMessage;

/**
 * A message that was accepted and is to be converted.
 *
 * @param services the services of its queue
 * @param message the message in flight
 * @param received the message as received
 * @param lane the unit of order: queue and message group on a FIFO queue, null on a standard queue
 * @param defect the reason why it cannot be produced, known before it is converted; null if there is no reason
 */
record Arrival(
        QueueServices services,
        InFlightMessage message,
        ReceivedMessage received,
        String lane,
        RuntimeException defect) {}

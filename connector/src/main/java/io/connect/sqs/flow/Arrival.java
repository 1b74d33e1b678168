package io.connect.sqs.flow;

import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.queue.ReceivedMessage;

/**
 * A message that was taken in and is to be converted.
 *
 * @param services the services of its queue
 * @param message  its place in flight
 * @param received its content
 * @param lane     what keeps its order: queue and message group on a FIFO queue, null on a standard queue
 * @param defect   why it cannot be produced, known before it is converted; null if there is no reason
 */
record Arrival(
        QueueServices services,
        InFlightMessage message,
        ReceivedMessage received,
        String lane,
        RuntimeException defect) {}

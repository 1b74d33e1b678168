package io.connect.sqs.flow;

import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.queue.ReceivedMessage;

/**
 * An accepted message that waits for its conversion.
 *
 * @param services the services of the message's queue
 * @param message the message in flight
 * @param received the message as received
 * @param defect the reason, known before conversion, why the message cannot be produced; null if there is none
 */
record Arrival(QueueServices services, InFlightMessage message, ReceivedMessage received, RuntimeException defect) {}

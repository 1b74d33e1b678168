package io.connect.sqs.flow;

import io.connect.sqs.inflight.InFlightMessage;
import org.apache.kafka.connect.errors.DataException;

/** A message that keeps failing on its way, even alone: it is taken for the cause. */
final class MessageTooOftenReceivedException extends DataException {

    private static final long serialVersionUID = 1L;

    MessageTooOftenReceivedException(InFlightMessage message) {
        super("The message has been received " + message.receiveCount() + " times without reaching Kafka");
    }
}

package io.connect.sqs.flow;

import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.record.PreparedRecord;
import java.util.Objects;

/**
 * A converted message that Connect may take.
 *
 * @param services the services of its queue
 * @param message the message
 * @param record its record, still without source offset
 * @param alone   whether it must be the only record of its batch
 */
record ReadyMessage(QueueServices services, InFlightMessage message, PreparedRecord record, boolean alone) {
    ReadyMessage {
        Objects.requireNonNull(services, "services");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(record, "record");
    }
}

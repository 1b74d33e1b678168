package io.connect.sqs.flow;

import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.record.PreparedRecord;
import java.util.Objects;

/**
 * A converted message that is ready for Connect.
 *
 * @param services the services of the message's queue
 * @param message the message
 * @param record the message's record, still without source offset
 * @param alone whether the record must be the only one of its batch
 */
record ReadyMessage(QueueServices services, InFlightMessage message, PreparedRecord record, boolean alone) {
    ReadyMessage {
        Objects.requireNonNull(services, "services");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(record, "record");
    }
}

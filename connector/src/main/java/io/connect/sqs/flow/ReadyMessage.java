package io.connect.sqs.flow;

import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.record.PreparedRecord;
import java.util.Objects;

/**
 * A converted message that Connect may take.
 *
 * @param flow    the queue's flow it belongs to
 * @param message the message
 * @param record  its record but for the position
 * @param alone   whether it must be the only record of its batch
 */
record ReadyMessage(QueueFlow flow, InFlightMessage message, PreparedRecord record, boolean alone) {
    ReadyMessage {
        Objects.requireNonNull(flow, "flow");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(record, "record");
    }
}

package io.connect.sqs.flow;

import org.apache.kafka.connect.errors.DataException;

/** A record that Kafka would refuse; it is refused here, where only its own message fails. */
final class RecordTooLargeException extends DataException {

    private static final long serialVersionUID = 1L;

    RecordTooLargeException(long sizeBytes, long maxBytes) {
        super("The record takes about " + sizeBytes + " bytes and Kafka is said to accept " + maxBytes
                + "; see kafka.record.max.bytes");
    }
}

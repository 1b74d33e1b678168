package io.connect.sqs.flow;

import org.apache.kafka.connect.errors.DataException;

/** A record that Kafka would refuse; refused here, where it costs its own message only. */
final class RecordTooLargeException extends DataException {

    private static final long serialVersionUID = 1L;

    RecordTooLargeException(long sizeBytes, long maxBytes) {
        super("The record takes about " + sizeBytes + " bytes and Kafka is said to accept " + maxBytes
                + "; see kafka.record.max.bytes");
    }
}

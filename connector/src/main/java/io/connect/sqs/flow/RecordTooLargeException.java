package io.connect.sqs.flow;

import org.apache.kafka.connect.errors.DataException;

/** Thrown for a record that is too large for Kafka. If Kafka refused it, the task would fail; here only one message fails. */
final class RecordTooLargeException extends DataException {

    private static final long serialVersionUID = 1L;

    RecordTooLargeException(long sizeBytes, long maxBytes) {
        super("The record takes about " + sizeBytes + " bytes and Kafka is said to accept " + maxBytes
                + "; see kafka.record.max.bytes");
    }
}

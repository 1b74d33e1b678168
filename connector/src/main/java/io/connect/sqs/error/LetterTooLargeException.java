package io.connect.sqs.error;

import io.connect.sqs.config.DeliveryKeys;
import org.apache.kafka.connect.errors.DataException;

/**
 * Thrown for a dead letter that is too large for Kafka. Its message stays in the queue, because a cut dead letter would lose
 * part of the message.
 */
public final class LetterTooLargeException extends DataException {

    private static final long serialVersionUID = 1L;

    LetterTooLargeException(int refusals, boolean truncates) {
        super("Its dead letter did not reach Kafka either, " + refusals
                + " times: it may be too large as the worker's converter writes"
                + " it"
                + (truncates
                        ? ", cut or not"
                        : "; raise the limits of Kafka, or have it cut with " + DeliveryKeys.DLQ_TRUNCATE + "=true"));
    }

    LetterTooLargeException(long sizeBytes, long maxBytes, boolean truncates) {
        super("Its dead letter takes about " + sizeBytes + " bytes with key and headers, and Kafka is said to accept "
                + maxBytes
                + (truncates
                        ? "; its headers alone are more"
                        : "; raise " + DeliveryKeys.RECORD_MAX_BYTES + " with the limits of Kafka, or have it cut with "
                                + DeliveryKeys.DLQ_TRUNCATE + "=true"));
    }
}

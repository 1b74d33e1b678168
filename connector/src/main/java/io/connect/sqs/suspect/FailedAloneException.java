package io.connect.sqs.suspect;

import org.apache.kafka.connect.errors.DataException;

/** Thrown for a message that failed when it was produced alone, and is therefore the cause of failures. */
public final class FailedAloneException extends DataException {

    private static final long serialVersionUID = 1L;

    public FailedAloneException(int failures) {
        super("The record of this message did not reach Kafka (tries: " + failures
                + "), while nothing else was on its way: Kafka, or a"
                + " converter or transform of the worker, refuses it");
    }
}

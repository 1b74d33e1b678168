package io.connect.sqsserver.message;

/** Limits of the service, from the page "Amazon SQS message quotas" of its developer guide. */
public final class Limits {

    /** The largest size of a message with its attributes, and of a whole batch, in bytes. */
    public static final int MESSAGE_BYTES = 1_048_576;

    public static final int BATCH_ENTRIES = 10;
    public static final int ATTRIBUTES = 10;

    /** The largest length of the name and of the data type of a message attribute, in characters. */
    public static final int ATTRIBUTE_NAME_LENGTH = 256;

    public static final int NUMBER_DIGITS = 38;

    /** The largest number of messages in flight in one queue. */
    public static final int IN_FLIGHT = 120_000;

    public static final int VISIBILITY_SECONDS = 43_200;
    public static final int DELAY_SECONDS = 900;
    public static final int WAIT_SECONDS = 20;

    /** The time for which a deduplication id and a receive request attempt id are remembered. */
    public static final long DEDUPLICATION_MILLIS = 300_000;

    private Limits() {}
}

package io.connect.sqsserver.message;

/** Limits of the service, from the page "Amazon SQS message quotas" of its developer guide. */
public final class Limits {

    /** Largest body with its attributes, and largest sum over a batch, in bytes. */
    public static final int MESSAGE_BYTES = 1_048_576;

    public static final int BATCH_ENTRIES = 10;
    public static final int ATTRIBUTES = 10;

    /** Longest name and longest data type of a message attribute, in characters. */
    public static final int ATTRIBUTE_NAME_LENGTH = 256;

    public static final int NUMBER_DIGITS = 38;

    /** Messages of one queue that may be in flight at a time. */
    public static final int IN_FLIGHT = 120_000;

    public static final int VISIBILITY_SECONDS = 43_200;
    public static final int DELAY_SECONDS = 900;
    public static final int WAIT_SECONDS = 20;

    /** How long a deduplication id and a receive request attempt id are remembered. */
    public static final long DEDUPLICATION_MILLIS = 300_000;

    private Limits() {}
}

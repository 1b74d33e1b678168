package io.connect.sqsserver.fifo;

/** Sequence numbers of FIFO queues, with twenty digits as in AWS. */
public final class SequenceNumber {

    private static final String PREFIX = "188";
    private static final int DIGITS = 17;

    private SequenceNumber() {}

    /**
     * Returns the sequence number of a message as text. A queue that is created again has higher numbers, since they
     * begin with its creation time.
     */
    public static String text(long number) {
        String digits = Long.toString(number);
        return PREFIX + "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** The first number of a queue, by its creation time: one number for each microsecond. */
    public static long first(long createdMillis) {
        return createdMillis * 1_000;
    }
}

package io.connect.sqsserver.fifo;

/** Sequence numbers of FIFO queues: twenty digits, as those of AWS. */
public final class SequenceNumber {

    private static final String PREFIX = "188";
    private static final int DIGITS = 17;

    private SequenceNumber() {}

    /**
     * The sequence number of a message. Numbers of a queue that is made again later are higher, since they begin with
     * the time of its making.
     */
    public static String text(long number) {
        String digits = Long.toString(number);
        return PREFIX + "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** Where the numbers of a queue begin, by the time it was made: one for each microsecond. */
    public static long first(long createdMillis) {
        return createdMillis * 1_000;
    }
}

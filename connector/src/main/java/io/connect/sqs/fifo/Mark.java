package io.connect.sqs.fifo;

import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in a message group: a sequence number and the time when its message was sent. Written as {@code
 * <sequence>@<milliseconds>}.
 *
 * @param sequence up to 128 bits, growing within the group
 * @param sentTimestampMs the time of sending by SQS's clock
 */
record Mark(BigInteger sequence, long sentTimestampMs) {

    /**
     * If a message has a lower sequence number than the mark but was sent this much later, the queue has reset its sequence
     * numbers. The clocks of SQS's hosts may differ by milliseconds; this must not look like a reset, or messages would be
     * duplicated.
     */
    private static final long RESET_PROOF_MS = 1_000;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,80})@(\\d{1,18})");

    Mark {
        Objects.requireNonNull(sequence, "sequence");
    }

    /** Parses a mark; empty if the text is not a mark. */
    static Optional<Mark> parse(Object text) {
        Matcher matcher = TEXT.matcher(String.valueOf(text));
        return matcher.matches()
                ? Optional.of(new Mark(new BigInteger(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** Whether the other mark is at or before this one. */
    boolean covers(Mark other) {
        return other.sequence.compareTo(sequence) <= 0;
    }

    /** Whether the other mark, which this mark covers, is from after a reset of the sequence numbers. */
    boolean isFromEarlierCountThan(Mark other) {
        return other.sentTimestampMs > sentTimestampMs + RESET_PROOF_MS;
    }

    @Override
    public String toString() {
        return sequence + "@" + sentTimestampMs;
    }
}

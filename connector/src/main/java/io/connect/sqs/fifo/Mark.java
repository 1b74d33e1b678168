package io.connect.sqs.fifo;

import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a message group: a sequence number and when its message was sent. Written as {@code <sequence>@<milliseconds>}.
 *
 * @param sequence        up to 128 bits, growing within the group
 * @param sentTimestampMs the time of sending by SQS's clock
 */
record Mark(BigInteger sequence, long sentTimestampMs) {

    /**
     * How much later a message must have been sent than the mark to prove, against its lower sequence number, that the queue
     * counts anew. SQS's hosts may disagree by milliseconds; taking that for a reset would duplicate messages.
     */
    private static final long RESET_PROOF_MS = 1_000;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,40})@(\\d{1,18})");

    Mark {
        Objects.requireNonNull(sequence, "sequence");
    }

    /** Reads a mark; empty if the text is none. */
    static Optional<Mark> parse(Object text) {
        Matcher matcher = TEXT.matcher(String.valueOf(text));
        return matcher.matches()
                ? Optional.of(new Mark(new BigInteger(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** Whether a message with the other mark comes at or before this one. */
    boolean covers(Mark other) {
        return other.sequence.compareTo(sequence) <= 0;
    }

    /** Whether a message that this mark covers must belong to a count begun anew. */
    boolean isFromEarlierCountThan(Mark other) {
        return other.sentTimestampMs > sentTimestampMs + RESET_PROOF_MS;
    }

    @Override
    public String toString() {
        return sequence + "@" + sentTimestampMs;
    }
}

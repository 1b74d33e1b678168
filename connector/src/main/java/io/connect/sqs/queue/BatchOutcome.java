package io.connect.sqs.queue;

import java.util.List;
import java.util.Objects;

/**
 * The outcome of a batch call. Entries that are not listed succeeded.
 *
 * @param refused the entries that failed
 */
public record BatchOutcome(List<Refused> refused) {

    /** All entries succeeded. */
    public static final BatchOutcome ALL_DONE = new BatchOutcome(List.of());

    public BatchOutcome {
        refused = List.copyOf(refused);
    }

    /**
     * An entry that failed.
     *
     * @param position position in the list that was sent, from 0
     * @param kind the kind of failure
     * @param code SQS's error code
     * @param message SQS's error message
     */
    public record Refused(int position, FailureKind kind, String code, String message) {
        public Refused {
            Objects.requireNonNull(kind, "kind");
            if (position < 0) {
                throw new IllegalArgumentException("position must not be negative: " + position);
            }
        }
    }
}

package io.connect.bench.ledger;

import java.util.Objects;

/**
 * A record seen in Kafka, compared with the record that must have arrived.
 *
 * @param group number of its message group by the plan, or {@link Ledger#NO_GROUP}
 * @param partition the partition in which it was seen
 * @param value whether its value is as expected, and if not, how it differs
 * @param keyIsWrong whether its key is known to be wrong
 * @param partitionIsWrong whether its partition is known to be wrong
 * @param keyHash the hash of its key, not 0, if only the answer of SQS shows the expected key; otherwise 0
 */
public record CheckedRecord(
        int group, int partition, Value value, boolean keyIsWrong, boolean partitionIsWrong, int keyHash) {

    /** How a record's value compares with the expected one. */
    public enum Value {
        RIGHT,
        /** Differs from the message's value. */
        ALTERED,
        /** Ends too early. */
        CUT,
        /** Without data. */
        EMPTY,
        /** The unconverted message from SQS, although it should have been converted. */
        UNCONVERTED;

        private static final Value[] ALL = values();

        static Value at(int index) {
            return ALL[index];
        }
    }

    public CheckedRecord {
        Objects.requireNonNull(value, "value");
    }

    /** A correct record in the only partition. */
    public static CheckedRecord right(int group) {
        return new CheckedRecord(group, 0, Value.RIGHT, false, false, 0);
    }
}

package io.connect.bench.ledger;

import java.util.Objects;

/**
 * A record that was seen in Kafka, compared with the record that must have arrived.
 *
 * @param group number of its message group by the plan, or {@link Ledger#NO_GROUP}
 * @param partition the partition it was seen in
 * @param value whether its value is as expected, and if not, in which way
 * @param keyIsWrong whether its key is known to be another than the right one
 * @param partitionIsWrong whether it is known to be in another partition than the right one
 * @param keyHash a number other than 0 that follows from its key, where only the answer of SQS tells the right one; else 0
 */
public record CheckedRecord(
        int group, int partition, Value value, boolean keyIsWrong, boolean partitionIsWrong, int keyHash) {

    /** The kinds of values that a record can have. */
    public enum Value {
        RIGHT,
        /** A value that differs from its message's. */
        ALTERED,
        /** Ends too early. */
        CUT,
        /** Without data. */
        EMPTY,
        /** As the message travelled through SQS, where something else should have been made of it. */
        UNCONVERTED;

        private static final Value[] ALL = values();

        static Value at(int index) {
            return ALL[index];
        }
    }

    public CheckedRecord {
        Objects.requireNonNull(value, "value");
    }

    /** A record that is as it should be, in the only partition. */
    public static CheckedRecord right(int group) {
        return new CheckedRecord(group, 0, Value.RIGHT, false, false, 0);
    }
}

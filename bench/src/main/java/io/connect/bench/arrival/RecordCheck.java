package io.connect.bench.arrival;

import io.connect.bench.ledger.CheckedRecord;
import io.connect.bench.ledger.KeyHash;
import io.connect.bench.ledger.Ledger;
import io.connect.bench.scenario.RecordRule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;

/** Compares a record with the record that its message must produce. Not thread-safe. */
final class RecordCheck {

    private final ExpectedRecords expected;
    private final int partitions;
    private final ValueCheck values;

    /** @param partitions the number of partitions of the topic */
    RecordCheck(ExpectedRecords expected, int partitions) {
        this.expected = expected;
        this.partitions = partitions;
        this.values = new ValueCheck(expected.bodies(), expected.rule().value());
    }

    /**
     * Checks a record.
     *
     * @param seq number of the record's message
     * @param intendedMicros the stamp that was written into the message
     */
    CheckedRecord look(ConsumerRecord<byte[], byte[]> arrived, long seq, long intendedMicros) {
        int group = expected.groupOf().applyAsInt(seq);
        byte[] key = arrived.key();
        boolean keyIsWrong = false;
        int mark = 0;
        switch (expected.rule().key()) {
            case NONE -> keyIsWrong = key != null;
            case GROUP -> keyIsWrong = !isGroup(key, group);
            case MESSAGE_ID -> {
                keyIsWrong = key == null;
                mark = key == null ? 0 : KeyHash.of(KeyText.plain(key));
            }
            case ANY -> {
                // The key is not judged.
            }
        }
        return new CheckedRecord(
                group,
                arrived.partition(),
                values.of(arrived.value(), seq, group, intendedMicros),
                keyIsWrong,
                !isRightPartition(arrived.partition(), key),
                mark);
    }

    private static boolean isGroup(byte[] key, int group) {
        if (group == Ledger.NO_GROUP) {
            return key == null;
        }
        return key != null
                && Arrays.equals(KeyText.plain(key), Integer.toString(group).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the producer's default partitioner would choose this partition for the key. */
    private boolean isRightPartition(int partition, byte[] key) {
        Optional<Integer> fixed = expected.rule().fixed();
        if (fixed.isPresent()) {
            return partition == fixed.get();
        }
        return key == null
                || expected.rule().partition() == RecordRule.Partition.ANY
                || partition == Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}

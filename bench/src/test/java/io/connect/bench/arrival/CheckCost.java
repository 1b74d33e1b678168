package io.connect.bench.arrival;

import io.connect.bench.ledger.CheckedRecord;
import io.connect.bench.ledger.Ledger;
import io.connect.bench.payload.Bodies;
import io.connect.bench.payload.MessageEncoder;
import io.connect.bench.payload.MessageIdentity;
import io.connect.bench.payload.PlainBodies;
import io.connect.bench.payload.RandomFiller;
import io.connect.bench.scenario.RecordRule;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;

/**
 * A program that measures the cost of comparing a record of 1 KB with the plan, and the cost of reading its identity. It measures
 * CPU time, not elapsed time.
 */
final class CheckCost {

    private static final int MESSAGES = 400_000;
    private static final int ROUNDS = 5;
    private static final int PARTITIONS = 12;
    private static final int RATE = 10_000;
    private static final int DISTINCT = 1_000;

    private CheckCost() {}

    /** @param args none */
    public static void main(String[] args) {
        Bodies bodies =
                new PlainBodies(new MessageEncoder("a-run-of-some-length-topic-1", 0, new RandomFiller(3)), 1_000);
        RecordRule rule = new RecordRule(
                RecordRule.Key.MESSAGE_ID, RecordRule.Value.BODY, RecordRule.Partition.BY_KEY, Optional.empty());
        RecordCheck check = new RecordCheck(
                new ExpectedRecords("a-run-of-some-length-topic-1", 0, false, rule, bodies, seq -> Ledger.NO_GROUP),
                PARTITIONS);
        @SuppressWarnings({"unchecked", "rawtypes"})
        ConsumerRecord<byte[], byte[]>[] records = new ConsumerRecord[DISTINCT];
        for (int seq = 0; seq < DISTINCT; seq++) {
            byte[] key =
                    String.format("2f1b%04d-0000-4000-8000-000000000000", seq).getBytes(StandardCharsets.UTF_8);
            int partition = Utils.toPositive(Utils.murmur2(key)) % PARTITIONS;
            records[seq] = new ConsumerRecord<>(
                    "t", partition, seq, key, bodies.encode(seq, Ledger.NO_GROUP, 1_700_000_000_000_000L + seq));
        }
        for (int round = 1; round <= ROUNDS; round++) {
            double reading =
                    microsEach(record -> MessageIdentity.read(record.value()).isPresent(), records);
            double checking = microsEach(
                    record -> {
                        CheckedRecord seen =
                                check.look(record, record.offset(), 1_700_000_000_000_000L + record.offset());
                        return seen.value() == CheckedRecord.Value.RIGHT && !seen.partitionIsWrong();
                    },
                    records);
            System.out.printf(
                    Locale.ROOT,
                    "round %d: reading the identity %.3f us, checking %.3f us a record, which is %.2f %% of a core at %,d/s%n",
                    round,
                    reading,
                    checking,
                    checking * RATE / 1e6 * 100,
                    RATE);
        }
    }

    private interface Work {
        boolean isRight(ConsumerRecord<byte[], byte[]> record);
    }

    private static double microsEach(Work work, ConsumerRecord<byte[], byte[]>[] records) {
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int index = 0; index < MESSAGES; index++) {
            if (!work.isRight(records[index % DISTINCT])) {
                throw new IllegalStateException("record " + index + " is not right");
            }
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1e3 / MESSAGES;
    }
}

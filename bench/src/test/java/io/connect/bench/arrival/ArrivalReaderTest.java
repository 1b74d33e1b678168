package io.connect.bench.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.ledger.Closing;
import io.connect.bench.ledger.Ledger;
import io.connect.bench.payload.Bodies;
import io.connect.bench.payload.MessageEncoder;
import io.connect.bench.payload.PlainBodies;
import io.connect.bench.payload.RandomFiller;
import io.connect.bench.scenario.RecordPart;
import io.connect.bench.scenario.RecordRule;
import io.connect.reports.model.Account;
import io.connect.testbed.kafka.KafkaAccess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ArrivalReaderTest {
    private static final KafkaAccess NOWHERE = new KafkaAccess("127.0.0.1:9", Map.of(), KafkaAccess.NEAR_MS);
    private static final RecordRule ANY_RECORD =
            new RecordRule(RecordRule.Key.ANY, RecordRule.Value.ANY, RecordRule.Partition.ANY, Optional.empty());

    private final Ledger ledger = new Ledger();

    /** Each shard reads all dead letters, and each counts its own. */
    @Test
    void theDeadLettersOfAnotherShardAreNotForeign() {
        ledger.offered(0, 0, 1, 1_000, 0);
        ledger.sent(0, 0, 1, 1_000);
        try (ArrivalReader first = reader(0)) {
            first.take(deadLetterOf(0), 2_000);
            first.take(deadLetterOf(1), 2_000);
        }

        Account account =
                ledger.close(new Closing(List.of(), Long.MAX_VALUE, 0)).account();
        assertThat(account.dlq()).isOne();
        assertThat(account.records().foreign()).isZero();
    }

    private ArrivalReader reader(int shard) {
        return new ArrivalReader(
                NOWHERE,
                new ArrivalReader.Topics("messages", Optional.of("dead"), RecordPart.VALUE),
                new ExpectedRecords("run", shard, true, ANY_RECORD, bodiesOf(shard), seq -> Ledger.NO_GROUP),
                ledger,
                (message, arrival, seenMicros) -> {},
                () -> 0);
    }

    private static ConsumerRecord<byte[], byte[]> deadLetterOf(int shard) {
        return new ConsumerRecord<>("dead", 0, shard, null, bodiesOf(shard).encode(0, Ledger.NO_GROUP, 1_000));
    }

    private static Bodies bodiesOf(int shard) {
        return new PlainBodies(new MessageEncoder("run", shard, new RandomFiller(1)), 400);
    }
}

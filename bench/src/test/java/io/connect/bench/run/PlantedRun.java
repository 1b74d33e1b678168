package io.connect.bench.run;

import static org.awaitility.Awaitility.await;

import io.connect.bench.arrival.ArrivalReader;
import io.connect.bench.arrival.ExpectedRecords;
import io.connect.bench.load.HostClock;
import io.connect.bench.load.OfferedLoad;
import io.connect.bench.load.SendBatchResponse;
import io.connect.bench.load.SendBatchResponse.Accepted;
import io.connect.bench.payload.Bodies;
import io.connect.bench.payload.PayloadStage;
import io.connect.bench.payload.Scratch;
import io.connect.bench.result.ResultAssembler;
import io.connect.bench.scenario.QueueType;
import io.connect.bench.scenario.RecordPart;
import io.connect.bench.scenario.RecordRule;
import io.connect.bench.scenario.Scenario;
import io.connect.reports.model.Account;
import io.connect.reports.model.Machine;
import io.connect.reports.model.Provenance;
import io.connect.reports.model.RunResult;
import io.connect.testbed.Testbed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A run whose messages were all accepted. Its records are written by hand to a real broker, read by the real reader, and
 * judged as in any run.
 */
final class PlantedRun implements AutoCloseable {

    static final int PARTITIONS = 4;
    private static final Duration ARRIVED_WITHIN = Duration.ofSeconds(60);

    final ScenarioRun run;
    final RunJournal journal = new RunJournal();
    final String topic;
    private final Testbed testbed;
    private final Scenario scenario;
    private final PayloadStage payload;
    private final KafkaProducer<byte[], byte[]> producer;

    /** Returns the records to write for a message, given the right one. */
    interface Damage {
        List<ProducerRecord<byte[], byte[]>> of(long seq, ProducerRecord<byte[], byte[]> right);
    }

    PlantedRun(Testbed testbed, String topic, Scenario scenario) throws ExecutionException, InterruptedException {
        this.testbed = testbed;
        this.topic = topic;
        this.scenario = scenario;
        this.run = new ScenarioRun(scenario, HostClock.start());
        try (Admin admin = testbed.kafkaAccess().admin()) {
            admin.createTopics(List.of(
                            new NewTopic(topic, PARTITIONS, (short) 1), new NewTopic(deadLetters(), 1, (short) 1)))
                    .all()
                    .get();
        }
        testbed.s3().createBucket(topic);
        this.payload =
                PayloadStage.set(testbed, scenario.load(), new PayloadStage.Place(messageRun(), 0, topic, topic));
        Map<String, Object> properties = testbed.kafkaAccess().properties();
        // A request must not be sent again if a slow machine answers it late.
        properties.put("request.timeout.ms", 60_000);
        properties.put("enable.idempotence", false);
        properties.put("max.in.flight.requests.per.connection", 1);
        properties.put("linger.ms", 50);
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    String messageRun() {
        return "run-" + topic;
    }

    String deadLetters() {
        return topic + "-dlq";
    }

    Bodies bodies() {
        return payload.bodies();
    }

    /** Sends every message; all are accepted. */
    PlantedRun send() {
        OfferedLoad offer = run.paced().orElseThrow();
        run.planStarts(run.clock().micros());
        for (long batch = 0; batch < offer.plan().batches(); batch++) {
            long first = offer.plan().firstMessageOf(batch);
            long intended = run.planStartMicros() + offer.plan().intendedMicros(batch);
            offer.sent(batch, intended, intended + 10);
            List<SendBatchResponse.Outcome> taken = IntStream.range(
                            0, offer.plan().sizeOf(batch))
                    .mapToObj(i -> (SendBatchResponse.Outcome)
                            new Accepted(id(first + i), isFifo() ? Long.toString(1_000 + first + i) : null))
                    .toList();
            offer.answered(batch, new SendBatchResponse(taken), intended + 20);
        }
        return this;
    }

    long messages() {
        return run.paced().orElseThrow().plan().messages();
    }

    private boolean isFifo() {
        return scenario.queue().type() == QueueType.FIFO;
    }

    static String id(long seq) {
        return "00000000-0000-4000-8000-" + String.format("%012d", seq);
    }

    /** Writes the right records, changed by the damage. */
    PlantedRun write(Damage damage) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (long seq = 0; seq < messages(); seq++) {
            int group = run.groupOf().applyAsInt(seq);
            byte[] key = bytes(isFifo() ? Integer.toString(group) : id(seq));
            damage.of(seq, new ProducerRecord<>(topic, key, right(seq)))
                    .forEach(record -> sent.add(producer.send(record)));
        }
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
        return this;
    }

    /** The value that must arrive for a message. */
    byte[] right(long seq) {
        Scratch scratch = new Scratch();
        bodies().expect(seq, run.groupOf().applyAsInt(seq), intended(seq), scratch);
        byte[] value = new byte[scratch.length()];
        for (int index = 0; index < value.length; index++) {
            value[index] = scratch.at(index);
        }
        return value;
    }

    long intended(long seq) {
        return run.ledger().intended(OfferedLoad.PRODUCER, seq).orElseThrow();
    }

    /** The result when the reader has seen the awaited records. */
    RunResult judged(Predicate<Account> arrived) {
        List<Throwable> failures = new ArrayList<>();
        try (ArrivalReader reader = new ArrivalReader(
                testbed.kafkaAccess(),
                new ArrivalReader.Topics(topic, Optional.of(deadLetters()), RecordPart.VALUE),
                new ExpectedRecords(
                        messageRun(), OfferedLoad.PRODUCER, false, RecordRule.of(scenario), bodies(), run.groupOf()),
                run.ledger(),
                (message, arrival, seenMicros) -> {},
                run.clock()::micros)) {
            reader.start();
            await().atMost(ARRIVED_WITHIN).until(() -> {
                reader.failure().ifPresent(failures::add);
                return !failures.isEmpty() || arrived.test(result().account());
            });
        }
        if (!failures.isEmpty()) {
            throw new AssertionError("the reader ended", failures.get(0));
        }
        return result();
    }

    /** The result as of now. */
    RunResult result() {
        Provenance provenance = new Provenance(
                new Provenance.Git("abc", null, false),
                new Machine("cpu", 2, 1L << 34, "Linux 6 amd64", "jvm 17"),
                Map.of());
        return new ResultAssembler("run", provenance).assemble(run, journal.facts(List.of()));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}

package io.connect.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.arrival.QueueLeftovers;
import io.connect.bench.scenario.QueueType;
import io.connect.bench.scenario.RecordRule;
import io.connect.bench.scenario.RecordsSpec;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Subject;
import io.connect.bench.scenario.load.Load;
import io.connect.bench.scenario.load.Payload;
import io.connect.bench.scenario.load.Phase;
import io.connect.bench.scenario.load.PhaseRole;
import io.connect.bench.scenario.unit.DataSize;
import io.connect.bench.scenario.unit.Rate;
import io.connect.reports.model.Account;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.testbed.Testbed;
import io.connect.testbed.TestbedOptions;
import io.connect.testbed.connect.ConnectOptions;
import io.connect.testbed.sqs.QueueDepth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/** Tests every way in which records can be wrong: they are written to a real broker, and read and judged as in any run. */
class PlantedFaultsIT {

    private static final int MESSAGES = 500;
    private static final Payload PLAIN = new Payload.Plain();
    private static final Payload POINTERS = new Payload.ClaimCheck(DataSize.parse("5KB"), 5, "s3Uri");
    private static final Payload GZIP = new Payload.Compression("gzip", 4, true);
    private static final PlantedRun.Damage NONE = (seq, right) -> List.of(right);

    @TempDir
    static Path folder;

    static Testbed testbed;
    static final AtomicInteger RUNS = new AtomicInteger();

    @BeforeAll
    static void start() throws IOException {
        Path noPlugins = Files.createDirectories(folder.resolve("no-plugins"));
        testbed = Testbed.start(TestbedOptions.small(Path.of(".."), folder.resolve("logs"), folder.resolve("work"))
                .withPluginPath(List.of(noPlugins))
                .withConnect(ConnectOptions.NONE)
                .withServices(TestbedOptions.Service.S3));
    }

    @AfterAll
    static void stop() {
        testbed.close();
    }

    @Test
    void recordsAsTheyShouldBePass() throws Exception {
        for (Payload payload : List.of(PLAIN, POINTERS, GZIP)) {
            passes(scenario(QueueType.STANDARD, payload));
        }
        passes(scenario(QueueType.FIFO, PLAIN));
    }

    private void passes(Scenario scenario) throws Exception {
        RunResult result = judged(scenario, NONE, all());
        assertThat(result.verdict())
                .as("%s of %s", result.reasons(), scenario.load())
                .isEqualTo(Verdict.PASS);
        assertThat(result.account().records()).isEqualTo(Account.Records.RIGHT);
    }

    @Test
    void oneByteChangedInEveryBodyIsAltered() throws Exception {
        RunResult result = judged(
                standard(),
                (seq, right) -> {
                    byte[] value = right.value();
                    value[300 + (int) (seq % 600)] ^= 1;
                    return List.of(right);
                },
                all());

        is(result, Verdict.ALTERED);
        assertThat(result.account().records().altered()).isEqualTo(MESSAGES);
    }

    @Test
    void oneByteChangedInAFetchedObjectIsAltered() throws Exception {
        RunResult result = judged(
                scenario(QueueType.STANDARD, POINTERS),
                (seq, right) -> {
                    right.value()[4_000] ^= 1;
                    return List.of(right);
                },
                all());

        is(result, Verdict.ALTERED);
    }

    @Test
    void everyBodyCutIsAltered() throws Exception {
        RunResult result = judged(
                standard(),
                (seq, right) -> List.of(with(right, right.key(), Arrays.copyOf(right.value(), 110))),
                all());

        is(result, Verdict.ALTERED);
        assertThat(result.account().records().cut()).isEqualTo(MESSAGES);
    }

    @Test
    void emptyDataIsAltered() throws Exception {
        RunResult result = judged(
                standard(),
                (seq, right) -> List.of(with(
                        right,
                        right.key(),
                        PlantedRun.bytes(new String(right.value(), StandardCharsets.UTF_8)
                                .replaceFirst("\"data\":\"[^\"]*\"", "\"data\":\"\"")))),
                all());

        is(result, Verdict.ALTERED);
        assertThat(result.account().records().empty()).isEqualTo(MESSAGES);
    }

    @Test
    void recordsWithoutAValueAreCountedAndTheirMessagesAreLost() throws Exception {
        RunResult result = judged(
                standard(),
                (seq, right) -> List.of(with(right, right.key(), seq % 2 == 0 ? null : new byte[0])),
                account -> account.records().empty() == MESSAGES);

        is(result, Verdict.LOST);
        assertThat(result.account().records().altered()).isEqualTo(MESSAGES);
    }

    @Test
    void nullKeysAreAltered() throws Exception {
        RunResult result = judged(standard(), (seq, right) -> List.of(with(right, null, right.value())), all());

        is(result, Verdict.ALTERED);
        assertThat(result.account().records().wrongKey()).isEqualTo(MESSAGES);
    }

    @Test
    void keysOfOtherMessagesAreAltered() throws Exception {
        RunResult result = judged(
                standard(),
                (seq, right) -> List.of(with(right, PlantedRun.bytes(PlantedRun.id(seq + 1)), right.value())),
                all());

        is(result, Verdict.ALTERED);
        assertThat(result.account().records().wrongKey()).isEqualTo(MESSAGES);
    }

    @Test
    void aGroupOverAllPartitionsIsSeenByItsKeyAndByItself() throws Exception {
        PlantedRun.Damage scattered = (seq, right) -> List.of(
                new ProducerRecord<>(right.topic(), (int) (seq % PlantedRun.PARTITIONS), right.key(), right.value()));

        RunResult byKey = judged(scenario(QueueType.FIFO, PLAIN), scattered, all());
        is(byKey, Verdict.ALTERED);
        assertThat(byKey.account().records().wrongPartition()).isGreaterThan(MESSAGES / 2);

        RecordsSpec anywhere =
                new RecordsSpec(Optional.empty(), Optional.empty(), Optional.of(RecordRule.Partition.ANY));
        RunResult byItself = judged(saying(scenario(QueueType.FIFO, PLAIN), anywhere), scattered, all());
        is(byItself, Verdict.REORDERED);
        assertThat(byItself.account().records().scatteredGroups()).isEqualTo(10);
        assertThat(byItself.account().records().wrongPartition()).isZero();
    }

    @Test
    void everyMessageTwiceOnAStandardQueueIsDuplicated() throws Exception {
        RunResult result =
                judged(standard(), (seq, right) -> List.of(right, right), account -> account.duplicated() == MESSAGES);

        is(result, Verdict.DUPLICATED);
        assertThat(result.account().records().unexplained()).isEqualTo(MESSAGES);
    }

    @Test
    void allDeliveredAndDeadLetteredIsDuplicated() throws Exception {
        RunResult result = judged(
                standard(),
                (seq, right) ->
                        List.of(right, new ProducerRecord<>(right.topic() + "-dlq", right.key(), right.value())),
                account -> account.delivered() == MESSAGES && account.records().deliveredAndDead() == MESSAGES);

        is(result, Verdict.DUPLICATED);
    }

    @Test
    void aForeignRecordBesideEachIsAltered() throws Exception {
        RunResult result = judged(
                standard(),
                (seq, right) -> List.of(
                        right,
                        new ProducerRecord<>(right.topic(), right.key(), PlantedRun.bytes("{\"other\":" + seq + "}"))),
                account -> account.delivered() == MESSAGES && account.records().foreign() == MESSAGES);

        is(result, Verdict.ALTERED);
    }

    @Test
    void claimChecksNeverFetchedAndBodiesNeverUnpackedAreAltered() throws Exception {
        for (Payload payload : List.of(POINTERS, GZIP)) {
            try (PlantedRun planted = planted(scenario(QueueType.STANDARD, payload))) {
                planted.send();
                planted.write((seq, right) ->
                        List.of(with(right, right.key(), planted.bodies().encode(seq, -1, planted.intended(seq)))));

                RunResult result = planted.judged(all());

                is(result, Verdict.ALTERED);
                assertThat(result.account().records().unconverted()).isEqualTo(MESSAGES);
            }
        }
    }

    @Test
    void messagesAfterTheDrainDeadlineAreMissed() throws Exception {
        try (PlantedRun planted = planted(standard())) {
            planted.send();
            planted.journal.drainsUntil(planted.run.clock().micros() - 1);
            planted.write(NONE);

            RunResult result = planted.judged(all());

            is(result, Verdict.MISSED);
            assertThat(result.account().late()).isEqualTo(MESSAGES);
        }
    }

    @Test
    void neighboursOfAGroupTheWrongWayRoundAreReordered() throws Exception {
        try (PlantedRun planted = planted(scenario(QueueType.FIFO, PLAIN))) {
            planted.send();
            // Messages use ten groups in turn, so messages 200 and 210 are neighbours in one group.
            planted.write((seq, right) -> {
                long other = seq == 200 ? 210 : seq == 210 ? 200 : seq;
                return List.of(with(right, right.key(), planted.right(other)));
            });

            RunResult result = planted.judged(all());

            is(result, Verdict.REORDERED);
            assertThat(result.account().reordered()).isEqualTo(1);
        }
    }

    @Test
    void undeletedCopiesDoNotStandForLostMessages() throws Exception {
        try (PlantedRun planted = planted(standard())) {
            planted.send();
            planted.write((seq, right) -> seq < 3 ? List.of() : List.of(right));
            RunResult before = planted.judged(account -> account.delivered() == MESSAGES - 3);
            assertThat(before.account().lost()).isEqualTo(3);
            String queue = testbed.sqs().createQueue("undeleted", Map.of("VisibilityTimeout", "3"));
            for (long seq = 10; seq < 13; seq++) {
                String body = new String(planted.right(seq), StandardCharsets.UTF_8);
                testbed.sqs()
                        .client()
                        .sendMessage(request -> request.queueUrl(queue).messageBody(body));
            }
            List<Message> held = testbed.sqs()
                    .client()
                    .receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(3))
                    .messages();
            assertThat(held)
                    .as("in flight, so that they cannot be read immediately")
                    .isNotEmpty();

            long unidentified =
                    new QueueLeftovers(testbed.sqs(), planted.messageRun(), planted.run.ledger()).read(queues(queue));
            planted.journal.left(unidentified);
            RunResult result = planted.result();

            is(result, Verdict.LOST);
            assertThat(unidentified).isZero();
            assertThat(result.account().lost()).isEqualTo(3);
            assertThat(result.account().leftInQueue()).isZero();
            assertThat(result.reasons())
                    .containsExactly(
                            "3 of 500 accepted messages were lost",
                            "3 messages that had arrived were never deleted and would come again");
        }
    }

    @Test
    void aConnectorOfWhichNothingIsKnownIsHeldToItsContent() throws Exception {
        Scenario foreign = standard().withConnector(Map.of("connector.class", "com.example.Other"));

        is(judged(foreign, (seq, right) -> List.of(with(right, null, right.value())), all()), Verdict.PASS);
        is(
                judged(
                        foreign,
                        (seq, right) -> {
                            right.value()[500] ^= 1;
                            return List.of(right);
                        },
                        all()),
                Verdict.ALTERED);
    }

    private static QueueLeftovers.Queues queues(String url) {
        return new QueueLeftovers.Queues() {
            @Override
            public Collection<String> urls() {
                return List.of(url);
            }

            @Override
            public Collection<String> deadLetterUrls() {
                return List.of();
            }

            @Override
            public QueueDepth depth() {
                return testbed.sqs().depth(url);
            }
        };
    }

    private static void is(RunResult result, Verdict verdict) {
        assertThat(result.verdict())
                .as("%s, %s", result.reasons(), result.account())
                .isEqualTo(verdict);
    }

    private static ProducerRecord<byte[], byte[]> with(
            ProducerRecord<byte[], byte[]> record, byte[] key, byte[] value) {
        return new ProducerRecord<>(record.topic(), key, value);
    }

    private static Predicate<Account> all() {
        return account -> account.delivered() == MESSAGES;
    }

    private static RunResult judged(Scenario scenario, PlantedRun.Damage damage, Predicate<Account> arrived)
            throws Exception {
        try (PlantedRun planted = planted(scenario)) {
            return planted.send().write(damage).judged(arrived);
        }
    }

    private static PlantedRun planted(Scenario scenario) throws Exception {
        return new PlantedRun(testbed, "planted-" + RUNS.incrementAndGet(), scenario);
    }

    private static Scenario standard() {
        return scenario(QueueType.STANDARD, PLAIN);
    }

    private static Scenario scenario(QueueType queue, Payload payload) {
        Load load = new Load(
                DataSize.parse("1KB"),
                10,
                queue == QueueType.FIFO ? 10 : 0,
                payload,
                List.of(new Phase("steady", PhaseRole.STEADY, Rate.parse("500/s"), Duration.ofSeconds(1))),
                Optional.empty(),
                Duration.ofSeconds(5));
        return new SmallRun(queue, Subject.Kind.CONNECTOR)
                .run
                .scenario()
                .withLoad(load)
                .withoutTargets()
                .withConnector(Map.of("connector.class", "io.connect.sqs.SqsSourceConnector"));
    }

    private static Scenario saying(Scenario scenario, RecordsSpec records) {
        Subject subject = scenario.subject();
        return new Scenario(
                scenario.name(),
                scenario.variant(),
                scenario.group(),
                scenario.purpose(),
                scenario.profile(),
                scenario.environment(),
                new Subject(
                        subject.name(),
                        subject.kind(),
                        subject.plugin(),
                        subject.config(),
                        subject.deadLetters(),
                        records,
                        false),
                scenario.queue(),
                scenario.connector(),
                scenario.load(),
                scenario.faults(),
                scenario.kpis(),
                scenario.gates(),
                scenario.rounds(),
                scenario.scale());
    }
}

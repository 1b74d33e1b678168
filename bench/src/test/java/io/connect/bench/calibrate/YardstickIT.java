package io.connect.bench.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connect.bench.fault.FaultRun;
import io.connect.bench.fault.kind.Kill;
import io.connect.bench.load.SendBatchRequest.Entry;
import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.subject.LoopHandle;
import io.connect.bench.warm.Warmth;
import io.connect.reports.model.Calibration;
import io.connect.testbed.Testbed;
import io.connect.testbed.TestbedOptions;
import io.connect.testbed.connect.ConnectOptions;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.ProcessFailedException;
import io.connect.testbed.sqs.QueueDepth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bare loop with a real queue service and a real broker. */
class YardstickIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern BLOCK = Pattern.compile("Block\\[rate=([^,]+), compileShare=([^]]+)]");

    @TempDir
    static Path folder;

    static Testbed testbed;
    static Yardstick yardstick;

    @BeforeAll
    static void start() throws IOException {
        Path noPlugins = Files.createDirectories(folder.resolve("no-plugins"));
        TestbedOptions small = TestbedOptions.small(Path.of(".."), folder.resolve("logs"), folder.resolve("work"));
        ConnectOptions noWorkers = new ConnectOptions(0, "256m", List.of("-XX:TieredStopAtLevel=1"), Map.of());
        testbed = Testbed.start(small.withConnect(noWorkers).withPluginPath(List.of(noPlugins)));
        yardstick = Yardstick.of(testbed);
    }

    @AfterAll
    static void stop() {
        testbed.close();
    }

    @AfterEach
    void idle() {
        yardstick.stop();
    }

    @Test
    void tellsFiguresOfItsWarmProcess() throws IOException {
        Calibration warm = yardstick.calibrate(Duration.ofSeconds(3));
        assertThat(warm.drainRate()).isPositive().isFinite();
        assertThat(warm.cpuPerMessage()).isPositive().isFinite();
        assertThat(warm.messages()).isPositive();
        assertThat(warm.messageSizeBytes()).isEqualTo(1_000);
        assertThat(warm.steady()).isNotNull();
        List<Warmth.Block> blocks = blocks();
        assertThat(Yardstick.of(testbed).warm(Duration.ofSeconds(3)))
                .as("another yardstick of the same testbed has the same process")
                .isEqualTo(warm.steady());
        assertThat(blocks()).as("a warm process is not warmed up again").isEqualTo(blocks);
    }

    @Test
    void itsProcessHasTheArgumentsOfTheWorkers() {
        yardstick.warm(Duration.ofSeconds(3));
        assertThat(process().spec().jvmArguments())
                .containsExactly("-Xms256m", "-Xmx256m", "-XX:+UseG1GC", "-XX:TieredStopAtLevel=1");
    }

    @Test
    void movesEachMessageOnceAndDeletesAll() {
        String queue = queue("once", 120);
        List<String> sent = send(queue, 2_005);
        topic("once");

        yardstick.start(List.of(queue), "once");

        awaitEmpty(queue);
        Map<String, Integer> arrived = arrived("once", sent.size());
        assertThat(arrived)
                .hasSize(sent.size())
                .allSatisfy((id, times) -> assertThat(times).as(id).isOne());
        assertThat(arrived.keySet()).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(yardstick.moved()).isEqualTo(sent.size());
    }

    @Test
    void isHitByAKillOnWorkerOneAndGoesOnAfterIt() throws IOException {
        // The visibility timeout is short, because messages in flight at the kill return only after it.
        String queue = queue("killed", 5);
        topic("killed");
        LoopHandle handle = LoopHandle.in(testbed, List.of(queue), "killed");
        handle.start();
        await().atMost(PATIENCE).until(handle::isRunning);
        JvmProcess victim = process();
        List<Warmth.Block> before = blocks();
        Fault kill =
                new Fault(new Kill(), FaultTarget.parse("worker-1"), Duration.ZERO, Optional.of(Duration.ofSeconds(1)));

        try (FaultRun faults =
                FaultRun.prepare(testbed, () -> handle, List.of(kill), () -> System.nanoTime() / 1_000)) {
            faults.start();
            await().atMost(PATIENCE).until(() -> !victim.isAlive());
            assertThat(handle.isRunning()).as("while the process is killed").isFalse();
            List<String> sent = send(queue, 500);
            await().atMost(PATIENCE).until(handle::isRunning);
            awaitEmpty(queue);
            assertThat(arrived("killed", sent.size()).keySet()).containsExactlyInAnyOrderElementsOf(sent);
            assertThat(process().pid()).isNotEqualTo(victim.pid());
            assertThat(faults.records()).singleElement().satisfies(mark -> {
                assertThat(mark.what()).startsWith("worker-loop (pid " + victim.pid() + ") killed");
                assertThat(mark.failure()).isEmpty();
            });
        } finally {
            handle.stop();
        }
        assertThat(blocks()).as("the restarted process is cold").isEqualTo(before);
        yardstick.warm(Duration.ofSeconds(3));
        assertThat(blocks()).as("and warmed up before the next run").hasSizeGreaterThan(before.size());
    }

    @Test
    void drainsSeveralQueuesAndIsToldOfOthersAfterwards() {
        yardstick.warm(Duration.ofSeconds(3));
        long pid = process().pid();
        List<String> queues = List.of(queue("several-1", 120), queue("several-2", 120));
        queues.forEach(queue -> send(queue, 300));
        topic("several");
        yardstick.start(queues, "several");
        queues.forEach(YardstickIT::awaitEmpty);
        assertThatThrownBy(() -> yardstick.start(queues, "several"))
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageContaining("moves messages already");
        yardstick.stop();
        assertThat(yardstick.isRunning()).as("after the stop").isFalse();
        assertThat(yardstick.moved()).isEqualTo(600);

        String later = queue("later", 120);
        send(later, 100);
        topic("later");
        yardstick.start(List.of(later), "later");
        awaitEmpty(later);
        assertThat(arrived("later", 100)).hasSize(100);
        assertThat(arrived("several", 600)).hasSize(600);
        assertThat(process().pid()).isEqualTo(pid);
    }

    @Test
    void aSecondRunIsNotReadyBecauseTheFirstWas() {
        String queue = queue("ready", 120);
        topic("ready");
        LoopHandle first = LoopHandle.in(testbed, List.of(queue), "ready");
        assertThat(first.isRunning()).isFalse();
        assertThat(first.state()).isEqualTo("not started");
        first.start();
        await().atMost(PATIENCE).until(first::isRunning);
        assertThat(first.state()).isEqualTo("moving");
        first.stop();

        process().kill();
        LoopHandle second = LoopHandle.in(testbed, List.of(queue), "ready");
        assertThat(second.isRunning()).isFalse();
        second.start();
        assertThat(second.isRunning()).as("its process is starting").isFalse();
        assertThat(second.state()).isEqualTo("warming up");
        await().atMost(Duration.ofSeconds(90)).until(second::isRunning);
        second.stop();
        assertThat(second.isRunning()).isFalse();
    }

    @Test
    void aProcessThatDiedIsToldAndStartedAnew() throws IOException {
        String queue = queue("dead", 120);
        topic("dead");
        yardstick.start(List.of(queue), "dead");
        long pid = process().pid();
        int before = blocks().size();
        process().kill();
        assertThatThrownBy(yardstick::isRunning)
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageContaining("worker-loop (pid " + pid + ") does not answer");
        yardstick.stop();

        send(queue, 50);
        yardstick.start(List.of(queue), "dead");
        awaitEmpty(queue);
        assertThat(process().pid()).isNotEqualTo(pid);
        List<Warmth.Block> blocks = blocks().subList(before, blocks().size());
        assertThat(blocks).as("it is warmed up").isNotEmpty();
        assertThat(Warmth.isSteady(blocks.subList(0, blocks.size() - 1)))
                .as("it is not calibrated again: %s", blocks)
                .isFalse();
    }

    @Test
    void losesNothingWhenTheLinkToSqsIsCut() {
        String queue = queue("cut", 5);
        topic("cut");
        yardstick.start(List.of(queue), "cut");
        List<String> sent = new ArrayList<>(send(queue, 500));
        await().atMost(PATIENCE).until(() -> yardstick.moved() > 0);
        testbed.links().get(Testbed.SQS_LINK).target().disable();
        sent.addAll(send(queue, 2_000));
        long before = yardstick.moved();
        testbed.links().get(Testbed.SQS_LINK).target().enable();
        await().atMost(PATIENCE).until(() -> yardstick.moved() > before);

        awaitEmpty(queue);
        assertThat(arrived("cut", sent.size()).keySet()).containsAll(sent);
        assertThat(yardstick.isRunning()).isTrue();
    }

    @Test
    void deletesNothingThatKafkaHasNotAcknowledged() {
        String queue = queue("unacknowledged", 120);
        topic("unacknowledged");
        yardstick.start(List.of(queue), "unacknowledged");
        send(queue, 10);
        await().atMost(PATIENCE).until(() -> yardstick.moved() == 10);

        testbed.links().get("broker-1").target().disable();
        send(queue, 300);
        await().atMost(PATIENCE).until(() -> testbed.sqs().depth(queue).inFlight() == 300);
        assertThat(testbed.sqs().depth(queue).total()).isEqualTo(300);
        assertThat(yardstick.moved()).isEqualTo(10);

        testbed.links().get("broker-1").target().enable();
        awaitEmpty(queue);
        assertThat(arrived("unacknowledged", 310)).hasSize(310);
    }

    @Test
    void aQueueThatIsGoneEndsTheLoopWithTheReason() {
        String queue = queue("gone", 120);
        topic("gone");
        yardstick.start(List.of(queue), "gone");
        testbed.sqs().deleteQueue(queue);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThatThrownBy(yardstick::isRunning)
                        .isInstanceOf(ProcessFailedException.class)
                        .hasMessageContaining("ReceiveMessage at " + testbed.subjectSqsEndpoint() + ": HTTP 400")
                        .hasMessageContaining("QueueDoesNotExist"));
    }

    @Test
    void theClientSendsReceivesAndDeletesAnyText() {
        String queue = queue("client", 120);
        String text = "quote \" backslash \\ line\nend \u00e4\u20ac\ud83d\ude00 {\"a\":[1]}";
        try (LeanSqs sqs = new LeanSqs(testbed.sqsEndpoint())) {
            assertThat(sqs.receive(queue, Duration.ZERO).join()).isEmpty();
            sqs.sendBatch(queue, List.of(new Entry(text.getBytes(StandardCharsets.UTF_8), null, null)))
                    .join();
            List<LeanMessage> messages =
                    sqs.receive(queue, Duration.ofSeconds(20)).join();
            assertThat(messages).singleElement().extracting(LeanMessage::body).isEqualTo(text);
            String handle = messages.get(0).receiptHandle();
            assertThat(sqs.deleteBatch(queue, List.of(handle, "no handle at all"))
                            .join())
                    .singleElement()
                    .isEqualTo(new LeanJson.Refusal(1, "ReceiptHandleIsInvalid", true));
            assertThat(testbed.sqs().depth(queue)).isEqualTo(QueueDepth.EMPTY);
            assertThatThrownBy(() -> sqs.receive(queue + "-not", Duration.ZERO).join())
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .hasMessageStartingWith("ReceiveMessage at " + testbed.sqsEndpoint() + ": HTTP 400 ");
        }
    }

    /** The blocks of all warm-ups and calibrations so far, from the log of the process and of those before it. */
    private static List<Warmth.Block> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(process().logFile()))
                .results()
                .map(found -> new Warmth.Block(Double.parseDouble(found.group(1)), Double.parseDouble(found.group(2))))
                .toList();
    }

    private static JvmProcess process() {
        return yardstick.process().orElseThrow();
    }

    private static String queue(String name, int visibilitySeconds) {
        return testbed.sqs().createQueue(name, Map.of("VisibilityTimeout", Integer.toString(visibilitySeconds)));
    }

    private static void topic(String name) {
        try (Admin admin = testbed.kafka().admin()) {
            admin.createTopics(List.of(new NewTopic(name, 2, (short) 1)))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    /** Sends messages on the direct path and returns their ids. */
    private static List<String> send(String queue, int messages) {
        List<String> ids = new ArrayList<>();
        for (int from = 0; from < messages; from += LeanSqs.BATCH) {
            int begin = from;
            testbed.sqs()
                    .client()
                    .sendMessageBatch(request -> request.queueUrl(queue)
                            .entries(java.util.stream.IntStream.range(begin, Math.min(messages, begin + LeanSqs.BATCH))
                                    .mapToObj(i ->
                                            software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry
                                                    .builder()
                                                    .id(Integer.toString(i))
                                                    .messageBody("message " + i)
                                                    .build())
                                    .toList()))
                    .successful()
                    .forEach(taken -> ids.add(taken.messageId()));
        }
        assertThat(ids).hasSize(messages);
        return ids;
    }

    private static void awaitEmpty(String queue) {
        await().atMost(PATIENCE).until(() -> testbed.sqs().depth(queue), QueueDepth.EMPTY::equals);
    }

    /** The keys of the topic's records, with their counts. Reads all records, and at least this many. */
    private static Map<String, Integer> arrived(String topic, int atLeast) {
        Map<String, Object> config = new HashMap<>(testbed.kafkaAccess().properties());
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        Map<String, Integer> times = new TreeMap<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> times.merge(record.key(), 1, Integer::sum));
                return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            });
        }
        assertThat(times).hasSizeGreaterThanOrEqualTo(atLeast);
        return times;
    }
}

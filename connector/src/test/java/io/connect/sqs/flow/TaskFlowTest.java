package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.converter.AttributeValue;
import io.connect.sqs.converter.ConvertedMessage;
import io.connect.sqs.converter.MessageConverter;
import io.connect.sqs.converter.SourceMessage;
import io.connect.sqs.error.DeadLetters;
import io.connect.sqs.fifo.FifoDeliveryLog;
import io.connect.sqs.inflight.DeliveryLog;
import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.inflight.SourcePosition;
import io.connect.sqs.inflight.StandardDeliveryLog;
import io.connect.sqs.metrics.Metric;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.suspect.FailureHistory;
import io.connect.sqs.testing.FakeSqs;
import io.connect.sqs.thread.TaskMachine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests a task and its queue, with SQS in memory. The body of a message selects the converter's behaviour. */
@Execution(ExecutionMode.CONCURRENT)
class TaskFlowTest {

    private static final QueueUrl STANDARD = QueueUrl.parse("http://localhost/0/orders");
    private static final QueueUrl FIFO = QueueUrl.parse("http://localhost/0/orders.fifo");
    private static final RecordMetadata METADATA = new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 0, 0);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration REOPENING = Duration.ofSeconds(15);

    private final Map<String, String> properties =
            new HashMap<>(Map.of("kafka.topic", "t", "retry.backoff.ms", "1", "max.retries", "2"));
    private final TaskMetrics metrics = new TaskMetrics(System::nanoTime);
    private final Set<SourceRecord> unreported = Collections.newSetFromMap(new IdentityHashMap<>());
    private Consumer<ReceivedMessage> knownFromBefore = message -> {};
    private Consumer<InFlightMessage> whenAcknowledged = message -> {};
    // Concurrent tests use the same queue and ids.
    private final FailureHistory failures = new FailureHistory(System::nanoTime);
    private boolean inTransactions;
    private FakeSqs sqs;
    private TaskFlow task;

    /** A stop waits for outstanding reports of Connect. So the records that the test ignores are reported first. */
    @AfterEach
    void stop() {
        if (task != null) {
            List.copyOf(unreported).forEach(record -> report(record, METADATA));
            task.stop();
        }
    }

    @Test
    void theTimestampOfARecordIsTheConfiguredOne() throws InterruptedException {
        properties.put("kafka.record.timestamp", "field");
        properties.put("kafka.record.timestamp.field", "at");
        start(STANDARD, LONG, "{\"at\":1650000000}");

        assertThat(take(1).get(0).timestamp()).isEqualTo(1_650_000_000_000L);
    }

    @Test
    void deletesNothingBeforeKafkaHasIt() throws InterruptedException {
        start(STANDARD, LONG, "a");
        SourceRecord record = take(1).get(0);
        assertThat(sqs.calls()).doesNotContain("delete");

        report(record, METADATA);

        awaitDepth(0);
        assertThat(metrics.value(Metric.PRODUCED)).isEqualTo(1);
        await().untilAsserted(
                        () -> assertThat(metrics.value(Metric.IN_FLIGHT_BYTES)).isGreaterThanOrEqualTo(0));
    }

    @Test
    void aRecordThatATransformDroppedIsDeleted() throws InterruptedException {
        start(STANDARD, LONG, "a");

        report(take(1).get(0), null);

        awaitDepth(0);
        assertThat(metrics.value(Metric.FILTERED)).isEqualTo(1);
    }

    @Test
    void whereErrorsAreToleratedAnUnproducedMessageStaysAndComesBack() throws InterruptedException {
        properties.put("errors.tolerance", "all");
        start(STANDARD, SHORT, "a");

        report(take(1).get(0), null);

        SourceRecord again = take(1).get(0);
        assertThat(again.value()).isEqualTo("a");
        assertThat(sqs.calls()).doesNotContain("delete");
        report(again, METADATA);
        awaitDepth(0);
    }

    @Test
    void copyModeLeavesProducedMessagesInTheQueue() throws InterruptedException {
        properties.put("sqs.delete.messages", "false");
        start(STANDARD, LONG, "a");

        report(take(1).get(0), METADATA);

        assertThat(sqs.calls()).doesNotContain("delete");
        assertThat(sqs.depth()).isEqualTo(1);
    }

    @Test
    void messagesInFlightStayHiddenBeyondTheirTimeout() throws InterruptedException {
        start(STANDARD, SHORT, "a");
        SourceRecord record = take(1).get(0);

        await().untilAsserted(() ->
                assertThat(sqs.calls().stream().filter("extend"::equals)).hasSizeGreaterThan(3));

        assertThat(poll()).isEmpty();
        assertThat(metrics.value(Metric.REDELIVERED)).isZero();
        report(record, METADATA);
        awaitDepth(0);
    }

    @Test
    void aPassingFailureOfADeleteIsTriedAgain() throws InterruptedException {
        start(STANDARD, LONG, "a");
        SourceRecord record = take(1).get(0);
        // Either the next long poll or the delete gets the first failure. Both failures are temporary.
        sqs.failNext(FailureKind.THROTTLED, "RequestThrottled");
        sqs.failNext(FailureKind.TRANSIENT, "InternalError");

        report(record, METADATA);

        awaitDepth(0);
    }

    @Test
    void aPoisonMessageGoesToTheDeadLetterTopicWithItsReasonAndTheOthersGoOn() throws InterruptedException {
        properties.put("dlq.topic", "letters");
        start(STANDARD, LONG, "poison", "a", "b");

        List<SourceRecord> records = take(3);

        SourceRecord letter = records.stream()
                .filter(record -> record.topic().equals("letters"))
                .findFirst()
                .orElseThrow();
        assertThat(letter.value()).isEqualTo("poison");
        assertThat(header(letter, DeadLetters.REASON)).isEqualTo("poisoned");
        assertThat(header(letter, DeadLetters.EXCEPTION_CLASS)).isEqualTo(DataException.class.getName());
        assertThat(header(letter, DeadLetters.ATTEMPTS)).isEqualTo(1);
        assertThat(sqs.depth()).isEqualTo(3);
        records.forEach(record -> report(record, METADATA));
        awaitDepth(0);
    }

    @Test
    void withoutADeadLetterTopicAPoisonMessageStaysInItsQueue() throws InterruptedException {
        start(STANDARD, LONG, "poison", "a");

        report(take(1).get(0), METADATA);

        awaitDepth(1);
        assertThat(metrics.value(Metric.LEFT)).isEqualTo(1);
    }

    @Test
    void aPassingFailureOfTheConverterIsTriedAgain() throws InterruptedException {
        start(STANDARD, LONG, "flaky");

        assertThat(take(1).get(0).value()).isEqualTo("flaky");
        assertThat(metrics.value(Metric.RETRIES)).isEqualTo(1);
    }

    @Test
    void onFifoAPoisonMessageHoldsBackItsOwnGroupOnly() throws InterruptedException {
        startFifo("g", "a", "g", "poison", "g", "b", "h", "c");

        List<SourceRecord> records = take(2);

        assertThat(records).extracting(SourceRecord::value).containsExactlyInAnyOrder("a", "c");
        records.forEach(record -> report(record, METADATA));
        awaitDepth(2);
        assertThat(poll()).isEmpty();
    }

    @Test
    void onFifoTheGroupGoesOnOnceItsPoisonMessageHasSomewhereToGo() throws InterruptedException {
        properties.put("dlq.topic", "letters");
        startFifo("g", "a", "g", "poison", "g", "flaky", "g", "b");

        List<SourceRecord> records = take(4);

        assertThat(records).extracting(SourceRecord::value).containsExactly("a", "poison", "flaky", "b");
    }

    @Test
    void aBatchThatIsFilteredWholeIsSettledOnAFifoQueueInTransactions() throws InterruptedException {
        inTransactions = true;
        startFifo("g", "a");
        take(1);

        poll();

        awaitDepth(0);
    }

    /**
     * Connect runs every connector in transactions if its workers have exactly-once support. Yet a standard queue
     * cannot require it.
     */
    @Test
    void aBatchThatIsFilteredWholeIsSettledOnAStandardQueueInTransactions() throws InterruptedException {
        inTransactions = true;
        start(STANDARD, LONG, "a");
        take(1);

        poll();

        awaitDepth(0);
    }

    @Test
    void unreportedMessagesStayPendingInTransactionsOfSeveralPolls() throws InterruptedException {
        properties.put("transaction.boundary", "interval");
        inTransactions = true;
        start(STANDARD, LONG, "a");
        take(1);

        assertThat(poll()).isEmpty();

        assertThat(sqs.calls()).doesNotContain("delete");
    }

    @Test
    void aQueueThatHidesNothingFailsTheTaskWithItsReason() {
        start(STANDARD, Duration.ZERO, "a");

        await().untilAsserted(() -> assertThatThrownBy(() -> task.poll())
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("visibility timeout must be positive"));
    }

    @Test
    void anErrorOnTheTasksOwnThreadReachesThePoll() {
        sqs = new FakeSqs(STANDARD, LONG, System::nanoTime);
        sqs.send(null, "a");
        knownFromBefore = message -> {
            throw new OutOfMemoryError("Java heap space");
        };
        run(STANDARD);

        await().untilAsserted(() -> assertThatThrownBy(() -> task.poll())
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("Java heap space")
                .hasRootCauseInstanceOf(OutOfMemoryError.class));
    }

    @Test
    void anErrorInAReportOfConnectReachesThePoll() throws InterruptedException {
        start(STANDARD, LONG, "a");
        SourceRecord record = take(1).get(0);
        whenAcknowledged = message -> {
            throw new OutOfMemoryError("Java heap space");
        };

        report(record, METADATA);

        assertThatThrownBy(() -> task.poll()).hasMessageContaining("Java heap space");
    }

    /**
     * A standalone worker ignores {@code exactly.once.support}. A worker may also lose exactly-once support after the
     * check.
     */
    @Test
    void unreportedMessagesStayPendingWhereExactlyOnceIsRequiredButOff() throws InterruptedException {
        properties.put("exactly.once.support", "required");
        startFifo("g", "a");
        take(1);

        assertThat(poll()).isEmpty();

        assertThat(sqs.calls()).doesNotContain("delete");
    }

    @Test
    void unreportedMessagesStayPendingWithoutExactlyOnce() throws InterruptedException {
        startFifo("g", "a");
        take(1);

        assertThat(poll()).isEmpty();

        assertThat(sqs.calls()).doesNotContain("delete");
    }

    @Test
    void stopReleasesUnseenMessagesAndDeletesAcknowledgedOnes() throws InterruptedException {
        properties.put("sqs.max.poll.records", "1");
        start(STANDARD, LONG, "a", "b", "c");
        SourceRecord seen = take(1).get(0);
        await().untilAsserted(() -> assertThat(metrics.value(Metric.RECEIVED)).isEqualTo(3));

        task.stop();

        assertThat(sqs.visible()).isEqualTo(2);
        assertThat(sqs.hasReleasedIntoAPoll()).isFalse();
        assertThat(sqs.waitingPolls()).isZero();
        assertThat(sqs.isClosed()).isFalse();
        report(seen, METADATA);
        awaitDepth(2);
        await().until(sqs::isClosed);
        task = null;
    }

    @Test
    void throttlingKeepsTheTaskRunning() throws InterruptedException {
        sqs = new FakeSqs(STANDARD, LONG, System::nanoTime);
        sqs.failNext(FailureKind.THROTTLED, "RequestThrottled");
        sqs.failNext(FailureKind.TRANSIENT, "ServiceUnavailable");
        sqs.failNext(FailureKind.THROTTLED, "OverLimit");
        sqs.send(null, "a");
        run(STANDARD);

        assertThat(take(1)).hasSize(1);
    }

    @Test
    void aDeniedCallFailsTheTaskWithItsReason() {
        sqs = new FakeSqs(STANDARD, LONG, System::nanoTime);
        sqs.failNext(FailureKind.DENIED, "AccessDenied");
        run(STANDARD);

        await().untilAsserted(() -> assertThatThrownBy(() -> task.poll())
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("AccessDenied"));
    }

    @Test
    void aDeniedExtensionFailsTheTaskToo() throws InterruptedException {
        start(STANDARD, SHORT, "a");
        take(1);
        await().until(() -> sqs.waitingPolls() == 1);
        sqs.failNext(FailureKind.DENIED, "AccessDenied");

        await().untilAsserted(() -> assertThatThrownBy(() -> task.poll())
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("AccessDenied"));
    }

    @Test
    void aPolicyIsAppliedToAttributesThatNobodyAskedToSee() throws InterruptedException {
        properties.put("sqs.message.attribute.filter.names", "traceId");
        properties.put("sqs.message.filter.policy", "{\"$or\": [{\"type\": [\"order\"]}, {\"urgent\": [\"yes\"]}]}");
        sqs = new FakeSqs(STANDARD, LONG, System::nanoTime);
        sqs.send(null, "a", Map.of("type", text("order"), "traceId", text("t-1")));
        sqs.send(null, "b", Map.of("urgent", text("yes")));
        sqs.send(null, "c", Map.of("type", text("refund")));
        run(STANDARD);

        List<SourceRecord> records = take(2);

        assertThat(records).extracting(SourceRecord::value).containsExactlyInAnyOrder("a", "b");
        assertThat(records)
                .allSatisfy(record ->
                        assertThat(record.headers().lastWithName("type")).isNull());
        awaitDepth(2);
    }

    /** The rule for these two keys is checked when a connector is configured, and not when a task starts. */
    @Test
    void aPolicyIsAppliedWhereAttributesAreNotWritten() throws InterruptedException {
        properties.put("sqs.message.attributes.enabled", "false");
        properties.put("sqs.message.filter.policy", "{\"type\": [\"order\"]}");
        sqs = new FakeSqs(STANDARD, LONG, System::nanoTime);
        sqs.send(null, "a", Map.of("type", text("order")));
        run(STANDARD);

        assertThat(take(1)).extracting(SourceRecord::value).containsExactly("a");
    }

    @Test
    void theAttributeThatBecomesTheKeyIsReceivedThoughNobodyAskedToSeeIt() throws InterruptedException {
        properties.put("sqs.message.attribute.filter.names", "traceId");
        properties.put("kafka.record.key", "attribute");
        properties.put("kafka.record.key.attribute", "customer");
        sqs = new FakeSqs(STANDARD, LONG, System::nanoTime);
        sqs.send(null, "a", Map.of("customer", text("c-1")));
        run(STANDARD);

        assertThat(take(1)).extracting(SourceRecord::key).containsExactly("c-1");
    }

    /** With acks=0 on the worker, a record has no offset. The connector's configuration does not show that setting. */
    @Test
    void aRecordThatKafkaDoesNotAcknowledgeFailsTheTaskAndIsNotDeleted() throws InterruptedException {
        start(STANDARD, LONG, "a");

        report(take(1).get(0), new RecordMetadata(new TopicPartition("t", 0), -1, 0, 0, 0, 0));

        assertThatThrownBy(() -> task.poll())
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("producer.override.acks=all");
        assertThat(sqs.calls()).doesNotContain("delete");
    }

    /** A broker that already has the record does not always know its offset. */
    @Test
    void aRecordWithoutAnOffsetAmongOthersIsAcknowledged() throws InterruptedException {
        start(STANDARD, LONG, "a", "b");
        List<SourceRecord> records = take(2);

        report(records.get(0), METADATA);
        report(records.get(1), new RecordMetadata(new TopicPartition("t", 0), -1, 0, 0, 0, 0));

        awaitDepth(0);
    }

    @Test
    void receivingStopsAtTheLimitOfMessagesInFlight() throws InterruptedException {
        properties.put("sqs.max.in.flight.messages", "20");
        start(STANDARD, LONG, Stream.generate(() -> "x").limit(100).toArray(String[]::new));

        List<SourceRecord> held = take(20);

        assertThat(poll()).isEmpty();
        assertThat(metrics.value(Metric.IN_FLIGHT_MESSAGES)).isEqualTo(20);
        held.forEach(record -> report(record, METADATA));
        assertThat(take(20)).hasSize(20);
    }

    private void start(QueueUrl queue, Duration visibility, String... bodies) {
        sqs = new FakeSqs(queue, visibility, System::nanoTime);
        for (String body : bodies) {
            sqs.send(null, body);
        }
        run(queue);
    }

    private void startFifo(String... groupsAndBodies) {
        sqs = new FakeSqs(FIFO, LONG, System::nanoTime);
        for (int i = 0; i < groupsAndBodies.length; i += 2) {
            sqs.send(groupsAndBodies[i], groupsAndBodies[i + 1]);
        }
        run(FIFO);
    }

    private void run(QueueUrl queue) {
        properties.put("sqs.queue.url", queue.url());
        task = new TaskFlow(
                new TaskSettings("flow-test", new SqsSourceConfig(properties), List.of(queue), failures, REOPENING),
                (url, attributes) -> new ScriptedLog(log(url)),
                sqs,
                new ScriptedConverter(),
                () -> inTransactions,
                metrics,
                TaskMachine.real());
        task.start();
    }

    private static DeliveryLog log(QueueUrl queue) {
        return queue.isFifo()
                ? new FifoDeliveryLog(queue, 1, List.of(), Duration.ZERO, InstantSource.system())
                : new StandardDeliveryLog(queue);
    }

    private List<SourceRecord> take(int count) throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (records.size() < count && System.nanoTime() < deadline) {
            records.addAll(poll());
        }
        assertThat(records).hasSize(count);
        return records;
    }

    private List<SourceRecord> poll() throws InterruptedException {
        List<SourceRecord> records = task.poll();
        if (records == null) {
            return List.of();
        }
        unreported.addAll(records);
        return records;
    }

    private void report(SourceRecord record, RecordMetadata metadata) {
        unreported.remove(record);
        task.commitRecord((QueueRecord) record, metadata);
    }

    private void awaitDepth(int depth) {
        await().untilAsserted(() -> assertThat(sqs.depth()).isEqualTo(depth));
    }

    private static AttributeValue text(String value) {
        return new AttributeValue.Text("String", value);
    }

    private static Object header(SourceRecord record, String name) {
        return record.headers().lastWithName(name).value();
    }

    /** Throws at the call that a test selects. */
    private final class ScriptedLog implements DeliveryLog {

        private final DeliveryLog log;

        private ScriptedLog(DeliveryLog log) {
            this.log = log;
        }

        @Override
        public boolean isDelivered(ReceivedMessage message) {
            knownFromBefore.accept(message);
            return log.isDelivered(message);
        }

        @Override
        public SourcePosition handOver(InFlightMessage message) {
            return log.handOver(message);
        }

        @Override
        public void acknowledged(InFlightMessage message) {
            whenAcknowledged.accept(message);
            log.acknowledged(message);
        }

        @Override
        public void deleted(InFlightMessage message) {
            log.deleted(message);
        }
    }

    /** Fails permanently for {@code poison}, once for {@code flaky}. */
    private static final class ScriptedConverter implements MessageConverter {

        private boolean failedOnce;

        @Override
        public void configure(Map<String, ?> connectorConfig) {
            // The bodies decide the behaviour.
        }

        @Override
        public synchronized ConvertedMessage convert(SourceMessage message) {
            if (message.bodyText().equals("poison")) {
                throw new DataException("poisoned");
            }
            if (message.bodyText().equals("flaky") && !failedOnce) {
                failedOnce = true;
                throw new RetriableException("not yet");
            }
            return ConvertedMessage.ofText(message.bodyText());
        }
    }
}

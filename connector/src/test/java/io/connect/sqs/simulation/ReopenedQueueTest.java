package io.connect.sqs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.fifo.FifoDeliveryLog;
import io.connect.sqs.flow.QueueRecord;
import io.connect.sqs.flow.TaskFlow;
import io.connect.sqs.flow.TaskSettings;
import io.connect.sqs.inflight.StandardDeliveryLog;
import io.connect.sqs.metrics.Metric;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.BatchOutcome;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.QueueAttributes;
import io.connect.sqs.queue.ReceiveCall;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsApi;
import io.connect.sqs.queue.SqsFailure;
import io.connect.sqs.simulation.chance.Choices;
import io.connect.sqs.simulation.chance.Tally;
import io.connect.sqs.simulation.machine.SimulatedMachine;
import io.connect.sqs.simulation.machine.VirtualTime;
import io.connect.sqs.simulation.machine.WorkerProcess;
import io.connect.sqs.suspect.FailureHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With {@code sqs.on.queue.failure=continue}, the task retries a missing queue until the queue exists. The clock is
 * virtual.
 */
class ReopenedQueueTest {

    private static final Duration REOPENING = Duration.ofSeconds(15);
    private static final QueueUrl OTHER = QueueUrl.parse("http://localhost/0/other");
    private static final RecordMetadata METADATA = new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 0, 0);

    private final VirtualTime time = new VirtualTime();
    private final Choices choices = new Choices(1, new Tally());
    private final Account account = new Account(new Tally(), false);
    private final WorkerProcess process = new WorkerProcess(time);
    private final TaskMetrics metrics = new TaskMetrics(time::now);
    private final List<String> delivered = new ArrayList<>();
    private final List<Long> asked = new ArrayList<>();
    private TaskFlow task;
    private boolean gone;
    private int sent;

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/0/gone", "http://localhost/0/gone.fifo"})
    void aQueueThatIsGoneIsReadAgainWhenItIsBackAndTheOtherIsReadAllTheWhile(String url) {
        choices.calm();
        QueueUrl queue = QueueUrl.parse(url);
        QueueModel going = new QueueModel(queue, time, choices, false);
        QueueModel staying = new QueueModel(OTHER, time, choices, false);
        start(queue, going, staying);
        send(going, "before");
        until(() -> delivered.contains("before") && going.isEmpty());

        gone = true;
        until(() -> metrics.value(Metric.QUEUES_FAILED) == 1);
        asked.clear();
        send(staying, "meanwhile");
        until(() -> delivered.contains("meanwhile"));
        long failedFor = time.now() + 4 * REOPENING.toNanos();
        until(() -> time.now() >= failedFor);
        assertThat(asked).as("requests for the queue in a minute").hasSizeBetween(3, 4);

        gone = false;
        long back = time.now();
        until(() -> metrics.value(Metric.QUEUES_FAILED) == 0);
        assertThat(time.now() - back).isLessThan(REOPENING.plusSeconds(2).toNanos());
        send(going, "after");
        until(() -> going.isEmpty() && staying.isEmpty());

        assertThat(delivered).containsExactly("before", "meanwhile", "after");
    }

    private void start(QueueUrl queue, QueueModel going, QueueModel staying) {
        List<QueueUrl> queues = List.of(queue, OTHER);
        SqsSourceConfig config = new SqsSourceConfig(
                Map.of("sqs.queue.urls", queue + "," + OTHER, "kafka.topic", "t", "sqs.on.queue.failure", "continue"));
        SimulatedMachine machine = new SimulatedMachine(time, choices, process, "task");
        SqsApi sqs = new SimulatedSqs(time, choices, process, Map.of(queue, going, OTHER, staying), account);
        task = new TaskFlow(
                new TaskSettings("task", config, queues, new FailureHistory(time::now), REOPENING),
                (of, attributes) -> of.isFifo()
                        ? new FifoDeliveryLog(
                                of,
                                attributes.createdTimestamp(),
                                List.of(),
                                Duration.ZERO,
                                machine.clocks().wall())
                        : new StandardDeliveryLog(of),
                new Deletable(queue, sqs),
                new SimulatedConverter(time, choices, account, process),
                () -> false,
                metrics,
                machine);
        task.start();
    }

    private void send(QueueModel queue, String body) {
        Message message = new Message(sent, "m" + sent, "g", body, false);
        sent++;
        account.sent(message, queue.url().isFifo());
        queue.send(message);
    }

    /** Polls as Connect does and acknowledges all records, for at most ten minutes. */
    private void until(BooleanSupplier reached) {
        long deadline = time.now() + Duration.ofMinutes(10).toNanos();
        while (!reached.getAsBoolean() && time.now() < deadline) {
            process.pollBegins();
            List<SourceRecord> records = poll();
            process.pollEnds();
            for (SourceRecord record : records) {
                delivered.add((String) record.value());
                task.commitRecord((QueueRecord) record, METADATA);
            }
        }
        assertThat(reached.getAsBoolean())
                .as("reached within %s s", time.now() / VirtualTime.SECOND)
                .isTrue();
    }

    private List<SourceRecord> poll() {
        try {
            List<SourceRecord> records = task.poll();
            return records == null ? List.of() : records;
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts", e);
        }
    }

    /** An SQS in which one of the queues exists only at times. */
    private final class Deletable implements SqsApi {

        private final QueueUrl deleted;
        private final SqsApi sqs;

        Deletable(QueueUrl deleted, SqsApi sqs) {
            this.deleted = deleted;
            this.sqs = sqs;
        }

        @Override
        public CompletableFuture<List<ReceivedMessage>> receive(ReceiveCall call) {
            return unlessGone(call.queue(), () -> sqs.receive(call));
        }

        @Override
        public CompletableFuture<BatchOutcome> delete(QueueUrl queue, List<String> handles) {
            return unlessGone(queue, () -> sqs.delete(queue, handles));
        }

        @Override
        public CompletableFuture<BatchOutcome> changeVisibility(
                QueueUrl queue, List<String> handles, Duration timeout) {
            return unlessGone(queue, () -> sqs.changeVisibility(queue, handles, timeout));
        }

        @Override
        public CompletableFuture<QueueAttributes> attributes(QueueUrl queue) {
            if (queue.equals(deleted)) {
                asked.add(time.now());
            }
            return unlessGone(queue, () -> sqs.attributes(queue));
        }

        private <T> CompletableFuture<T> unlessGone(QueueUrl queue, Supplier<CompletableFuture<T>> call) {
            return gone && queue.equals(deleted)
                    ? CompletableFuture.failedFuture(
                            new SqsFailure(FailureKind.NO_SUCH_QUEUE, "QueueDoesNotExist", "no such queue", null))
                    : call.get();
        }

        @Override
        public void close() {
            sqs.close();
        }
    }
}

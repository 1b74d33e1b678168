package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.converter.ConvertedMessage;
import io.connect.sqs.converter.MessageConverter;
import io.connect.sqs.converter.SourceMessage;
import io.connect.sqs.fifo.FifoDeliveryLog;
import io.connect.sqs.inflight.StandardDeliveryLog;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.SqsApi;
import io.connect.sqs.suspect.FailureHistory;
import io.connect.sqs.thread.TaskClocks;
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
import java.util.function.Function;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.source.SourceRecord;

/** A whole task that a test drives in place of Connect. */
final class DrivenTask implements AutoCloseable {

    private static final RecordMetadata METADATA = new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 0, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, String> properties =
            new HashMap<>(Map.of("kafka.topic", "t", "retry.backoff.ms", "1", "max.retries", "2"));
    private final TaskMetrics metrics = new TaskMetrics(System::nanoTime);
    private final Set<SourceRecord> unreported = Collections.newSetFromMap(new IdentityHashMap<>());
    private Function<SourceMessage, ConvertedMessage> conversion =
            message -> ConvertedMessage.ofText(message.bodyText());
    private FailureHistory failures = new FailureHistory(System::nanoTime);
    private boolean inTransactions;
    private Duration reopening = Duration.ofSeconds(15);
    private TaskMachine machine = TaskMachine.real();
    private TaskFlow flow;

    /** Sets a key of the configuration. */
    DrivenTask set(String key, String value) {
        properties.put(key, value);
        return this;
    }

    /** Sets the behaviour of the converter. */
    DrivenTask converting(Function<SourceMessage, ConvertedMessage> how) {
        conversion = how;
        return this;
    }

    /** Whether Connect commits each batch in a transaction. */
    DrivenTask inTransactions(boolean yes) {
        inTransactions = yes;
        return this;
    }

    /** Sets the time until a queue that could not be read is opened again. */
    DrivenTask reopening(Duration after) {
        reopening = after;
        return this;
    }

    DrivenTask clocks(TaskClocks of) {
        machine = TaskMachine.real(of);
        return this;
    }

    /** Starts the task on one queue, without any state of earlier tasks. */
    TaskFlow run(QueueUrl queue, SqsApi sqs) {
        return run(List.of(queue), sqs);
    }

    TaskFlow run(List<QueueUrl> queues, SqsApi sqs) {
        properties.put(
                "sqs.queue.urls",
                String.join(",", queues.stream().map(QueueUrl::url).toList()));
        flow = new TaskFlow(
                // One test runs several tasks in turn, so metrics are not published.
                new TaskSettings("driven", new SqsSourceConfig(properties), queues, failures, reopening),
                (url, attributes) -> url.isFifo()
                        ? new FifoDeliveryLog(url, 1, List.of(), Duration.ZERO, InstantSource.system())
                        : new StandardDeliveryLog(url),
                sqs,
                new MessageConverter() {
                    @Override
                    public void configure(Map<String, ?> connectorConfig) {
                        // The test defines the converter's behaviour.
                    }

                    @Override
                    public ConvertedMessage convert(SourceMessage message) {
                        return conversion.apply(message);
                    }
                },
                () -> inTransactions,
                metrics,
                machine);
        flow.start();
        return flow;
    }

    TaskMetrics metrics() {
        return metrics;
    }

    /** Returns the next records; empty when there are none yet. */
    List<SourceRecord> poll() throws InterruptedException {
        List<SourceRecord> records = flow.poll();
        if (records == null) {
            return List.of();
        }
        unreported.addAll(records);
        return records;
    }

    /** Polls until this many records have arrived. */
    List<SourceRecord> take(int count) throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (records.size() < count && System.nanoTime() < deadline) {
            records.addAll(poll());
        }
        assertThat(records).hasSizeGreaterThanOrEqualTo(count);
        return records;
    }

    /** Reports that Kafka has the record. */
    void acknowledge(SourceRecord record) {
        report(record, METADATA);
    }

    void report(SourceRecord record, RecordMetadata metadata) {
        unreported.remove(record);
        flow.commitRecord((QueueRecord) record, metadata);
    }

    /** Stops the task as a kill does: no record is reported. */
    void stop() {
        flow.stop();
        flow = null;
        unreported.clear();
    }

    /** Abandons the task as a killed process does: later tasks know nothing of it. */
    void abandon() {
        TaskFlow killed = flow;
        Thread stopping = new Thread(killed::stop);
        stopping.setDaemon(true);
        stopping.start();
        flow = null;
        failures = new FailureHistory(System::nanoTime);
        unreported.clear();
    }

    static Object header(SourceRecord record, String name) {
        return record.headers().lastWithName(name).value();
    }

    /** A stop waits for outstanding reports of Connect. So the records that the test ignores are reported first. */
    @Override
    public void close() {
        if (flow != null) {
            List.copyOf(unreported).forEach(this::acknowledge);
            flow.stop();
        }
    }
}

package io.connect.sqs;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.converter.Converters;
import io.connect.sqs.flow.QueueRecord;
import io.connect.sqs.flow.TaskFlow;
import io.connect.sqs.flow.TaskSettings;
import io.connect.sqs.metrics.MetricsPublication;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.SqsApi;
import io.connect.sqs.queue.SqsApis;
import io.connect.sqs.thread.TaskMachine;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/**
 * The task that Connect calls. It creates one {@link TaskFlow} when it starts and forwards all calls to it.
 *
 * <p>{@code commit()} is not a report on records. It only shows which class of Connect runs this task.
 */
public final class SqsSourceTask extends SourceTask {

    /** The queues of a task. The connector adds this key to the configuration of the task. */
    static final String TASK_QUEUES = "sqs.task.queue.urls";

    /** The number of a task. The connector adds this key to the configuration of the task. */
    static final String TASK_ID = "sqs.task.id";

    private final TransactionDetector transactions = new TransactionDetector();
    private TaskFlow flow;
    private MetricsPublication publication;

    @Override
    public String version() {
        return Version.current();
    }

    @Override
    public void start(Map<String, String> properties) {
        SqsSourceConfig config = new SqsSourceConfig(properties);
        String connector = properties.getOrDefault("name", "sqs-source");
        String task = properties.getOrDefault(TASK_ID, "0");
        List<QueueUrl> queues = TaskQueues.of(properties.get(TASK_QUEUES));
        TaskMachine machine = TaskMachine.real();
        TaskMetrics metrics = new TaskMetrics(machine.clocks().nano());
        SqsApi sqs = SqsApis.of(config);
        try {
            flow = new TaskFlow(
                    new TaskSettings(connector + "-" + task, config, queues),
                    DeliveryLogs.read(
                            queues,
                            config.deduplicationWindow(),
                            context.offsetStorageReader(),
                            machine.clocks().wall()),
                    sqs,
                    Converters.of(config),
                    transactions::isDetected,
                    metrics,
                    machine);
        } catch (RuntimeException | Error e) {
            // Closed here, because a task that did not start has no flow that would close it.
            sqs.close();
            throw e;
        }
        publication = MetricsPublication.open(metrics, context, connector, task);
        flow.start();
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        return flow.poll();
    }

    @Override
    public void commit() {
        transactions.commitIsCalled();
    }

    @Override
    public void commitRecord(SourceRecord record, RecordMetadata metadata) {
        if (record instanceof QueueRecord ours) {
            flow.commitRecord(ours, metadata);
        }
    }

    @Override
    public void stop() {
        if (flow != null) {
            flow.stop();
        }
        if (publication != null) {
            publication.close();
        }
    }
}

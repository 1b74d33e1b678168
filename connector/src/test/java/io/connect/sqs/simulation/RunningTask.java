package io.connect.sqs.simulation;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.fifo.FifoDeliveryLog;
import io.connect.sqs.flow.QueueRecord;
import io.connect.sqs.flow.TaskFlow;
import io.connect.sqs.flow.TaskSettings;
import io.connect.sqs.inflight.StandardDeliveryLog;
import io.connect.sqs.metrics.Metric;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.simulation.chance.Choices;
import io.connect.sqs.simulation.chance.Invariant;
import io.connect.sqs.simulation.machine.SimulatedMachine;
import io.connect.sqs.simulation.machine.VirtualTime;
import io.connect.sqs.simulation.machine.WorkerProcess;
import io.connect.sqs.suspect.FailureHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.source.SourceRecord;

/** A real task in a simulated process. */
final class RunningTask {

    /** The same value as in production. No queue of a simulated run is missing. */
    private static final Duration REOPENING = Duration.ofSeconds(15);

    private static final RecordMetadata METADATA = new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 0, 0);

    private final WorkerProcess process;
    private final TaskFlow flow;
    private final TaskMetrics metrics;
    private final VirtualTime time;
    private final Account account;
    private boolean inTransactions;

    RunningTask(
            String name,
            VirtualTime time,
            Choices choices,
            Setup setup,
            Map<QueueUrl, QueueModel> queues,
            Account account,
            FailureHistory failures) {
        this.time = time;
        this.account = account;
        this.process = new WorkerProcess(time);
        SimulatedMachine machine = new SimulatedMachine(time, choices, process, name);
        Map<QueueUrl, List<Map<String, ?>>> stored = new HashMap<>();
        queues.forEach((url, queue) -> stored.put(url, url.isFifo() ? account.offsets(queue) : List.of()));
        this.metrics = new TaskMetrics(time::now);
        this.flow = new TaskFlow(
                new TaskSettings(name, setup.config(), setup.queues(), failures, REOPENING),
                (url, attributes) -> url.isFifo()
                        ? new FifoDeliveryLog(
                                url,
                                attributes.createdTimestamp(),
                                stored.get(url),
                                setup.config().deduplicationWindow(),
                                machine.clocks().wall())
                        : new StandardDeliveryLog(url),
                new SimulatedSqs(time, choices, process, queues, account),
                new SimulatedConverter(time, choices, account, process),
                () -> inTransactions,
                metrics,
                machine);
        flow.start();
    }

    WorkerProcess process() {
        return process;
    }

    TaskFlow flow() {
        return flow;
    }

    /** The next records; empty when there are none yet. */
    List<QueueRecord> poll() {
        List<SourceRecord> records;
        process.pollBegins();
        try {
            records = flow.poll();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts", e);
        } finally {
            process.pollEnds();
        }
        if (records == null) {
            return List.of();
        }
        List<QueueRecord> ours = new ArrayList<>(records.size());
        for (SourceRecord each : records) {
            Message message = account.of(each.value());
            time.tell("handed over to " + each.topic() + ":", message);
            account.check(
                    Invariant.NOTHING_HANDED_OVER_AGAIN,
                    message.acknowledgedTo != process || message.cameLate,
                    () -> message + " is handed over again");
            message.handedOverTo = process;
            ours.add((QueueRecord) each);
        }
        return ours;
    }

    /** Connect reports that a record is in Kafka. */
    void produced(QueueRecord record) {
        flow.commitRecord(record, METADATA);
        account.of(record.value()).handedOverTo = null;
        account.of(record.value()).acknowledgedTo = process;
    }

    /** Connect reports that a transform has dropped a record, so the record is not in Kafka. */
    void dropped(QueueRecord record) {
        flow.commitRecord(record, null);
        account.of(record.value()).handedOverTo = null;
    }

    /** Connect calls {@code commit()} from its transaction code. */
    void transactionCommitted() {
        inTransactions = true;
    }

    /** Describes the reserved budget; empty if only current receives have reserved it. */
    Optional<String> heldRoom(int perReceive) {
        return TaskBudgets.of(flow).held(perReceive * metrics.value(Metric.CONCURRENT_RECEIVES));
    }

    void stop() {
        process.stopBegins();
        flow.stop();
    }
}

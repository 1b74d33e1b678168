package io.connect.sqs.flow;

import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.suspect.FailureHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Returns batches of records to Connect and remembers which messages did not reach Kafka. A suspect is produced alone: its
 * record is handed over when no other record is unreported. No record follows until Connect has reported the result. Runs on
 * Connect's thread, except for reports on records.
 */
final class ConnectBatches {

    private final SqsSourceConfig config;
    private final boolean transactionPerPoll;
    private final List<QueuePipeline> open;
    private final ReadyBuffer ready;
    private final FailureHistory failures;
    private final BooleanSupplier inTransactions;
    private final IsolatedRecord isolated;
    private volatile boolean waitsForCompany;
    private List<ReadyMessage> lastBatch = List.of();

    /**
     * @param open           the pipelines of the task
     * @param failures the earlier failures
     * @param inTransactions whether Connect is known to commit each batch in a transaction
     */
    ConnectBatches(
            SqsSourceConfig config,
            List<QueuePipeline> open,
            ReadyBuffer ready,
            FailureHistory failures,
            BooleanSupplier inTransactions,
            LongSupplier nanoClock) {
        this.config = config;
        this.transactionPerPoll = config.transactionPerPoll();
        this.open = open;
        this.ready = ready;
        this.failures = failures;
        this.inTransactions = inTransactions;
        this.isolated = new IsolatedRecord(nanoClock);
    }

    /** The next batch; null if no record is ready, or if the ready records must wait. */
    List<SourceRecord> next() {
        synchronized (ready.handOver()) {
            List<ReadyMessage> batch = ready.take(config.maxPollRecords());
            if (!batch.isEmpty() && batch.get(0).alone() && isAnyOnItsWay()) {
                ready.putBack(batch);
                waitsForCompany = true;
                return null;
            }
            List<QueueRecord> records = new ArrayList<>(batch.size());
            batch.forEach(message -> message.services().handOver(message).ifPresent(records::add));
            isolated.handOver(records);
            lastBatch = batch;
            return records.isEmpty() ? null : List.copyOf(records);
        }
    }

    /**
     * Whether no batch may be handed over now: a record is being produced alone, or waits for the reports on all other records.
     */
    boolean isHeldBack() {
        if (waitsForCompany && !isAnyOnItsWay()) {
            waitsForCompany = false;
        }
        return waitsForCompany || isolated.isOnItsWay();
    }

    /** Called when Connect has reported on a record. */
    void reported() {
        if (waitsForCompany || isolated.current() != null) {
            ready.wake();
        }
    }

    /** Remembers a record that Connect reports as unproduced. Called before its message is deleted or left in the queue. */
    void unproduced(QueueRecord record) {
        // If errors are tolerated, Connect continues after a failed record. Its report does not differ from that of a
        // dropped record.
        if (!config.toleratesErrors() || config.deleteUnproduced()) {
            return;
        }
        if (record.alone()) {
            failures.failedAlone(record.message());
        } else {
            failures.failedInCompany(record.message());
        }
    }

    /**
     * When the task ends, remembers the messages without a report as suspects, because one of them may be the cause. A
     * message is removed from the suspects if Connect's producer still delivers it while it closes.
     */
    void endedWithUnreported() {
        QueueRecord last = isolated.current();
        if (last != null && last.message().isHandedOver() && isolated.isRefused(last)) {
            failures.failedAlone(last.message());
            return;
        }
        open.forEach(pipeline -> pipeline.services().ledger().handedOver().forEach(failures::failedInCompany));
    }

    /**
     * Settles the messages that transforms dropped from the last batch, if Connect never reports them.
     *
     * <p>With exactly-once support and a transaction per poll, Connect polls again only when the transaction of the last batch
     * is committed and reported. It also polls again when transforms dropped the whole batch, because then there was no
     * transaction. Without exactly-once support, an unreported record may still be sent. Only the worker's setting matters: a
     * worker with exactly-once support runs every connector in transactions, and a worker without it runs none.
     */
    void sweep() {
        if (transactionPerPoll && inTransactions.getAsBoolean()) {
            for (ReadyMessage message : lastBatch) {
                if (message.message().isHandedOver()) {
                    message.services().acknowledger().unproduced(message.message());
                }
            }
        }
        lastBatch = List.of();
    }

    private boolean isAnyOnItsWay() {
        return open.stream().anyMatch(pipeline -> pipeline.services().ledger().hasHandedOver());
    }
}

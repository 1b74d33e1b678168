package io.connect.sqs.flow;

import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.suspect.FailureHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Gives Connect its batches and records which messages did not reach Kafka. A suspect is produced alone: it is handed over
 * when no other record is on its way, and no record follows it until Connect has reported its result. Runs on Connect's
 * thread, except for reports on records.
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

    /** The next batch, or null when nothing is ready or may go yet. */
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

    /** Whether a record is produced alone, or waits to be produced alone until no other record is on its way. */
    boolean isHeldBack() {
        if (waitsForCompany && !isAnyOnItsWay()) {
            waitsForCompany = false;
        }
        return waitsForCompany || isolated.isOnItsWay();
    }

    /** Takes note that Connect has reported on a record. */
    void reported() {
        if (waitsForCompany || isolated.current() != null) {
            ready.wake();
        }
    }

    /** Takes note of a record that Connect reports as unproduced, before its message is left or deleted. */
    void unproduced(QueueRecord record) {
        // Where errors are tolerated Connect goes on after a failed record, and does not tell it from a dropped one.
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
     * Records which messages are on their way when the task ends: one of them may be the reason. Messages that Connect's
     * producer still delivers as it closes are taken back.
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
     * Settles the messages of the last batch that transforms dropped, in cases where Connect never reports them.
     *
     * <p>With exactly-once support and a transaction per poll, Connect polls again only when the transaction of the last
     * batch is committed and reported. It also polls again when no record of the batch was left to send, so that there was no
     * transaction. Without it, a record that is not reported is still on its way. The connector's own setting of exactly-once
     * support does not matter: a worker that has it runs every connector in transactions, and one that has lost it runs none.
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

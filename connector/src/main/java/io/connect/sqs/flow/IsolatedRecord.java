package io.connect.sqs.flow;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The record that was handed over alone: no record follows it until Connect has reported its result. Handed over and taken by
 * Connect's thread, reported by any.
 */
final class IsolatedRecord {

    /** Connect does not report a record that a transform dropped when the transaction had no other record. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** Kafka refuses a record quickly; a longer wait means that Kafka has trouble. */
    private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(10);

    private final LongSupplier nanoClock;
    private volatile QueueRecord record;
    private volatile long since;

    IsolatedRecord(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** Notes a batch that is handed over now. */
    void handOver(List<QueueRecord> batch) {
        if (batch.size() == 1 && batch.get(0).alone()) {
            since = nanoClock.getAsLong();
            record = batch.get(0);
        }
    }

    /** Whether it is still on its way, so that no other record may follow. */
    boolean isOnItsWay() {
        QueueRecord isolated = record;
        if (isolated == null) {
            return false;
        }
        if (!isolated.message().isHandedOver() || nanoClock.getAsLong() - since >= LONGEST_WAIT.toNanos()) {
            record = null;
            return false;
        }
        return true;
    }

    /** Whether a record is being produced alone, for no longer than a refusal takes. */
    boolean isRefused(QueueRecord unreported) {
        return unreported == record && nanoClock.getAsLong() - since < LONGEST_REFUSAL.toNanos();
    }

    /** Its message if it is on its way, or null. */
    QueueRecord current() {
        return record;
    }
}

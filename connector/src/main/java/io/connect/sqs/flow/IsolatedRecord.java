package io.connect.sqs.flow;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The record that was handed to Connect alone. No record follows it until Connect has reported its result. Set and read by
 * Connect's thread; the report may come on any thread.
 */
final class IsolatedRecord {

    /**
     * The wait is limited, because Connect does not report a record that a transform dropped from a transaction without other
     * records.
     */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** Kafka refuses a record quickly; a longer wait means that Kafka has a problem. */
    private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(10);

    private final LongSupplier nanoClock;
    private volatile QueueRecord record;
    private volatile long since;

    IsolatedRecord(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** Called with each batch that is handed over; remembers a record that is alone in it. */
    void handOver(List<QueueRecord> batch) {
        if (batch.size() == 1 && batch.get(0).alone()) {
            since = nanoClock.getAsLong();
            record = batch.get(0);
        }
    }

    /** Whether the record has no report yet, so that no other record may follow. */
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

    /** Whether Kafka probably refused this record: it was handed over alone, within the last {@code LONGEST_REFUSAL}. */
    boolean isRefused(QueueRecord unreported) {
        return unreported == record && nanoClock.getAsLong() - since < LONGEST_REFUSAL.toNanos();
    }

    /** The record that was handed over alone, or null. */
    QueueRecord current() {
        return record;
    }
}

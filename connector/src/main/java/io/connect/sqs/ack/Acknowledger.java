package io.connect.sqs.ack;

import io.connect.sqs.inflight.DeliveryLog;
import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.inflight.QueueLedger;
import io.connect.sqs.metrics.Metric;
import io.connect.sqs.metrics.TaskMetrics;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles the messages of one queue when the outcome of their records is known. No method blocks or throws, because Connect
 * calls on the producer's I/O thread, where an exception would only be logged.
 */
public final class Acknowledger {

    private static final Logger LOG = LoggerFactory.getLogger(Acknowledger.class);

    /** Logs one line per acknowledged record at DEBUG, {@code Latency: N ms}, for log queries. */
    private static final Logger LATENCY_LOG = LoggerFactory.getLogger("io.connect.sqs.latency");

    private final QueueLedger ledger;
    private final DeliveryLog log;
    private final UnproducedPolicy unproducedPolicy;
    private final boolean deleteMessages;
    private final Consumer<InFlightMessage> deletes;
    private final TaskMetrics metrics;
    private final InstantSource wallClock;

    /**
     * @param deleteMessages false in copy mode, where messages stay in the queue
     * @param deletes receives the messages to delete
     */
    public Acknowledger(
            QueueLedger ledger,
            DeliveryLog log,
            UnproducedPolicy unproducedPolicy,
            boolean deleteMessages,
            Consumer<InFlightMessage> deletes,
            TaskMetrics metrics,
            InstantSource wallClock) {
        this.ledger = ledger;
        this.log = log;
        this.unproducedPolicy = unproducedPolicy;
        this.deleteMessages = deleteMessages;
        this.deletes = deletes;
        this.metrics = metrics;
        this.wallClock = wallClock;
    }

    /** Called when Kafka has acknowledged the record of this message. */
    public void produced(InFlightMessage message) {
        log.acknowledged(message);
        if (settle(message)) {
            metrics.count(Metric.PRODUCED);
            noteLatency(message);
        }
    }

    /**
     * Called when Connect will not produce the record of this message: a transform dropped it, or it failed and the failure was
     * tolerated.
     */
    public void unproduced(InFlightMessage message) {
        if (unproducedPolicy == UnproducedPolicy.LEAVE) {
            LOG.warn(
                    "The record of {} did not reach Kafka; its message stays in the queue, since errors.tolerance=all hides the reason",
                    message);
            leave(message);
        } else {
            log.acknowledged(message);
            if (settle(message)) {
                metrics.count(Metric.FILTERED);
            }
        }
    }

    /**
     * Deletes a message that gets no record. The mark of its group does not advance, because an earlier message of the group
     * may be received again.
     */
    public void settleUnrecorded(InFlightMessage message) {
        settle(message);
    }

    /** Leaves a message in the queue. It is received again when its visibility timeout has passed. */
    public void leave(InFlightMessage message) {
        if (ledger.leave(message)) {
            metrics.count(Metric.LEFT);
        }
    }

    private boolean settle(InFlightMessage message) {
        if (!ledger.settle(message)) {
            return false;
        }
        if (deleteMessages) {
            deletes.accept(message);
        } else {
            ledger.leave(message);
        }
        return true;
    }

    private void noteLatency(InFlightMessage message) {
        if (message.sentTimestampMs() == 0) {
            return;
        }
        long latencyMs = Math.max(0, wallClock.millis() - message.sentTimestampMs());
        metrics.time(Metric.SENT_TO_ACKNOWLEDGED, TimeUnit.MILLISECONDS.toNanos(latencyMs));
        LATENCY_LOG.debug("Latency: {} ms", latencyMs);
    }
}

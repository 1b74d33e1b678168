package io.connect.sqs.flow;

import io.connect.sqs.error.FailureLog;
import io.connect.sqs.inflight.InFlightMessage;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns when Kafka acknowledges no record for a minute. If a topic does not exist and is not created, Connect's producer waits
 * for ever and the task state stays RUNNING. Only this warning shows the problem.
 */
final class AcknowledgementWatch {

    private static final Logger LOG = LoggerFactory.getLogger(AcknowledgementWatch.class);

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration CHECK = Duration.ofSeconds(1);

    /** Without a transaction there is no report. Only a later record that no transform drops begins one. */
    private static final String INTERVAL =
            ". With transaction.boundary=interval, Connect reports records only at the end of an"
                    + " interval, and batches that transforms drop whole only with a later record. Use transaction.boundary=poll";

    private final List<QueuePipeline> open;
    private final boolean transactionPerPoll;
    private final LongSupplier nanoClock;
    private final FailureLog failures;
    private volatile long acknowledgedAt;

    /** @param transactionPerPoll whether Connect commits each batch, if it uses transactions */
    AcknowledgementWatch(List<QueuePipeline> open, boolean transactionPerPoll, LongSupplier nanoClock) {
        this.open = open;
        this.transactionPerPoll = transactionPerPoll;
        this.nanoClock = nanoClock;
        this.acknowledgedAt = nanoClock.getAsLong();
        this.failures = new FailureLog(LOG, nanoClock, "Producing to Kafka");
    }

    void start(ScheduledExecutorService executor) {
        executor.scheduleWithFixedDelay(this::check, CHECK.toMillis(), CHECK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Called when Kafka has acknowledged a record. */
    void acknowledged() {
        acknowledgedAt = nanoClock.getAsLong();
    }

    /** The age of the oldest record that Connect has not reported; 0 if there is none. */
    long oldestMs() {
        long now = nanoClock.getAsLong();
        return oldest().map(message -> TimeUnit.NANOSECONDS.toMillis(now - message.handedOverNanos()))
                .orElse(0L);
    }

    private void check() {
        long now = nanoClock.getAsLong();
        Optional<InFlightMessage> oldest = oldest();
        if (oldest.isEmpty()) {
            failures.succeeded();
            return;
        }
        long waitsNanos = Math.min(now - oldest.get().handedOverNanos(), now - acknowledgedAt);
        if (waitsNanos < PATIENCE.toNanos()) {
            if (now - acknowledgedAt < PATIENCE.toNanos()) {
                failures.succeeded();
            }
            return;
        }
        Set<String> topics = new TreeSet<>();
        open.forEach(
                pipeline -> pipeline.services().ledger().handedOver().forEach(message -> topics.add(message.topic())));
        failures.failed("Kafka has acknowledged nothing for " + TimeUnit.NANOSECONDS.toSeconds(waitsNanos)
                + " s, and records wait for " + String.join(", ", topics)
                + ". If that topic does not exist, create it, or have Connect create it: set"
                + " topic.creation.default.replication.factor and topic.creation.default.partitions (topic.creation.enable on the"
                + " worker). If it does, see whether the brokers can be reached and the producer may write to it"
                + (transactionPerPoll ? "" : INTERVAL));
    }

    private Optional<InFlightMessage> oldest() {
        return open.stream()
                .flatMap(pipeline -> pipeline.services().ledger().handedOver().stream())
                .min(Comparator.comparingLong(InFlightMessage::handedOverNanos));
    }
}

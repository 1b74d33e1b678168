package io.connect.sqs.flow;

import io.connect.sqs.ack.Acknowledger;
import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.converter.MessageConverter;
import io.connect.sqs.error.Backoff;
import io.connect.sqs.error.CallRetries;
import io.connect.sqs.error.RetryPolicy;
import io.connect.sqs.inflight.ConvertedRoom;
import io.connect.sqs.inflight.DeliveryLog;
import io.connect.sqs.inflight.InFlightBudget;
import io.connect.sqs.inflight.QueueLedger;
import io.connect.sqs.metrics.Metric;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.QueueAttributes;
import io.connect.sqs.queue.SqsApi;
import io.connect.sqs.queue.SqsFailure;
import io.connect.sqs.receive.IntakeGate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything a task does between its start and its stop.
 *
 * <p>Three kinds of threads meet here. Connect's own calls {@link #poll} and {@link #stop} and, unless the producer's I/O thread
 * does, {@link #commitRecord}. The task's own thread receives, deletes and extends. Converter threads convert. Only the last may
 * block.
 */
public final class TaskFlow {

    private static final Logger LOG = LoggerFactory.getLogger(TaskFlow.class);

    /** How long Connect's thread waits for a first record; short, as Connect notices a stop only between polls. */
    private static final Duration POLL_PATIENCE = Duration.ofMillis(200);

    /** How long until a queue is opened again that could not be read. */
    private static final Duration REOPENING = Duration.ofSeconds(15);

    /** When a service is out, one message is let in after this time to see whether it is. */
    private static final Duration FIRST_PROBE = Duration.ofSeconds(10);

    private final TaskSettings settings;
    private final SqsSourceConfig config;
    private final List<QueueUrl> queues;
    private final BiFunction<QueueUrl, QueueAttributes, DeliveryLog> logs;
    private final SqsApi sqs;
    private final BooleanSupplier inTransactions;
    private final TaskClocks clocks;
    private final ScheduledExecutorService executor;
    private final TaskMetrics metrics;
    private final ConversionStage conversions;
    private final QueuePipelines pipelines;
    private final TaskShutdown shutdown;
    private final ReadyBuffer ready = new ReadyBuffer();
    private final List<QueuePipeline> open = new CopyOnWriteArrayList<>();
    private final AtomicReference<Throwable> fatal = new AtomicReference<>();
    private final LoneTraveller lone;
    private final PollWatch watch;
    private final QueueFailures failures;
    private final AcknowledgementWatch acknowledgements;
    private final Map<String, DeliveryLog> openedLogs = new HashMap<>();
    private QueueOpener opener;
    private volatile Thread poller;
    private volatile boolean waitsForCompany;
    private volatile boolean acknowledges;
    private List<ReadyMessage> lastBatch = List.of();

    /**
     * Builds everything and starts nothing.
     *
     * @param settings  what the task is to do
     * @param logs      what is known of a queue from before
     * @param sqs       closed by {@link #stop}
     * @param converter closed by {@link #stop}
     * @param inTransactions whether Connect is known to commit each batch in a transaction
     */
    public TaskFlow(
            TaskSettings settings,
            BiFunction<QueueUrl, QueueAttributes, DeliveryLog> logs,
            SqsApi sqs,
            MessageConverter converter,
            BooleanSupplier inTransactions,
            TaskMetrics metrics,
            TaskClocks clocks) {
        this.settings = settings;
        this.lone = new LoneTraveller(clocks.nano());
        this.config = settings.config();
        this.queues = settings.queues();
        this.logs = logs;
        this.sqs = sqs;
        this.inTransactions = inTransactions;
        this.metrics = metrics;
        this.clocks = clocks;
        this.executor = TaskThreads.own(settings.name(), this::fail);
        ExecutorService workers = TaskThreads.converters(settings.name(), config.converterThreads(), this::fail);
        InFlightBudget budget = new InFlightBudget(config.maxInFlightMessages(), config.maxInFlightBytes());
        ConvertedRoom room = new ConvertedRoom(config.maxInFlightBytes());
        IntakeGate gate = new IntakeGate();
        this.conversions = new ConversionStage(
                converter,
                new ConversionThreads(workers, executor),
                room,
                new RetryPolicy(
                        config.maxRetries(),
                        new Backoff(config.retryBackoff(), config.retryBackoffMax(), Math::random)),
                new ServiceOutage(gate, executor, FIRST_PROBE),
                metrics,
                ready::add);
        this.pipelines = new QueuePipelines(
                config,
                queues.size(),
                sqs,
                new TaskParts(
                        executor,
                        budget,
                        room,
                        metrics,
                        clocks,
                        gate,
                        (queue, failure) -> queueFailures().failed(queue, failure)),
                settings.failures());
        this.acknowledgements = new AcknowledgementWatch(open, clocks.nano());
        this.failures = new QueueFailures(
                config.goesOnWithoutQueue(),
                REOPENING,
                open,
                executor,
                queue -> opener.open(queue, this::opened),
                this::fail);
        metrics.gauge(Metric.QUEUES_FAILED, failures::count);
        metrics.gauge(Metric.OLDEST_UNACKNOWLEDGED_MS, acknowledgements::oldestMs);
        this.watch = new PollWatch(gate, open, ready, clocks.nano());
        this.shutdown = new TaskShutdown(open, executor, workers, room, sqs, converter);
        // Of the ledgers, not of the budget: that also holds the room reserved by receives that wait for messages.
        metrics.gauge(Metric.IN_FLIGHT_MESSAGES, () -> overLedgers(QueueLedger::messageCount));
        metrics.gauge(Metric.IN_FLIGHT_BYTES, () -> overLedgers(QueueLedger::byteCount));
        metrics.gauge(Metric.OLDEST_AGE_MS, () -> oldestAgeMs(clocks.nano().getAsLong()));
        metrics.gauge(Metric.INTAKE_HELD, () -> gate.isOpen() ? 0 : 1);
        metrics.gauge(
                Metric.CONCURRENT_RECEIVES,
                () -> open.stream().mapToLong(QueuePipeline::concurrentReceives).sum());
    }

    /** Begins to receive from every queue as soon as it can be reached. */
    public void start() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(20), Math::random);
        opener = new QueueOpener(
                sqs, executor, new CallRetries(backoff, config.credentialPatience()), clocks.nano(), failures::failed);
        watch.start(executor);
        acknowledgements.start(executor);
        queues.forEach(queue -> opener.open(queue, this::opened));
    }

    /**
     * The next records, or null when there are none yet.
     *
     * @throws ConnectException if the task cannot go on
     */
    public List<SourceRecord> poll() throws InterruptedException {
        poller = Thread.currentThread();
        watch.polls();
        Throwable failure = fatal.get();
        if (failure != null) {
            throw new ConnectException(
                    isToldInWords(failure) ? failure.getMessage() : "The task cannot go on: " + failure, failure);
        }
        sweep();
        ready.awaitWhile(this::isHeldBack, POLL_PATIENCE);
        watch.polls();
        if (isHeldBack()) {
            return null;
        }
        ready.awaitAny(POLL_PATIENCE);
        watch.polls();
        if (failures.isEnding()) {
            return null;
        }
        synchronized (ready.handOver()) {
            return handOver();
        }
    }

    private List<SourceRecord> handOver() {
        List<ReadyMessage> batch = ready.take(config.maxPollRecords());
        if (!batch.isEmpty() && batch.get(0).alone() && isAnyOnItsWay()) {
            ready.putBack(batch);
            waitsForCompany = true;
            return null;
        }
        List<QueueRecord> records = new ArrayList<>(batch.size());
        batch.forEach(message -> message.flow().handOver(message).ifPresent(records::add));
        lone.handOver(records);
        lastBatch = batch;
        return records.isEmpty() ? null : List.copyOf(records);
    }

    /** Takes Connect's report on a record; never blocks and never throws: Connect would log that, and go on. */
    public void commitRecord(QueueRecord record, RecordMetadata metadata) {
        try {
            Acknowledger acknowledger = record.flow().acknowledger();
            if (metadata == null) {
                noteUnproduced(record);
                acknowledger.unproduced(record.message());
            } else if (isAcknowledged(metadata)) {
                acknowledgements.acknowledged();
                acknowledger.produced(record.message());
                settings.failures().delivered(record.message());
            } else {
                fail(new ConnectException("Kafka does not acknowledge what is sent to topic " + metadata.topic()
                        + ": the worker's producer seems to have acks=0, and messages would be deleted that Kafka never"
                        + " had. Set producer.override.acks=all"));
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
        if (waitsForCompany || lone.current() != null) {
            ready.wake();
        }
    }

    /** Where errors are tolerated Connect goes on after a failed record, and does not tell it from a dropped one. */
    private void noteUnproduced(QueueRecord record) {
        if (!config.toleratesErrors() || config.deleteUnproduced()) {
            return;
        }
        if (record.alone()) {
            settings.failures().failedAlone(record.message());
        } else {
            settings.failures().failedInCompany(record.message());
        }
    }

    /** Whether a record travels alone, or one that is to do so waits until nothing else is on its way. */
    private boolean isHeldBack() {
        if (failures.isEnding() && fatal.get() == null) {
            return true;
        }
        if (waitsForCompany && !isAnyOnItsWay()) {
            waitsForCompany = false;
        }
        return waitsForCompany || lone.isOnItsWay();
    }

    private boolean isAnyOnItsWay() {
        return open.stream().anyMatch(pipeline -> pipeline.flow().ledger().hasHandedOver());
    }

    /**
     * Whatever is on its way when a task ends may be why. What Connect's producer still delivers as it closes is taken back.
     */
    private void noteUnreported() {
        QueueRecord last = lone.current();
        if (last != null && last.message().isHandedOver() && lone.isRefused(last)) {
            settings.failures().failedAlone(last.message());
            return;
        }
        open.forEach(pipeline -> pipeline.flow().ledger().handedOver().forEach(settings.failures()::failedInCompany));
    }

    /**
     * Without acknowledgements no record has an offset. With them hardly any has none: a broker that has seen a record already does
     * not always know its offset any more.
     */
    private boolean isAcknowledged(RecordMetadata metadata) {
        acknowledges |= metadata.hasOffset();
        return acknowledges;
    }

    /** Stops within a few seconds; what Connect still acknowledges afterwards is still deleted. */
    public void stop() {
        // Connect ends a task on the thread that polls.
        if (Thread.currentThread() == poller) {
            noteUnreported();
        }
        shutdown.run();
    }

    /**
     * Settles what transforms dropped of the last batch, where Connect is known never to say so.
     *
     * <p>With exactly-once support and a transaction per poll, Connect polls again only when the transaction of the last batch is
     * committed and reported, or when there was none to commit as no record of the batch was left to send. Without, what is not
     * reported is still on its way. What the configuration says of exactly-once support does not matter: a worker that has it
     * runs every connector in transactions, and one that has lost it runs none.
     */
    private void sweep() {
        if (config.transactionPerPoll() && inTransactions.getAsBoolean()) {
            for (ReadyMessage message : lastBatch) {
                if (message.message().isHandedOver()) {
                    message.flow().acknowledger().unproduced(message.message());
                }
            }
        }
        lastBatch = List.of();
    }

    private QueueFailures queueFailures() {
        return failures;
    }

    /** A queue that is opened again has the log it had: the stored offsets are as old as this task. */
    private DeliveryLog logOf(QueueUrl queue, QueueAttributes attributes) {
        return openedLogs.computeIfAbsent(
                queue.url() + ' ' + attributes.createdTimestamp(), key -> logs.apply(queue, attributes));
    }

    private void opened(QueueUrl queue, QueueAttributes attributes) {
        if (!shutdown.hasBegun()) {
            failures.opened(queue);
            LOG.info("Receiving from queue {}", queue);
            QueuePipeline pipeline = pipelines.open(queue, attributes, logOf(queue, attributes), conversions);
            open.add(pipeline);
            if (shutdown.hasBegun()) {
                // Meanwhile, and perhaps too early to have seen this one.
                pipeline.stopReceiving();
            }
        }
    }

    /** Whoever polls next is told; memory may be what is missing, so that comes before anything that needs some. */
    private void fail(Throwable failure) {
        if (fatal.compareAndSet(null, failure)) {
            ready.wake();
            if (isToldInWords(failure)) {
                LOG.error("The task cannot go on: {}", failure.getMessage());
            } else {
                LOG.error("The task cannot go on", failure);
            }
        }
    }

    /** Others are told with their kind and place. */
    private static boolean isToldInWords(Throwable failure) {
        return failure instanceof SqsFailure || failure instanceof ConnectException;
    }

    private long overLedgers(ToLongFunction<QueueLedger> figure) {
        return open.stream()
                .mapToLong(pipeline -> figure.applyAsLong(pipeline.flow().ledger()))
                .sum();
    }

    private long oldestAgeMs(long now) {
        long oldest = now;
        for (QueuePipeline pipeline : open) {
            oldest = Math.min(oldest, pipeline.flow().ledger().oldestReceivedNanos(now));
        }
        return TimeUnit.NANOSECONDS.toMillis(now - oldest);
    }
}

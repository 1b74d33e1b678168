package io.connect.sqs.flow;

import io.connect.sqs.ack.Acknowledger;
import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.converter.MessageConverter;
import io.connect.sqs.converter.memory.GrowthBudget;
import io.connect.sqs.error.Backoff;
import io.connect.sqs.error.CallRetries;
import io.connect.sqs.error.RetryPolicy;
import io.connect.sqs.inflight.ConversionThrottle;
import io.connect.sqs.inflight.DeliveryLog;
import io.connect.sqs.inflight.InFlightBudget;
import io.connect.sqs.inflight.QueueHistory;
import io.connect.sqs.inflight.QueueLedger;
import io.connect.sqs.metrics.Metric;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.QueueAttributes;
import io.connect.sqs.queue.SqsApi;
import io.connect.sqs.queue.SqsFailure;
import io.connect.sqs.receive.IntakeGate;
import io.connect.sqs.thread.ConversionThreads;
import io.connect.sqs.thread.TaskMachine;
import java.time.Duration;
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
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of a task between its start and its stop.
 *
 * <p>Three kinds of threads run here. Connect's thread calls {@link #poll} and {@link #stop}; {@link #commitRecord} comes from
 * this thread or from the producer's I/O thread. The task's own thread receives, deletes and extends. Converter threads
 * convert. Only converter threads may block.
 */
public final class TaskFlow {

    private static final Logger LOG = LoggerFactory.getLogger(TaskFlow.class);

    /** How long Connect's thread waits for a first record. It is short, because Connect notices a stop only between polls. */
    private static final Duration POLL_PATIENCE = Duration.ofMillis(200);

    /** During an outage of a service, one message is accepted after this time to test the service. */
    private static final Duration FIRST_PROBE = Duration.ofSeconds(10);

    private final TaskSettings settings;
    private final SqsSourceConfig config;
    private final List<QueueUrl> queues;
    private final BiFunction<QueueUrl, QueueAttributes, DeliveryLog> logs;
    private final SqsApi sqs;
    private final TaskMachine machine;
    private final ScheduledExecutorService executor;
    private final TaskMetrics metrics;
    private final ConversionStage conversions;
    private final QueuePipelines pipelines;
    private final TaskShutdown shutdown;
    private final ReadyBuffer ready;
    private final List<QueuePipeline> open = new CopyOnWriteArrayList<>();
    private final AtomicReference<Throwable> fatal = new AtomicReference<>();
    private final ConnectBatches batches;
    private final PollWatch watch;
    private final QueueFailures failures;
    private final AcknowledgementWatch acknowledgements;
    private final Map<String, QueueHistory> histories = new HashMap<>();
    private QueueOpener opener;
    private volatile Thread poller;
    private volatile boolean acknowledges;

    /**
     * Builds the parts of the task without starting them.
     *
     * @param settings the settings of the task
     * @param logs returns the delivery log of a queue, with the state known from earlier tasks
     * @param sqs closed by {@link #stop}
     * @param converter closed by {@link #stop}
     * @param inTransactions whether Connect is known to commit each batch in a transaction
     * @param machine the threads and clocks of the task
     */
    public TaskFlow(
            TaskSettings settings,
            BiFunction<QueueUrl, QueueAttributes, DeliveryLog> logs,
            SqsApi sqs,
            MessageConverter converter,
            BooleanSupplier inTransactions,
            TaskMetrics metrics,
            TaskMachine machine) {
        this.settings = settings;
        this.config = settings.config();
        this.queues = settings.queues();
        this.logs = logs;
        this.sqs = sqs;
        this.metrics = metrics;
        this.machine = machine;
        LongSupplier clock = machine.clocks().nano();
        this.ready = new ReadyBuffer(clock, machine.waiting());
        this.executor = machine.ownThread(settings.name(), this::fail);
        ExecutorService workers = machine.converterThreads(settings.name(), config.converterThreads(), this::fail);
        // The progress of message groups is copied with each record, so a FIFO queue keeps the strict limit.
        InFlightBudget budget = config.isInFlightStrict() || queues.stream().anyMatch(QueueUrl::isFifo)
                ? InFlightBudget.strict(config.maxInFlightMessages(), config.maxInFlightBytes())
                : InFlightBudget.followingReceives(config.maxInFlightMessages(), config.maxInFlightBytes());
        ConversionThrottle throttle = new ConversionThrottle(config.maxInFlightBytes());
        ConversionMemory conversionMemory =
                new ConversionMemory(throttle, new GrowthBudget(config.maxGrowthBytes(), throttle::bytes));
        IntakeGate gate = new IntakeGate();
        this.conversions = new ConversionStage(
                converter,
                new ConversionThreads(workers, executor),
                conversionMemory,
                new RetryPolicy(
                        config.maxRetries(),
                        new Backoff(config.retryBackoff(), config.retryBackoffMax(), machine::chance)),
                new ServiceOutage(gate, executor, FIRST_PROBE, clock),
                metrics,
                ready);
        this.pipelines = new QueuePipelines(
                config,
                queues.size(),
                sqs,
                new TaskParts(
                        executor,
                        budget,
                        throttle,
                        metrics,
                        machine,
                        gate,
                        (queue, failure) -> queueFailures().failed(queue, failure)),
                settings.failures());
        this.acknowledgements = new AcknowledgementWatch(open, config.transactionPerPoll(), clock);
        this.failures = new QueueFailures(
                config.goesOnWithoutQueue(),
                settings.reopening(),
                open,
                executor,
                queue -> opener.open(queue, this::opened),
                this::fail,
                clock);
        metrics.gauge(Metric.QUEUES_FAILED, failures::count);
        metrics.gauge(Metric.OLDEST_UNACKNOWLEDGED_MS, acknowledgements::oldestMs);
        this.batches = new ConnectBatches(config, open, ready, settings.failures(), inTransactions, clock);
        this.watch = new PollWatch(gate, open, ready, clock);
        this.shutdown = new TaskShutdown(open, executor, workers, conversionMemory, sqs, converter, machine);
        // These gauges use the ledgers, because the budget also counts reservations of receives in progress.
        metrics.gauge(Metric.IN_FLIGHT_MESSAGES, () -> overLedgers(QueueLedger::messageCount));
        metrics.gauge(Metric.IN_FLIGHT_BYTES, () -> overLedgers(QueueLedger::byteCount));
        metrics.gauge(Metric.OLDEST_AGE_MS, () -> oldestAgeMs(clock.getAsLong()));
        metrics.gauge(Metric.INTAKE_HELD, () -> gate.isOpen() ? 0 : 1);
        metrics.gauge(
                Metric.CONCURRENT_RECEIVES,
                () -> open.stream().mapToLong(QueuePipeline::concurrentReceives).sum());
    }

    /** Starts the task. It receives from each queue as soon as the queue can be reached. */
    public void start() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(20), machine::chance);
        opener = new QueueOpener(
                sqs,
                executor,
                new CallRetries(backoff, config.credentialPatience()),
                machine.clocks().nano(),
                failures::failed);
        watch.start(executor);
        acknowledgements.start(executor);
        queues.forEach(queue -> opener.open(queue, this::opened));
    }

    /**
     * The next records; null if there are none yet.
     *
     * @throws ConnectException if the task cannot continue
     */
    public List<SourceRecord> poll() throws InterruptedException {
        poller = Thread.currentThread();
        watch.polls();
        Throwable failure = fatal.get();
        if (failure != null) {
            throw new ConnectException(
                    isToldInWords(failure) ? failure.getMessage() : "The task cannot go on: " + failure, failure);
        }
        batches.sweep();
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
        return batches.next();
    }

    /** Handles Connect's report on a record. Never blocks and never throws, because Connect would only log an exception. */
    public void commitRecord(QueueRecord record, RecordMetadata metadata) {
        try {
            Acknowledger acknowledger = record.services().acknowledger();
            if (metadata == null) {
                batches.unproduced(record);
                acknowledger.unproduced(record.message());
            } else if (isAcknowledged(metadata)) {
                acknowledgements.acknowledged();
                acknowledger.produced(record.message());
                settings.failures().delivered(record.message());
            } else {
                fail(new ConnectException("Kafka does not acknowledge records of topic " + metadata.topic()
                        + ": the worker's producer seems to have acks=0, and messages would be deleted that Kafka never"
                        + " received. Set producer.override.acks=all"));
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
        batches.reported();
    }

    /**
     * Whether Kafka acknowledges records. Without acknowledgements (acks=0) no record has an offset. With them nearly every
     * record has one. The exception is a duplicate whose offset the broker does not know any more.
     */
    private boolean isAcknowledged(RecordMetadata metadata) {
        acknowledges |= metadata.hasOffset();
        return acknowledges;
    }

    /** Stops within a few seconds. Messages whose records are acknowledged later are still deleted. */
    public void stop() {
        // Connect stops a failed task on the thread that polls.
        if (Thread.currentThread() == poller) {
            batches.endedWithUnreported();
        }
        watch.end();
        shutdown.run();
    }

    private boolean isHeldBack() {
        return failures.isEnding() && fatal.get() == null || batches.isHeldBack();
    }

    private QueueFailures queueFailures() {
        return failures;
    }

    /** A queue that is opened again keeps its history, because the stored offsets were read when the task started. */
    private QueueHistory historyOf(QueueUrl queue, QueueAttributes attributes) {
        return histories.computeIfAbsent(
                queue.url() + ' ' + attributes.createdTimestamp(),
                key -> new QueueHistory(
                        logs.apply(queue, attributes), machine.clocks().nano()));
    }

    private void opened(QueueUrl queue, QueueAttributes attributes) {
        if (!shutdown.hasBegun()) {
            QueuePipeline pipeline = pipelines.open(queue, attributes, historyOf(queue, attributes), conversions);
            failures.opened(queue);
            LOG.info("Receiving from queue {}", queue);
            open.add(pipeline);
            if (shutdown.hasBegun()) {
                // The shutdown began in the meantime, and may have missed this pipeline.
                pipeline.stopReceiving();
            }
        }
    }

    /**
     * Makes the next poll throw the failure. The failure is stored before anything is logged, because logging may fail if
     * memory is short.
     */
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

    /** Whether the message of the failure is enough for an operator. Other exceptions are logged with their stack trace. */
    private static boolean isToldInWords(Throwable failure) {
        return failure instanceof SqsFailure || failure instanceof ConnectException;
    }

    private long overLedgers(ToLongFunction<QueueLedger> figure) {
        return open.stream()
                .mapToLong(pipeline -> figure.applyAsLong(pipeline.services().ledger()))
                .sum();
    }

    private long oldestAgeMs(long now) {
        long oldest = now;
        for (QueuePipeline pipeline : open) {
            oldest = Math.min(oldest, pipeline.services().ledger().oldestReceivedNanos(now));
        }
        return TimeUnit.NANOSECONDS.toMillis(now - oldest);
    }
}

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
 * Everything a task does between its start and its stop.
 *
 * <p>Three kinds of threads call this class. Connect's own calls {@link #poll} and {@link #stop} and, unless the producer's
 * I/O thread does, {@link #commitRecord}. The task's own thread receives, deletes and extends. Converter threads convert.
 * Only the last may block.
 */
public final class TaskFlow {

    private static final Logger LOG = LoggerFactory.getLogger(TaskFlow.class);

    /** How long Connect's thread waits for a first record; short, as Connect notices a stop only between polls. */
    private static final Duration POLL_PATIENCE = Duration.ofMillis(200);

    /** During an outage of a service, one message is let in after this time to test the service. */
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
     * Builds everything and starts nothing.
     *
     * @param settings the settings of the task
     * @param logs queue to the state known from earlier tasks
     * @param sqs       closed by {@link #stop}
     * @param converter closed by {@link #stop}
     * @param inTransactions whether Connect is known to commit each batch in a transaction
     * @param machine   its threads and clocks
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
        InFlightBudget budget = new InFlightBudget(config.maxInFlightMessages(), config.maxInFlightBytes());
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
        this.acknowledgements = new AcknowledgementWatch(open, clock);
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
        // Sums up the ledgers and not the budget, since the budget includes room reserved by waiting receives.
        metrics.gauge(Metric.IN_FLIGHT_MESSAGES, () -> overLedgers(QueueLedger::messageCount));
        metrics.gauge(Metric.IN_FLIGHT_BYTES, () -> overLedgers(QueueLedger::byteCount));
        metrics.gauge(Metric.OLDEST_AGE_MS, () -> oldestAgeMs(clock.getAsLong()));
        metrics.gauge(Metric.INTAKE_HELD, () -> gate.isOpen() ? 0 : 1);
        metrics.gauge(
                Metric.CONCURRENT_RECEIVES,
                () -> open.stream().mapToLong(QueuePipeline::concurrentReceives).sum());
    }

    /** Begins to receive from every queue as soon as it can be reached. */
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

    /** Takes Connect's report on a record; never blocks and never throws: Connect would log that, and go on. */
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
     * Without acknowledgements no record has an offset. With them nearly every record has one: a broker that has seen a
     * record already does not always know its offset any more.
     */
    private boolean isAcknowledged(RecordMetadata metadata) {
        acknowledges |= metadata.hasOffset();
        return acknowledges;
    }

    /** Stops within a few seconds; messages that Connect acknowledges afterwards are still deleted. */
    public void stop() {
        // Connect ends a task on the thread that polls.
        if (Thread.currentThread() == poller) {
            batches.endedWithUnreported();
        }
        shutdown.run();
    }

    private boolean isHeldBack() {
        return failures.isEnding() && fatal.get() == null || batches.isHeldBack();
    }

    private QueueFailures queueFailures() {
        return failures;
    }

    /** A queue that is opened again keeps its history: the stored offsets are as old as this task. */
    private QueueHistory historyOf(QueueUrl queue, QueueAttributes attributes) {
        return histories.computeIfAbsent(
                queue.url() + ' ' + attributes.createdTimestamp(),
                key -> new QueueHistory(
                        logs.apply(queue, attributes), machine.clocks().nano()));
    }

    private void opened(QueueUrl queue, QueueAttributes attributes) {
        if (!shutdown.hasBegun()) {
            failures.opened(queue);
            LOG.info("Receiving from queue {}", queue);
            QueuePipeline pipeline = pipelines.open(queue, attributes, historyOf(queue, attributes), conversions);
            open.add(pipeline);
            if (shutdown.hasBegun()) {
                // The queue was reopened meanwhile, perhaps too early to have seen this message.
                pipeline.stopReceiving();
            }
        }
    }

    /** The next poll throws the failure. Memory may be short, so this comes before anything that needs some. */
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

    /** Other exceptions are logged with their class and place. */
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

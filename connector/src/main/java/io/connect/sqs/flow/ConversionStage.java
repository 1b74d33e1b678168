package io.connect.sqs.flow;

import io.connect.sqs.converter.ConvertedMessage;
import io.connect.sqs.converter.MessageConverter;
import io.connect.sqs.converter.memory.NoRoomException;
import io.connect.sqs.converter.service.ServiceUnavailableException;
import io.connect.sqs.error.LetterTooLargeException;
import io.connect.sqs.error.Reasons;
import io.connect.sqs.error.RetryPolicy;
import io.connect.sqs.metrics.Metric;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.record.PreparedRecord;
import io.connect.sqs.thread.ConversionThreads;
import io.connect.sqs.thread.GroupLanes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the converter on its own threads. The messages of a group are converted in order, and all other messages concurrently. A
 * temporary failure is retried with backoff. During the backoff only the messages of the same group wait.
 */
final class ConversionStage {

    private static final Logger LOG = LoggerFactory.getLogger(ConversionStage.class);

    /** Limits the pauses of retries, so that a recovered service is noticed soon. */
    private static final Duration LONGEST_SERVICE_PAUSE = Duration.ofSeconds(10);

    /** Long enough for another message to finish its conversion and free memory. */
    private static final long NO_ROOM_PAUSE_MS = 100;

    private final MessageConverter converter;
    private final Executor workers;
    private final GroupLanes lanes;
    private final ScheduledExecutorService timer;
    private final ConversionMemory memory;
    private final RetryPolicy retries;
    private final ServiceOutage outage;
    private final TaskMetrics metrics;
    private final ReadyMessages ready;

    /**
     * @param outage notified when a service that conversions need has failed
     * @param ready receives the converted messages, in the order of their group
     */
    ConversionStage(
            MessageConverter converter,
            ConversionThreads threads,
            ConversionMemory memory,
            RetryPolicy retries,
            ServiceOutage outage,
            TaskMetrics metrics,
            ReadyMessages ready) {
        this.converter = converter;
        this.workers = threads.workers();
        this.lanes = new GroupLanes(workers);
        this.timer = threads.timer();
        this.memory = memory;
        this.retries = retries;
        this.outage = outage;
        this.metrics = metrics;
        this.ready = ready;
    }

    /** Starts the conversion of messages from one receive. */
    void submit(List<Arrival> together) {
        Map<String, List<Conversion>> byLane = new LinkedHashMap<>();
        List<Conversion> withoutLane = new ArrayList<>();
        for (Arrival arrival : together) {
            Conversion conversion = new Conversion(arrival);
            arrival.message()
                    .ordered()
                    .map(lane -> byLane.computeIfAbsent(lane, key -> new ArrayList<>()))
                    .orElse(withoutLane)
                    .add(conversion);
        }
        byLane.forEach(lanes::submit);
        if (converter.isImmediate() && !withoutLane.isEmpty()) {
            workers.execute(() -> runTogether(withoutLane));
        } else {
            withoutLane.forEach(conversion -> workers.execute(conversion::run));
        }
    }

    /** Converts the messages on one thread, so that Connect gets them as one batch. */
    private void runTogether(List<Conversion> conversions) {
        conversions.forEach(Conversion::runInBatch);
        ready.complete();
    }

    private final class Conversion implements GroupLanes.Job {

        private final Arrival arrival;
        private int attempts;
        private final OwnFailures ownFailures = new OwnFailures();
        private long convertedBefore;

        private Conversion(Arrival arrival) {
            this.arrival = arrival;
            this.convertedBefore = outage.converted();
        }

        @Override
        public void run() {
            runInBatch();
            ready.complete();
        }

        private void runInBatch() {
            try {
                if (!arrival.message().isWaiting()) {
                    // The message went back to its queue.
                    endLane();
                    return;
                }
                if (!memory.throttle().await()) {
                    // The task stops, and releases this message with all others that Connect has not seen.
                    return;
                }
                attempts++;
                memory.growth().within(this::convert);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RejectedExecutionException e) {
                // The task stops and schedules no more retries. It releases this message with the others.
                LOG.debug("{} is not tried again", arrival.message());
            } catch (RuntimeException | Error e) {
                // Otherwise the thread would end. The message would stay in flight and lock its group until the task
                // ends.
                LOG.error("{} could not be passed on and stays in its queue", arrival.message(), e);
                stay();
            }
        }

        @Override
        public void abandoned() {
            arrival.services().acknowledger().leave(arrival.message());
        }

        private void convert() {
            PreparedRecord record;
            try {
                record = record();
            } catch (NoRoomException e) {
                attempts--;
                runAgainAfter(NO_ROOM_PAUSE_MS);
                return;
            } catch (ServiceUnavailableException e) {
                unavailable(e);
                return;
            } catch (RetriableException | OutOfMemoryError e) {
                // Memory may be free again when other conversions end.
                if (attempts <= retries.maxRetries()) {
                    retry(Reasons.tellable(e));
                } else {
                    fail(e);
                }
                return;
            } catch (Throwable e) {
                // A broken converter, a body nested too deeply, or a missing class must fail only this message. A
                // converter in another JVM language may also throw checked exceptions, which the Java compiler does not
                // expect here.
                fail(e);
                return;
            }
            outage.succeeded();
            pass(record);
        }

        /**
         * Retries the message later, because a service failed. If the service works for other messages, this message has the
         * usual number of retries. It has more retries if the service fails for other messages too.
         */
        private void unavailable(ServiceUnavailableException e) {
            ownFailures.add(e.successes(), outage.failures());
            if (ownFailures.exceed(retries.maxRetries())) {
                fail(e);
                return;
            }
            long before = convertedBefore;
            convertedBefore = outage.converted();
            outage.failed(before, e);
            metrics.count(Metric.RETRIES);
            long pauseMs = Math.min(
                    LONGEST_SERVICE_PAUSE.toMillis(),
                    retries.backoff().pauseAfter(attempts).toMillis());
            runAgainAfter(pauseMs);
        }

        private PreparedRecord record() {
            QueueServices services = arrival.services();
            if (arrival.defect() != null) {
                throw arrival.defect();
            }
            services.checkFailures(arrival.message());
            ConvertedMessage converted = converter.convert(services.records().source(arrival.received()));
            PreparedRecord record = services.records().data(arrival.received(), converted);
            services.checkSize(record);
            return record;
        }

        private void retry(Throwable e) {
            metrics.count(Metric.RETRIES);
            long pauseMs = retries.backoff().pauseAfter(attempts).toMillis();
            LOG.info(
                    "Converting {} failed on attempt {}, trying again in {} ms: {}",
                    arrival.message(),
                    attempts,
                    pauseMs,
                    e.getMessage());
            runAgainAfter(pauseMs);
        }

        private void runAgainAfter(long pauseMs) {
            timer.schedule(() -> workers.execute(this::run), pauseMs, TimeUnit.MILLISECONDS);
        }

        private void fail(Throwable thrown) {
            Throwable reason = Reasons.tellable(thrown);
            Optional<PreparedRecord> letter;
            try {
                letter = arrival.services().deadLetter(arrival, reason, attempts);
            } catch (LetterTooLargeException e) {
                e.addSuppressed(reason);
                LOG.warn("{} cannot be produced and stays in its queue. {}", arrival.message(), e.getMessage(), e);
                stay();
                return;
            }
            if (letter.isPresent()) {
                metrics.count(Metric.DEAD_LETTERED);
                LOG.warn(
                        "{} cannot be produced and goes to topic {}",
                        arrival.message(),
                        letter.get().topic(),
                        reason);
                pass(letter.get());
                return;
            }
            LOG.warn(
                    "{} cannot be produced and stays in its queue; set dlq.topic to take such messages out",
                    arrival.message(),
                    reason);
            stay();
        }

        private void stay() {
            arrival.services().acknowledger().leave(arrival.message());
            arrival.message().ordered().ifPresent(lanes::abandon);
        }

        private void pass(PreparedRecord record) {
            arrival.services().charge(arrival.message(), record);
            ready.add(new ReadyMessage(
                    arrival.services(),
                    arrival.message(),
                    record,
                    arrival.services().isProducedAlone(arrival.message())));
            endLane();
        }

        private void endLane() {
            arrival.message().ordered().ifPresent(lanes::finished);
        }
    }
}

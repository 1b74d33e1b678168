package io.connect.sqs.receive;

import io.connect.sqs.error.CredentialRejections;
import io.connect.sqs.error.FailureLog;
import io.connect.sqs.inflight.InFlightBudget;
import io.connect.sqs.metrics.Metric;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.ReceiveCall;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsApi;
import io.connect.sqs.queue.SqsFailure;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives messages from one queue.
 *
 * <p>All code runs on the task's own thread. Responses arrive on network threads and are passed to this thread. Each receive
 * first reserves part of the budget. When the receive ends, the budget gets back everything except the part of accepted
 * messages.
 */
public final class QueueReceiver implements IntakeGate.Receiver {

    private static final Logger LOG = LoggerFactory.getLogger(QueueReceiver.class);

    /**
     * The number of receives that ask for only one message after an unreadable response. It is larger than the batch of the
     * response.
     */
    private static final int RECEIVES_OF_ONE = 20;

    /**
     * The time for SQS to notice that receives were abandoned. Until then SQS may give them the messages that become visible, and
     * nobody would get these.
     */
    private static final Duration NOTICED = Duration.ofMillis(200);

    private final ReceiveSettings settings;
    private final SqsApi sqs;
    private final InFlightBudget budget;
    private final MessageIntake intake;
    private final ScheduledExecutorService executor;
    private final TaskMetrics metrics;
    private final LongSupplier nanoClock;

    private final ReceiveConcurrency concurrency;
    private final BatchSizeEstimate estimate = new BatchSizeEstimate();
    /** The receives in progress, in the order of their calls, so that each simulated run is the same. */
    private final Set<CompletableFuture<?>> underWay = new LinkedHashSet<>();

    private final EmptyReceiveDelay pace = new EmptyReceiveDelay();
    private final StopGrace grace = new StopGrace();
    private final ReceiveAttempts attempts;
    private final FailureLog failures;
    private final CredentialRejections rejections;

    private boolean scouting;
    private boolean waitingForRoom;
    private boolean pausing;
    private boolean resting;
    private boolean stopped;
    private boolean ending;
    private boolean abandoned;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private int failuresInARow;
    private int receivesOfOne;
    private volatile int callsUnderWay;

    /** @param executor the task's own thread */
    public QueueReceiver(
            ReceiveSettings settings,
            SqsApi sqs,
            InFlightBudget budget,
            MessageIntake intake,
            ScheduledExecutorService executor,
            TaskMetrics metrics,
            LongSupplier nanoClock) {
        this.settings = settings;
        this.sqs = sqs;
        this.budget = budget;
        this.intake = intake;
        this.executor = executor;
        this.metrics = metrics;
        this.nanoClock = nanoClock;
        this.concurrency = new ReceiveConcurrency(settings.maxConcurrent(), nanoClock);
        this.failures = new FailureLog(
                LOG, nanoClock, "Receiving from queue " + settings.queue().name());
        this.rejections = new CredentialRejections(settings.retries(), nanoClock);
        this.attempts = new ReceiveAttempts(settings.visibility(), nanoClock, settings.attemptIds());
    }

    /** Starts to receive. */
    public void start() {
        executor.execute(this::fill);
    }

    /**
     * Stops receiving; does nothing when called again. The receives in progress are abandoned after {@link StopGrace}. Messages that
     * still arrive are released.
     */
    public void stop() {
        executor.execute(() -> {
            stopped = true;
            if (ending) {
                return;
            }
            ending = true;
            long nanos = grace.nanos(nanoClock.getAsLong());
            if (nanos > 0) {
                executor.schedule(this::abandonUnderWay, nanos, TimeUnit.NANOSECONDS);
            } else {
                abandonUnderWay();
            }
            endIfQuiet();
        });
    }

    /** Completes after {@link #stop} on the task's own thread, when no receive is in progress and late messages are being released. */
    public CompletableFuture<Void> ended() {
        return ended;
    }

    private void endIfQuiet() {
        if (!ending || !underWay.isEmpty() || ended.isDone()) {
            return;
        }
        if (abandoned && intake.hasUnseen()) {
            abandoned = false;
            executor.schedule(this::endIfQuiet, NOTICED.toMillis(), TimeUnit.MILLISECONDS);
            return;
        }
        // Not before, or a receive in progress would get them again.
        intake.releaseRefused();
        ended.complete(null);
    }

    /**
     * Abandons the receives in progress. Called some time before messages are made visible, because these receives could receive
     * them again. Runs on the task's own thread.
     */
    public void abandonUnderWay() {
        abandoned |= !underWay.isEmpty();
        List.copyOf(underWay).forEach(call -> call.cancel(true));
    }

    @Override
    public void wake() {
        executor.execute(this::fill);
    }

    @Override
    public void probe() {
        executor.execute(() -> {
            Reservation wanted = wanted();
            if (!stopped
                    && !pausing
                    && underWay.isEmpty()
                    && !waitingForRoom
                    && budget.tryReserveNow(wanted.messages(), wanted.bytes())) {
                receivesOfOne = Math.max(1, receivesOfOne);
                receive(wanted);
            }
        });
    }

    /** The number of receives in progress. */
    public int concurrentReceives() {
        return callsUnderWay;
    }

    private void fill() {
        while (wantsMore() && !waitingForRoom) {
            Reservation wanted = wanted();
            if (budget.tryReserve(
                    wanted.messages(), wanted.bytes(), () -> executor.execute(() -> roomGranted(wanted)))) {
                receive(wanted);
            } else {
                waitingForRoom = true;
            }
        }
    }

    private boolean wantsMore() {
        return !stopped && !pausing && !resting && intake.isOpen() && underWay.size() < concurrency.target();
    }

    /** A whole batch, or the idle share if only one receive watches an idle queue. */
    private Reservation wanted() {
        if (concurrency.target() > 1) {
            return new Reservation(settings.maxMessages(), estimate.bytesOf(settings.maxMessages()));
        }
        int messages = Math.min(settings.maxMessages(), settings.idle().messages());
        return new Reservation(
                messages, Math.min(estimate.bytesOf(messages), settings.idle().bytes()));
    }

    private record Reservation(int messages, long bytes) {}

    private void roomGranted(Reservation reserved) {
        waitingForRoom = false;
        if (wantsMore()) {
            receive(reserved);
        } else {
            budget.endReceive(reserved.messages(), reserved.messages(), reserved.bytes());
        }
        fill();
    }

    private void receive(Reservation reserved) {
        boolean scout = !scouting;
        scouting = true;
        Optional<ReceiveAttempts.Attempt> attempt =
                settings.queue().isFifo() ? Optional.of(attempts.next()) : Optional.empty();
        long started = nanoClock.getAsLong();
        int asked = receivesOfOne > 0 ? 1 : reserved.messages();
        // If another queue waits for the budget, this receive must be short, because its reservation ends only with it.
        boolean patient = scout && !budget.isShort();
        CompletableFuture<List<ReceivedMessage>> call = sqs.receive(new ReceiveCall(
                settings.queue(),
                asked,
                patient ? settings.scoutWait() : settings.helperWait(),
                settings.visibility(),
                settings.attributeNames(),
                attempt.map(ReceiveAttempts.Attempt::id)));
        underWay.add(call);
        callsUnderWay = underWay.size();
        call.whenComplete((messages, thrown) -> executor.execute(() -> {
            underWay.remove(call);
            callsUnderWay = underWay.size();
            if (scout) {
                scouting = false;
            }
            MessageIntake.Accepted accepted = new MessageIntake.Accepted(0, 0);
            long elapsedNanos = nanoClock.getAsLong() - started;
            try {
                if (thrown == null && stopped) {
                    intake.refuse(messages);
                } else if (thrown == null) {
                    accepted = received(messages, asked, elapsedNanos);
                } else if (call.isCancelled()) {
                    attempt.ifPresent(attempts::lost);
                } else if (!stopped) {
                    failed(SqsFailure.of(thrown), attempt, elapsedNanos);
                }
            } catch (RuntimeException | Error e) {
                stopped = true;
                throw e;
            } finally {
                budget.endReceive(
                        reserved.messages(),
                        reserved.messages() - accepted.messages(),
                        reserved.bytes() - accepted.bytes());
                endIfQuiet();
            }
            fill();
        }));
    }

    /** Pauses receiving from an empty queue if no other receive is in progress. */
    private void rest(long tookNanos) {
        long pause = pace.pauseAfterEmpty(tookNanos);
        if (pause > 0 && underWay.isEmpty()) {
            resting = true;
            executor.schedule(
                    () -> {
                        resting = false;
                        fill();
                    },
                    pause,
                    TimeUnit.NANOSECONDS);
        }
    }

    private MessageIntake.Accepted received(List<ReceivedMessage> messages, int asked, long elapsedNanos) {
        failuresInARow = 0;
        rejections.succeeded();
        failures.succeeded();
        receivesOfOne = Math.max(0, receivesOfOne - 1);
        concurrency.answered(
                messages.size(),
                BatchSizeEstimate.mostThatFit(messages, asked),
                elapsedNanos,
                wereAwaited(messages, elapsedNanos));
        metrics.count(Metric.RECEIVES);
        if (messages.isEmpty()) {
            metrics.count(Metric.EMPTY_RECEIVES);
            rest(elapsedNanos);
            return new MessageIntake.Accepted(0, 0);
        }
        pace.foundSome();
        grace.found(nanoClock.getAsLong(), elapsedNanos);
        metrics.count(Metric.RECEIVED, messages.size());
        metrics.time(Metric.RECEIVE_LATENCY, elapsedNanos);
        estimate.observe(messages);
        LOG.debug(
                "Received {} messages from queue {}",
                messages.size(),
                settings.queue().name());
        return intake.accept(messages);
    }

    /** Whether each message was in the queue for less than half of the time that the receive took. */
    private static boolean wereAwaited(List<ReceivedMessage> messages, long elapsedNanos) {
        long halfMs = TimeUnit.NANOSECONDS.toMillis(elapsedNanos / 2);
        return messages.stream().allMatch(message -> message.waitedMs() < halfMs);
    }

    private void failed(SqsFailure failure, Optional<ReceiveAttempts.Attempt> attempt, long elapsedNanos) {
        boolean passing = failure.kind().isRetriable() || isAboutTheAttempt(failure, attempt);
        if (failure.kind() == FailureKind.UNREADABLE) {
            // If each receive asks for one message, the other messages can be read.
            receivesOfOne = RECEIVES_OF_ONE;
        } else if (failure.kind().isRetriable() && !isAboutTheAttempt(failure, attempt)) {
            attempt.ifPresent(attempts::lost);
        }
        if (pausing && passing) {
            // Another of several concurrent calls with the same failure; the first one has started the pause.
            return;
        }
        failuresInARow++;
        if (!passing || rejections.failed(failure)) {
            stopped = true;
            intake.failed(failure);
            return;
        }
        metrics.count(Metric.RETRIES);
        if (failure.kind() == FailureKind.THROTTLED) {
            metrics.count(Metric.THROTTLES);
            concurrency.throttled(elapsedNanos);
        }
        pausing = true;
        long pauseMs = settings.retries().backoff().pauseAfter(failuresInARow).toMillis();
        failures.failed(failure.getMessage());
        executor.schedule(this::resume, pauseMs, TimeUnit.MILLISECONDS);
    }

    /** Whether SQS refuses only the attempt id: the request is a repeated one, and the same request was valid before. */
    private static boolean isAboutTheAttempt(SqsFailure failure, Optional<ReceiveAttempts.Attempt> attempt) {
        return (failure.kind() == FailureKind.INVALID || failure.kind() == FailureKind.UNKNOWN)
                && attempt.filter(ReceiveAttempts.Attempt::repeated).isPresent();
    }

    private void resume() {
        pausing = false;
        fill();
    }
}

package io.connect.sqs.flow;

import io.connect.sqs.receive.IntakeGate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects that Connect does not poll: the connector is paused, or Kafka takes no records. Then messages that Connect has not
 * seen are released, so that other consumers can receive them. The task receives nothing until Connect polls again.
 *
 * <p>Connect's thread calls {@link #polls}; everything else runs on the task's own thread.
 */
final class PollWatch {

    private static final Logger LOG = LoggerFactory.getLogger(PollWatch.class);

    private static final Duration CHECK = Duration.ofMillis(500);

    /** The time without a poll after which no receive begins any more. */
    private static final Duration WARNING = Duration.ofMillis(2_500);

    /**
     * The time from then until the receives in progress are abandoned. By then they have returned, also those with a round trip of
     * two seconds. The messages of an abandoned response would stay hidden until their visibility timeout ends.
     */
    private static final Duration RETURN = Duration.ofMillis(2_500);

    private final IntakeGate gate;
    private final List<QueuePipeline> pipelines;
    private final ReadyBuffer ready;
    private final LongSupplier nanoClock;
    private volatile long polledAt;
    private volatile boolean paused;
    private volatile boolean ended;
    private long closedAt;
    private boolean abandoned;
    private boolean handedBack;

    PollWatch(IntakeGate gate, List<QueuePipeline> pipelines, ReadyBuffer ready, LongSupplier nanoClock) {
        this.gate = gate;
        this.pipelines = pipelines;
        this.ready = ready;
        this.nanoClock = nanoClock;
    }

    /** Starts the checks. A task receives nothing before Connect's first poll, because it may start paused. */
    void start(ScheduledExecutorService executor) {
        paused = true;
        handedBack = true;
        gate.close(IntakeGate.Reason.PAUSE);
        executor.scheduleWithFixedDelay(this::check, CHECK.toMillis(), CHECK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the checks. Connect does not poll a task that stops, but that is no pause. */
    void end() {
        ended = true;
    }

    /** Called before and after each step of a poll that may wait. */
    void polls() {
        polledAt = nanoClock.getAsLong();
        if (paused) {
            paused = false;
            gate.open(IntakeGate.Reason.PAUSE);
            gate.open(IntakeGate.Reason.SILENCE);
        }
    }

    private void check() {
        if (ended) {
            return;
        }
        if (!paused) {
            if (silence() >= WARNING.toNanos()) {
                beginPause();
            }
        } else if (!openIfPolled() && !handedBack && nanoClock.getAsLong() - closedAt >= RETURN.toNanos()) {
            abandonThenHandBack();
        }
    }

    private void beginPause() {
        abandoned = false;
        handedBack = false;
        // Counts from here and not from the last poll. After a late check or a frozen process, the receives need time
        // to return, and Connect needs time to poll.
        closedAt = nanoClock.getAsLong();
        close(IntakeGate.Reason.SILENCE);
    }

    /** Abandons the receives at one check, and releases the messages at the next. */
    private void abandonThenHandBack() {
        if (!abandoned) {
            // One check earlier, so that SQS has noticed it. Otherwise SQS could give the messages to these receives,
            // and nobody would get them.
            abandoned = true;
            pipelines.forEach(QueuePipeline::abandonReceives);
            return;
        }
        handedBack = true;
        if (!close(IntakeGate.Reason.PAUSE)) {
            handBack();
        }
    }

    /** Closes the gate; returns whether it is open again, because Connect has polled in the meantime. */
    private boolean close(IntakeGate.Reason reason) {
        // In this order, because Connect may poll in between. A gate that closes after that poll would stay closed.
        gate.close(reason);
        paused = true;
        return openIfPolled();
    }

    private long silence() {
        return nanoClock.getAsLong() - polledAt;
    }

    /** Opens the gate if Connect has polled since it was closed; returns whether it has. */
    private boolean openIfPolled() {
        boolean polled = silence() < WARNING.toNanos();
        if (polled) {
            polls();
        }
        return polled;
    }

    private void handBack() {
        int messages = 0;
        synchronized (ready.handOver()) {
            for (QueuePipeline pipeline : pipelines) {
                messages += pipeline.handBackUnseen();
            }
            ready.dropReleased();
        }
        LOG.info(
                "Connect has not polled for {} s: it is paused, or Kafka takes no records. {} messages that it has not seen go"
                        + " back to their queues, and nothing is received until it polls",
                WARNING.plus(RETURN).toSeconds(),
                messages);
    }
}

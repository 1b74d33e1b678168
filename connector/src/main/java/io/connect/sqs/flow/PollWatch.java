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
 * Notices that Connect does not poll: the connector is paused, or Kafka takes no records. Messages that Connect has not seen then
 * go back to its queue, where others can have it, and nothing is received until Connect polls again.
 *
 * <p>Connect's thread says when it polls; everything else happens on the task's own thread.
 */
final class PollWatch {

    private static final Logger LOG = LoggerFactory.getLogger(PollWatch.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration CHECK = Duration.ofMillis(500);

    private final IntakeGate gate;
    private final List<QueuePipeline> pipelines;
    private final ReadyBuffer ready;
    private final LongSupplier nanoClock;
    private volatile long polledAt;
    private volatile boolean paused;
    private boolean handedBack;

    PollWatch(IntakeGate gate, List<QueuePipeline> pipelines, ReadyBuffer ready, LongSupplier nanoClock) {
        this.gate = gate;
        this.pipelines = pipelines;
        this.ready = ready;
        this.nanoClock = nanoClock;
    }

    /** Begins; a task that starts paused takes nothing in. */
    void start(ScheduledExecutorService executor) {
        paused = true;
        handedBack = true;
        gate.close(IntakeGate.Reason.PAUSE);
        executor.scheduleWithFixedDelay(this::check, CHECK.toMillis(), CHECK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Connect polls, or has just done so. */
    void polls() {
        polledAt = nanoClock.getAsLong();
        if (paused) {
            paused = false;
            gate.open(IntakeGate.Reason.PAUSE);
        }
    }

    private void check() {
        if (!paused && nanoClock.getAsLong() - polledAt >= PATIENCE.toNanos()) {
            paused = true;
            handedBack = false;
            gate.close(IntakeGate.Reason.PAUSE);
        }
        if (paused && nanoClock.getAsLong() - polledAt < PATIENCE.toNanos()) {
            // It polled while the gate was being closed.
            polls();
        } else if (paused && !handedBack) {
            handedBack = true;
            handBack();
        }
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
                PATIENCE.toSeconds(),
                messages);
    }
}

package io.connect.sqs.flow;

import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.inflight.VisibilityDeadlines;
import io.connect.sqs.inflight.VisibilityExtender;
import io.connect.sqs.receive.IntakeGate;
import io.connect.sqs.receive.QueueReceiver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One queue from the first receive to the last delete: starts its stages and stops them. */
final class QueuePipeline {

    private final QueueServices services;
    private final QueueReceiver receiver;
    private final IntakeGate gate;
    private final VisibilityExtender visibility;
    private final ScheduledExecutorService executor;
    private final ScheduledFuture<?> tending;

    /** @param executor the task's own thread */
    QueuePipeline(
            QueueServices services,
            QueueReceiver receiver,
            IntakeGate gate,
            VisibilityExtender visibility,
            VisibilityDeadlines deadlines,
            ScheduledExecutorService executor) {
        this.services = services;
        this.receiver = receiver;
        this.gate = gate;
        this.visibility = visibility;
        this.executor = executor;
        long everyMs = deadlines.checkInterval().toMillis();
        this.tending = executor.scheduleWithFixedDelay(this::tend, everyMs, everyMs, TimeUnit.MILLISECONDS);
        gate.add(receiver);
        receiver.start();
    }

    private void tend() {
        visibility.extendDue();
        services.forgetOld();
    }

    QueueServices services() {
        return services;
    }

    int concurrentReceives() {
        return receiver.concurrentReceives();
    }

    /** Ends receiving; messages in flight go on. */
    void stopIntake() {
        receiver.stop();
    }

    /** Ends all work for a queue that cannot be reached: nothing of it can be deleted or made visible. */
    void giveUp() {
        stopReceiving();
        gate.remove(receiver);
        services.ledger().waiting().forEach(services.ledger()::withdraw);
    }

    /** Ends receiving and extending; messages that Connect has are still deleted once they are acknowledged. */
    void stopReceiving() {
        receiver.stop();
        tending.cancel(false);
    }

    /**
     * Releases the messages that Connect has not seen. The future completes when SQS has answered.
     *
     * <p>On the task's own thread, and so behind {@link #stopReceiving}. Released any sooner, messages would go straight
     * into the receives that are about to be abandoned, and stay hidden until their visibility timeout ends.
     */
    CompletableFuture<Void> releaseWaiting() {
        return CompletableFuture.supplyAsync(this::release, executor).thenCompose(released -> released);
    }

    /**
     * Releases the messages that Connect has not seen, each message once in its life; called on the task's own thread.
     *
     * @return how many messages
     */
    int handBackUnseen() {
        receiver.abandonUnderWay();
        List<InFlightMessage> leaving =
                new ArrayList<>(services.returned().choose(services.ledger().waiting()));
        leaving.removeIf(message -> !services.ledger().withdraw(message));
        visibility.release(leaving);
        return leaving.size();
    }

    private CompletableFuture<Void> release() {
        List<InFlightMessage> waiting = services.ledger().waiting();
        CompletableFuture<Void> released = visibility.release(waiting);
        waiting.forEach(services.ledger()::leave);
        return released;
    }
}

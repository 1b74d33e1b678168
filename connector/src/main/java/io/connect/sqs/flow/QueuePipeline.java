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

/** The stages of one queue, from receive to delete: starts and stops them. */
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

    /** Stops receiving; messages in flight are still produced and deleted. */
    void stopIntake() {
        receiver.stop();
    }

    /** Stops all work for a queue that cannot be reached. Its messages can neither be deleted nor made visible. */
    void giveUp() {
        stopReceiving();
        gate.remove(receiver);
        // A response that arrived before is accepted before the receiver stops. Its messages must not stay either.
        executor.execute(() -> services.ledger().waiting().forEach(services.ledger()::withdraw));
    }

    /** Stops receiving and extending. Messages that Connect has are still deleted after Kafka has acknowledged them. */
    void stopReceiving() {
        receiver.stop();
        tending.cancel(false);
    }

    /**
     * Releases the messages that Connect has not seen. The future completes when SQS has answered.
     *
     * <p>This happens after the end of all receives that {@link #stopReceiving} stops. If messages were released earlier, these
     * receives could get them again. Then they would stay hidden until their visibility timeout ends.
     */
    CompletableFuture<Void> releaseWaiting() {
        return receiver.ended().thenComposeAsync(nothing -> release(), executor);
    }

    /** Abandons the receives in progress. Called on the task's own thread. */
    void abandonReceives() {
        receiver.abandonUnderWay();
    }

    /**
     * Releases the messages that Connect has not seen; each message is released only once. Called on the task's own thread, some time
     * after {@link #abandonReceives}.
     *
     * @return the number of released messages
     */
    int handBackUnseen() {
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

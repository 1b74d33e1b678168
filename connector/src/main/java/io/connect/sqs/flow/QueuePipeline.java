package io.connect.sqs.flow;

import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.inflight.VisibilityDeadlines;
import io.connect.sqs.inflight.VisibilityExtender;
import io.connect.sqs.receive.QueueReceiver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One queue from the first receive to the last delete: starts its stages and stops them. */
final class QueuePipeline {

    private final QueueFlow flow;
    private final QueueReceiver receiver;
    private final VisibilityExtender visibility;
    private final ScheduledFuture<?> extensions;

    QueuePipeline(
            QueueFlow flow,
            QueueReceiver receiver,
            VisibilityExtender visibility,
            VisibilityDeadlines deadlines,
            ScheduledExecutorService timer) {
        this.flow = flow;
        this.receiver = receiver;
        this.visibility = visibility;
        long everyMs = deadlines.checkInterval().toMillis();
        this.extensions = timer.scheduleWithFixedDelay(visibility::extendDue, everyMs, everyMs, TimeUnit.MILLISECONDS);
        receiver.start();
    }

    QueueFlow flow() {
        return flow;
    }

    int concurrentReceives() {
        return receiver.concurrentReceives();
    }

    /** Ends receiving and extending; what Connect has is still deleted once it is acknowledged. */
    void stopReceiving() {
        receiver.stop();
        extensions.cancel(false);
    }

    /** Gives back to the queue what Connect has not seen. The future completes when SQS has answered. */
    CompletableFuture<Void> releaseWaiting() {
        List<InFlightMessage> waiting = flow.ledger().waiting();
        CompletableFuture<Void> released = visibility.release(waiting);
        waiting.forEach(flow.ledger()::leave);
        return released;
    }
}

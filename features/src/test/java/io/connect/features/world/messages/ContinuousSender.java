package io.connect.features.world.messages;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends messages until {@link #close()}, whatever happens to the receiving side. A machine under load sends fewer messages and
 * does not send them later, because a backlog would only lengthen the scenario.
 */
final class ContinuousSender implements AutoCloseable {
    private static final int BATCH = 10;

    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sender");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final LongAdder sent = new LongAdder();
    private final long startNanos = System.nanoTime();

    /** @param perSecond the largest number of messages for each queue, in batches of ten */
    ContinuousSender(Outbox outbox, List<Queue> queues, int perSecond, int groups, int bytes) {
        Duration between = Duration.ofSeconds(1).multipliedBy(BATCH).dividedBy(perSecond);
        sender.scheduleWithFixedDelay(
                () -> send(outbox, queues, groups, bytes),
                0,
                TimeUnit.NANOSECONDS.toMicros(between.toNanos()),
                TimeUnit.MICROSECONDS);
    }

    private void send(Outbox outbox, List<Queue> queues, int groups, int bytes) {
        try {
            for (Queue queue : queues) {
                outbox.generate(queue, BATCH, groups, bytes);
                sent.add(BATCH);
            }
        } catch (RuntimeException e) {
            failure.set(e);
            throw e;
        }
    }

    /** Messages a second that were actually sent so far. */
    double perSecond() {
        return sent.sum() * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - startNanos);
    }

    /** Stops sending. Throws an exception if a send had failed. */
    @Override
    public void close() {
        sender.shutdown();
        try {
            if (!sender.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the queue service has not answered the last message for 30 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        check();
    }

    /** @throws IllegalStateException if a message could not be sent; then no later message is sent either */
    void check() {
        if (failure.get() != null) {
            throw new IllegalStateException("messages could not be sent", failure.get());
        }
    }
}

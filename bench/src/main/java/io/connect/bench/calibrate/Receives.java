package io.connect.bench.calibrate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receives of one queue. One receiver waits for messages with a long poll. While receives return full batches, further
 * receivers run. They do not wait, and each stops after its first receive that is not full. An idle queue has only the long poll.
 *
 * <p>Safe for any thread.
 */
final class Receives {
    private static final Logger log = LoggerFactory.getLogger(Receives.class);
    /**
     * Maximum number of concurrent receives. CPU per message fell from 1 to 2 and to 4 receives, but not to 8. Each receive costs
     * memory.
     */
    private static final int MOST = 4;

    private final LeanSqs sqs;
    private final String queueUrl;
    private final Duration wait;
    private final InFlight inFlight;
    private final Consumer<LeanMessage> messages;
    private final Consumer<Throwable> failure;
    private final AtomicInteger more = new AtomicInteger();
    private volatile CompletableFuture<List<LeanMessage>> poll = CompletableFuture.completedFuture(List.of());
    private volatile boolean stopped;

    /**
     * @param wait how long the long poll waits
     *
     * @param messages called with each message, on an event loop thread
     * @param failure called with a permanent error
     */
    Receives(
            LeanSqs sqs,
            String queueUrl,
            Duration wait,
            InFlight inFlight,
            Consumer<LeanMessage> messages,
            Consumer<Throwable> failure) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.wait = wait;
        this.inFlight = inFlight;
        this.messages = messages;
        this.failure = failure;
    }

    void start() {
        inFlight.receiverBegins();
        poll(Backoff.FIRST);
    }

    private void poll(Backoff backoff) {
        if (stopped) {
            inFlight.receiverEnds();
        } else if (!inFlight.hasRoom()) {
            inFlight.whenRoom(() -> poll(backoff));
        } else {
            CompletableFuture<List<LeanMessage>> next = sqs.receive(queueUrl, wait);
            poll = next;
            next.handle((batch, error) -> {
                        polled(batch, error, backoff);
                        return null;
                    })
                    .exceptionally(this::broke);
        }
    }

    private void polled(List<LeanMessage> batch, Throwable error, Backoff backoff) {
        if (error == null) {
            take(batch);
            poll(Backoff.FIRST);
        } else if (!stopped && error instanceof SqsCallException call && call.isPassing()) {
            log.debug("receive is tried again: {}", call.getMessage());
            sqs.later(backoff.delay(), () -> poll(backoff.next()));
        } else {
            end(error);
        }
    }

    private void end(Throwable error) {
        boolean unexpected = !stopped;
        inFlight.receiverEnds();
        if (unexpected) {
            failure.accept(error);
        }
    }

    private void take(List<LeanMessage> batch) {
        batch.forEach(messages);
        if (batch.size() == LeanSqs.BATCH) {
            oneMore();
        }
    }

    private void oneMore() {
        if (more.incrementAndGet() < MOST) {
            inFlight.receiverBegins();
            receive();
        } else {
            more.decrementAndGet();
        }
    }

    /** Starts a receive that does not wait. */
    private void receive() {
        if (stopped || !inFlight.hasRoom()) {
            endOfMore();
            return;
        }
        sqs.receive(queueUrl, Duration.ZERO)
                .handle((batch, error) -> {
                    received(batch, error);
                    return null;
                })
                .exceptionally(this::broke);
    }

    private void received(List<LeanMessage> batch, Throwable error) {
        if (error == null) {
            take(batch);
        }
        if (error == null && batch.size() == LeanSqs.BATCH) {
            receive();
        } else if (error == null || error instanceof SqsCallException call && call.isPassing()) {
            endOfMore();
        } else {
            more.decrementAndGet();
            end(error);
        }
    }

    /** Reports an error in this class. Otherwise the loop would wait for the receiver for ever. */
    private <T> T broke(Throwable thrown) {
        failure.accept(thrown);
        return null;
    }

    private void endOfMore() {
        more.decrementAndGet();
        inFlight.receiverEnds();
    }

    /** Starts no further receives. */
    void stop() {
        stopped = true;
    }

    /** Cancels the long poll in progress. SQS delivers any messages of its answer again after their visibility timeout. */
    void hangUp() {
        poll.cancel(false);
    }
}

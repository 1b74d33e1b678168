package io.connect.bench.calibrate;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the acknowledged messages of one queue, ten in a call. A failed delete is repeated, since deleting a message twice does
 * no harm. Safe for any thread.
 */
final class Deletes {
    private static final Logger log = LoggerFactory.getLogger(Deletes.class);
    /**
     * Maximum number of concurrent calls. Without it, a burst of acknowledgements would open a connection for every ten messages.
     */
    static final int MOST = 4;
    /** How long a message waits for nine others to fill the batch. */
    private static final Duration LINGER = Duration.ofMillis(10);

    private final LeanSqs sqs;
    private final String queueUrl;
    private final InFlight inFlight;
    private final AtomicLong deleted;
    private final Consumer<Throwable> failure;
    /** Acknowledged messages that are not in a delete call yet. */
    private final Deque<LeanMessage> acknowledged = new ArrayDeque<>();

    private int underWay;
    private boolean flushIsDue;
    private volatile boolean gaveUp;

    /**
     * @param deleted the counter of deleted messages
     *
     * @param failure called with a permanent error
     */
    Deletes(LeanSqs sqs, String queueUrl, InFlight inFlight, AtomicLong deleted, Consumer<Throwable> failure) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.inFlight = inFlight;
        this.deleted = deleted;
        this.failure = failure;
    }

    /** Adds a message that Kafka has acknowledged. */
    void add(LeanMessage message) {
        boolean full;
        boolean first = false;
        synchronized (this) {
            acknowledged.add(message);
            full = acknowledged.size() >= LeanSqs.BATCH;
            if (!full && !flushIsDue) {
                flushIsDue = true;
                first = true;
            }
        }
        if (full) {
            deleteNext();
        } else if (first) {
            sqs.later(LINGER, this::flush);
        }
    }

    private void flush() {
        synchronized (this) {
            flushIsDue = false;
        }
        deleteNext();
    }

    /** Starts one call, if messages are waiting and the number of concurrent calls allows it. */
    private void deleteNext() {
        List<LeanMessage> batch = new ArrayList<>(LeanSqs.BATCH);
        synchronized (this) {
            if (acknowledged.isEmpty() || underWay == MOST) {
                return;
            }
            underWay++;
            while (batch.size() < LeanSqs.BATCH && !acknowledged.isEmpty()) {
                batch.add(acknowledged.remove());
            }
        }
        delete(batch, Backoff.FIRST);
    }

    private void callEnded() {
        synchronized (this) {
            underWay--;
        }
        deleteNext();
    }

    private void delete(List<LeanMessage> messages, Backoff backoff) {
        List<String> handles = new ArrayList<>(messages.size());
        for (LeanMessage message : messages) {
            handles.add(message.receiptHandle());
        }
        sqs.deleteBatch(queueUrl, handles)
                .handle((refusals, error) -> {
                    answered(messages, refusals, error, backoff);
                    return null;
                })
                .exceptionally(thrown -> {
                    // Reports an error in this class. Otherwise the loop would wait for the messages for ever.
                    failure.accept(thrown);
                    return null;
                });
    }

    private void answered(
            List<LeanMessage> messages, List<LeanJson.Refusal> refusals, Throwable error, Backoff backoff) {
        if (error == null) {
            settle(messages, refusals, backoff);
        } else if (!gaveUp && error instanceof SqsCallException call && call.isPassing()) {
            log.debug("delete is tried again: {}", call.getMessage());
            again(messages, backoff);
        } else {
            messages.forEach(inFlight::messageGoes);
            callEnded();
            if (!gaveUp) {
                failure.accept(error);
            }
        }
    }

    private void settle(List<LeanMessage> messages, List<LeanJson.Refusal> refusals, Backoff backoff) {
        if (refusals.isEmpty()) {
            deleted.addAndGet(messages.size());
            callEnded();
            messages.forEach(inFlight::messageGoes);
            return;
        }
        Map<Integer, LeanJson.Refusal> byEntry =
                refusals.stream().collect(Collectors.toMap(LeanJson.Refusal::entry, Function.identity()));
        List<LeanMessage> again = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            LeanJson.Refusal refusal = byEntry.get(i);
            if (refusal != null && !refusal.forGood() && !gaveUp) {
                again.add(messages.get(i));
                continue;
            }
            if (refusal == null) {
                deleted.incrementAndGet();
            } else {
                log.warn(
                        "message {} is not deleted and will come again: {}",
                        messages.get(i).id(),
                        refusal.code());
            }
            inFlight.messageGoes(messages.get(i));
        }
        if (again.isEmpty()) {
            callEnded();
        } else {
            again(again, backoff);
        }
    }

    private void again(List<LeanMessage> messages, Backoff backoff) {
        sqs.later(backoff.delay(), () -> delete(messages, backoff.next()));
    }

    /** From now on, failed deletes are not repeated; SQS delivers their messages again after the visibility timeout. */
    void giveUp() {
        gaveUp = true;
    }

    @Override
    public synchronized String toString() {
        return underWay + " deletes under way, " + acknowledged.size() + " messages acknowledged and not in one";
    }
}

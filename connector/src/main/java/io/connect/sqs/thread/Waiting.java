package io.connect.sqs.thread;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** How Connect's thread waits for the threads of a task. */
public interface Waiting {

    /**
     * Waits on a monitor, which the caller holds, until it is notified or the time is over. May return early for no reason, as
     * {@link Object#wait(long)} may.
     */
    void on(Object monitor, long nanos) throws InterruptedException;

    /** Waits for an answer, good or bad; false when there is none in time. */
    boolean until(CompletableFuture<?> answer, Duration patience) throws InterruptedException;
}

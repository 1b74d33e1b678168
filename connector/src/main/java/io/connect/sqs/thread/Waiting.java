package io.connect.sqs.thread;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Waits, on Connect's thread, for the threads of a task. */
public interface Waiting {

    /**
     * Waits on a monitor, which the caller holds, until it is notified or the time has passed. May return early without a
     * reason, like {@link Object#wait(long)}.
     */
    void on(Object monitor, long nanos) throws InterruptedException;

    /** Waits until a future has completed, also with a failure; false if the time has passed before. */
    boolean until(CompletableFuture<?> answer, Duration patience) throws InterruptedException;
}

package io.connect.sqs.inflight;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Limits the number of concurrent calls. Other calls wait in a queue, and choose their messages only in their turn.
 * Thread-safe; never blocks.
 */
final class CallLimit {

    private final int most;
    private final Executor starts;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int underWay;

    /**
     * @param most   calls under way at once
     * @param starts runs calls that had to wait; not on the network thread that brings an answer, as a call may have to
     *               fetch credentials first
     */
    CallLimit(int most, Executor starts) {
        if (most < 1) {
            throw new IllegalArgumentException("At least one call must be allowed, not " + most);
        }
        this.most = most;
        this.starts = starts;
    }

    /** Makes a call now or in its turn; the future completes as the call's own does. */
    <T> CompletableFuture<T> make(Supplier<CompletableFuture<T>> call) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        synchronized (this) {
            waiting.add(() -> call.get().whenComplete((value, thrown) -> {
                returned();
                if (thrown == null) {
                    answer.complete(value);
                } else {
                    answer.completeExceptionally(thrown);
                }
            }));
        }
        startNextCalls();
        return answer;
    }

    private void startNextCalls() {
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
    }

    /** The first in line, or null when it has to wait or the line is empty. */
    private synchronized Runnable next() {
        if (underWay == most || waiting.isEmpty()) {
            return null;
        }
        underWay++;
        return waiting.poll();
    }

    private void returned() {
        synchronized (this) {
            underWay--;
        }
        starts.execute(this::startNextCalls);
    }
}

package io.connect.sqs.inflight;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Limits the number of concurrent calls. Further calls wait in a queue, and are built only when they start. Thread-safe; never
 * blocks.
 */
final class CallLimit {

    private final int most;
    private final Executor starts;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int underWay;

    /**
     * @param most the largest number of concurrent calls
     * @param starts runs calls that had to wait; it must not use network threads, because a call may first have to fetch
     * credentials
     */
    CallLimit(int most, Executor starts) {
        if (most < 1) {
            throw new IllegalArgumentException("At least one call must be allowed, not " + most);
        }
        this.most = most;
        this.starts = starts;
    }

    /** Makes a call now or when earlier calls have returned. The returned future completes with the result of the call. */
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

    /** The next call that may start, or null. */
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

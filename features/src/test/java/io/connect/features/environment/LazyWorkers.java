package io.connect.features.environment;

import java.util.function.Supplier;

/**
 * Workers that start when they are first asked for, and again when they have died meanwhile; whoever asks waits for them.
 * Thread-safe.
 *
 * <p>A start that failed is not tried again: all who wait would wait for its deadline one after the other.
 */
final class LazyWorkers implements AutoCloseable {
    private final Supplier<WorkerGroup> starter;
    private WorkerGroup group;
    private RuntimeException failure;

    LazyWorkers(Supplier<WorkerGroup> starter) {
        this.starter = starter;
    }

    synchronized WorkerGroup get() {
        if (failure != null) {
            throw new IllegalStateException("these workers did not start before: " + failure.getMessage(), failure);
        }
        try {
            if (group == null) {
                group = starter.get();
            } else {
                group.revive();
            }
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
        return group;
    }

    /** Whether asking for them is no use any more. */
    synchronized boolean haveFailed() {
        return failure != null;
    }

    @Override
    public synchronized void close() {
        if (group != null) {
            group.close();
            group = null;
        }
    }
}

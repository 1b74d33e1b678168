package io.connect.features.environment;

import java.util.function.Supplier;

/**
 * Workers that start when they are first asked for; whoever asks meanwhile waits for them. Thread-safe.
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
        throwFailure();
        if (group == null) {
            try {
                group = starter.get();
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
        return group;
    }

    /**
     * Starts again whatever has died; nothing when they were never asked for.
     *
     * @throws IllegalStateException when they did not start, so that the environment is of no use to anybody else
     */
    synchronized void revive() {
        throwFailure();
        if (group != null) {
            group.revive();
        }
    }

    private void throwFailure() {
        if (failure != null) {
            throw new IllegalStateException("these workers did not start before: " + failure.getMessage(), failure);
        }
    }

    @Override
    public synchronized void close() {
        if (group != null) {
            group.close();
            group = null;
        }
    }
}

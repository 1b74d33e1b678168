package io.connect.features.environment;

import java.util.function.Supplier;

/**
 * Workers that start when they are first asked for. Scenarios that ask meanwhile wait for them. Thread-safe.
 *
 * <p>A start that failed is not tried again: all waiting scenarios would wait for its deadline one after the other.
 */
final class LazyWorkers implements AutoCloseable {
    private final Supplier<WorkerGroup> starter;
    private WorkerGroup group;
    private RuntimeException failure;
    private boolean harmed;

    LazyWorkers(Supplier<WorkerGroup> starter) {
        this.starter = starter;
    }

    synchronized WorkerGroup get() {
        throwFailure();
        try {
            if (group == null) {
                group = starter.get();
            } else if (harmed) {
                group.revive();
            }
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
        harmed = false;
        return group;
    }

    /**
     * Dead workers are started again when they are asked for next, which may be never.
     *
     * @throws IllegalStateException when they did not start, so that the environment is of no use to anybody else
     */
    synchronized void reviveWhenAsked() {
        throwFailure();
        harmed = true;
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

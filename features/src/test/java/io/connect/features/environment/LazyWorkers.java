package io.connect.features.environment;

import java.util.function.Supplier;

/**
 * Workers that start at their first use. Scenarios that need them in the meantime wait. Thread-safe.
 *
 * <p>A failed start is not repeated, because all waiting scenarios would wait for its deadline one after another.
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
     * Dead workers are restarted at their next use, if there is one.
     *
     * @throws IllegalStateException when they did not start, so that no other scenario can use the environment
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

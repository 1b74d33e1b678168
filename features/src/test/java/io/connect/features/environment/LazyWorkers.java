package io.connect.features.environment;

import java.util.function.Supplier;

/** Workers that start when they are first asked for; whoever asks meanwhile waits for them. Thread-safe. */
final class LazyWorkers implements AutoCloseable {
    private final Supplier<WorkerGroup> starter;
    private WorkerGroup group;

    LazyWorkers(Supplier<WorkerGroup> starter) {
        this.starter = starter;
    }

    synchronized WorkerGroup get() {
        if (group == null) {
            group = starter.get();
        }
        return group;
    }

    /** Starts again whatever has died; nothing when they were never asked for. */
    synchronized void revive() {
        if (group != null) {
            group.revive();
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

package io.connect.testbed.fault;

import io.connect.testbed.process.JvmProcess;

/**
 * A process that stands still, as in a long garbage collection or on a suspended machine: its sockets stay open and
 * nobody answers. Goes on with {@link #close()} and when this JVM ends.
 */
public final class PausedProcess implements AutoCloseable {
    private final Signals signals = new Signals();
    private final long pid;

    /** @param process stands still when the constructor returns, or a moment later */
    public PausedProcess(JvmProcess process) {
        this.pid = process.pid();
        signals.stop(pid);
    }

    @Override
    public void close() {
        signals.resume(pid);
        signals.close();
    }
}

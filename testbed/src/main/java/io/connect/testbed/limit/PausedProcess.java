package io.connect.testbed.limit;

import io.connect.testbed.process.JvmProcess;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A process that is paused, as in a long garbage collection or on a suspended machine: its sockets stay open, but it answers no
 * call. It continues with {@link #close()} and when this JVM ends. A second close, or a close after the process has ended, does
 * nothing.
 */
public final class PausedProcess implements AutoCloseable {
    private final Signals signals = new Signals();
    private final long pid;
    private final AtomicBoolean goesOn = new AtomicBoolean();

    /** @param process the process to pause, at the latest a moment after the constructor returns */
    public PausedProcess(JvmProcess process) {
        this.pid = process.pid();
        signals.stop(pid);
    }

    @Override
    public void close() {
        if (goesOn.compareAndSet(false, true)) {
            signals.resume(pid);
            signals.close();
        }
    }
}

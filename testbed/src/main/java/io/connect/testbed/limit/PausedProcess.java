package io.connect.testbed.limit;

import io.connect.testbed.process.JvmProcess;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A process that stands still, as in a long garbage collection or on a suspended machine: its sockets stay open, but no call
 * is answered. Goes on with {@link #close()} and when this JVM ends; closing twice, or when the process is gone, does nothing
 * more.
 */
public final class PausedProcess implements AutoCloseable {
    private final Signals signals = new Signals();
    private final long pid;
    private final AtomicBoolean goesOn = new AtomicBoolean();

    /** @param process stands still when the constructor returns, or a moment later */
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

package io.connect.bench.fault;

import io.connect.toxiproxy.timeline.Fault;
import java.util.concurrent.atomic.AtomicBoolean;

/** A fault that is in force. Ends with {@link #close()}; ending it twice does nothing more. */
abstract class ActiveFault implements Fault.Applied {
    private final String description;
    private final AtomicBoolean ended = new AtomicBoolean();

    ActiveFault(String description) {
        this.description = description;
    }

    /** A fault of which nothing is measured. */
    static ActiveFault of(String description, Runnable end) {
        return new ActiveFault(description) {
            @Override
            void end() {
                end.run();
            }
        };
    }

    /** What was done, for people: {@code worker-1 (pid 4711) killed with -9}. */
    final String description() {
        return description;
    }

    /** What was measured of it so far, such as the CPU a limited process really got; empty when there is nothing. */
    String effect() {
        return "";
    }

    abstract void end();

    @Override
    public final void close() {
        if (ended.compareAndSet(false, true)) {
            end();
        }
    }
}

package io.connect.sqs.thread;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clocks of a task.
 *
 * @param nano a monotonic clock, in nanoseconds
 * @param wall the wall clock, for times that are compared with those of other machines
 */
public record TaskClocks(LongSupplier nano, InstantSource wall) {

    /** The clocks of the machine. */
    public static TaskClocks system() {
        return new TaskClocks(System::nanoTime, InstantSource.system());
    }
}

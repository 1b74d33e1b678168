package io.connect.sqs.thread;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clocks of a task.
 *
 * @param nano monotonic nanoseconds
 * @param wall clock for times that are compared with other machines' clocks
 */
public record TaskClocks(LongSupplier nano, InstantSource wall) {

    /** The clocks of the machine. */
    public static TaskClocks system() {
        return new TaskClocks(System::nanoTime, InstantSource.system());
    }
}
